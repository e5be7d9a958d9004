"""What a rule is: how it finds, and how it has been seen to fail."""

from dataclasses import dataclass, field
from typing import Callable


class Skipped(Exception):
    """A rule cannot be asked here; its text says what is missing."""


@dataclass(frozen=True)
class Seen:
    """A way to break a rule: files put into a sound tree, and what must be found then.

    `None` takes a file away; bytes are written as they are. `at` is `path:line`.
    """

    files: dict
    at: str
    says: str


@dataclass(frozen=True)
class Sound:
    """Files that, put into a sound tree, must not be found fault with."""

    files: dict


@dataclass(frozen=True)
class Rule:
    name: str
    about: str
    find: Callable
    seen: list[Seen | Sound] = field(default_factory=list)  # or a function that makes it
    is_slow: bool = False
