"""Exceptions to rules, each with its reason: `path | what | reason` in allowed/<name>.txt."""

from tree import Finding


class Allowed:
    """The exceptions of one list. Those that nothing needs any more are findings too."""

    def __init__(self, tree, name):
        self.file = f"scripts/lib/check/allowed/{name}.txt"
        self._tree = tree
        self._entries = {}
        self._needed = set()
        self._malformed = []
        if tree.has(self.file):
            for number, line in tree.lines(self.file):
                self._read(number, line)

    def _read(self, number, line):
        if not line.strip() or line.startswith("#"):
            return
        parts = [part.strip() for part in line.split("|", 2)]
        if len(parts) == 3 and all(parts):
            self._entries[parts[0], parts[1]] = number
        else:
            self._malformed.append(number)

    def permits(self, path, what):
        """Whether the list has this; it is then needed."""
        self._needed.add((path, what))
        return (path, what) in self._entries

    def number(self, path):
        """The number that the list has for a path, 0 without one."""
        for each, what in self._entries:
            if each == path and what.isdigit():
                self._needed.add((each, what))
                return int(what)
        return 0

    def line(self, path):
        return next((line for (each, _), line in self._entries.items() if each == path), 1)

    def leftovers(self):
        for number in self._malformed:
            yield Finding(self.file, number, "this is no exception with a reason",
                          "write: path | what | reason")
        for (path, what), number in self._entries.items():
            if (path, what) not in self._needed:
                yield Finding(self.file, number, f"nothing in {path} needs this exception ({what})",
                              "take the line away")
