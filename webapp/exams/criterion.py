"""Whether a test that a class sat shows the level: the criterion in force, and what a learner's blocks come to by it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from webapp.courses import schema
from webapp.courses.loading import Library
from webapp.exams import sittings

VERSION = 1
RULE = "every block at or above its threshold; writing and speaking marked by a teacher"


@dataclass(frozen=True)
class Standing:
    """What a supervised test of a learner came to. `blocks`: block → (points, out of).

    `waiting`: blocks that no teacher has marked yet; they count as nothing, and the criterion is not met until they are.
    """

    run_id: int
    sitting_id: int
    blocks: dict[str, tuple[int, int]]
    met: bool
    criterion: dict[str, Any]
    taken_at: datetime
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taken:
    """A run of a supervised test with what was given. `marks`: block → criterion → points of a teacher."""

    run_id: int
    sitting_id: int
    test: str
    started_at: datetime
    finished_at: datetime
    answered: Mapping[str, str]
    marks: Mapping[str, Mapping[str, int]]


def criterion_of(form: schema.ExamFormat) -> dict[str, Any]:
    """The criterion of a format as it is stored with what it decides: thresholds in per cent, with how sure they are."""
    return {
        "rule": RULE,
        "version": VERSION,
        "format": form.id,
        "level": form.level,
        "valid_from": form.valid_from.isoformat(),
        "blocks": {
            block.id: {"per_cent": block.threshold.value, "confidence": block.threshold.confidence}
            for block in form.blocks
        },
    }


def standing_of(library: Library, form: schema.ExamFormat, taken: Taken) -> Standing:
    """What one run came to, by the format in force on its day."""
    found = sittings.result(library, library.sittings[taken.test], form, taken.answered, taken.marks)
    waiting = tuple(
        one.block.id for one in found.blocks if one.block.id not in sittings.CHOSEN and one.block.id not in taken.marks
    )
    return Standing(
        taken.run_id,
        taken.sitting_id,
        {one.block.id: (one.points, one.most) for one in found.blocks},
        not waiting and all(one.passed for one in found.blocks),
        criterion_of(form),
        taken.finished_at,
        waiting,
    )


def best(standings: Iterable[Standing]) -> Standing:
    """The newest that meets the criterion, else the newest. A level once shown stays shown."""
    return max(standings, key=lambda one: (one.met, one.taken_at, one.run_id))
