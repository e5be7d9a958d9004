"""A message gives what its text wants, and no more."""

import re

from localetexts import all_texts
from rule import Rule, Seen, Sound
from tree import Finding


def find(tree):
    texts = all_texts(tree)
    for path in tree.shipped():
        yield from _of_messages(path, tree.swift(path), texts)


def _of_messages(path, source, texts):
    """What is wrong with calls such as `Message("notes.list.count", count: n)`."""
    literals = {literal.start: literal for literal in source.literals}
    for found in re.finditer(r"\bMessage\(", source.code):
        key = literals.get(re.compile(r"\s*").match(source.text, found.end()).end())
        given = _given(source, key.end) if key and key.text in texts else None
        if given is None:
            continue
        lacking, idle = texts[key.text] - given, given - texts[key.text] - {"count"}
        for names, what, way in (
            (lacking, "is not given", "give it"),
            (idle, "has no place", "take it away, or use it in the text"),
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


_swift = "Plugins/Notes/Plugin/Notes.swift"

RULE = Rule(
    "arguments", "no reader sees the braces of an argument", find,
    seen=[
        Sound({_swift: 'let a = Message(b ? "notes.list.title" : "notes.list.count", count: c)\n'
                       'let d = Message("notes.list.count", count: e(["x": 1]))\n'
                       'let f = Message("notes.list.title", others)\n'}),
        Seen({_swift: 'let a = Message("notes.list.count")\n'},
             f"{_swift}:1", "{count} is not given"),
        Seen({_swift: 'let a = Message("notes.list.title", ["who": b(["x": c])])\n'},
             f"{_swift}:1", "notes.list.title: {who} has no place"),
    ])
