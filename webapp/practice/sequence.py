"""Which exercise comes next in a run: the plan in order, then what was missed, until it is right or was tried enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

# First try and two more at the end: nobody is held for ever by one exercise.
TRIES = 3
# Stands where a lesson's id stands in the runs of a day of revision, which have no plan.
REVIEW = "review"
# Stands where a lesson's id stands in the runs of a placement test, which have no plan.
PLACEMENT = "placement"
# Stands where a lesson's id stands in the runs of a live lesson of a class, which have no plan.
LIVE = "live"


class Done(NamedTuple):
    """One answer of the run so far: which exercise, and whether it was right or almost."""

    exercise_id: str
    passed: bool


@dataclass(frozen=True)
class Place:
    """Where a run stands: the next exercise (None at the end), its attempt from 0, and progress of `total`."""

    exercise_id: str | None
    attempt: int
    passed: int
    total: int

    @property
    def finished(self) -> bool:
        return self.exercise_id is None


def place(plan: Sequence[str], answers: Sequence[Done]) -> Place:
    """Where a run with this plan stands after these answers, in the order given."""
    tries: dict[str, int] = {}
    passed: set[str] = set()
    for answer in answers:
        tries[answer.exercise_id] = tries.get(answer.exercise_id, 0) + 1
        if answer.passed:
            passed.add(answer.exercise_id)
    settled, upcoming, attempt = 0, None, TRIES
    # Fewest tries first and the plan's order among equals: a missed one comes after all that were not yet asked.
    for exercise in plan:
        tried = tries.get(exercise, 0)
        if exercise in passed or tried >= TRIES:
            settled += 1
        elif tried < attempt:
            upcoming, attempt = exercise, tried
    return Place(upcoming, 0 if upcoming is None else attempt, settled, len(plan))
