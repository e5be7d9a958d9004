"""Whose schema a plugin's SQL may name, and where text enters SQL unbound."""

import re

from allowed import Allowed
from rule import Rule, Seen, Sound
from tree import Finding, line_of

# What a plugin may name of the host's schema.
_platform = re.compile(r"(?<![\w./@-])platform\.(?!accounts\b|agencies\b|agency\b)([a-z]\w*)")


def find(tree):
    for plugin in tree.plugins:
        for path in tree.below(plugin / "Migrations", ending=".sql"):
            text = re.sub(r"--[^\n]*", "", tree.text(path))
            yield from _schemas(tree, plugin, path, text, 1)
        for path in plugin.sources():
            for literal in tree.swift(path).literals:
                yield from _schemas(tree, plugin, path, literal.text, literal.line)
    yield from _raw(tree)


def _schemas(tree, plugin, path, text, first_line):
    for other in tree.plugins:
        if other.id == plugin.id:
            continue
        for found in re.finditer(rf"(?<![\w./@-]){other.id}(_api)?\.[a-z_]", text):
            # What a migration names must be there; what only runs may ask first.
            known = plugin.requires if path.endswith(".sql") else plugin.providers
            if found[1] and other.id in known:
                continue
            yield Finding(
                path, first_line - 1 + line_of(text, found.start()),
                f"{plugin.name} names the schema {other.id}{found[1] or ''}",
                f"ask {other.name}API, or require or use {other.id} and read a view of {other.id}_api")
    for found in _platform.finditer(text):
        yield Finding(path, first_line - 1 + line_of(text, found.start()),
                      f"{plugin.name} names platform.{found[1]}",
                      "of the host only platform.agencies, accounts and agency() may be named")


def _raw(tree):
    allowed = Allowed(tree, "raw")
    for path in tree.shipped():
        raws = [line for line, source in tree.swift(path).interpolations
                if source.startswith("raw:")]
        limit = allowed.number(path) if raws else 0
        for line in raws[limit:]:
            yield Finding(
                path, line, f"raw text enters SQL ({len(raws)} times here, {limit} are known)",
                'bind it, or make it SQL (let column: SQL = "name_ru"); else write where it comes '
                f"from into {allowed.file}")
        if 0 < len(raws) < limit:
            yield Finding(
                allowed.file, allowed.line(path), f"{path} has only {len(raws)} raw texts",
                "write the smaller number")
    yield from allowed.leftovers()


_more = "Plugins/Notes/Migrations/0002-more.sql"
_notes = "Plugins/Notes/Plugin/Notes.swift"

RULE = Rule(
    "sql", "a schema belongs to one plugin, and values are bound", find,
    seen=[
        Sound({_more: "SELECT 1 FROM notes.all -- not letters.all\nJOIN platform.agencies ON true;\n",
               _notes: 'let sql = "\\(SQL(a)) FROM letters_api.all"; letters.send()\n',
               "Plugins/Notes/plugin.yaml": "id: notes\nrequires:\n  - letters\n"}),
        Seen({_more: "-- letters.all\nSELECT 1 FROM letters.all;\n"},
             f"{_more}:2", "Notes names the schema letters"),
        Seen({_notes: 'let sql = """\n    SELECT 1\n    FROM letters.all\n    """\n'},
             f"{_notes}:3", "Notes names the schema letters"),
        Seen({_notes: 'let sql = "SELECT 1 FROM letters_api.all"\n'}, f"{_notes}:1", "letters_api"),
        Sound({_notes: 'let sql = "SELECT 1 FROM letters_api.all"\n',
               "Plugins/Notes/plugin.yaml": "id: notes\nuses: [letters]\n"}),
        Seen({_more: "SELECT 1 FROM letters_api.all;\n",
              "Plugins/Notes/plugin.yaml": "id: notes\nuses: [letters]\n"},
             f"{_more}:1", "letters_api"),
        Seen({_notes: 'let sql = "SELECT 1 FROM platform.sessions"\n'},
             f"{_notes}:1", "platform.sessions"),
        Seen({_notes: 'let sql = """\n    A \\(raw: b)\n    """\n'},
             f"{_notes}:2", "raw text enters SQL"),
        Seen({"scripts/lib/check/allowed/raw.txt": f"{_notes} | 2 | no reason at all\n",
              _notes: 'let sql = "A \\(raw: b)"\n'},
             "scripts/lib/check/allowed/raw.txt:1", "only 1 raw texts"),
    ])
