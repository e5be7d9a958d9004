"""What comes in and goes out is described once, by Fields; a plugin sees nothing else of a request."""

import re

from rule import Rule, Seen, Sound
from tree import Finding, matches

# The other ways in which Swift describes a record to a program, in code without comments and texts.
_codable = r"(?<![\w.])(?:Codable|Encodable|Decodable|CodingKeys?)\b"
_coder = r"\b(?:JSON|PropertyList|YAML)(?:En|De)coder\b|\bJSONSerialization\b"


def find(tree):
    for path in tree.shipped():
        if not path.startswith(("Plugins/", "Sources/Host/", "Sources/PluginKit/")):
            continue
        for line, found in matches(f"{_codable}|{_coder}", tree.swift(path).code):
            yield Finding(path, line, f"{found[0]} describes a record a second time",
                          "give it Fields (Described): form, JSON, row and description follow")


_site = "Sources/Host/Site.swift"
_notes = "Plugins/Notes/Plugin/Notes.swift"

RULE = Rule(
    "fields", "what comes in and goes out is described by Fields alone", find,
    seen=[
        Sound({_site: "// not Codable\nstruct A: SQLEncodable {}\nlet b = \"JSONDecoder\"\n"}),
        Seen({_site: "struct A: Codable {}\n"}, f"{_site}:1", "Codable describes"),
        Seen({_notes: "import PluginKit\n\nenum CodingKeys: String {}\n"}, f"{_notes}:3",
             "CodingKeys describes"),
        Seen({_notes: "import PluginKit\n\nlet a = JSONDecoder()\n"}, f"{_notes}:3",
             "JSONDecoder describes"),
    ])
