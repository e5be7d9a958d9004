"""Every imported module is a declared dependency of its target. Slow: it asks the build."""

import re
import shutil
import subprocess

from rule import Rule, Seen, Skipped, Sound
from tree import Finding

_error = re.compile(r"^error: (.*)$", re.MULTILINE)


def find(tree):
    if not shutil.which("swift"):
        raise Skipped("swift is not on the PATH")
    build = subprocess.run(
        ["swift", "build", "--build-tests", "--explicit-target-dependency-import-check", "error"],
        cwd=tree.root, capture_output=True, text=True)
    for what in sorted(set(_error.findall(build.stdout + build.stderr))):
        yield Finding("Package.swift", 1, what,
                      "declare the dependency of the target, or drop the import")
    if build.returncode and not _error.search(build.stdout + build.stderr):
        yield Finding("Package.swift", 1, "the build failed", "swift build --build-tests")


_package = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "notes",
    targets: [
        .target(name: "Paper", path: "Sources/Paper"),
        .target(name: "Notes", {}path: "Plugins/Notes/Plugin"),
        .testTarget(
            name: "NotesTests", dependencies: ["Notes", "Paper"], path: "Plugins/Notes/Tests"),
    ])
"""
_files = {
    "Sources/Paper/Paper.swift": "public struct Paper {}\n",
    "Plugins/Notes/Plugin/Notes.swift": "import Paper\n",
    "Plugins/Notes/Tests/NotesTests.swift": "import Notes\n",
}

RULE = Rule(
    "undeclared", "what a target imports it declares", find,
    seen=[
        Sound(_files | {"Package.swift": _package.format('dependencies: ["Paper"], ')}),
        Seen(_files | {"Package.swift": _package.format("")}, "Package.swift:1", "Notes"),
    ], is_slow=True)
