"""The rules, in the order in which their findings are told."""

from rules import arguments, choices, forbidden, format, imports, locales, names, rooms, shell
from rules import sizes, sql, symbols, templates, texts, undeclared

ALL = [
    module.RULE
    for module in (
        rooms, names, sizes, imports, forbidden, sql, locales, texts, arguments, choices,
        templates, format, shell, symbols, undeclared,
    )
]
