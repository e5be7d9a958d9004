"""The three languages of an owner say the same things."""

from localetexts import FORMS_NEEDED, owners
from rule import Rule, Seen
from tree import Finding


def find(tree):
    for owner in owners(tree):
        locales = owner.locales
        for locale in locales.values():
            for line, what in locale.yaml.problems:
                yield Finding(locale.path, line, what, 'write it as `key: "text"`, one a line')
            for key, value in locale.yaml.values.items():
                if value is None or isinstance(value, list):
                    yield Finding(locale.path, locale.yaml.line(key), f"{key} is no text", "say it")
        texts = owner.texts()
        for language, locale in locales.items():
            yield from _missing(texts, locale, locales)
            yield from _forms(language, locale)
            yield from _arguments(locale, next(iter(locales.values())))


def _missing(texts, locale, locales):
    for key in texts:
        if key not in locale.arguments:
            having = next(other for other in locales.values() if key in other.arguments)
            yield Finding(locale.path, _neighbour(key, having, locale), f"{key} is missing",
                          f"say it as {having.path.rpartition('/')[2]}:{having.line(key)} does")


def _neighbour(key, having, locale):
    """The line of the last text before it that both have: where it belongs."""
    line = 1
    for other in having.arguments:
        if other == key:
            break
        if other in locale.arguments:
            line = locale.line(other)
    return line


def _forms(language, locale):
    for key, forms in locale.forms.items():
        lacking = FORMS_NEEDED[language] - forms
        if lacking:
            yield Finding(locale.path, locale.line(key), f"{key} lacks a form for counts",
                          f"add {', '.join(sorted(lacking))}")


def _arguments(locale, first):
    for key, arguments in locale.arguments.items():
        differing = arguments ^ first.arguments.get(key, arguments)
        if differing:
            names = ", ".join(f"{{{name}}}" for name in sorted(differing))
            yield Finding(
                locale.path, locale.line(key),
                f"{key} and {first.path.rpartition('/')[2]} differ in {names}",
                "use the same arguments in every language")


_kk, _ru = (f"Plugins/Notes/Locales/{language}.yaml" for language in ("kk", "ru"))

RULE = Rule(
    "locales", "every text is there in Kazakh, Russian and English", find,
    seen=[
        Seen({_ru: "list:\n  title: A\n"}, f"{_ru}:2", "notes.list.count is missing"),
        Seen({_kk: 'list:\n  title: "{who}"\n  count: {other: "{count}"}\n'},
             f"{_ru}:2", "differ in {who}"),
        Seen({_ru: 'list:\n  title: A\n  count: {one: "{count}", few: "{count}"}\n'},
             f"{_ru}:3", "lacks a form"),
        Seen({_ru: "list:\n  title: A\n  title: B\n  count: {}\n"},
             f"{_ru}:3", "stands here twice"),
        Seen({_ru: "list:\n  title: |\n    A\n"}, f"{_ru}:2", "a form of YAML"),
        Seen({_ru: "list:\n  title:\n  count: A\n"}, f"{_ru}:2", "is no text"),
    ])
