"""One copy of each symbol: what the host defines, no plugin library defines again."""

import pathlib
import subprocess
import tempfile

from rule import Rule, Seen, Skipped, Sound
from tree import Finding

_builds = ("debug", "release")


def find(tree):
    builds = [build for build in _builds if (tree.root / f".build/{build}/arna").exists()]
    if not builds:
        raise Skipped("nothing is built: scripts/test builds all that it compares")
    for build in builds:
        bundles = tree.root / f".build/{build}/plugins"
        libraries = sorted([*bundles.glob("*/lib*.so"), *bundles.glob("*/uses/*.so")])
        host = _symbols(tree.root / f".build/{build}/arna") if libraries else set()
        for library in libraries:
            twice = sorted(_symbols(library) & host)
            if twice:
                some = ", ".join(map(_readable, twice[:3]))
                yield Finding(
                    str(library.relative_to(tree.root)), 1,
                    f"{len(twice)} symbols are the host's too: {some}",
                    "link only the plugin's own objects: scripts/lib/bundles.sh")


def _symbols(file):
    """The Swift symbols that a file defines for others."""
    try:
        listed = subprocess.run(
            ["nm", "-D", "--defined-only", file], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        raise Skipped("nm is missing: apt-get install binutils") from None
    return {line.split()[-1] for line in listed.splitlines() if " $s" in line}


def _readable(symbol):
    try:
        command = ["swift-demangle", "--compact", symbol]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (FileNotFoundError, subprocess.CalledProcessError):
        return symbol


def _library(text):
    """A library of one Swift file, as the compiler makes it."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "Kit.swift")
        source.write_text(text)
        subprocess.run(
            ["swiftc", "-emit-library", "-module-name", "Kit", "-o", f"{folder}/libKit.so", source],
            check=True, capture_output=True)
        return pathlib.Path(folder, "libKit.so").read_bytes()


def _seen():
    library = ".build/debug/plugins/notes/libNotes.so"
    kit = _library("public func answer() -> Int { 42 }\n")
    notes = _library("public func question() -> Int { 6 * 9 }\n")
    return [
        Sound({".build/debug/arna": kit, library: notes}),
        Seen({".build/debug/arna": kit, library: kit},
             f"{library}:1", "symbols are the host's too"),
    ]


RULE = Rule("symbols", "every type exists once, so casts hold across plugins", find, seen=_seen)
