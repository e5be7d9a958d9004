"""What a template names is there: texts, and other templates that it may draw."""

import re

from localetexts import all_texts, owners
from rule import Rule, Seen
from tree import Finding, matches

_comment = re.compile(r"\{\{!.*?\}\}", re.DOTALL)
_mention = re.compile(r"\{\{\s*t\.([A-Za-z0-9._-]+)\s*\}\}")
_partial = re.compile(r"\{\{>\s*([A-Za-z0-9/_-]+)\s*\}\}")


def find(tree):
    texts = all_texts(tree)
    files = {
        owner.id: tree.below(f"{owner.folder}/Templates", ending=".mustache")
        for owner in owners(tree)
    }
    templates = {
        f"{owner}/{path.rpartition('/')[2].removesuffix('.mustache')}"
        for owner, paths in files.items() for path in paths
    }
    for owner, paths in files.items():
        for path in paths:
            text = _comment.sub(lambda found: "\n" * found[0].count("\n"), tree.text(path))
            yield from _texts(path, text, texts)
            yield from _partials(path, text, owner, templates)


def _texts(path, text, texts):
    for line, found in matches(_mention, text):
        key = found[1]
        if key not in texts:
            yield Finding(path, line, f"there is no text {key}", "say it in the three Locales")
        elif texts[key]:
            yield Finding(path, line, f"{key} wants arguments",
                          "put it into the model with request.text")


def _partials(path, text, owner, templates):
    for line, found in matches(_partial, text):
        if found[1] not in templates:
            yield Finding(path, line, f"there is no template {found[1]}",
                          "write it, or name another")
        elif found[1].split("/")[0] not in ("host", owner):
            yield Finding(path, line, f"the template {found[1]} is another plugin's",
                          "use one of the host's or one's own")


_page = "Plugins/Notes/Templates/list.mustache"

RULE = Rule(
    "templates", "no page names a text or a template that nobody wrote", find,
    seen=[
        Seen({_page: "<h1>\n{{t.notes.list.heading}}</h1>\n"},
             f"{_page}:2", "no text notes.list.heading"),
        Seen({_page: "{{! two\nlines }}{{t.notes.list.count}}\n"}, f"{_page}:2", "wants arguments"),
        Seen({_page: "{{> notes/row}}\n"}, f"{_page}:1", "no template notes/row"),
        Seen({_page: "{{> letters/letter}}\n", "Plugins/Letters/Templates/letter.mustache": ""},
             f"{_page}:1", "another plugin's"),
    ])
