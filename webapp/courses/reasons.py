"""Why a piece is in a plan, or not: a rule by its code, and what it was decided on."""

from collections.abc import Mapping
from typing import Any

RULES = (
    "core", "voice", "people", "all-peoples", "feature", "correspondence", "cognate", "false-friend", "sphere",
    "not-this-age", "other-sphere", "enough", "kind-not-for-age", "too-long-for-age", "known-cognate", "harmony-new", "harmony-known",
    "sound-new", "sound-pair", "not-shown", "people-piece", "other-people", "written-for-language", "other-language",
)  # fmt: skip


class Reason:
    """A rule with its values (texts in three languages, or plain strings). Equal when rule and values are."""

    __slots__ = ("rule", "values")

    def __init__(self, rule: str, **values: Any) -> None:
        assert rule in RULES, rule
        self.rule = rule
        self.values: Mapping[str, Any] = values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reason) and (self.rule, self.values) == (other.rule, other.values)

    def __hash__(self) -> int:
        return hash((self.rule, *sorted(self.values)))

    def __repr__(self) -> str:
        return f"Reason({self.rule!r}, {dict(self.values)!r})"
