"""Asks every rule about the repository and tells all that is wrong, by rule."""

import argparse
import concurrent.futures
import itertools
import pathlib
import sys

sys.dont_write_bytecode = True

import selftest
from rule import Skipped
from rules import ALL
from tree import Tree


def main():
    about = "\n".join(f"  {rule.name:<12}{rule.about}" for rule in ALL)
    parser = argparse.ArgumentParser(
        prog="scripts/check", description=__doc__, epilog="rules:\n" + about,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", nargs="*", metavar="RULE", help="only these; see below")
    parser.add_argument("--full", action="store_true", help="the rules too that build")
    parser.add_argument("--selftest", action="store_true", help="make every rule fail once")
    given = parser.parse_args()
    unknown = set(given.rules) - {rule.name for rule in ALL}
    if unknown:
        parser.error(f"there is no rule {', '.join(sorted(unknown))}")
    if given.rules:
        rules = [rule for rule in ALL if rule.name in given.rules]
    else:
        rules = [rule for rule in ALL if given.full or not rule.is_slow]
    sys.exit(selftest.run(rules) if given.selftest else check(rules))


def check(rules):
    tree = Tree(pathlib.Path.cwd())
    wrong = mild = 0
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for rule, findings in zip(rules, pool.map(lambda rule: ask(rule, tree), rules)):
            tell(rule, findings)
            if not isinstance(findings, Skipped):
                mild += sum(finding.mild for finding in findings)
                wrong += sum(not finding.mild for finding in findings)
    print(f"{wrong} findings, {mild} warnings, {len(rules)} rules." if wrong or mild
          else f"All {len(rules)} rules hold.")
    return 1 if wrong else 0


def ask(rule, tree):
    try:
        return sorted(set(rule.find(tree)))
    except Skipped as reason:
        return reason


def tell(rule, findings):
    if isinstance(findings, Skipped):
        print(f"{rule.name}: skipped, {findings}\n")
    elif findings:
        print(f"{rule.name}: {rule.about}")
        for way, alike in itertools.groupby(findings, key=lambda finding: finding.way):
            for finding in alike:
                grade = "warning: " if finding.mild else ""
                print(f"{finding.path}:{finding.line}: {grade}{finding.what}")
            print(f"    → {way}")
        print()


if __name__ == "__main__":
    main()
