"""A host in release with its database, on a folder of its own."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

from load import FOLDER, output, postgres

BUILD = FOLDER.parents[2] / ".build/release"
PORT = 18480


class System:
    """Has 20,000 bodies with designations, and a token that may write."""

    def __init__(self):
        # In /tmp, which the user that the database runs as can enter.
        self.folder = Path(tempfile.mkdtemp(prefix="arna-bench-", dir="/tmp"))
        self.folder.chmod(0o755)
        self.socket = self.folder / "postgres/s"
        self.host = Host(self.folder, PORT)

    def __enter__(self):
        try:
            self.token = self.make_token()
            self.psql("-f", FOLDER / "fill.sql")
        except BaseException:
            self.host.stop()
            raise
        return self

    def __exit__(self, *reason):
        self.host.stop()
        shutil.rmtree(self.folder)

    @property
    def api(self):
        return f"{self.host.url}/api/v1/registry"

    def make_token(self):
        self.arna("account", "create", "--email", "bench@example.invalid", "--role", "operator")
        return self.arna("token", "create", "--account", "bench@example.invalid")

    def arna(self, *arguments):
        return output(BUILD / "arna", *arguments, env=Host.environment(self.folder)).strip()

    def psql(self, *arguments, **options):
        """As the owner of the database."""
        return output(
            postgres("psql"), "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", self.socket,
            "-U", "arna_owner", "-d", "arna", *arguments, **options)

    def tidy(self):
        """What autovacuum would do in the midst of a measurement."""
        self.psql("-c", "VACUUM (ANALYZE)")

    def restart(self):
        self.host.stop()
        self.host = Host(self.folder, PORT)

    def seconds_to_ready(self):
        """From start to ready of a second host; to it the migrated database is external."""
        host = Host(
            self.folder, PORT + 1, f"database.url={self.url('arna_host')}",
            f"database.ownerUrl={self.url('arna_owner')}")
        host.stop()
        return host.seconds_to_ready

    def url(self, role):
        return f"postgresql://{role}@/arna?host={urllib.parse.quote(str(self.socket), safe='')}"


class Host:
    """A process that serves."""

    def __init__(self, folder, port, *settings):
        self.url = f"http://127.0.0.1:{port}"
        command = [BUILD / "arna", "serve", "--strict", "--set", "log.level=error",
                   "--set", "site.address=https://arna.example.invalid",
                   # The whole load comes from one address and by one token.
                   "--set", "api.callsOfNetwork=0", "--set", "api.callsOfToken=0"]
        for setting in (f"server.port={port}", *settings):
            command += ["--set", setting]
        self.log = folder / "log"
        started = time.monotonic()
        with open(self.log, "a") as log:
            self.process = subprocess.Popen(
                command, env=self.environment(folder), stdout=log, stderr=log)
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() - started > 60:
                raise SystemExit(f"the host did not start: see {self.log}")
            time.sleep(0.005)
        self.seconds_to_ready = time.monotonic() - started

    @staticmethod
    def environment(folder):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ARNA_")}
        return {**kept, "ARNA_DATA": str(folder)}

    def is_ready(self):
        try:
            with urllib.request.urlopen(f"{self.url}/health/ready", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def most_memory(self):
        """The most that was resident since the start, in megabytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)
