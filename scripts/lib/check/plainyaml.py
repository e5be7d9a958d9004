"""The YAML that Arna's manifests and texts are written in, read with the line of every value.

Nested keys, texts with or without quotes, lists of texts and `{key: text}` on one line; a fresh
Debian has no YAML for Python. Other forms of YAML are told as problems.
"""

import json
import re

_key = re.compile(r"""("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'#{}\[\],:][^:#]*?)\s*:(?:\s+|$)""")
_quoted = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?$""")


class PlainYAML:
    """A file as a flat table: `values["list.title"]` and `lines["list.title"]`."""

    def __init__(self, text):
        self.values = {}
        self.lines = {}
        self.problems = []  # (line, what)
        self._groups = []  # (indentation, key) of the groups that the reader is in
        self._list = None
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip() and not line.lstrip().startswith("#") and line.strip() != "---":
                self._read(number, line)
        for key in [key for key, value in self.values.items() if value is None]:
            if any(other.startswith(key + ".") for other in self.values):
                del self.values[key]

    def get(self, key):
        return self.values.get(key)

    def line(self, key):
        return self.lines.get(key, 1)

    def _read(self, number, line):
        indentation = len(line) - len(line.lstrip())
        content = line.strip()
        if "\t" in line[:indentation]:
            return self._tell(number, "a tab indents it: use spaces")
        if content.startswith("- "):
            return self._element(number, content[2:])
        while self._groups and self._groups[-1][0] >= indentation:
            self._groups.pop()
        found = _key.match(content)
        if not found:
            return self._tell(number, "it is no `key: text` on one line")
        key = ".".join([group for _, group in self._groups] + [_text(found[1])])
        self._put(number, key, content[found.end():])
        self._groups.append((indentation, _text(found[1])))

    def _put(self, number, key, written):
        if key in self.lines:
            self._tell(number, f"{key} stands here twice, first on line {self.lines[key]}")
        self.lines[key] = number
        self._list = key
        if written.startswith("{"):
            return self._flow(number, key, written)
        if written.startswith("["):
            inside = written[1:].split("]")[0]
            self.values[key] = [_text(part) for part in inside.split(",") if part.strip()]
        elif re.match(r"[|>&*!]", written):
            self._tell(number, f"{key} is written in a form of YAML that is not used here")
        elif written[:1] in ("'", '"') and not _quoted.match(written):
            self._tell(number, f"the quotes of {key} do not close, or something follows them")
        else:
            self.values[key] = _text(written)

    def _element(self, number, written):
        if self._list is None or self.values.get(self._list) not in (None, []) and not isinstance(
            self.values[self._list], list
        ):
            return self._tell(number, "an element of a list stands where none can be")
        self.values[self._list] = (self.values[self._list] or []) + [_text(written)]

    def _flow(self, number, key, written):
        rest = written[1:].lstrip()
        while rest and not rest.startswith("}"):
            found = _key.match(rest)
            value = found and re.match(
                r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,}]*)\s*,?\s*""", rest[found.end():])
            if not value:
                return self._tell(number, f"{key} is no `{{key: text, …}}` on one line")
            name = f"{key}.{_text(found[1])}"
            self.values[name], self.lines[name] = _text(value[1]), number
            rest = rest[found.end() + value.end():]
        if not rest:
            self._tell(number, f"the brace of {key} does not close on its line")

    def _tell(self, number, what):
        self.problems.append((number, what))


def _text(written):
    """What a scalar says; None where nothing is written."""
    written = written.strip()
    quoted = _quoted.match(written)
    if quoted and quoted[1].startswith('"'):
        try:
            return json.loads(quoted[1])
        except ValueError:
            return quoted[1][1:-1]
    if quoted:
        return quoted[1][1:-1].replace("''", "'")
    return re.sub(r"(^|\s)#.*$", "", written).strip() or None
