"""The texts that code names are there."""

import re

from localetexts import all_texts
from rule import Rule, Seen, Sound
from swiftsource import HOLE
from tree import EXAMPLE, SHIPPED, Finding

_key = re.compile(rf"[a-z][a-z0-9]*(?:\.[A-Za-z0-9{HOLE}-]+)+\Z")

# Before a literal that looks like a text and is something else: a record's group of texts, a right,
# a kind of file or letter, an event, a job.
_other = re.compile(r"\btexts\s*(?::|=|:\s*String\s*=)\s*\Z|\b(?:Permission|FileKind|LetterKind|ClientLimit)\(\s*\Z"
    r"|\bstatic\s+let\s+(?:name|job)\s*=\s*\Z|\.scheduled\(\s*\Z")
_act = re.compile(r"(?:\baudit|\bentry)\(\s*\Z|\baction:\s*\Z")
_stored = re.compile(
    r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:\w+\s+)*?(?:TABLE|VIEW|FUNCTION|SEQUENCE|TYPE)\s+"
    r"(?:IF\s+NOT\s+EXISTS\s+)?(\w+\.\w+)", re.IGNORECASE)


def find(tree):
    texts = all_texts(tree)
    ids = {"host"} | {plugin.id for plugin in tree.plugins}
    stored = {
        name for path in tree.below("Sources", SHIPPED, EXAMPLE, ending=".sql")
        for name in _stored.findall(tree.text(path))
    }
    for path in tree.shipped():
        source = tree.swift(path)
        for literal in source.literals:
            if not _key.match(literal.text) or literal.text.split(".")[0] not in ids:
                continue
            before = source.code[:literal.start][-200:]
            if literal.text not in stored and not _other.search(before):
                yield from _missing(path, literal, bool(_act.search(before)), texts)


def _missing(path, literal, is_act, texts):
    owner, _, rest = literal.text.partition(".")
    told = f"{owner}.audit.did.{rest}"
    if is_act and not _is_said(told, texts):
        yield Finding(path, literal.line, f"the audit has no words for {_shown(literal.text)}",
                      f"say {_shown(told)} in the three Locales")
    elif not _is_said(literal.text, texts) and not _is_said(told, texts):
        yield Finding(path, literal.line, f"there is no text {_shown(literal.text)}",
                      "say it in the three Locales")


def _is_said(key, texts):
    """Whether there is the text, or one that may come of it where a part is put in."""
    if HOLE not in key:
        return key in texts
    pattern = re.compile(".+".join(map(re.escape, re.split(f"{HOLE}+", key))))
    return any(pattern.fullmatch(each) for each in texts)


def _shown(key):
    return key.replace(HOLE, "…")


_swift = "Plugins/Notes/Plugin/Notes.swift"

RULE = Rule(
    "texts", "no message names a text that nobody wrote", find,
    seen=[
        Sound({_swift: 'let a = Permission("notes.edit", label: "notes.list.title", granted: [])\n'
                       'let b = Fields("Note", texts: "notes.note", [])\n'
                       'let c = rows(of: "notes.notes", under: "host.docker.internal:80")\n'
                       'let d = TextKey("notes.list.\\(e)")\n',
               "Plugins/Notes/Plugin/NoteFiles.swift":
                   'let a = FileKind("notes.scan", title: "notes.list.title")\n'
                   'let b = LetterKind("notes.query", title: "notes.list.title")\n'
                   'let c = ClientLimit("notes.reports", 5, per: .hour)\n',
               "Plugins/Notes/API/NoteLost.swift": 'static let name = "notes.noteLost"\n'
                                                'static let job = "notes.sweeping"\n',
               "Plugins/Notes/Migrations/0001-a.sql": "CREATE TABLE notes.notes (id uuid);\n"}),
        Seen({_swift: '\nlet a: TextKey = "notes.list.heading"\n'},
             f"{_swift}:2", "no text notes.list.heading"),
        Seen({_swift: 'let a = TextKey("notes.kind.\\(b)")\n'},
             f"{_swift}:1", "no text notes.kind.…"),
        Seen({_swift: 'change.audit("notes.note.lost", of: id)\n'},
             f"{_swift}:1", "say notes.audit.did.note.lost"),
    ])
