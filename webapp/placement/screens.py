"""A test as it stands, worked out from its answers; its pages, rendered."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template

from webapp import db
from webapp.courses import current_profile, library, schema
from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import by_id
from webapp.courses.loading import Course
from webapp.placement import actions, estimating, items, placing, queries
from webapp.placement.estimating import Finding
from webapp.placement.items import Item
from webapp.placement.queries import Given, Test
from webapp.practice.exercises import kind_of
from webapp.practice.grading import Grade
from webapp.practice.posing import Context, Posed
from webapp.practice.screens import PROBLEMS, languages
from webapp.typed import tidy


@dataclass(frozen=True)
class Standing:
    """Where a test stands: what is known so far, and the item to ask next; None when it is over."""

    course: Course
    finding: Finding
    item: Item | None


def standing(person_id: int, test: Test) -> Standing:
    """Worked out anew each time, so that reloading and going back change nothing."""
    content, profile = library(), current_profile()
    course = content.courses[test.course_id]
    kindred = items.is_kindred(content, course, profile)
    start = estimating.prior(len(course.units), queries.self_rating(db.session(), person_id), kindred)
    answers = items.answered(content, course, test.outcomes, kindred)
    chances = estimating.chances_after(start, answers)
    found = estimating.finding(chances, len(answers))
    item = None
    if not found.done and test.finished_at is None:
        item = items.next_item(items.pool(content, course, profile), chances, test.asked, kindred, str(test.id))
    return Standing(course, found, item)


def context_of(course: Course, exercise_id: str) -> Context | None:
    """An item as this learner gets it, at its first try; None when it has been withdrawn."""
    lesson = course.lessons.get(exercise_id.split("/", 1)[0])
    exercise = by_id(lesson, library(), exercise_id) if lesson else None
    if lesson is None or exercise is None:
        return None
    return Context(library(), plan_lesson(library(), course, lesson.id, current_profile()), exercise, languages())


def unknown(context: Context) -> Grade:
    """The grade of not knowing: wrong, and no kind of mistake."""
    return Grade("wrong", kind_of(context).grade(queries.UNKNOWN, context).expected, queries.UNKNOWN)


def item_screen(test: Test, now: Standing, problem: str | None = None, typed: Mapping[str, str] | None = None) -> str:
    """One question. `problem` codes what was missing from what was sent; `typed` is what was sent, shown again."""
    assert now.item is not None
    context = context_of(now.course, now.item.exercise.id)
    assert context is not None
    typed = {name: tidy(value) for name, value in (typed or {}).items()}
    return render_template(
        "placement/item.html",
        test=test,
        context=context,
        plan=context.plan,
        exercise=context.exercise,
        posed=kind_of(context).pose(context),
        number=len(test.answers) + 1,
        most=estimating.MOST,
        problem=PROBLEMS.get(problem or ""),
        typed=typed,
        answer_id=actions.client_id(test.id, context.exercise.id),
        posed_at=typed.get("posed_at") or int(time.time() * 1000),
    )


@dataclass(frozen=True)
class Looked:
    """An answer looked back on: what was asked, given, and right."""

    unit: int
    given: Given
    context: Context
    posed: Posed
    said: str
    expected: str


@dataclass(frozen=True)
class UnitLine:
    """How many questions on a unit were asked, and how many answered rightly."""

    unit: schema.UnitEntry
    number: int
    asked: int
    right: int


def _looked(course: Course, test: Test) -> list[Looked]:
    units = {unit.id: number for number, unit in enumerate(course.units, start=1)}
    found = []
    for one in test.answers:
        context = context_of(course, one.exercise_id)
        if context is None:
            continue
        kind = kind_of(context)
        expected = kind.grade(one.given, context).expected
        said = "" if one.unknown else kind.describe(one.given, context)
        unit = units[course.unit_of[context.lesson.id].id]
        found.append(Looked(unit, one, context, kind.pose(context), said, expected))
    return sorted(found, key=lambda looked: looked.unit)


def _lines(course: Course, looked: list[Looked]) -> list[UnitLine]:
    lines = []
    for number, unit in enumerate(course.units, start=1):
        of_unit = [one for one in looked if one.unit == number]
        if of_unit:
            lines.append(UnitLine(unit.entry, number, len(of_unit), sum(one.given.passed for one in of_unit)))
    return lines


def result_screen(test: Test) -> str:
    """Where to start and why: what was known, what was missed, how sure this is."""
    course, placement = library().courses[test.course_id], test.placement
    assert placement is not None
    level, looked = placement.found["level"], _looked(course, test)
    starts = {choice: placing.chosen_start(course, level, choice) for choice in placing.STARTS}
    return render_template(
        "placement/result.html",
        test=test,
        course=course,
        found=placement.found,
        unit_of=lambda number: course.units[number - 1].entry,
        starts=starts,
        everything=level == len(course.units),
        known=len(placing.lessons_before(course, placing.start_of(course, placement.found["start_unit"]))),
        lines=_lines(course, looked),
        looked=looked,
    )
