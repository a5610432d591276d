"""Who needs help: four wrong answers in a row, or idle for two weeks. The definition is shown beside the list."""

from dataclasses import dataclass
from datetime import date, timedelta

WRONG_IN_A_ROW = 4
IDLE = timedelta(days=14)
# Whom to look after first.
URGENCY = ("wrong", "idle", "not-begun")


@dataclass(frozen=True)
class Recent:
    """The last verdicts, newest first, and the last day of work."""

    verdicts: tuple[str, ...]
    last_day: date | None


def why(recent: Recent, today: date) -> str | None:
    """`wrong`, `idle`, `not-begun`, or None when no help is needed."""
    if recent.last_day is None:
        return "not-begun"
    if len(recent.verdicts) >= WRONG_IN_A_ROW and set(recent.verdicts[:WRONG_IN_A_ROW]) == {"wrong"}:
        return "wrong"
    return "idle" if today - recent.last_day >= IDLE else None
