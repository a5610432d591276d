"""How a course for one profile differs from the same course for nobody in particular, in numbers."""

from collections import Counter
from dataclasses import dataclass

from webapp.courses.adaptation import LessonPlan, plan_course
from webapp.courses.kinds import KINDS
from webapp.courses.loading import Course, Library
from webapp.courses.profile import LearnerProfile


@dataclass(frozen=True)
class Row:
    """One figure: its code, for the base profile and for this one."""

    code: str
    base: int
    here: int


@dataclass(frozen=True)
class Comparison:
    """Figures over the whole course."""

    rows: tuple[Row, ...]


def _figures(plans: tuple[LessonPlan, ...]) -> Counter[str]:
    figures: Counter[str] = Counter()
    for plan in plans:
        figures["exercises"] += len(plan.exercises)
        figures["contrasts"] += sum(len(note.contrasts) for note in plan.notes)
        figures["bridges"] += len(plan.bridges)
        for planned in plan.exercises:
            figures[planned.exercise.kind] += 1
            figures["false-friends"] += planned.reason.rule == "false-friend"
        figures["skipped"] += sum(1 for planned in plan.left_out if planned.reason.rule == "known-cognate")
    return figures


CODES = ("exercises", *KINDS, "contrasts", "bridges", "false-friends", "skipped")


def compare(library: Library, course: Course, profile: LearnerProfile) -> Comparison:
    """A profile beside an adult who chose no language."""
    base = _figures(plan_course(library, course, LearnerProfile(age_group="adult")))
    here = _figures(plan_course(library, course, profile))
    return Comparison(tuple(Row(code, base[code], here[code]) for code in CODES))
