"""What an inhabitant waits for: the first view of a page, and suggestions while they type."""

import gzip
import re
import statistics
import urllib.request

from classifier import import_places, reset
from load import FOLDER, TURNS, slowest

READ = "bodies/0199bbbb-0000-7000-8000-000000010000"
PAGES = ["officials", "finder", "finder?place=110000000", "coverage", "lists/central"]


def first_view(system):
    """Kilobytes of the heaviest page with all that it loads, and which it is."""
    weights = {path: weight(system, f"/kk/registry/{path}") for path in PAGES}
    heaviest = max(weights, key=weights.get)
    return weights[heaviest] / 1024, heaviest


def weight(system, path):
    page = loaded(system, path)
    parts = set(re.findall(rb'(?:src|href)="(/assets/[^"]+)"', gunzipped(page)))
    return len(page) + sum(len(loaded(system, part.decode())) for part in parts)


def loaded(system, path):
    request = urllib.request.Request(system.host.url + path, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def gunzipped(page):
    return gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page


def type_ahead(system):
    """How slow the slowest hundredth of suggestions is, of that of a read by id; in the whole classifier."""
    reset(system)
    import_places(system)
    system.psql("-c", "VACUUM (ANALYZE) registry.places")
    turns = [(slowest(f"{system.api}/places", "typeahead.lua"), slowest(f"{system.api}/{READ}"))
             for _ in range(TURNS)]
    reset(system)
    typed, read = (statistics.median(times) for times in zip(*turns))
    return typed / read, f"{typed:.1f} ms beside {read:.1f} ms"
