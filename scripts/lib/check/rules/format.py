"""The formatting of .swift-format."""

import re
import shutil
import subprocess

from rule import Rule, Seen, Skipped
from tree import Finding

_line = re.compile(r"^(.+?):(\d+):\d+: (?:error|warning): (.*)$")
_way = "swift format -i --configuration .swift-format FILE; break by hand a text that it leaves"


def find(tree):
    if not shutil.which("swift"):
        raise Skipped("swift is not on the PATH")
    places = [each for each in ("Sources", "Plugins", "Tests", "Package.swift") if tree.has(each)]
    lint = subprocess.run(
        ["swift", "format", "lint", "--strict", "--parallel", "--configuration", ".swift-format",
         "--recursive", *places], cwd=tree.root, capture_output=True, text=True)
    found = [match for match in map(_line.match, lint.stderr.splitlines()) if match]
    for path, line, what in (match.groups() for match in found):
        path = path.removeprefix(f"{tree.root}/")
        yield Finding(path, int(line), what, _way)
    if lint.returncode and not found:
        yield Finding(".swift-format", 1, lint.stderr.strip() or "swift format failed",
                      "mend what it says")


RULE = Rule(
    "format", "all files are formatted alike", find,
    seen=[
        Seen({"Sources/Host/Site.swift": "let a = 1\nlet b  = 2\n"},
             "Sources/Host/Site.swift:2", "[Spacing]"),
        Seen({"Sources/Host/Site.swift": "let a = \"" + "a" * 100 + "\"\n"},
             "Sources/Host/Site.swift:1", "[LineLength]"),
    ])
