"""The indicators and dimensions of uptake: their codes, names and definitions, read once from indicators.yaml."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

Texts = dict[str, str]


@dataclass(frozen=True)
class Category:
    """One value of a dimension: its code and its names."""

    code: str
    name_kk: str
    name_ru: str
    name_en: str


@dataclass(frozen=True)
class Indicator:
    """What is counted: code, names and the sentence that defines it, by language."""

    code: str
    names: Texts
    definition: Texts


@dataclass(frozen=True)
class Dimension:
    """What it is counted by. `more`: categories that no table of reference data has, such as `none`."""

    code: str
    names: Texts
    definition: Texts
    more: tuple[Category, ...]


@dataclass(frozen=True)
class Definitions:
    """All definitions in force from a day on."""

    version: str
    valid_from: date
    population: Texts
    indicators: tuple[Indicator, ...]
    dimensions: dict[str, Dimension]


def _read(path: Path) -> Definitions:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Definitions(
        data["version"],
        data["valid_from"],
        data["population"],
        tuple(Indicator(**entry) for entry in data["indicators"]),
        {entry["code"]: _dimension(entry) for entry in data["dimensions"]},
    )


def _dimension(entry: dict[str, Any]) -> Dimension:
    more = tuple(Category(one["code"], one["kk"], one["ru"], one["en"]) for one in entry["more"])
    return Dimension(entry["code"], entry["names"], entry["definition"], more)


DEFINITIONS = _read(Path(__file__).with_name("indicators.yaml"))
INDICATORS = tuple(indicator.code for indicator in DEFINITIONS.indicators)
DIMENSIONS = tuple(DEFINITIONS.dimensions)
