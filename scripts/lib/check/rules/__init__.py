"""The rules, in the order in which their findings are told."""

from rules import arguments, choices, fields, forbidden, format, guide, imports, locales, names
from rules import rooms, shell, sizes, sql, symbols, templates, texts, undeclared

ALL = [
    module.RULE
    for module in (
        rooms, names, sizes, imports, forbidden, fields, sql, locales, texts, arguments, choices,
        templates, guide, format, shell, symbols, undeclared,
    )
]
