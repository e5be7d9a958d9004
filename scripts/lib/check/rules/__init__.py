"""The rules, in the order in which their findings are told."""

from rules import (
    choices, forbidden, format, imports, locales, names, rooms, shell, sizes, sql, symbols, texts, undeclared,
)

ALL = [
    module.RULE
    for module in (
        rooms, names, sizes, imports, forbidden, sql, locales, texts, choices, format, shell, symbols,
        undeclared,
    )
]
