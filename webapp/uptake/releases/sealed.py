"""The true cells of a release, sealed: sums and no person. Read here alone, to audit later releases and to make a release again. Pure.

`frame`: the document without rows; `numbers`: [indicator, [[dimension, category], …], number, people] of every cell that is
not nought, the unpublished joint ones too; `stands_for`: the same of the cells whose published number was kept from the
release that is revised, with the number it stood for then; `against`: ids of the releases it was laid beside.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from webapp.uptake.content import canonical
from webapp.uptake.releases.plan import Cell
from webapp.uptake.releases.publication import NOUGHT, Number


@dataclass(frozen=True, eq=False)
class Sealed:
    """See the module."""

    frame: Mapping[str, Any]
    numbers: Mapping[Cell, Number]
    stands_for: Mapping[Cell, Number]
    against: Sequence[int]

    @property
    def told(self) -> dict[Cell, Number]:
        """What the published numbers stand for."""
        return {**self.numbers, **self.stands_for}


def seal(sealed: Sealed) -> bytes:
    """As it is kept."""
    document = {
        "frame": sealed.frame,
        "numbers": _written({cell: one for cell, one in sealed.numbers.items() if one != NOUGHT}),
        "stands_for": _written(sealed.stands_for),
        "against": list(sealed.against),
    }
    return zlib.compress(canonical(document), 9)


def unseal(kept: bytes) -> Sealed:
    """To be worked with."""
    document = json.loads(zlib.decompress(kept))
    numbers, stands_for = (_read(document[key]) for key in ("numbers", "stands_for"))
    return Sealed(document["frame"], numbers, stands_for, tuple(document["against"]))


def _written(numbers: Mapping[Cell, Number]) -> list[list[Any]]:
    return sorted([cell.indicator, [list(pair) for pair in cell.key], *one] for cell, one in numbers.items())


def _read(rows: Sequence[Sequence[Any]]) -> dict[Cell, Number]:
    return {
        Cell(indicator, tuple((dimension, category) for dimension, category in key)): Number(number, people)
        for indicator, key, number, people in rows
    }
