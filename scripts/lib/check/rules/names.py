"""What files, folders, types and modules may be called."""

import functools
import pathlib
import re
import shutil

from rule import Rule, Seen
from tree import Finding, matches

_leftovers = {
    "core", "common", "shared", "util", "utils", "utilities", "helper", "helpers", "misc",
    "miscellaneous", "other", "others", "legacy", "old",
}
_endings = "Manager|Helper|Helpers|Util|Utils|Base|Impl|Info|Data|Wrapper"
_type = re.compile(rf"\b(?:class|struct|enum|actor|protocol|typealias)\s+(\w*(?:{_endings}))\b")
_target = re.compile(r'name: "(\w+)"[^\n]*|^\s*\+ plugin\("(\w+)"', re.MULTILINE)

# Modules that a build sees wherever Swift comes from.
_system = {
    "Builtin", "CxxStdlib", "Cxx", "Dispatch", "Distributed", "Foundation", "FoundationEssentials",
    "FoundationInternationalization", "FoundationNetworking", "FoundationXML", "Glibc", "Musl",
    "Observation", "RegexBuilder", "Runtime", "Swift", "SwiftOnoneSupport", "Synchronization",
    "Testing", "XCTest",
}


def find(tree):
    folders = ("Sources", "Plugins", "Tests", "scripts")
    yield from _places(tree, tree.below(*folders))
    for path in tree.below(*folders[:3], ending=".swift"):
        for line, found in matches(_type, tree.swift(path).code):
            yield Finding(path, line, f"the type {found[1]} is named after its role in code",
                          "name it by what it is in the field")
    yield from _modules(tree)


def _places(tree, paths):
    told = set()
    for path in paths:
        for place in [path, *map(str, pathlib.PurePath(path).parents)]:
            name = pathlib.PurePath(place).name.split(".")[0].split("+")[0]
            if place in told:
                continue
            told.add(place)
            if name.lower() in _leftovers:
                yield Finding(place, 1, f"{name} says nothing of what is in it",
                              "a folder and a file bear a noun of the field")


def _modules(tree):
    if not tree.has("Package.swift"):
        return
    packages = {
        folder.name: folder.parts[-3]
        for folder in tree.root.glob(".build/checkouts/*/Sources/*") if folder.is_dir()
    }
    for line, found in matches(_target, tree.text("Package.swift")):
        name = found[1] or found[2]
        if name in _system or name in _toolchain():
            yield Finding("Package.swift", line, f"{name} is a module of Swift: it would be hidden",
                          "take another word")
        elif found[2] and name in packages:
            yield Finding("Package.swift", line, f"{name} is a module of {packages[name]}",
                          "take another word")


@functools.cache
def _toolchain():
    swiftc = shutil.which("swiftc")
    home = pathlib.Path(swiftc).resolve().parent.parent if swiftc else pathlib.Path("/nowhere")
    return {module.stem for module in home.glob("lib/swift/linux/*.swiftmodule")}


RULE = Rule(
    "names", "a stranger finds a folder that bears the name of his question", find,
    seen=[
        Seen({"Sources/Host/Common/Site.swift": ""},
             "Sources/Host/Common:1", "Common says nothing"),
        Seen({"Sources/Host/Helpers.swift": ""}, "Sources/Host/Helpers.swift:1", "says nothing"),
        Seen({"Sources/Host/Site.swift": "\nfinal class SiteManager {}\n"},
             "Sources/Host/Site.swift:2", "SiteManager"),
        Seen({"Package.swift": 'let targets = [\n    + plugin("Observation")\n]\n'},
             "Package.swift:2", "Observation is a module of Swift"),
        Seen({"Package.swift": '+ plugin("Mustache")\n',
              ".build/checkouts/swift-mustache/Sources/Mustache/Template.swift": ""},
             "Package.swift:1", "Mustache is a module of swift-mustache"),
    ])
