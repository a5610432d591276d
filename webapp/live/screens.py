"""The exercise that is on: fitted to the class for the wall, to each learner for the phone."""

from collections.abc import Mapping
from functools import lru_cache

from flask import render_template

from webapp.courses import adaptation, current_profile, generation, library
from webapp.courses.loading import Course, Library
from webapp.courses.profile import LearnerProfile
from webapp.live import counting, warmup
from webapp.live.queries import Given, Joined
from webapp.models import Class
from webapp.practice import disputing, granting, screens
from webapp.practice.exercises import kind_of
from webapp.practice.explanations import because
from webapp.practice.posing import Context, Posed
from webapp.practice.sequence import Place

ALONE = Place(None, 0, 0, 1)


def course_of(class_: Class) -> Course:
    """The course that a class follows; one that is gone becomes the grown-ups' own."""
    return library().courses.get(class_.course_id) or library().course_for("adult")


def class_profile(class_: Class) -> LearnerProfile:
    """Nobody's own profile: the age of the course and the package of the class."""
    return LearnerProfile(None, course_of(class_).entry.ages[0], (), class_.people)


def found(exercise_id: str) -> tuple[Course, generation.Exercise] | None:
    """The exercise of this name with its course, or None when its source is gone."""
    lesson = library().lesson(exercise_id.split("/", 1)[0])
    exercise = generation.by_id(lesson[1], library(), exercise_id) if lesson else None
    return (lesson[0], exercise) if lesson and exercise else None


def context_of(exercise_id: str, profile: LearnerProfile) -> Context | None:
    """An exercise for somebody; None when it is withdrawn."""
    one = found(exercise_id)
    if one is None:
        return None
    plan = adaptation.plan_lesson(library(), one[0], one[1].lesson_id, profile)
    return Context(library(), plan, one[1], screens.languages())


def on_wall(class_: Class, exercise_id: str) -> dict[str, object]:
    """What a template needs to show an exercise to the whole class."""
    context = context_of(exercise_id, class_profile(class_))
    if context is None:
        return {"context": None}
    posed = kind_of(context).pose(context)
    return {"context": context, "plan": context.plan, "exercise": context.exercise, "posed": posed, "typed": {}}


def tally(context: Context, given: list[Given]) -> counting.Tally:
    """The answers of the class, counted."""
    child = context.plan.age.id == "child"
    answers = [(one.person_id, one.given, one.verdict) for one in given]
    return counting.tally(context, answers, lambda grade: because(grade, child))


def exercise_page(
    joined: Joined, context: Context, number: int, problem: str | None = None, typed: Mapping[str, str] | None = None
) -> str:
    """The exercise on a learner's phone, as question `number` of the live lesson."""
    return screens.exercise_screen(
        context,
        ALONE,
        problem,
        typed,
        "live/exercise.html",
        joined=joined,
        stage=joined.stage,
        action=f"/live/{joined.live.id}/questions/{number}",
    )


def feedback_page(joined: Joined, context: Context, given: str, offer: disputing.Offer) -> str:
    """What became of a learner's own answer, once the teacher shows it to all."""
    return screens.feedback_screen(
        context,
        granting.graded(context, given),
        ALONE,
        offer,
        "live/feedback.html",
        frame="live/_frame.html",
        joined=joined,
        stage=joined.stage,
        tries=0,
        stays=True,
    )


def told_page(joined: Joined, context: Context) -> str:
    """The right answer, for whoever had given none."""
    shown = tally(context, [])
    posed = kind_of(context).pose(context)
    return render_template(
        "live/told.html",
        joined=joined,
        stage=joined.stage,
        context=context,
        exercise=context.exercise,
        posed=posed,
        tally=shown,
    )


def own_context(exercise_id: str) -> Context | None:
    """The exercise fitted to the person asking."""
    return context_of(exercise_id, current_profile())


def kinds_for(ages: list[str]) -> frozenset[str]:
    """The kinds of exercise that every age in a class has."""
    content: Library = library()
    kinds = [frozenset(content.ages[age].kinds) for age in {*ages} if age in content.ages]
    return frozenset(warmup.KINDS).intersection(*kinds) if kinds else frozenset(warmup.KINDS)


@lru_cache(maxsize=256)
def _choosable(
    content: Library, course: Course, lesson_id: str, profile: LearnerProfile
) -> tuple[generation.Exercise, ...]:
    plan = adaptation.plan_lesson(content, course, lesson_id, profile)
    return tuple(one.exercise for one in plan.exercises if one.exercise.kind != "speak")


def choosable(class_: Class, lesson_id: str) -> list[tuple[Context, Posed]]:
    """The exercises of a lesson from which a teacher chooses one for all."""
    profile = class_profile(class_)
    exercises = _choosable(library(), course_of(class_), lesson_id, profile)
    contexts = (context_of(one.id, profile) for one in exercises)
    return [(context, kind_of(context).pose(context)) for context in contexts if context]
