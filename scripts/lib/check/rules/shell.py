"""What shellcheck says of the scripts."""

import json
import shutil
import subprocess

from rule import Rule, Seen, Skipped
from tree import Finding


def find(tree):
    if not shutil.which("shellcheck"):
        raise Skipped("shellcheck is not installed: apt-get install shellcheck")
    scripts = [
        path for path in tree.below("scripts", ".ci")
        if path.endswith(".sh") or tree.text(path).startswith("#!/usr/bin/env bash")
    ]
    if not scripts:
        return
    told = subprocess.run(
        ["shellcheck", "--external-sources", "--format", "json", *scripts],
        cwd=tree.root, capture_output=True, text=True).stdout
    for each in json.loads(told):
        yield Finding(each["file"], each["line"], f"SC{each['code']}: {each['message']}",
                      f"https://www.shellcheck.net/wiki/SC{each['code']}",
                      mild=each["level"] in ("info", "style"))


RULE = Rule(
    "shell", "scripts hold with odd names and failing commands", find,
    seen=[
        Seen({"scripts/serve": '#!/usr/bin/env bash\necho done\ncd "$1"\nrm "$2"\n'},
             "scripts/serve:3", "SC2164"),
    ])
