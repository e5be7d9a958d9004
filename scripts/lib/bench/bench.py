"""The measurements of scripts/bench: bench.py [RUNS] [PART …]. Needs a release build with its bundles."""

import argparse
import os
import subprocess

import campaigns
import events
import finder
import ngos
import tables
from classifier import EDITION, import_ratio
from load import in_turn, pgbench, wrk
from system import BUILD, PORT, System

HELLO_PORT = PORT + 2
# As arna serve sets it for itself.
MEMORY = {"GLIBC_TUNABLES": "glibc.malloc.tcache_count=500:glibc.malloc.tcache_max=32768"}


class Run:
    """The figures of one run beside their goals."""

    def __init__(self):
        self.misses = 0

    def figure(self, name, value, least=None, most=None, unit="", note=""):
        met = value >= least if most is None else value <= most
        goal = f"at least {least}{unit}" if most is None else f"at most {most}{unit}"
        self.misses += not met
        print(f"  {'ok  ' if met else 'MISS'}  {name:<42} {value:7.2f}{unit:<3}  {goal:<15}  {note}",
              flush=True)

    def share(self, name, reached, possible, least):
        """Of two speeds, requests or transactions a second."""
        note = f"{reached:,.0f} of {possible:,.0f} a second"
        self.figure(name, reached / possible, least=least, note=note)


def limit(http, database):
    """What HTTP alone and PostgreSQL alone leave possible."""
    return 1 / (1 / http + 1 / database)


def hello():
    return wrk(f"http://127.0.0.1:{HELLO_PORT}/")


def reads(run, system):
    def officials():
        return wrk(f"{system.api}/officials")

    http, row, body = in_turn(
        hello, lambda: pgbench(system.socket, "body.sql"),
        lambda: wrk(f"{system.api}/bodies/0199bbbb-0000-7000-8000-000000010000"))
    run.share("body by id, of the limit", body, limit(http, row), least=0.6)
    http, rows, listed = in_turn(
        hello, lambda: pgbench(system.socket, "officials.sql"), officials)
    run.share("list of 20 as JSON, of the limit", listed, limit(http, rows), least=0.5)
    listed, region, found = in_turn(
        officials, lambda: wrk(f"{system.api}/officials?region=110000000"),
        lambda: wrk(f"{system.api}/officials?q=prob"))
    # Filtered lists are counted, up to a thousand; a plan that is wrong for them shows here.
    run.share("list of one region, of the whole", region, listed, least=0.1)
    run.share("search for what all have, of the whole", found, listed, least=0.1)
    listed, page = in_turn(officials, lambda: wrk(f"{system.host.url}/kk/registry/officials"))
    run.share("list of 20 as a page, of JSON", page, listed, least=0.1)


def writes(run, system):
    posts, inserts = in_turn(
        lambda: wrk(f"{system.api}/designations", "designation.lua", system.token),
        lambda: pgbench(system.socket, "designation.sql"))
    run.share("POST of a designation, of the bare inserts", posts, inserts, least=0.4)
    run.figure("most memory under this load", system.host.most_memory(), most=150, unit=" MB")
    if EDITION.exists():
        run.figure("import of the classifier, of a bare copy", import_ratio(system), most=6)
    else:
        print(f"  ----  no import: {EDITION} is not there (ARNA_SHARED names its folder)")


def inhabitants(run, system):
    weight, page = finder.first_view(system)
    run.figure("first view with 20,000 bodies", weight, most=100, unit=" KB", note=page)
    if EDITION.exists():
        ratio, note = finder.type_ahead(system)
        run.figure("slowest suggestions, of a read by id", ratio, most=10, note=note)


def imports(run, system):
    ratio, note = tables.import_ratio(system)
    run.figure("import of bodies and designations, of a copy", ratio, most=8, note=note)


def asked(run, system):
    ratio, note = campaigns.asking_ratio(system)
    run.figure("asking of 3,000 bodies, of the bare inserts", ratio, most=5, note=note)


def told(run, system):
    share, note = events.cost(system)
    run.figure("an event, of the write that causes it", share, most=15, unit=" %", note=note)
    drained, written = events.draining(system)
    run.share("waiting events, of the same bare inserts", drained, written, least=0.3)


def start(run, system):
    run.figure("from start to ready", system.seconds_to_ready(), most=1, unit=" s")


def organisations(run, system):
    ngos.measure(run, system, limit, hello)


PARTS = {
    "reads": reads, "writes": writes, "inhabitants": inhabitants, "imports": imports, "asked": asked,
    "told": told, "ngos": organisations, "start": start,
}


def one_run(system, parts):
    run = Run()
    system.tidy()
    for part in PARTS:
        if part in parts:
            PARTS[part](run, system)
    system.restart()
    return run.misses


def arguments():
    """Says what is wrong with them and ends with 2."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench", usage="scripts/bench [RUNS] [PART …]",
        description="Measures a release build against what HTTP and PostgreSQL alone leave possible, in "
                    "some ten minutes; ends with 1 where a goal is missed.")
    parser.add_argument("runs", nargs="?", default="3", metavar="RUNS", help="how many; 3 by default")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"all by default; or some of {', '.join(PARTS)}")
    parser.add_argument("--check", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.runs in PARTS:
        given.runs, given.parts = "3", [given.runs, *given.parts]
    if not given.runs.isdecimal() or int(given.runs) == 0:
        parser.error(f"{given.runs} is neither a number of runs nor a part; parts are {', '.join(PARTS)}")
    if unknown := [part for part in given.parts if part not in PARTS]:
        parser.error(f"there is no part {unknown[0]}; parts are {', '.join(PARTS)}")
    given.parts = given.parts or list(PARTS)
    return given


def main():
    given = arguments()
    if given.check:
        return
    hello_alone = subprocess.Popen(
        [BUILD / "hello", str(HELLO_PORT)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, **MEMORY})
    try:
        with System() as system:
            misses = 0
            for number in range(int(given.runs)):
                print(f"run {number + 1}", flush=True)
                misses += one_run(system, given.parts)
    finally:
        hello_alone.terminate()
    raise SystemExit(1 if misses else 0)


if __name__ == "__main__":
    main()
