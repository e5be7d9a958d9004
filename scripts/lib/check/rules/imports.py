"""Who may import whom: arna → Host → PluginKit → PostgresStore → CLibpq; a plugin only its kit."""

import re

from allowed import Allowed
from rule import Rule, Seen, Sound
from tree import Finding, matches

_import = re.compile(
    r"^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*"
    r"(?:(?:public|package|internal|fileprivate|private)[ \t]+)?"
    r"import[ \t]+(?:(?:struct|class|enum|protocol|func|var|let|typealias)[ \t]+)?(\w+)",
    re.MULTILINE,
)

SWIFT = {"Foundation", "FoundationEssentials", "Synchronization"}
KIT = SWIFT | {"PluginKit", "KazakhstanFormats"}

# Which modules of the house each one may import; None: any module of a package.
_directions = {
    "PostgresStore": {"CLibpq"},
    "EmbeddedPostgres": set(),
    "KazakhstanFormats": set(),
    "PluginKit": {"PostgresStore", "KazakhstanFormats"},
    "Host": {"PluginKit", "PostgresStore", "KazakhstanFormats"},
    "PluginTesting": {
        "Host", "EmbeddedPostgres", "PluginKit", "PostgresStore", "KazakhstanFormats"},
    "arna": {"Host", "EmbeddedPostgres", "PluginKit", "PostgresStore", "KazakhstanFormats"},
}
_house = set(_directions) | {"CLibpq"}

# What a plugin sees must not expose more of the host than the design says.
_outside = {"PluginKit": SWIFT | {"Logging"}, "KazakhstanFormats": SWIFT}


def find(tree):
    for plugin in tree.plugins:
        yield from _of_plugin(tree, plugin)
    for module in _directions:
        yield from _of_module(tree, module)
    yield from _plugins_named(tree)


def _imports(tree, path):
    return [(line, found[1]) for line, found in matches(_import, tree.swift(path).code)]


def _of_plugin(tree, plugin):
    required = {other.name + "API": other.id for other in tree.plugins}
    for path in plugin.sources():
        permitted = set(KIT)
        if path.startswith(plugin / "Plugin/"):
            permitted |= {plugin.name + "API"}
            permitted |= {api for api, id in required.items() if id in plugin.providers}
        for line, module in _imports(tree, path):
            if module in permitted:
                continue
            if module in required:
                way = f"add {required[module]} to `requires` or `uses` in {plugin.manifest_path}"
            else:
                way = f"a plugin sees {', '.join(sorted(KIT))} and the API of plugins it requires or uses"
            yield Finding(path, line, f"a plugin may not import {module}", way)


def _of_module(tree, module):
    houses = _house | {plugin.name for plugin in tree.plugins}
    houses |= {plugin.name + "API" for plugin in tree.plugins}
    for path in tree.below(f"Sources/{module}", ending=".swift"):
        for line, other in _imports(tree, path):
            if other in houses and other not in _directions[module] | {module}:
                may = ", ".join(sorted(_directions[module])) or "none"
                yield Finding(path, line, f"{module} may not import {other}",
                              f"of the house it may import: {may}")
            elif other not in houses and other not in _outside.get(module, {other}):
                yield Finding(path, line, f"{module} may not import {other}",
                              f"plugins see it: keep to {', '.join(sorted(_outside[module]))}")


def _plugins_named(tree):
    """The host names no plugin, neither in code nor in texts. A comment may use a plugin's word as a word."""
    allowed = Allowed(tree, "plugin-names")
    for path in tree.below("Sources"):
        if path.endswith((".gz", ".png", ".ico", ".woff2", ".md")):
            continue
        for number, line in tree.lines(path):
            for plugin in tree.plugins:
                if not plugin.is_shipped:
                    continue  # the guide may name its plugin
                if _mention(plugin).search(_comment.sub("", line)) and not allowed.permits(path, plugin.id):
                    yield Finding(path, number, f"the host names the plugin {plugin.id}",
                                  "the host knows no plugin: take another word")
    yield from allowed.leftovers()


_comment = re.compile(r"(?:^|\s)(?://|--|#(?![\w(\[\"])).*")


def _mention(plugin):
    """Its id where a name stands (`letters.edit`, `/letters/`, `"letters"`, `letters:`), its module or its API."""
    id, name = re.escape(plugin.id), re.escape(plugin.name)
    return re.compile(rf'(?<![\w.]){id}(?=[./]\w|"|:(?!\w))|\b{name}(?:API)?\b')


_exceptions = "scripts/lib/check/allowed/plugin-names.txt"

RULE = Rule(
    "imports", "dependence goes one way, and the host names no plugin", find,
    seen=[
        Sound({"Plugins/Notes/Plugin/Notes.swift": "// import Host\npublic import LettersAPI\n",
               "Plugins/Notes/plugin.yaml": "id: notes\nrequires: [letters]\n",
               "Plugins/Notes/Tests/NotesTests.swift": "import PluginTesting\n",
               "Sources/Host/Site.swift": "import Hummingbird\nimport PluginKit\n"}),
        Seen({"Plugins/Notes/Plugin/Notes.swift": "import Host\n"},
             "Plugins/Notes/Plugin/Notes.swift:1", "a plugin may not import Host"),
        Seen({"Plugins/Notes/Plugin/Notes.swift": "import PluginKit\npublic import LettersAPI\n"},
             "Plugins/Notes/Plugin/Notes.swift:2", "add letters to `requires` or `uses`"),
        Seen({"Plugins/Notes/API/Directory.swift": "import LettersAPI\n"},
             "Plugins/Notes/API/Directory.swift:1", "a plugin may not import LettersAPI"),
        Seen({"Plugins/Letters/Plugin/Letters.swift": "@testable import Notes\n"},
             "Plugins/Letters/Plugin/Letters.swift:1", "a plugin may not import Notes"),
        Seen({"Sources/PluginKit/Kit.swift": "\nimport struct Host.Site\n"},
             "Sources/PluginKit/Kit.swift:2", "PluginKit may not import Host"),
        Seen({"Sources/PluginKit/Kit.swift": "public import Hummingbird\n"},
             "Sources/PluginKit/Kit.swift:1", "PluginKit may not import Hummingbird"),
        Sound({"Sources/Host/Site.swift": "/// Such as the notes.\nlet notes = 1  // two notes\n"}),
        Seen({"Sources/Host/Site.swift": "let path = \"/kk/notes\"\n"},
             "Sources/Host/Site.swift:1", "the host names the plugin notes"),
        Seen({"Sources/Host/Locales/en.yaml": "title: Notes of the agency\n"},
             "Sources/Host/Locales/en.yaml:1", "the host names the plugin notes"),
        Seen({_exceptions: "Sources/Host/Site.swift | notes | once\n"},
             f"{_exceptions}:1", "needs this exception"),
    ])
