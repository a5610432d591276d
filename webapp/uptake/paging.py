"""A long table, two hundred rows at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

ROWS = 200
T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some of the rows: page `number` of `pages`, counted from one."""

    rows: Sequence[T]
    number: int
    pages: int


def page_of(rows: Sequence[T], asked: str) -> Page[T]:
    """The page asked for; the first where `asked` is no number, the last where it is too high."""
    pages = max(1, -(-len(rows) // ROWS))
    number = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return Page(rows[(number - 1) * ROWS : number * ROWS], number, pages)
