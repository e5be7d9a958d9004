"""Every case of a `Choice` has the text that it is shown by."""

import re

from localetexts import owners
from rule import Rule, Seen, Sound
from tree import Finding

_enum = re.compile(r"\benum\s+(\w+)\s*:[^{]*\bChoice\b[^{]*\{")
_case = re.compile(
    r"^[ \t]*case[ \t]+([`\w][^\n]*)$|(?<=\{)[ \t]*case[ \t]+([`\w][^\n;}]*)", re.MULTILINE)
_name = re.compile(r'`?(\w+)`?(?:\s*=\s*"(\w+)")?\s*\Z')
_texts = re.compile(r'static\s+(?:let|var)\s+texts[^"\n]*"([\w.]+)"')


def find(tree):
    texts = {key for owner in owners(tree) for key in owner.texts()}
    for path in tree.shipped():
        source = tree.swift(path)
        for found in _enum.finditer(source.code):
            body = source.text[found.end():_end(source.code, found.end())]
            for group in _texts.findall(body):
                untold = [case for case in _cases(body) if f"{group}.{case}" not in texts]
                if untold:
                    yield Finding(
                        path, source.line(found.start()),
                        f"{found[1]} has cases without a text: {', '.join(untold)}",
                        f"say them below {group} in the three Locales")


def _cases(body):
    for found in _case.finditer(body):
        for part in (found[1] or found[2]).split("//")[0].split(","):
            name = _name.match(part.strip())
            if name:
                yield name[2] or name[1]


def _end(code, start):
    """Where the brace closes in which a place lies."""
    depth = 0
    for at in range(start, len(code)):
        depth += {"{": 1, "}": -1}.get(code[at], 0)
        if depth < 0:
            return at
    return len(code)


_kind = "Plugins/Notes/Plugin/Kind.swift"

RULE = Rule(
    "choices", "no reader is shown the name of a case", find,
    seen=[
        Sound({_kind: 'enum Kind: String, Choice {\n    case title\n'
                      '    static let texts = "notes.list"\n'
                      "    var a: Int {\n        switch self {\n        case .title: 1\n"
                      "        }\n    }\n}\n"}),
        Seen({_kind: '\nenum Kind: String, Choice {\n    case title, count = "number"\n'
                     '    static let texts = "notes.list"\n}\n'},
             f"{_kind}:2", "without a text: number"),
    ])
