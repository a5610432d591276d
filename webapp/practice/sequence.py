"""Which exercise comes next in a run: the plan in order, then what was missed, until it is right or was tried enough."""

from collections.abc import Sequence
from dataclasses import dataclass

# First try and two more at the end: nobody is held for ever by one exercise.
TRIES = 3
# Stands where a lesson's id stands in the runs of a placement test, which have no plan.
PLACEMENT = "placement"


@dataclass(frozen=True)
class Done:
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
    settled = [exercise for exercise in plan if exercise in passed or tries.get(exercise, 0) >= TRIES]
    waiting = [exercise for exercise in plan if exercise not in passed and tries.get(exercise, 0) < TRIES]
    # Fewest tries first and the plan's order among equals: a missed one comes after all that were not yet asked.
    upcoming = min(waiting, key=lambda exercise: (tries.get(exercise, 0), plan.index(exercise)), default=None)
    return Place(upcoming, tries.get(upcoming or "", 0), len(settled), len(plan))
