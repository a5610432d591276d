"""Own exercises as a learner would get them: asked for the preview beside the form."""

from dataclasses import dataclass

from webapp.courses import library, schema
from webapp.courses.adaptation import plan_lesson
from webapp.courses.own_lessons import own_course_of
from webapp.courses.profile import LearnerProfile
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context, Posed
from webapp.practice.screens import languages


@dataclass(frozen=True)
class Tried:
    """An exercise posed at the first try, and the answer that is right."""

    context: Context
    posed: Posed
    right: str


def tried(lesson: schema.Lesson | None) -> list[Tried]:
    """Every exercise that an adult would get, in order; [] without a lesson."""
    if lesson is None:
        return []
    content = library()
    # Asked past the cache of plans: a draft is gone with the next letter.
    plan = plan_lesson.__wrapped__(content, own_course_of(lesson), lesson.id, LearnerProfile(None, "adult"))
    found = []
    for planned in plan.exercises:
        context = Context(content, plan, planned.exercise, languages())
        kind = kind_of(context)
        right = kind.imagine(context, True, context.rng())
        found.append(Tried(context, kind.pose(context), kind.grade(right, context).expected))
    return found
