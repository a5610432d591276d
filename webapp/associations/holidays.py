"""Public holidays of Kazakhstan by day: dated data, so that a year gets those in force in it.

Құрбан айт moves with the moon and stands in the file year by year, as announced or expected. A day off moved from a weekend is
not guessed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from webapp.associations.data_files import rows


@dataclass(frozen=True, order=True)
class Holiday:
    """A day with a name in kk, ru and en. `off`: nobody works on it."""

    day: date
    off: bool
    names: tuple[tuple[str, str], ...]

    def name(self, language: str) -> str:
        """Its name in a language; Russian where there is none."""
        names = dict(self.names)
        return names.get(language, names["ru"])


@lru_cache(maxsize=64)
def _of_year(year: int) -> tuple[Holiday, ...]:
    found = []
    for row in rows("holidays.tsv"):
        if int(row["from_year"] or year) <= year <= int(row["to_year"] or year):
            first = date(year, int(row["month"]), int(row["day"]))
            names = tuple((tag, row[f"name_{tag}"]) for tag in ("kk", "ru", "en"))
            for more in range(int(row["days"])):
                found.append(Holiday(first + timedelta(days=more), row["off"] == "yes", names))
    return tuple(sorted(found))


def holidays(first: date, last: date) -> list[Holiday]:
    """The holidays from a day to a day, both included, in order; those that are worked on too."""
    years = range(first.year, last.year + 1)
    return [one for year in years for one in _of_year(year) if first <= one.day <= last]


def off_on(day: date) -> Holiday | None:
    """The holiday for which nobody works on a day, or None."""
    return next((one for one in _of_year(day.year) if one.day == day and one.off), None)


def days_off(first: date, last: date) -> dict[date, Holiday]:
    """The days from a day to a day, both included, on which nobody works."""
    return {one.day: one for one in holidays(first, last) if one.off}
