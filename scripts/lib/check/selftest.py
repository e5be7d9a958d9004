"""Breaks every rule in every way that it names, and looks whether the rule tells it.

Each time a small sound repository is written into a temporary folder and one thing in it is spoilt.
Before that, the sound one must please every rule.
"""

import concurrent.futures
import pathlib
import tempfile

from rule import Seen, Skipped, Sound
from tree import Tree

_house = pathlib.Path(__file__).parents[3]

_manifest = """id: {id}
name: {{kk: A, ru: B, en: C}}
version: 1.0.0
library: {name}
description: A plugin.
"""
_swift = """import PluginKit

public struct {name}: Plugin {{}}
"""
_package = """let targets =
    host
    + plugin("Letters", offersAPI: true)
    + plugin("Notes")
"""
_russian = '{one: "{count}", few: "{count}", many: "{count}"}'


def _plugin(name):
    locale = "list:\n  title: A\n  count: "
    return {
        "plugin.yaml": _manifest.format(id=name.lower(), name=name),
        "README.md": f"# {name}\n",
        f"Plugin/{name}.swift": _swift.format(name=name),
        "Templates/list.mustache": f"<h1>{{{{t.{name.lower()}.list.title}}}}</h1>\n",
        "Locales/kk.yaml": locale + '{other: "{count}"}\n',
        "Locales/ru.yaml": locale + _russian + "\n",
        "Locales/en.yaml": locale + '{one: "{count}", other: "{count}"}\n',
    }


def _sound():
    files = {
        ".swift-format": (_house / ".swift-format").read_text(),
        "Package.swift": _package,
        "Plugins/Letters/API/Letters.swift": "",
        "scripts/run": "#!/usr/bin/env bash\nset -euo pipefail\n",
        "Sources/Host/Site.swift": "/// A site.\nstruct Site {}\n",
        "Sources/PluginKit/Kit.swift": "public import PostgresStore\n",
    }
    for name in ("Letters", "Notes"):
        files |= {f"Plugins/{name}/{part}": text for part, text in _plugin(name).items()}
    return files


def run(rules):
    failed = []
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for told in pool.map(_try_rule, rules):
            failed += told
    for line in failed:
        print(line)
    if failed:
        print(f"{len(failed)} rules do not hold what they promise.")
    else:
        print(f"Each of {len(rules)} rules has been seen to fail.")
    return 1 if failed else 0


def _try_rule(rule):
    """What is wrong with the rule, in words."""
    try:
        seen = rule.seen() if callable(rule.seen) else rule.seen
        first = [] if rule.is_slow else [Sound({})]  # to build, the sound tree is too small
        if not any(isinstance(case, Seen) for case in seen):
            return [f"{rule.name}: has never been seen to fail"]
        return [told for case in first + seen for told in _try(rule, case)]
    except (Skipped, FileNotFoundError) as reason:
        print(f"{rule.name}: not tried, {reason}")
        return []


def _try(rule, case):
    try:
        findings = _findings(rule, case.files)
    except Skipped:
        if case.files:
            raise
        return []
    told = [f"{finding.path}:{finding.line}: {finding.what}: {finding.way}" for finding in findings]
    if isinstance(case, Sound):
        return [f"{rule.name}: finds fault with what is sound: {each}" for each in told]
    if any(each.startswith(case.at + ":") and case.says in each for each in told):
        return []
    silent = f"{rule.name}: does not tell “{case.says}” at {case.at}, but:"
    return ["\n    ".join([silent, *told])]


def _findings(rule, changes):
    with tempfile.TemporaryDirectory() as folder:
        for path, content in (_sound() | changes).items():
            if content is not None:
                file = pathlib.Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return sorted(set(rule.find(Tree(folder))))
