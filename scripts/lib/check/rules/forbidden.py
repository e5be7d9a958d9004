"""Code that promises, guesses, waits or vouches without proof."""

import re

from allowed import Allowed
from rule import Rule, Seen, Sound
from tree import Finding, matches

# (what, pattern, the way out), looked for in code without comments and texts.
_code = [
    ("try!", r"\btry!", "throw, or say why it cannot fail with a precondition"),
    ("as!", r"\bas!", "use as? and say what happens otherwise"),
    ("Task.sleep", r"\bTask\s*\.\s*sleep\b", "wait for what is to happen; time comes from a clock"),
    ("Thread.sleep", r"\bThread\s*\.\s*sleep\b|(?<![.\w])u?sleep\s*\(",
     "wait for what is to happen"),
    ("nonisolated(unsafe)", r"\bnonisolated\s*\(\s*unsafe\s*\)", "use a Mutex, an actor or a let"),
    ("free Task", r"(?m)^[ \t]*(?:_\s*=\s*)?Task(?:\.detached)?\s*(?:\([^)]*\)\s*)?\{",
     "what lives long is a Service; else a task group"),
]
_promise = re.compile(r'\bfatalError\(\s*"(?:not |TODO|unimplemented)', re.IGNORECASE)
_later = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
_unchecked = re.compile(r"@unchecked\s+Sendable")


def find(tree):
    allowed = Allowed(tree, "forbidden")
    for path in tree.shipped():
        source = tree.swift(path)
        for what, pattern, way in _code:
            for line, _ in matches(pattern, source.code):
                if not allowed.permits(path, what):
                    yield Finding(path, line, f"{what} is not used here", way)
        for line, _ in matches(_promise, source.text):
            yield Finding(path, line, "fatalError stands for what is not written",
                          "write it, or leave it out")
        yield from _later_words(path, source)
        yield from _without_proof(path, source)
    yield from allowed.leftovers()


def _later_words(path, source):
    for comment in source.comments:
        for offset, line in enumerate(comment.text.splitlines()):
            found = _later.search(line)
            if found:
                yield Finding(path, comment.line + offset, f"{found[0]} puts something off",
                              "do it now, or write it into the issues")


def _without_proof(path, source):
    """@unchecked Sendable needs the proof on its line or in the comment right above."""
    told = set()
    for comment in source.comments:
        told.add(comment.line + comment.text.count("\n"))
    for line, _ in matches(_unchecked, source.code):
        above = line - 1
        while above > 0 and source.text.splitlines()[above - 1].strip().startswith("@"):
            above -= 1
        if not told & {line, above}:
            yield Finding(path, line, "@unchecked Sendable without its proof",
                          "say in the comment right above why it is safe")


_site = "Sources/Host/Site.swift"

RULE = Rule(
    "forbidden", "code does what it says, now and in every case", find,
    seen=[
        Sound({_site: '// no try! here\nlet a = "as!"\n'
                      "let b = a.firstMatch(of: /\"try!\"/)\n"
                      "/// One thread has it.\n@frozen\nfinal class Box: @unchecked Sendable {}\n"
                      "await Task { c() }.value\n"}),
        Seen({_site: "let a = try! b()\n"}, f"{_site}:1", "try! is not used"),
        Seen({_site: '\nlet a = "\\(b as! C)"\n'}, f"{_site}:2", "as! is not used"),
        Seen({_site: "try await Task.sleep(for: .seconds(1))\n"}, f"{_site}:1", "Task.sleep"),
        Seen({_site: "Thread.sleep(forTimeInterval: 1)\n"}, f"{_site}:1", "Thread.sleep"),
        Seen({_site: "nonisolated(unsafe) var a = 1\n"}, f"{_site}:1", "nonisolated(unsafe)"),
        Seen({_site: "func a() {\n    Task { b() }\n}\n"}, f"{_site}:2", "free Task"),
        Seen({_site: 'func a() { fatalError("not implemented") }\n'}, f"{_site}:1", "fatalError"),
        Seen({_site: "/* a\n   TODO: b */\n"}, f"{_site}:2", "TODO puts something off"),
        Seen({_site: "// A box.\n\nfinal class Box: @unchecked Sendable {}\n"},
             f"{_site}:3", "without its proof"),
        Seen({"scripts/lib/check/allowed/forbidden.txt": f"{_site} | try!\n"},
             "scripts/lib/check/allowed/forbidden.txt:1", "no exception with a reason"),
    ])
