"""A release as a reader of one language meets it: heads, key figures, definitions, tables. Shared by the workbook and the bulletin."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from webapp.uptake.charts.drawing import written
from webapp.uptake.content import WHOLE, Content, Row, Table
from webapp.uptake.files.words import HOW, UNITS, WORDS, day_told, period_told
from webapp.uptake.indicators import DEFINITIONS, Share

COUNTRY = "region"  # the table whose sums are those of the country
KEY = ("learners", "active", "registered", "returned", "lessons", "hours", "teachers", "associations_active")


@dataclass(frozen=True)
class Reading:
    """A release and the language it is read in."""

    content: Content
    language: str

    @property
    def words(self) -> Mapping[str, str]:
        return WORDS[self.language]

    @property
    def document(self) -> Mapping[str, Any]:
        return self.content.document

    @property
    def title(self) -> str:
        return self.words["title"]

    @property
    def period(self) -> str:
        return period_told(self.content.period, self.language)

    @property
    def number(self) -> str:
        """`No. 1`, or that it is a draft."""
        found = self.content.number
        return self.words["number"].format(number=found) if found else self.words["draft"]

    @property
    def body(self) -> str:
        """The Assembly, or what stands in its place."""
        return " · ".join(self.told(names) for names in self.document["bodies"].values())

    def told(self, texts: Mapping[str, str]) -> str:
        """A text in this language."""
        return texts[self.language]

    def day(self, day: str) -> str:
        return day_told(day, self.language)

    def figure(self, value: float | None, unit: str = "") -> str:
        """A number, or the mark of what is hidden."""
        return written(value, self.language, unit)

    def heads(self) -> Iterator[tuple[str, str]]:
        """What stands on the first page, line by line: what, and how it is."""
        published = self.document.get("published_on")
        yield self.words["period"], f"{self.period} ({self.document['first_day']} – {self.document['last_day']})"
        if published:
            yield self.words["published"], self.day(published)
        else:
            yield self.words["made"], self.day(self.document["made_on"])
        for one in self.document.get("signed", ()):
            yield self.words["signed"], f"{one['name']}, {self.day(one['on'])}"
        if self.document["revises"]:
            yield self.words["changes"], self.words["revises"].format(number=self.document["revises"])

    def how(self) -> list[str]:
        """How the numbers are to be read, sentence by sentence."""
        rules = self.document["rules"]
        return [one.format(rounded=rules["rounded_to"], base=rules["share_base"]) for one in HOW[self.language]]

    @property
    def licence(self) -> str:
        return self.words["cite"].format(title=self.title, period=self.period)

    @property
    def versions(self) -> str:
        return self.words["versions"].format(**self.document["versions"])

    def unit(self, code: str) -> str:
        return UNITS[code][self.language] if code in UNITS else code

    def key_figures(self) -> list[tuple[str, str]]:
        """Of the whole country: what is counted, and the number."""
        table = self.content.tables.get(COUNTRY)
        codes = [code for code in KEY if table and code in table.indicators]
        return [(self.indicator(code), self.figure(self._whole(code))) for code in codes]

    def shares(self) -> list[tuple[str, str]]:
        """Of the whole country, in percent; those that the release can tell."""
        if self.document["versions"]["definitions"] != DEFINITIONS.version:
            return []
        table = self.content.tables.get(COUNTRY)
        held = [one for one in DEFINITIONS.shares.values() if one.by is None and table and _told_by(one, table)]
        return [(one.names[self.language], self.figure(self._share(one), "%")) for one in held]

    def _whole(self, code: str) -> int | None:
        return self.content.tables[COUNTRY].value(code, (WHOLE,))

    def _share(self, one: Share) -> float | None:
        parts = [self._whole(code) for code in one.denominator]
        below = None if None in parts else sum(part for part in parts if part is not None)
        found = self.content.share(self._whole(one.numerator), below, one.per)
        return None if found is None else round(found)

    def indicator(self, code: str) -> str:
        """What an indicator is called."""
        return self.told(self.content.indicators[code]["names"])

    def dimension(self, code: str) -> str:
        return self.told(self.content.dimensions[code]["names"])

    def places(self, table: Table, row: Row) -> list[str]:
        """What the categories of a row are called."""
        named = zip(table.by, row.categories, strict=True)
        return [self.told(self.content.names(dimension, category)) for dimension, category in named]

    def breaks(self, one: Mapping[str, Any]) -> str:
        """When an indicator changed its meaning, and how."""
        return "; ".join(f"{entry['on']}: {self.told(entry['note'])}" for entry in one["breaks"] or ())

    def text_of(self, texts: Mapping[str, str] | None) -> str:
        """A text that may be missing."""
        return (texts or {}).get(self.language, "")

    def remarks(self) -> list[tuple[str, str, str]]:
        """What regional secretariats wrote: region, language, text. Each in the language it was written in."""
        every: Sequence[Mapping[str, Any]] = self.document["remarks"]
        return [(self.region(one["region"]), one["language"], one["text"]) for one in every]

    def region(self, code: str | None) -> str:
        return self.told(self.content.names("region", code)) if code else self.words["country"]


def _told_by(one: Share, table: Table) -> bool:
    return {one.numerator, *one.denominator} <= set(table.indicators)
