"""The asking of 3,000 bodies by a campaign beside the same rows inserted by psql, one by one."""

import json
import re
import time
import urllib.request

BODIES = 3_000
# The tables that an asking writes, without what the database makes by itself.
TABLES = {
    "registry.campaigns": "true",
    "registry.campaign_bodies": "true",
    "registry.campaign_links": "true",
    "platform.letters": "t.kind = 'registry.campaignRequest'",
    "platform.audit": "t.action LIKE 'registry.campaign.%'",
}


def asking_ratio(system):
    """Seconds of choosing and opening, of the seconds of the inserts; and those themselves."""
    campaign = call(system, "campaigns", {
        "title": {"kk": "Сынақ науқаны", "ru": "Пробная кампания"}, "contact": "Үлгіов",
        "dueOn": time.strftime("%Y-%m-%d", time.gmtime(time.time() + 30 * 86_400))})
    bodies = [f"0199bbbb-0000-7000-8000-{number:012}" for number in range(1, BODIES + 1)]
    started = time.monotonic()
    call(system, f"campaigns/{campaign['id']}/choice", {"bodies": bodies}, revision=1)
    opened = call(system, f"campaigns/{campaign['id']}/opening", {}, revision=2)
    asked = time.monotonic() - started
    if opened["awaited"] != BODIES:
        raise SystemExit(f"a campaign asked {opened['awaited']} bodies of {BODIES}")
    inserted = insert(system)
    clear(system)
    return asked / inserted, f"{asked:.2f} s beside {inserted:.2f} s"


def call(system, path, given, revision=None):
    headers = {"Authorization": f"Bearer {system.token}", "Content-Type": "application/json"}
    if revision:
        headers["If-Match"] = f'"{revision}"'
    request = urllib.request.Request(
        f"{system.api}/{path}", json.dumps(given).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def insert(system):
    """The rows that were just made, taken out and inserted anew in one transaction."""
    script = ["\\timing on", "BEGIN;"]
    for table, mine in TABLES.items():
        columns = told(system, table)
        values = " || ', ' || ".join(f"quote_nullable(t.{column})" for column in columns)
        script.append(system.psql("-c", f"""
            SELECT 'INSERT INTO {table} ({", ".join(columns)}) VALUES (' || {values} || ');'
            FROM {table} t WHERE {mine}""").strip())
    script.append("COMMIT;")
    clear(system)
    said = system.psql(input="\n".join(script) + "\n")
    return sum(float(time) for time in re.findall(r"Time: ([\d.]+) ms", said)) / 1000


def told(system, table):
    return system.psql("-c", f"""
        SELECT attname FROM pg_attribute
        WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped
            AND attgenerated = '' AND attidentity = '' ORDER BY attnum""").split()


def clear(system):
    """The audit is never cleared: what it has twice is in nobody's way."""
    for table, mine in reversed(TABLES.items()):
        if table != "platform.audit":
            system.psql("-c", f"DELETE FROM {table} t WHERE {mine}")
