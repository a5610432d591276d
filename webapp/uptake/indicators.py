"""The indicators, shares and dimensions of uptake: codes, names, definitions and breaks, read once from indicators.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Category:
    """One value of a dimension: its code and its names."""

    code: str
    name_kk: str
    name_ru: str
    name_en: str

    @property
    def names(self) -> Texts:
        """By language."""
        return {"kk": self.name_kk, "ru": self.name_ru, "en": self.name_en}


@dataclass(frozen=True)
class Break:
    """From this day on the figure means something else; `note` says what."""

    on: date
    note: Texts


@dataclass(frozen=True)
class Indicator:
    """A count. `unit`: people, enrolments, lessons, units, hours, visits, associations. `source`: where it comes from."""

    code: str
    unit: str
    names: Texts
    definition: Texts
    source: Texts
    version: str
    valid_from: date
    breaks: tuple[Break, ...]


@dataclass(frozen=True)
class Share:
    """One count over others added up, times `per`; over the population of the category where `by` names a dimension."""

    code: str
    numerator: str
    denominator: tuple[str, ...]
    per: int
    by: str | None
    names: Texts
    definition: Texts
    version: str
    valid_from: date
    breaks: tuple[Break, ...]


@dataclass(frozen=True)
class Dimension:
    """What is counted by. `categories`: those no table of reference data has; `more`: those beside the others, such as `none`."""

    code: str
    names: Texts
    definition: Texts
    categories: tuple[Category, ...]
    more: tuple[Category, ...]


@dataclass(frozen=True)
class Definitions:
    """All definitions in force from a day on."""

    version: str
    valid_from: date
    population: Texts
    indicators: Mapping[str, Indicator]
    shares: Mapping[str, Share]
    dimensions: Mapping[str, Dimension]


def _read(path: Path) -> Definitions:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    general = {"version": data["version"], "valid_from": data["valid_from"]}
    indicators = [_indicator(entry, data["sources"], general) for entry in data["indicators"]]
    shares = [_share(entry, general) for entry in data["shares"]]
    dimensions = [_dimension(entry) for entry in data["dimensions"]]
    return Definitions(
        **general,
        population=data["population"],
        indicators={one.code: one for one in indicators},
        shares={one.code: one for one in shares},
        dimensions={one.code: one for one in dimensions},
    )


def _indicator(entry: dict[str, Any], sources: dict[str, Texts], general: dict[str, Any]) -> Indicator:
    own = {**general, **entry, "source": sources[entry["source"]], "breaks": _breaks(entry)}
    return Indicator(**own)


def _share(entry: dict[str, Any], general: dict[str, Any]) -> Share:
    below = entry["denominator"]
    denominator = tuple(below) if isinstance(below, list) else (below,)
    own = {"per": 100, "by": None, **general, **entry, "denominator": denominator, "breaks": _breaks(entry)}
    return Share(**own)


def _breaks(entry: dict[str, Any]) -> tuple[Break, ...]:
    return tuple(Break(one["day"], one["note"]) for one in entry.get("breaks", ()))


def _dimension(entry: dict[str, Any]) -> Dimension:
    own, more = (
        tuple(Category(one["code"], one["kk"], one["ru"], one["en"]) for one in entry.get(key, ()))
        for key in ("categories", "more")
    )
    return Dimension(entry["code"], entry["names"], entry["definition"], own, more)


DEFINITIONS = _read(Path(__file__).with_name("indicators.yaml"))
