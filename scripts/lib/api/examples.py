"""Tells of each example in a description that is not as its schema says: examples.py DESCRIPTION"""

import json
import sys

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012


def main(path):
    with open(path) as file:
        description = json.load(file)
    resource = Resource(contents=description, specification=DRAFT202012)
    registry = Registry().with_resource("urn:api", resource)
    count = wrong = 0
    for place, schema, example in examples(description, "#"):
        if "$ref" in example:
            example = registry.resolver("urn:api").lookup(f"urn:api{example['$ref']}").contents
        schema = {"$ref": f"urn:api{pointer(schema)}"}
        validator = Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())
        for error in validator.iter_errors(example["value"]):
            print(f"{place}: {error.json_path} {error.message}"[:300])
            wrong += 1
        count += 1
    print(f"{count} examples")
    return 1 if wrong or not count else 0


def examples(json, place):
    """Each with its place and that of its schema."""
    if isinstance(json, list):
        for index, element in enumerate(json):
            yield from examples(element, f"{place}/{index}")
    if not isinstance(json, dict):
        return
    if "schema" in json:
        if "example" in json:
            yield place, f"{place}/schema", {"value": json["example"]}
        for name, example in json.get("examples", {}).items():
            yield f"{place} {name}", f"{place}/schema", example
    for name, value in json.items():
        if name not in ("example", "examples", "schema"):
            yield from examples(value, f"{place}/{name.replace('~', '~0').replace('/', '~1')}")


def pointer(place):
    return place.replace("{", "%7B").replace("}", "%7D")


sys.exit(main(sys.argv[1]))
