"""Load on a server, and what it stood: requests or transactions a second."""

import os
import re
import statistics
import subprocess
from pathlib import Path

CONNECTIONS = 32
# Of one turn. Loads that are compared take turns, since the speed of a machine changes from minute to
# minute; of each the median counts.
SECONDS = int(os.environ.get("BENCH_SECONDS", "2"))
TURNS = 5
FOLDER = Path(__file__).parent


def in_turn(*loads):
    """The median speed of each load, in the order given."""
    for load in loads:
        load()
    turns = [[load() for load in loads] for _ in range(TURNS)]
    return [statistics.median(speeds) for speeds in zip(*turns)]


def wrk(url, script=None, token=""):
    """Requests a second. An answer that is a refusal ends the measuring."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", url]
    if script:
        command += ["-s", FOLDER / script]
    said = output(*command, env={**os.environ, "BENCH_TOKEN": token})
    if refused := re.search(r"Non-2xx or 3xx responses: (\d+)", said):
        raise SystemExit(f"{url}: {refused[1]} answers were refusals")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def slowest(url, script=None, **told):
    """Milliseconds within which 99 of 100 requests are answered, while few ask at once."""
    command = ["wrk", "-t2", "-c4", f"-d{SECONDS}s", "--latency", url]
    said = output(*command, *(["-s", FOLDER / script] if script else []), env={**os.environ, **told})
    if refused := re.search(r"Non-2xx or 3xx responses: (\d+)", said):
        raise SystemExit(f"{url}: {refused[1]} answers were refusals")
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", said).groups()
    return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def pgbench(socket, script, **variables):
    """Transactions a second of prepared statements."""
    given = [f"-D{name}={value}" for name, value in variables.items()]
    said = output(
        postgres("pgbench"), "-n", "-M", "prepared", f"-c{CONNECTIONS}", "-j2", f"-T{SECONDS}",
        *given, "-f", FOLDER / script, "-h", socket, "-U", "arna_host", "arna")
    return float(re.search(r"tps = ([\d.]+)", said)[1])


def postgres(program):
    """A program of the newest PostgreSQL that is installed."""
    folder = output("pg_config", "--bindir").strip()
    return Path(folder) / program


def output(*command, **options):
    done = subprocess.run(command, text=True, capture_output=True, **options)
    if done.returncode:
        raise SystemExit(f"{Path(command[0]).name}: {done.stderr or done.stdout}")
    return done.stdout
