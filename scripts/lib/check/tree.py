"""The repository as the rules see it: its files, its plugins, and what is found wrong."""

import functools
import os
import pathlib
import re
from dataclasses import dataclass

import plainyaml
import swiftsource

# Folders that hold nothing written by hand.
UNWRITTEN = {".build", ".git", ".arna", "__pycache__"}

# Where plugins lie: those of the product, and the one of the guide, which strangers copy.
SHIPPED, EXAMPLE = "Plugins", "Tests/Example"


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong. A mild one is told and does no harm to the result."""

    path: str
    line: int
    what: str
    way: str  # the way out
    mild: bool = False


class Tree:
    """The files below a root; read once, paths relative to it."""

    def __init__(self, root):
        self.root = pathlib.Path(root)

    @functools.cached_property
    def paths(self):
        found = []
        for folder, folders, files in os.walk(self.root):
            folders[:] = sorted(set(folders) - UNWRITTEN)
            found += [os.path.relpath(os.path.join(folder, file), self.root) for file in files]
        return sorted(found)

    def below(self, *folders, ending=""):
        """The paths of all files below the folders, in order."""
        starts = tuple(folder + "/" for folder in folders)
        return [path for path in self.paths if path.startswith(starts) and path.endswith(ending)]

    def shipped(self):
        """The Swift files of the host and the plugins, but for the plugins' tests."""
        tests = tuple(plugin / "Tests/" for plugin in self.plugins)
        return [
            path for path in self.below("Sources", SHIPPED, EXAMPLE, ending=".swift")
            if not path.startswith(tests)
        ]

    def has(self, path):
        return (self.root / path).exists()

    @functools.cache
    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def lines(self, path):
        """The lines of a file with their numbers, from 1."""
        return enumerate(self.text(path).splitlines(), start=1)

    @functools.cache
    def swift(self, path):
        return swiftsource.SwiftSource(self.text(path))

    @functools.cache
    def yaml(self, path):
        return plainyaml.PlainYAML(self.text(path))

    @functools.cached_property
    def plugins(self):
        """The plugins of the product, and that of the guide."""
        folders = {
            "/".join(path.split("/")[:place.count("/") + 2])
            for place in (SHIPPED, EXAMPLE) for path in self.below(place)
            if path.count("/") > place.count("/") + 1
        }
        return [Plugin(self, folder) for folder in sorted(folders)]


class Plugin:
    """The folder of a plugin."""

    def __init__(self, tree, folder):
        self.tree = tree
        self.folder = folder
        self.name = folder.rpartition("/")[2]
        self.id = self.name.lower()
        self.is_shipped = folder.startswith(f"{SHIPPED}/")
        self.manifest_path = f"{self.folder}/plugin.yaml"

    def __truediv__(self, part):
        return f"{self.folder}/{part}"

    @functools.cached_property
    def manifest(self):
        """What plugin.yaml says, or None."""
        return self.tree.yaml(self.manifest_path) if self.tree.has(self.manifest_path) else None

    @functools.cached_property
    def requires(self):
        """The ids that its manifest requires."""
        return self._listed("requires")

    @functools.cached_property
    def uses(self):
        """The ids that it uses where they are there."""
        return self._listed("uses")

    @property
    def providers(self):
        return self.requires + self.uses

    def _listed(self, key):
        said = self.manifest and self.manifest.get(key)
        return said if isinstance(said, list) else []

    def sources(self):
        """Its Swift files but for tests."""
        return self.tree.below(self / "Plugin", self / "API", ending=".swift")


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def matches(pattern, text):
    """The matches of a pattern with the lines they begin on."""
    return [(line_of(text, found.start()), found) for found in re.finditer(pattern, text)]
