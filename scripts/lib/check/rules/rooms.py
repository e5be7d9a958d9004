"""The same rooms in every plugin, and a manifest that says which plugin it is."""

import re

from rule import Rule, Seen
from tree import Finding, line_of

_needed_keys = ["id", "name.kk", "name.ru", "name.en", "version", "library", "description"]
_lists = ["requires", "uses"]
_keys = _needed_keys + _lists
_rooms = {
    "API", "Assets", "Demo", "Locales", "Migrations", "Plugin", "README.md", "Templates", "Tests",
    "plugin.yaml", "promises",
}


def find(tree):
    for plugin in tree.plugins:
        yield from _needed(tree, plugin)
        yield from _unknown(tree, plugin)
        if plugin.manifest:
            yield from _manifest(plugin)
        yield from _listing(tree, plugin)


def _needed(tree, plugin):
    needed = {
        "plugin.yaml": "say id, name, version, library and description",
        "README.md": "say purpose, settings, routes, tables, events, permissions",
        f"Plugin/{plugin.name}.swift": "the table of contents: every contribution in one screen",
    }
    for language in ("kk", "ru", "en"):
        needed[f"Locales/{language}.yaml"] = "every text in three languages"
    for part, way in needed.items():
        if not tree.has(plugin / part):
            yield Finding(plugin / part, 1, "the file is missing", way)


def _unknown(tree, plugin):
    found = {path[len(plugin / ""):].split("/")[0] for path in tree.below(plugin.folder)}
    for room in sorted(found - _rooms):
        yield Finding(plugin / room, 1, f"{room} is no room of a plugin",
                      f"the rooms are {', '.join(sorted(_rooms))}")


def _manifest(plugin):
    path, manifest = plugin.manifest_path, plugin.manifest
    for line, what in manifest.problems:
        yield Finding(path, line, what, "write it as `key: text`, one a line")
    for key in manifest.values:
        if key not in _keys:
            yield Finding(path, manifest.line(key), f"{key} is no key of a manifest",
                          f"the keys are {', '.join(_keys)}")
    for key in _needed_keys:
        if not manifest.get(key):
            yield Finding(path, manifest.line(key), f"{key} is missing", f"add {key}")
    for key, wanted in (("id", plugin.id), ("library", plugin.name)):
        if manifest.get(key) not in (None, wanted):
            yield Finding(
                path, manifest.line(key),
                f"{key} is {manifest.get(key)}, the folder {plugin.name}", f"write {key}: {wanted}")


def _listing(tree, plugin):
    """Package.swift says the same as the folder and the manifest."""
    if not tree.has("Package.swift"):
        return
    package = tree.text("Package.swift")
    found = re.search(rf'^\s*\+ plugin\("{plugin.name}"(.*)\)', package, re.MULTILINE)
    if not found:
        yield Finding("Package.swift", 1, f"{plugin.name} is not listed",
                      f'add + plugin("{plugin.name}")')
        return
    line = line_of(package, found.start(1))
    has_api = bool(tree.below(plugin / "API", ending=".swift"))
    if has_api != ("offersAPI: true" in found[1]):
        yield Finding("Package.swift", line, f"{plugin.name} has {'an' if has_api else 'no'} API",
                      f"write offersAPI: {str(has_api).lower()}")
    for key, said in (("requires", plugin.requires), ("uses", plugin.uses)):
        listed = re.search(rf"{key}: \[([^\]]*)\]", found[1])
        names = set(re.findall(r'"(\w+)"', listed[1])) if listed else set()
        if {name.lower() for name in names} != set(said):
            yield Finding("Package.swift", line,
                          f"{plugin.name} {key} other plugins here than in {plugin.manifest_path}",
                          f"the manifest says {', '.join(said) or 'none'}")


_manifest_of = """id: {}
name: {{kk: A, ru: B, en: C}}
version: 1.0.0
library: Notes
description: A.
"""

RULE = Rule(
    "rooms", "every plugin is laid out alike, under one word", find,
    seen=[
        Seen({"Plugins/Notes/README.md": None}, "Plugins/Notes/README.md:1", "is missing"),
        Seen({"Plugins/Notes/plugin.yaml": None}, "Plugins/Notes/plugin.yaml:1", "is missing"),
        Seen({"Tests/Example/Tales/plugin.yaml": _manifest_of.format("tales")},
             "Tests/Example/Tales/README.md:1", "is missing"),
        Seen({"Plugins/Notes/Plugin/Notes.swift": None, "Plugins/Notes/Plugin/Note.swift": ""},
             "Plugins/Notes/Plugin/Notes.swift:1", "is missing"),
        Seen({"Plugins/Notes/Locales/ru.yaml": None},
             "Plugins/Notes/Locales/ru.yaml:1", "is missing"),
        Seen({"Plugins/Notes/Views/list.mustache": ""},
             "Plugins/Notes/Views:1", "Views is no room"),
        Seen({"Plugins/Notes/plugin.yaml": _manifest_of.format("note")},
             "Plugins/Notes/plugin.yaml:1", "write id: notes"),
        Seen({"Plugins/Notes/plugin.yaml": _manifest_of.format("notes") + "author: D\n"},
             "Plugins/Notes/plugin.yaml:6", "author is no key"),
        Seen({"Plugins/Notes/plugin.yaml": _manifest_of.format("notes") + "requires: [letters]\n"},
             "Package.swift:4", "requires other plugins"),
        Seen({"Plugins/Notes/plugin.yaml": _manifest_of.format("notes") + "uses: [letters]\n"},
             "Package.swift:4", "uses other plugins"),
        Seen({"Package.swift": 'let targets = host\n    + plugin("Letters", offersAPI: true)\n'},
             "Package.swift:1", "Notes is not listed"),
        Seen({"Plugins/Notes/API/Directory.swift": ""}, "Package.swift:4", "Notes has an API"),
    ])
