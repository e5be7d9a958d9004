"""The guide does not lie: code of which it names the file stands in that file."""

import re
import textwrap

from rule import Rule, Seen, Sound
from tree import Finding, line_of

_guide = "Sources/PluginKit/PluginKit.docc"

# `path`: alone on its line, then the block. A line … in it leaves something out.
_block = re.compile(r"^`([^`\n]+/[^`\n]+)`:\n\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_link = re.compile(r"<doc:([\w-]+)>")


def find(tree):
    articles = tree.below(_guide, ending=".md")
    names = {path.rpartition("/")[2].removesuffix(".md") for path in articles}
    for path in articles:
        text = tree.text(path)
        for found in _block.finditer(text):
            yield from _lies(tree, path, line_of(text, found.start()), found[1], found[2])
        for found in _link.finditer(text):
            if found[1] not in names:
                yield Finding(path, line_of(text, found.start()), f"there is no article {found[1]}",
                              "link another one")


def _lies(tree, path, line, named, code):
    if not tree.has(named):
        yield Finding(path, line, f"there is no file {named}", "name the file as it is called now")
        return
    lines = tree.text(named).splitlines()
    start = 0
    for piece in re.split(r"^\s*…\n", code, flags=re.MULTILINE):
        start = _place(textwrap.dedent(piece).splitlines(), lines, start)
        if start is None:
            first = piece.strip().splitlines()[0]
            yield Finding(path, line, f"{named} says something else from “{first}” on",
                          "copy what stands there")
            return


def _place(piece, lines, start):
    """Where a piece ends in a file, whatever its indentation; None where it does not stand there."""
    for at in range(start, len(lines) - len(piece) + 1):
        if textwrap.dedent("\n".join(lines[at:at + len(piece)])).splitlines() == piece:
            return at + len(piece)
    return None


_article, _file = f"{_guide}/Writing.md", "Tests/Example/Tales/Plugin/Tale.swift"
_tale = "struct Tale {\n    var name = 1\n    var end = 2\n}\n"


def _told(code, file=_file):
    return {_file: _tale, _article: f"# A\n\n`{file}`:\n\n```swift\n{code}```\n"}


RULE = Rule(
    "guide", "the guide shows code as it stands", find,
    seen=[
        Sound(_told("var name = 1\n")),
        Sound(_told("struct Tale {\n    …\n    var end = 2\n}\n")),
        Seen(_told("var nom = 1\n"), f"{_article}:3", "says something else"),
        Seen(_told("var end = 2\n…\nvar name = 1\n"), f"{_article}:3", "says something else"),
        Seen(_told("var name = 1\n", "Tests/Example/Tales/Old.swift"),
             f"{_article}:3", "no file Tests/Example/Tales/Old.swift"),
        Seen({_article: "# A\n\nSee <doc:Reading>.\n"}, f"{_article}:3", "no article Reading"),
    ])
