"""The import of the national classifier beside a bare copy of the same rows."""

import os
import re
import statistics
import time
import urllib.request
from pathlib import Path

from load import FOLDER

DATA = Path(os.environ.get("ARNA_SHARED", FOLDER.parents[3] / "shared")) / "data"
EDITION = DATA / "kato-2026-07-17.csv"
COLUMNS = "code, parent_code, level, type_code, name_kk, name_ru, skeleton, valid_from, edition"
TURNS = 3


def import_ratio(system):
    """Seconds of the import, from first byte to commit, of the seconds of a copy."""
    imports, copies = [], []
    for _ in range(TURNS):
        reset(system)
        imports.append(import_places(system))
        copies.append(copy_places(system))
    reset(system)
    return statistics.median(imports) / statistics.median(copies)


def reset(system):
    """The classifier as it is before any import."""
    system.psql(
        "-c", "TRUNCATE registry.places",
        "-c", "INSERT INTO registry.places OVERRIDING SYSTEM VALUE SELECT * FROM bench.places",
        "-c", "DELETE FROM registry.editions WHERE layout <> 'baseline'",
        "-c", "VACUUM (ANALYZE) registry.places")


def import_places(system):
    request = urllib.request.Request(
        f"{system.api}/imports?kind=kato&effectiveOn=2026-07-17", EDITION.read_bytes(),
        {"Content-Type": "text/csv", "Authorization": f"Bearer {system.token}"})
    started = time.monotonic()
    with urllib.request.urlopen(request) as answer:
        answer.read()
    return time.monotonic() - started


def copy_places(system):
    """The rows that just came in, into the same table with its indexes."""
    file = system.folder / "places.csv"
    format = "csv quote E'\\b'"
    holding = "registry.places WHERE valid_to IS NULL AND corrected_at IS NULL"
    said = system.psql(input=f"""
        \\copy (SELECT {COLUMNS} FROM {holding} ORDER BY code) TO '{file}' {format}
        TRUNCATE registry.places;
        \\timing on
        \\copy registry.places ({COLUMNS}) FROM '{file}' {format}
    """)
    return float(re.search(r"([\d.]+) ms", said)[1]) / 1000
