"""Days off in Kazakhstan, from dated data: on them nobody meets. Days moved by the government year by year are not among them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "holidays.tsv"


@dataclass(frozen=True)
class Holiday:
    """A day off with its names."""

    day: date
    name_kk: str
    name_ru: str
    name_en: str


@lru_cache(maxsize=16)
def holidays(year: int) -> dict[date, Holiday]:
    """The days off of a year, by day."""
    return {one.day: one for row in _rows() for one in _of(row, year)}


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _of(row: dict[str, str], year: int) -> Iterator[Holiday]:
    """`day` is MM-DD of every year in which the row holds, or YYYY-MM-DD of one; `days` in a row."""
    written = row["day"] if len(row["day"]) == len("2026-05-27") else f"{year}-{row['day']}"
    first = date.fromisoformat(written)
    from_day, to_day = (date.fromisoformat(row[name]) if row[name] else None for name in ("valid_from", "valid_to"))
    if first.year != year or (from_day and first < from_day) or (to_day and first >= to_day):
        return
    for number in range(int(row["days"])):
        yield Holiday(first + timedelta(days=number), row["name_kk"], row["name_ru"], row["name_en"])
