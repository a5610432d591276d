"""How a course for one profile differs from the same course for nobody in particular, in numbers."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from webapp.courses import schema
from webapp.courses.adaptation import LessonPlan, plan_course
from webapp.courses.kinds import KINDS
from webapp.courses.loading import Course, Library
from webapp.courses.profile import LearnerProfile

# Seconds, estimated: reading a lesson's page, and one exercise.
READING, EXERCISE = 120, 30


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
        figures["seconds"] += READING + EXERCISE * len(plan.exercises)
        figures["contrasts"] += sum(len(note.contrasts) for note in plan.notes)
        figures["bridges"] += len(plan.bridges)
        for planned in plan.exercises:
            figures[planned.exercise.kind] += 1
            figures["sounds"] += planned.exercise.source_kind == "sound" or planned.reason.rule == "sound-new"
            figures["false-friends"] += planned.reason.rule == "false-friend"
        figures["skipped"] += sum(1 for planned in plan.left_out if planned.reason.rule == "known-cognate")
    figures["minutes"] = round(figures["seconds"] / 60)
    return figures


CODES = ("exercises", "minutes", *KINDS, "sounds", "contrasts", "bridges", "false-friends", "skipped")


@dataclass(frozen=True)
class Speakers:
    """The course as it is for the speakers of one language, beside the course for nobody in particular."""

    language: schema.Language
    figures: tuple[Row, ...]
    percent: int


BRIEF = ("exercises", "minutes", "ending", "sounds", "contrasts", "bridges", "skipped")


@lru_cache(maxsize=8)
def by_language(library: Library, course: Course) -> tuple[Speakers, ...]:
    """The course for an adult of each heritage language, the shortest first; `percent`: exercises more or fewer."""
    base = _of(library, course, LearnerProfile(age_group="adult"))
    found = []
    for tag, language in library.languages.items():
        here = _of(library, course, LearnerProfile(tag, "adult"))
        percent = round(100 * (here["exercises"] - base["exercises"]) / max(1, base["exercises"]))
        found.append(Speakers(language, tuple(Row(code, base[code], here[code]) for code in BRIEF), percent))
    return tuple(sorted(found, key=lambda one: one.percent))


@lru_cache(maxsize=512)
def _of(library: Library, course: Course, profile: LearnerProfile) -> Counter[str]:
    return _figures(plan_course(library, course, profile))


def compare(library: Library, course: Course, profile: LearnerProfile) -> Comparison:
    """A profile beside an adult who chose no language."""
    base, here = _of(library, course, LearnerProfile(age_group="adult")), _of(library, course, profile)
    return Comparison(tuple(Row(code, base[code], here[code]) for code in CODES))
