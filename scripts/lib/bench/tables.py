"""The import of 20,000 bodies and 20,000 designations beside a bare copy of the same rows."""

import json
import re
import time
import urllib.request

ROWS = 20_000
TABLES = {
    "bodies": "t.external_code LIKE 'I-%'",
    "body_versions": "t.body_id IN (SELECT id FROM registry.bodies WHERE external_code LIKE 'I-%')",
    "persons": "t.search LIKE '% importtalgan %'",
    "designations": "t.body_id IN (SELECT id FROM registry.bodies WHERE external_code LIKE 'I-%')",
    "designation_steps": "t.designation_id IN (SELECT d.id FROM registry.designations d "
                         "JOIN registry.bodies b ON b.id = d.body_id WHERE b.external_code LIKE 'I-%')",
    "officials": "t.body_id IN (SELECT id FROM registry.bodies WHERE external_code LIKE 'I-%')",
}


def import_ratio(system):
    """Seconds of both imports, from first byte to report, of the seconds of a copy; and those themselves."""
    imported = (send(system, "bodies", bodies(), ROWS)
                + send(system, "designations", designations(), ROWS))
    copied = copy(system, TABLES, clear)
    clear(system)
    return imported / copied, f"{imported:.1f} s beside {copied:.1f} s"


def bodies():
    yield "externalCode;level;kind;name_kk;name_ru;noBinReason;phones;email;topics;validFrom"
    for number in range(1, ROWS + 1):
        yield (f"I-{number};central;ministry;Сынақ органы № {number};Пробный орган № {number};pending;"
               "+7 7172 00-00-00;organ@example.invalid;;2020-01-01")


def designations():
    yield ("body;surname_kk;surname_ru;givenName_kk;givenName_ru;position_kk;position_ru;rank;basis;"
           "orderNumber;orderDate;kind;validFrom;phone;email;published")
    for number in range(1, ROWS + 1):
        yield (f"I-{number};Импортталған;Импортталған;Сынақ{number};Проба{number};"
               "департамент директорының орынбасары;заместитель директора департамента;"
               f"central.deputyDirector;order;{number}-қ;2024-01-10;primary;2024-01-10;"
               "+7 7172 00-00-00;official@example.invalid;true")


def send(system, kind, lines, rows):
    table = "\r\n".join(lines).encode()
    started = time.monotonic()
    place = ask(system, f"{system.api}/imports?kind={kind}", table)
    while (record := ask(system, place))["state"] in ("waiting", "running"):
        time.sleep(0.1)
    seconds = time.monotonic() - started
    if record["state"] != "done" or record["report"]["accepted"] != rows:
        raise SystemExit(f"the import of {kind} came to nothing: {json.dumps(record)[:2_000]}")
    return seconds


def ask(system, address, table=None):
    """The answer, or where it will be told."""
    request = urllib.request.Request(address, table, {
        "Authorization": f"Bearer {system.token}", "Content-Type": "text/csv",
        "Prefer": "respond-async"})
    with urllib.request.urlopen(request) as answer:
        place = answer.headers.get("Location")
        return f"{system.host.url}{place}" if place else json.load(answer)


def copy(system, tables, clear):
    """The rows that just came in, taken out and copied into the same tables with their indexes."""
    columns = {table: told(system, table) for table in tables}
    for table, mine in tables.items():
        file = system.folder / f"{table}.csv"
        system.psql(input=f"\\copy (SELECT {columns[table]} FROM registry.{table} t WHERE {mine}) "
                          f"TO '{file}' csv\n")
    clear(system)
    seconds = 0
    for table in tables:
        said = system.psql(
            input=f"\\timing on\n\\copy registry.{table} ({columns[table]}) "
                  f"FROM '{system.folder / table}.csv' csv\n")
        seconds += float(re.search(r"([\d.]+) ms", said)[1]) / 1000
    return seconds


def told(system, table):
    return system.psql("-c", f"""
        SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = 'registry.{table}'::regclass AND attnum > 0 AND NOT attisdropped
            AND attgenerated = ''""").strip()


def clear(system):
    for table in ("officials", "designation_steps"):
        system.psql("-c", f"DELETE FROM registry.{table} t WHERE {TABLES[table]}")
    system.psql("-c", f"DELETE FROM registry.designations t WHERE {TABLES['designations']}")
    system.psql("-c", f"DELETE FROM registry.persons t WHERE {TABLES['persons']}")
    system.psql(
        "-c", "DELETE FROM platform.deliveries WHERE handler LIKE 'registry.%'",
        "-c", "DELETE FROM registry.changes t WHERE t.body_id IN "
              "(SELECT id FROM registry.bodies WHERE external_code LIKE 'I-%')",
        "-c", f"DELETE FROM registry.body_versions t WHERE {TABLES['body_versions']}",
        "-c", f"DELETE FROM registry.bodies t WHERE {TABLES['bodies']}",
        "-c", "VACUUM (ANALYZE) registry.bodies, registry.body_versions, registry.persons, "
              "registry.designations, registry.designation_steps, registry.officials")
