"""The measurements of scripts/bench. Needs a release build with bundles, wrk, pgbench and psql."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / ".build/release"
CONNECTIONS = 32
SECONDS = int(os.environ.get("BENCH_SECONDS", "6"))
PORT, HELLO_PORT = 18480, 18481
SHARED = Path(os.environ.get("ARNA_SHARED", ROOT.parent / "shared"))


def run(*command, **options):
    return subprocess.run(command, check=True, text=True, capture_output=True, **options).stdout


class System:
    """A host in release, its database, and 20,000 bodies with designations."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="arna-bench-", dir="/tmp"))
        self.folder.chmod(0o755)
        self.environment = {
            **os.environ, "ARNA_DATA": str(self.folder), "ARNA_PORT": str(PORT),
        }
        self.host = None
        self.start()
        self.socket = self.find_socket()
        self.token = self.make_token()
        self.fill()

    def start(self):
        log = open(self.folder / "log", "a")
        self.host = subprocess.Popen(
            [BUILD / "arna", "serve", "--set", "log.level=error"], env=self.environment,
            stdout=log, stderr=log)
        started = time.monotonic()
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health/ready", timeout=1) as ready:
                    if ready.status == 200:
                        return time.monotonic() - started
            except OSError:
                if time.monotonic() - started > 60:
                    raise SystemExit(f"the host did not start: see {self.folder}/log")
                time.sleep(0.005)

    def find_socket(self):
        for line in Path("/proc/net/unix").read_text().splitlines():
            match = re.search(r"(/\S*)/\.s\.PGSQL\.5432$", line)
            if match and ("arna-bench" in match[1] or "arna-" in match[1]):
                path = Path(match[1])
                if str(self.folder) in str(path) or not (self.folder / "postgres").exists():
                    return str(path)
        found = [m for line in Path("/proc/net/unix").read_text().splitlines()
                 if (m := re.search(r"(/\S*)/\.s\.PGSQL\.5432$", line))]
        return found[-1][1]

    def arna(self, *arguments):
        return run(str(BUILD / "arna"), *arguments, env=self.environment).strip()

    def make_token(self):
        self.arna("account", "create", "--email", "bench@test.invalid", "--role", "operator")
        return self.arna("token", "create", "--account", "bench@test.invalid").splitlines()[-1]

    def psql(self, sql, *options):
        return run("psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", self.socket,
                   "-U", "arna_owner", *options, "-c", sql, "arna").strip()

    def fill(self):
        self.psql((ROOT / "scripts/lib/bench/fill.sql").read_text())

    def memory(self):
        status = Path(f"/proc/{self.host.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def stop(self):
        self.host.send_signal(signal.SIGTERM)
        self.host.wait(timeout=30)

    def close(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def wrk(url, script=None, headers=()):
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", str(script)]
    output = run(*command, url)
    if refused := re.search(r"Non-2xx or 3xx responses: (\d+)", output):
        raise SystemExit(f"{url}: {refused[1]} answers were refusals")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])


def pgbench(system, script, transactions_in_one=False):
    binaries = sorted(Path("/usr/lib/postgresql").iterdir())[-1] / "bin"
    with tempfile.NamedTemporaryFile("w", suffix=".sql", delete=False) as file:
        file.write(script)
    output = run(
        str(binaries / "pgbench"), "-n", "-M", "prepared", f"-c{CONNECTIONS}", "-j2",
        f"-T{SECONDS}", "-f", file.name, "-h", system.socket, "-U", "arna_host", "arna")
    os.unlink(file.name)
    return float(re.search(r"tps = ([\d.]+)", output)[1])


def limit(http, database):
    return 1 / (1 / http + 1 / database)


def lua(system, name):
    """A wrk script from scripts/lib/bench with what it needs filled in."""
    text = (ROOT / f"scripts/lib/bench/{name}").read_text()
    text = text.replace("@TOKEN@", system.token).replace("@DATA@", str(system.folder))
    target = system.folder / name
    target.write_text(text)
    return target


def one_run(system, number):
    base = f"http://127.0.0.1:{PORT}"
    api = f"{base}/api/v1/registry"
    rows = []

    def goal(name, value, least=None, most=None, unit=""):
        met = (least is None or value >= least) and (most is None or value <= most)
        bound = f"≥ {least}" if least is not None else f"≤ {most}"
        rows.append(met)
        print(f"  {'ok  ' if met else 'MISS'} {name:<46} {value:8.2f}{unit}  (goal {bound}{unit})",
              flush=True)

    print(f"run {number}", flush=True)
    hello = wrk(f"http://127.0.0.1:{HELLO_PORT}/")
    body = system.psql("SELECT id FROM registry.bodies ORDER BY id LIMIT 1")
    one = pgbench(system, f"""
SELECT b.*, v.* FROM registry.bodies b JOIN registry.body_versions v ON v.body_id = b.id
WHERE b.id = '{body}' AND v.valid_from <= current_date
AND (v.valid_to IS NULL OR v.valid_to >= current_date);
""")
    by_id = wrk(f"{api}/bodies/{body}")
    goal("body by id, of the limit", by_id / limit(hello, one), least=0.6)

    many = pgbench(system, """
SELECT * FROM registry.officials
WHERE shown_from <= current_date AND shown_to >= current_date
ORDER BY level_order, protocol_order, sort_name, designation_id LIMIT 20;
""")
    json_list = wrk(f"{api}/officials")
    goal("list of 20 as JSON, of the limit", json_list / limit(hello, many), least=0.5)
    page = wrk(f"{base}/kk/registry/officials")
    goal("list of 20 as a page, of JSON", page / json_list, least=0.1)

    inserts = pgbench(system, (ROOT / "scripts/lib/bench/designation.sql").read_text())
    system.psql("SELECT registry_bench.prepare()")
    posts = wrk(f"{api}/designations", lua(system, "designation.lua"),
                [f"Authorization: Bearer {system.token}", "Content-Type: application/json"])
    goal("POST of a designation, of the same inserts", posts / inserts, least=0.4)
    goal("resident memory under load", system.memory(), most=150, unit=" MB")

    edition = SHARED / "data/kato-2026-07-17.csv"
    if edition.exists():
        goal("import of the classifier, of \\copy", import_ratio(system, edition), most=6)
    else:
        print("  the edition of the classifier is not here: import not measured")
    system.stop()
    goal("from start to ready", start_time(system), most=1.0, unit=" s")
    system.start()
    return all(rows)


def import_ratio(system, edition):
    """Seconds from first byte to commit, of the seconds of a copy into the same table."""
    copies, imports = [], []
    for turn in range(3):
        system.psql((ROOT / "scripts/lib/bench/places.sql").read_text())
        started = time.monotonic()
        system.psql("\\copy registry_bench.places FROM PROGRAM "
                    f"'cat {system.folder}/places.csv' csv quote E'\\b'") if False else None
        copies.append(copy_places(system, edition))
        imports.append(import_places(system, edition))
    return sorted(imports)[1] / sorted(copies)[1]


def main():
    system = System()
    hello = subprocess.Popen([BUILD / "hello", str(HELLO_PORT)], stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    try:
        results = [one_run(system, number + 1) for number in range(int(sys.argv[1]))]
    finally:
        hello.terminate()
        system.close()
    raise SystemExit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
