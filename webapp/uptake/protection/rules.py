"""The rules of disclosure, dated: read from disclosure_rules.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import yaml

from webapp.config import ROOT


@dataclass(frozen=True, eq=False)
class Rules:
    """One version. `sensitive`: codes of dimensions that make a cell sensitive; `text`: the rule in words, by language."""

    version: str
    valid_from: date
    threshold_sensitive: int
    threshold_plain: int
    rounded_to: int
    share_base: int
    sensitive: frozenset[str]
    text: Mapping[str, str]

    def threshold(self, sensitive: bool) -> int:
        """How many people must stand behind a number shown, and how many whole numbers stay possible for a hidden one."""
        return self.threshold_sensitive if sensitive else self.threshold_plain


@cache
def every_version() -> tuple[Rules, ...]:
    """Oldest first."""
    found = yaml.safe_load((ROOT / "webapp/uptake/disclosure_rules.yaml").read_text(encoding="utf-8"))
    some = [
        Rules(
            one["version"],
            one["valid_from"],
            one["threshold_sensitive"],
            one["threshold"],
            one["rounded_to"],
            one["share_base"],
            frozenset(one["sensitive"]),
            {tag: text.strip() for tag, text in one["text"].items()},
        )
        for one in found
    ]
    return tuple(sorted(some, key=lambda one: one.valid_from))


def rules_on(day: date) -> Rules:
    """The rules in force on a day; before the first there were any, the first."""
    some = every_version()
    return max((one for one in some if one.valid_from <= day), key=lambda one: one.valid_from, default=some[0])


def rules_of(version: str) -> Rules:
    """The rules of a version, whatever the day. Raises StopIteration for one that never was."""
    return next(one for one in every_version() if one.version == version)


def rounded(number: int, rules: Rules) -> int:
    """To the nearest multiple; a half, were there one, goes up."""
    return (2 * number + rules.rounded_to) // (2 * rules.rounded_to) * rules.rounded_to
