"""Texts and templates that code and pages name are there, with the arguments that they want."""

import re

from localetexts import owners
from rule import Rule, Seen, Sound
from swiftsource import HOLE
from tree import Finding, matches

_mention = re.compile(r"\{\{\s*t\.([A-Za-z0-9._-]+)\s*\}\}")
_partial = re.compile(r"\{\{>\s*([A-Za-z0-9/_-]+)\s*\}\}")
_key = re.compile(rf"[a-z][a-z0-9]*(?:\.[A-Za-z0-9{HOLE}-]+)+\Z")

# Where a literal that looks like a text is something else: a record's group of texts, a right's id.
_group = re.compile(r"\btexts\s*(?::|=|:\s*String\s*=)\s*\Z")
_right = re.compile(r"\bPermission\(\s*\Z")
_act = re.compile(r"(?:\baudit|\bentry)\(\s*\Z|\baction:\s*\Z")
_created = re.compile(r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:\w+\s+)*?(?:TABLE|VIEW|FUNCTION|SEQUENCE|TYPE)\s+"
                      r"(?:IF\s+NOT\s+EXISTS\s+)?(\w+\.\w+)", re.IGNORECASE)


def find(tree):
    everyone = owners(tree)
    texts = {key: arguments for owner in everyone for key, arguments in owner.texts().items()}
    ids = {owner.id for owner in everyone}
    templates = {
        f"{owner.id}/{path.rpartition('/')[2].removesuffix('.mustache')}"
        for owner in everyone for path in tree.below(f"{owner.folder}/Templates", ending=".mustache")
    }
    for owner in everyone:
        for path in tree.below(f"{owner.folder}/Templates", ending=".mustache"):
            yield from _of_template(tree, path, owner, texts, templates)
    stored = {
        found for path in tree.below("Sources", "Plugins", ending=".sql")
        for found in _created.findall(tree.text(path))
    }
    for path in tree.below("Sources", "Plugins", ending=".swift"):
        if not path.startswith("Plugins/") or path.split("/")[2] != "Tests":
            source = tree.swift(path)
            yield from _of_swift(path, source, texts, ids, stored)
            yield from _messages(path, source, texts)


def _of_template(tree, path, owner, texts, templates):
    text = re.sub(r"\{\{!.*?\}\}", lambda found: re.sub(r"[^\n]", " ", found[0]), tree.text(path), flags=re.DOTALL)
    for line, found in matches(_mention, text):
        key = found[1]
        if key not in texts:
            yield Finding(path, line, f"there is no text {key}", "say it in the three Locales")
        elif texts[key]:
            yield Finding(path, line, f"{key} wants arguments", "put it into the model with request.text")
    for line, found in matches(_partial, text):
        whose = found[1].split("/")[0]
        if found[1] not in templates:
            yield Finding(path, line, f"there is no template {found[1]}", "write it, or name another")
        elif whose not in ("host", owner.id):
            yield Finding(path, line, f"the template {found[1]} is another plugin's",
                          "use one of the host's or one's own")


def _of_swift(path, source, texts, ids, stored):
    for literal in source.literals:
        if not _key.match(literal.text) or literal.text.split(".")[0] not in ids:
            continue
        before = source.code[max(0, literal.start - 80):literal.start]
        before = re.sub(r"\s+\Z", " ", before)
        if _group.search(before) or _right.search(before) or literal.text in stored:
            continue
        owner, _, rest = literal.text.partition(".")
        told = f"{owner}.audit.did.{rest}"
        if _act.search(before):
            if told not in texts and HOLE not in told:
                yield Finding(path, literal.line, f"the audit has no words for {literal.text}",
                              f"say {told} in the three Locales")
        elif not _is_said(literal.text, texts) and told not in texts:
            shown = literal.text.replace(HOLE, "…")
            yield Finding(path, literal.line, f"there is no text {shown}", "say it in the three Locales")


def _is_said(key, texts):
    if HOLE not in key:
        return key in texts
    pattern = re.compile(".+".join(map(re.escape, re.split(f"{HOLE}+", key))))
    return any(pattern.fullmatch(each) for each in texts)


def _messages(path, source, texts):
    """`Message("notes.list.count", count: n)` gives what the text wants, and no more."""
    literals = {literal.start: literal for literal in source.literals}
    for found in re.finditer(r"\bMessage\(", source.code):
        key = literals.get(re.compile(r"\s*").match(source.text, found.end()).end())
        given = _given(source, key.end) if key and key.text in texts else None
        if given is None:
            continue
        for names, what, way in (
            (texts[key.text] - given, "is not given", "give it"),
            (given - texts[key.text] - {"count"}, "has no place", "take it away, or use it in the text"),
        ):
            if names:
                shown = ", ".join(f"{{{name}}}" for name in sorted(names))
                yield Finding(path, key.line, f"{key.text}: {shown} {what}", way)


def _given(source, start):
    """The names of the arguments from a place in a call on; None where they are made elsewhere."""
    given = set()
    for begin, end in _parts(source.code, start):
        argument = source.code[begin:end].strip()
        if argument.startswith("count:"):
            given.add("count")
        elif argument.startswith("["):
            inside = begin + source.code[begin:end].index("[") + 1
            given |= {_name(source, *pair) for pair in _parts(source.code, inside)} - {None}
        elif argument:
            return None
    return given


def _name(source, begin, end):
    """The text that a part begins with."""
    return next((literal.text for literal in source.literals if begin <= literal.start < end), None)


def _parts(code, start):
    """The parts between commas of a call or a list, up to where it closes."""
    depth, begin = 0, start
    for at in range(start, len(code)):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(code[at], 0)
        if depth < 0 or depth == 0 and code[at] == ",":
            yield begin, at
            begin = at + 1
        if depth < 0:
            return


_page, _swift = "Plugins/Notes/Templates/list.mustache", "Plugins/Notes/Plugin/Notes.swift"

RULE = Rule(
    "texts", "no page and no message names a text that nobody wrote", find,
    seen=[
        Sound({_swift: 'let a = Message(b ? "notes.list.title" : "notes.list.count", count: c)\n'
                       'let d = Permission("notes.edit", label: "notes.list.title", granted: [])\n'
                       'let e = Fields("Note", texts: "notes.note", [])\n'
                       'let f = rows(of: "notes.notes", under: "host.docker.internal:80")\n'
                       'let g = Message("notes.list.count", count: h(["x": 1]))\n',
               "Plugins/Notes/Migrations/0001-notes.sql": "CREATE TABLE notes.notes (id uuid);\n"}),
        Seen({_page: "<h1>\n{{t.notes.list.heading}}</h1>\n"}, f"{_page}:2", "no text notes.list.heading"),
        Seen({_page: "{{t.notes.list.count}}\n"}, f"{_page}:1", "wants arguments"),
        Seen({_page: "{{> notes/row}}\n"}, f"{_page}:1", "no template notes/row"),
        Seen({_page: "{{> letters/letter}}\n", "Plugins/Letters/Templates/letter.mustache": ""},
             f"{_page}:1", "another plugin's"),
        Seen({_swift: '\nlet a: TextKey = "notes.list.heading"\n'}, f"{_swift}:2", "no text notes.list.heading"),
        Seen({_swift: 'let a = TextKey("notes.kind.\\(b)")\n'}, f"{_swift}:1", "no text notes.kind.…"),
        Seen({_swift: 'change.audit("notes.note.lost", of: id)\n'}, f"{_swift}:1", "say notes.audit.did.note.lost"),
        Seen({_swift: 'let a = Message("notes.list.count")\n'}, f"{_swift}:1", "{count} is not given"),
        Seen({_swift: 'let a = Message("notes.list.title", ["who": b(["x": c])])\n'},
             f"{_swift}:1", "notes.list.title: {who} has no place"),
    ])
