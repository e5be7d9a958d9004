"""Every imported module is a declared dependency of its target. Slow: it asks the build."""

import re
import shutil
import subprocess

from rule import Rule, Seen, Skipped
from tree import Finding

_error = re.compile(r"^error: (.*)$", re.MULTILINE)


def find(tree):
    if not shutil.which("swift"):
        raise Skipped("swift is not on the PATH")
    build = subprocess.run(
        ["swift", "build", "--build-tests", "--explicit-target-dependency-import-check", "error"],
        cwd=tree.root, capture_output=True, text=True)
    for what in sorted(set(_error.findall(build.stdout + build.stderr))):
        yield Finding("Package.swift", 1, what, "declare the dependency of the target, or drop the import")
    if build.returncode and not _error.search(build.stdout + build.stderr):
        yield Finding("Package.swift", 1, "the build failed", "swift build --build-tests")


RULE = Rule("undeclared", "what a target imports it declares", find, is_slow=True)
