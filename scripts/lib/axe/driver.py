"""A browser without a window, by the protocol of WebDriver: Debian's chromium and chromium-driver."""

import json
import re
import subprocess
import urllib.error
import urllib.request

_arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
              "--disable-background-networking", "--window-size=1280,1000"]


class Browser:
    """Opens pages and runs scripts in them. To be closed: `with Browser() as browser`."""

    def __enter__(self):
        self._program = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True)
        self._session = None
        port = next(
            (found[1] for line in self._program.stdout
             if (found := re.search(r"started successfully on port (\d+)", line))), None)
        if port is None:
            raise RuntimeError("chromedriver does not start")
        self._address = f"http://127.0.0.1:{port}/session"
        wanted = {"browserName": "chrome", "goog:chromeOptions": {"args": _arguments}}
        made = self._call("", {"capabilities": {"alwaysMatch": wanted}})
        self._session = made["sessionId"]
        self._call("/timeouts", {"script": 60_000, "pageLoad": 60_000})
        return self

    def __exit__(self, *_):
        try:
            if self._session:
                self._call("", method="DELETE")
        finally:
            # It does not always end when it is asked to.
            self._program.kill()
            self._program.wait()

    def open(self, address):
        self._call("/url", {"url": address})

    def forget(self):
        """Signs out of everything."""
        self._call("/cookie", method="DELETE")

    def run(self, script, *arguments):
        """The value that a script returns."""
        return self._call("/execute/sync", {"script": script, "args": arguments})

    def wait_for(self, script, *arguments):
        """The value that a script hands to its last argument, a function."""
        return self._call("/execute/async", {"script": script, "args": arguments})

    def _call(self, path, body=None, method=None):
        place = self._address + (f"/{self._session}" if self._session else "") + path
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            place, data, {"Content-Type": "application/json"},
            method=method or ("GET" if data is None else "POST"))
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            told = json.load(error)["value"]
            raise RuntimeError(f"{told['error']}: {told['message'].splitlines()[0]}") from None
