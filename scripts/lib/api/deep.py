"""Leads the calls of schemathesis to records that are there, by their ids and their revisions, so that
they come further than to 404. Loaded by schemathesis itself, which judge.sh tells of it."""

import json
import os
import urllib.parse
import urllib.request
import zlib
from functools import cache

import schemathesis

_address = os.environ["ARNA_ADDRESS"]
_headers = {"Authorization": f"Bearer {os.environ['ARNA_TOKEN']}"}


@schemathesis.hook
def before_call(context, case, kwargs):
    """Puts ids into the path and a revision into If-Match; one call of four stays as it was made."""
    made = case.path_parameters
    if not made or _number(made) % 4 == 0:
        return
    path = ""
    first = None
    for word in case.operation.path.split("/")[1:]:
        name = word.strip("{}")
        if name in made and not _has_choices(case.operation, name):
            if values := _values(path, name):
                made[name] = values[_number(made[name]) % len(values)]
        path += "/" + (str(made.get(name)) if word.startswith("{") else word)
        if word.startswith("{"):
            first = first or path
    if case.headers and "If-Match" in case.headers and (tag := _tag(first)):
        case.headers["If-Match"] = tag


def _number(made):
    return zlib.crc32(repr(made).encode())


def _has_choices(operation, name):
    return any(parameter.get("name") == name and "enum" in parameter["schema"]
               for parameter in operation.definition.raw.get("parameters", []))


def _tag(path):
    """The revision of the record that is read there, by now."""
    answer = _get(path)
    return answer and answer.headers.get("ETag")


@cache
def _values(path, name):
    """What the list at this path calls so, or its ids; else what any list of the API calls so."""
    return _named(path, name) or _named(path, "id") or [
        value for other in _lists() for value in _named(other, name)]


@cache
def _named(path, name):
    answer = _get(f"{path}?perPage=50")
    items = json.load(answer).get("items", []) if answer else []
    return sorted({str(item[name]) for item in items if item.get(name) is not None})


@cache
def _lists():
    return [path for path, methods in json.load(_get("/api/openapi.json"))["paths"].items()
            if "{" not in path and "perPage" in json.dumps(methods.get("get", {}))]


def _get(path):
    request = urllib.request.Request(
        _address + urllib.parse.quote(path, safe="/?=&"), headers=_headers)
    try:
        return urllib.request.urlopen(request, timeout=10)
    except OSError:
        return None
