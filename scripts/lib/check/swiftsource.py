"""A Swift file taken apart: what is code, what is comment, what is text."""

import re
from dataclasses import dataclass

# What stands for an interpolation in the text of a literal.
HOLE = "\0"

_opening = re.compile(r'(#*)("""|")')
_regex = re.compile(r"/(?![\s/*])(?:[^/\\\n]|\\.)+/|(#+)/.*?/\1", re.DOTALL)
_before_regex = re.compile(r"\b(return|in|of|case)$")


@dataclass
class Literal:
    """A string literal: where it begins and ends, and its text with a hole per interpolation."""

    start: int
    line: int
    text: str = ""
    end: int = 0


@dataclass
class Comment:
    line: int
    text: str


class SwiftSource:
    """`code` has the length and the lines of the file, with blanks for comments and texts."""

    def __init__(self, text):
        self.text = text
        self.literals = []
        self.comments = []
        self.interpolations = []  # (line, source)
        self._shown = []
        self._scan(0, None)
        self.code = "".join(self._shown)
        self.literals.sort(key=lambda literal: literal.start)

    def line(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def _scan(self, at, closing):
        """Reads code up to its end or the parenthesis that closes an interpolation."""
        depth = 0
        while at < len(self.text):
            character = self.text[at]
            opening = _opening.match(self.text, at)
            if self.text.startswith("//", at) or self.text.startswith("/*", at):
                at = self._comment(at)
            elif opening:
                at = self._literal(at, opening)
            elif character in "/#" and (found := self._regex(at)):
                at = self._hide(at, found.end())
            else:
                depth += {"(": 1, ")": -1}.get(character, 0)
                if closing and depth < 0:
                    return at
                self._shown.append(character)
                at += 1
        return at

    def _regex(self, at):
        """The regular expression that begins here: where no operator can stand."""
        before = "".join(self._shown[-40:]).rstrip()
        if not before or before[-1] in "=(,:{[!&|?" or _before_regex.search(before):
            return _regex.match(self.text, at)
        return None

    def _comment(self, at):
        if self.text.startswith("//", at):
            end = self.text.find("\n", at)
            end = len(self.text) if end < 0 else end
        else:
            end = self.text.find("*/", at)
            end = len(self.text) if end < 0 else end + 2
        self.comments.append(Comment(self.line(at), self.text[at:end]))
        return self._hide(at, end)

    def _literal(self, at, opening):
        hashes, quotes = opening.groups()
        literal = Literal(at, self.line(at))
        self.literals.append(literal)
        at = self._hide(at, opening.end())
        while at < len(self.text) and not self.text.startswith(quotes + hashes, at):
            if self.text.startswith("\\" + hashes + "(", at):
                literal.text += HOLE
                at = self._interpolation(at, at + 2 + len(hashes))
            elif self.text[at] == "\n" and quotes == '"':
                break
            else:
                length = 2 if not hashes and self.text[at] == "\\" else 1
                literal.text += self.text[at:at + length]
                at = self._hide(at, at + length)
        literal.end = at = self._hide(at, min(at + len(quotes + hashes), len(self.text)))
        return at

    def _interpolation(self, at, inside):
        self._hide(at, inside)
        end = self._scan(inside, ")")
        self.interpolations.append((self.line(at), self.text[inside:end]))
        return self._hide(end, min(end + 1, len(self.text)))

    def _hide(self, at, end):
        self._shown.extend("\n" if each == "\n" else " " for each in self.text[at:end])
        return end
