"""What a certificate asks for, as dated data: read once from criteria.yaml."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

Texts = dict[str, str]


@dataclass(frozen=True)
class Criterion:
    """The rule of a level. Texts by language (kk, ru, en): what it is called, asks for, says of its holder, and is not."""

    id: str
    level: str
    course: str
    test: str
    valid_from: date
    confidence: str
    source: str
    name: Texts
    criterion: Texts
    can: Texts
    not_an_exam: Texts
    valid_to: date | None = None


@lru_cache
def criteria() -> tuple[Criterion, ...]:
    """All rules, past ones included."""
    text = Path(__file__).with_name("criteria.yaml").read_text(encoding="utf-8")
    return tuple(Criterion(**entry) for entry in yaml.safe_load(text))


def in_force(course: str, day: date) -> Criterion | None:
    """The rule for a course on a day (`valid_to` inclusive), or None where there is none."""
    for one in criteria():
        if one.course == course and one.valid_from <= day and (one.valid_to is None or day <= one.valid_to):
            return one
    return None


def by_id(criterion_id: str) -> Criterion:
    """A rule by its id. Raises LookupError; ids are permanent."""
    for one in criteria():
        if one.id == criterion_id:
            return one
    raise LookupError(criterion_id)
