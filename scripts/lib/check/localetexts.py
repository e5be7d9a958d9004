"""The texts of an owner in three languages, as Host/Shell/Texts reads them."""

import re

LANGUAGES = ("kk", "ru", "en")
_forms = {"zero", "one", "few", "many", "other"}
FORMS_NEEDED = {"kk": {"other"}, "ru": {"one", "few", "many"}, "en": {"one", "other"}}
_argument = re.compile(r"\{([A-Za-z0-9]+)\}")


class Owner:
    """The host or a plugin: an id, the folder of its Locales and Templates."""

    def __init__(self, tree, id, folder):
        self.id = id
        self.folder = folder
        self.locales = {
            language: Locale(tree, id, f"{folder}/Locales/{language}.yaml")
            for language in LANGUAGES if tree.has(f"{folder}/Locales/{language}.yaml")
        }

    def texts(self):
        """Every text of the owner, with the arguments that any of its languages wants."""
        texts = {}
        for locale in self.locales.values():
            for key, arguments in locale.arguments.items():
                texts[key] = texts.get(key, set()) | arguments
        return texts


class Locale:
    """A locale file; its keys begin with the owner's id."""

    def __init__(self, tree, owner, path):
        self.path = path
        self.owner = owner
        self.yaml = tree.yaml(path)
        self.arguments = {}
        self.forms = {}  # of the keys that have plural forms
        children = {}
        for key in self.yaml.values:
            children.setdefault(key.rpartition(".")[0], set()).add(key.rpartition(".")[2])
        for key, value in self.yaml.values.items():
            group, _, last = key.rpartition(".")
            if group and children[group] <= _forms:
                key = group
                self.forms.setdefault(f"{owner}.{key}", set()).add(last)
            found = set(_argument.findall(value or "")) if not isinstance(value, list) else set()
            self.arguments.setdefault(f"{owner}.{key}", set()).update(found)

    def line(self, key):
        return self.yaml.line(key.removeprefix(self.owner + "."))


def all_texts(tree):
    """Every text there is, with the arguments that it wants."""
    return {key: wanted for owner in owners(tree) for key, wanted in owner.texts().items()}


def owners(tree):
    """The host and every plugin."""
    return [Owner(tree, "host", "Sources/Host")] + [
        Owner(tree, plugin.id, plugin.folder) for plugin in tree.plugins]
