"""50,000 organisations: read, listed, searched, recorded, taken in and given out; with BENCH_GROWTH=1 also
searched among 500,000 and two million."""

import os
import statistics
import subprocess
import urllib.parse

import tables
from load import FOLDER, TURNS, in_turn, pgbench, slowest, wrk
from ngo_names import FORMS, REGIONS, Names, bin_of

ROWS = 50_000
# Ten in a thousand have no BIN.
WITHOUT_BIN = 100
TABLES = {"ngos": "true", "ngo_words": "true", "ngo_vocabulary": "true"}
REGION = "750000000"
GROWN = [500_000, 2_000_000]


def measure(run, system, limit, hello):
    names = [name for name in rows()]
    ratio, note = import_ratio(system, names)
    run.figure("import of 50,000 NGOs, of a copy", ratio, most=8, note=note)
    system.tidy()
    reads(run, system, limit, hello)
    typed = Typed(system, names)
    searched, read = latencies(system, typed)
    run.figure("slowest searches, of a read by id", searched / read, most=10,
               note=f"{searched:.1f} ms beside {read:.1f} ms")
    run.figure("most memory of an export of 50,000", export_memory(system), most=150, unit=" MB")
    if os.environ.get("BENCH_GROWTH") == "1":
        growth(system, typed, searched, read)
    else:
        print("  ----  no growth: BENCH_GROWTH=1 measures 500,000 and two million, in many minutes")
    posts(run, system)
    clear(system)


def reads(run, system, limit, hello):
    card = system.psql("-c", "SELECT id FROM registry.ngos ORDER BY id OFFSET 25000 LIMIT 1").strip()
    http, row, ngo = in_turn(
        hello, lambda: pgbench(system.socket, "ngo.sql", card=card),
        lambda: wrk(f"{system.api}/ngos/{card}"))
    run.share("NGO by id, of the limit", ngo, limit(http, row), least=0.6)
    http, some, listed = in_turn(
        hello, lambda: pgbench(system.socket, "ngos.sql", region=REGION),
        lambda: wrk(f"{system.api}/ngos?region={REGION}"))
    run.share("NGOs of one region, of the limit", listed, limit(http, some), least=0.5)
    listed, page = in_turn(
        lambda: wrk(f"{system.api}/ngos?region={REGION}"),
        lambda: wrk(f"{system.host.url}/kk/registry/ngos?region={REGION}"))
    run.share("NGOs of one region as a page, of JSON", page, listed, least=0.1)


def posts(run, system):
    posted, inserted = in_turn(
        lambda: wrk(f"{system.api}/ngos", "ngo.lua", system.token),
        lambda: pgbench(system.socket, "ngo-inserts.sql"))
    run.share("POST of an NGO, of the bare inserts", posted, inserted, least=0.35)


class Typed:
    """What people type, in a fixed mix: the 200 most frequent beginnings of three letters, 200 whole words,
    100 words with a slip and 100 BINs."""

    def __init__(self, system, names):
        self.names = Names().random
        words = {}
        for _, kk, ru, _ in names:
            for word in f"{kk} {ru}".lower().replace("«", "").replace("»", "").split():
                words[word] = words.get(word, 0) + 1
        starts = {}
        for word, count in words.items():
            starts[word[:3]] = starts.get(word[:3], 0) + count
        frequent = sorted(starts, key=starts.get, reverse=True)[:200]
        long = sorted(word for word in words if len(word) > 5)
        bins = [bin for bin, *_ in names if bin]
        asked = frequent + self.names.sample(sorted(words), 200)
        asked += [self.slipped(word) for word in self.names.sample(long, 100)]
        asked += self.names.sample(bins, 100)
        self.names.shuffle(asked)
        self.file = system.folder / "typed"
        self.file.write_text("".join(f"?q={urllib.parse.quote(text)}\n" for text in asked))

    def slipped(self, word):
        """With one letter left out, doubled with its neighbour's place, or taken for another."""
        place = self.names.randrange(2, len(word) - 1)
        return self.names.choice([
            word[:place] + word[place + 1:],
            word[:place] + word[place + 1] + word[place] + word[place + 2:],
            word[:place] + ("о" if word[place] != "о" else "а") + word[place + 1:]])


def latencies(system, typed):
    """Within how many milliseconds 99 of 100 searches are answered, and reads by id."""
    card = system.psql("-c", "SELECT id FROM registry.ngos ORDER BY id LIMIT 1").strip()
    turns = [(slowest(f"{system.api}/ngos", "search.lua", BENCH_TYPED=str(typed.file)),
              slowest(f"{system.api}/ngos/{card}"))
             for _ in range(TURNS)]
    return (statistics.median(times) for times in zip(*turns))


def growth(system, typed, searched, read):
    """The same among more; printed beside what it was."""
    count = ROWS
    for grown in GROWN:
        system.psql("-v", f"first={count}", "-v", f"last={grown}", "-f", FOLDER / "fill-ngos.sql")
        count = grown
        system.tidy()
        now, by_id = latencies(system, typed)
        print(f"  ----  among {grown:,}: searches {now:.1f} ms ({now / searched:.2f} of those among "
              f"{ROWS:,}), reads by id {by_id:.1f} ms ({by_id / read:.2f}); goal 1.5", flush=True)
    system.psql("-c", f"DELETE FROM registry.ngos WHERE bin LIKE '9%'")


def export_memory(system):
    """Megabytes of a host that has done nothing else, with what is sent on its way to nowhere."""
    system.restart()
    for format in ("csv", "jsonl"):
        done = subprocess.run(
            ["curl", "-sf", f"{system.api}/exports/ngos?format={format}"],
            stdout=subprocess.PIPE, check=True)
        if done.stdout.count(b"\n") < ROWS:
            raise SystemExit(f"an export ended early: {done.stdout[-500:]!r}")
    return system.host.most_memory()


def import_ratio(system, names):
    """Seconds of the import, from first byte to report, of the seconds of a copy; and those themselves."""
    clear(system)
    imported = tables.send(system, "ngos", lines(names), ROWS)
    copied = tables.copy(system, TABLES, clear)
    return imported / copied, f"{imported:.1f} s beside {copied:.1f} s"


def rows():
    """BIN, names and form of each."""
    names, known, numbers = Names(), set(), iter(range(10 * ROWS))
    while len(known) < ROWS:
        kk, ru = names.next()
        if kk in known:
            continue
        number = len(known)
        known.add(kk)
        bin = None if number % WITHOUT_BIN == 0 else next(filter(None, map(bin_of, numbers)))
        yield bin, kk, ru, FORMS[number % len(FORMS)]


def lines(names):
    yield ("bin;noBinReason;name_kk;name_ru;legalForm;katoCode;registeredOn;spheres;status;head;phone;email;"
           "consentOn;consentBasis")
    for number, (bin, kk, ru, (form_kk, form_ru, form)) in enumerate(names):
        consent = "2026-01-15;Хат" if number % 2 else ";"
        yield (f"{bin or ''};{'' if bin else 'тіркеуде'};{kk} {form_kk};{form_ru} {ru};{form};"
               f"{REGIONS[number % len(REGIONS)]};2015-03-{1 + number % 28:02};youth;"
               f"{'inactive' if number % 20 == 7 else 'active'};Үлгіов Сынақ;+7 7172 00-00-00;"
               f"ngo{number}@example.invalid;{consent}")


def clear(system):
    system.psql(
        "-c", "DELETE FROM platform.deliveries WHERE handler LIKE 'registry.%'",
        "-c", "TRUNCATE registry.ngos, registry.ngo_vocabulary CASCADE")
