"""How long a Swift file may be."""

from rule import Rule, Seen
from tree import Finding

LIMIT, BUDGET = 400, 250


def find(tree):
    for path in tree.below("Sources", "Plugins", "Tests", ending=".swift"):
        lines = len(tree.text(path).splitlines())
        if lines > LIMIT:
            yield Finding(path, LIMIT + 1, f"{lines} lines; no file has more than {LIMIT}",
                          "a file is one idea: divide it")
        elif lines > BUDGET:
            yield Finding(path, BUDGET + 1, f"{lines} lines, and the budget is {BUDGET}",
                          "look for the second idea in it", mild=True)


RULE = Rule(
    "sizes", "a file is short enough to be read from top to bottom", find,
    seen=[
        Seen({"Sources/Host/Site.swift": "//\n" * 401}, "Sources/Host/Site.swift:401", "401 lines"),
        Seen({"Sources/Host/Site.swift": "//\n" * 251},
             "Sources/Host/Site.swift:251", "budget is 250"),
    ])
