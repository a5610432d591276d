"""The columns of the register as a table, and of its history: what they are called in three languages and what they expect."""

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.associations.data_files import rows

# A column of a table given back with what is wrong in it; understood and passed over.
ERRORS = "errors"


@dataclass(frozen=True)
class Column:
    """One column; `titles` and `expects` by language."""

    code: str
    titles: dict[str, str]
    expects: dict[str, str]
    example: str


@dataclass(frozen=True)
class Columns:
    """The columns of one kind of table, in their order."""

    each: tuple[Column, ...]
    # A header with this column is of this kind.
    mark: str

    @property
    def codes(self) -> tuple[str, ...]:
        """Their codes."""
        return tuple(column.code for column in self.each)

    def of(self, code: str) -> Column | None:
        """The column of a code."""
        return next((column for column in self.each if column.code == code), None)

    def titles(self, language: str | None) -> list[str]:
        """A header in a language; None for the codes."""
        return [column.titles[language] if language else column.code for column in self.each]

    def places(self, header: Sequence[str]) -> dict[str, int]:
        """Code → where it stands in a header in whatever language; the first of two that are the same."""
        known = {folded(title): column.code for column in self.each for title in (*column.titles.values(), column.code)}
        found: dict[str, int] = {}
        for place, title in enumerate(header):
            code = known.get(folded(title))
            if code is not None:
                found.setdefault(code, place)
        return found


def folded(text: str) -> str:
    """A text to compare by: capitals, spaces, underscores and ё are not minded."""
    return " ".join(text.casefold().replace("ё", "е").replace("_", " ").split())


def _columns(name: str, mark: str) -> Columns:
    lines = list(rows(name))
    languages = ("kk", "ru", "en")
    return Columns(
        tuple(
            Column(
                line["code"],
                {tag: line[f"title_{tag}"] for tag in languages},
                {tag: line[f"expects_{tag}"] for tag in languages},
                line["example"],
            )
            for line in lines
        ),
        mark,
    )


STATE = _columns("columns.tsv", "name_ru")
HISTORY = _columns("history_columns.tsv", "entry")
EXAMPLE = next(column.example for column in STATE.each if column.code == "id")
