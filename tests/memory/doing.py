"""A learner's answers, given through the site's own way in."""

import random
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import by_id
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.practice import drill_questions
from webapp.practice.actions import record_answer, start_run
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context

START = datetime(2026, 5, 4, 9, tzinfo=UTC)


def given_for(library: Library, exercise_id: str, right: bool = True, age: str = "adult", attempt: int = 0) -> str:
    """What somebody gives to an exercise, as it is kept."""
    question = drill_questions.by_id(library, exercise_id)
    if question is not None:
        return question.expected if right else "жоқ"
    found = library.lesson(exercise_id.split("/")[0])
    assert found is not None, exercise_id
    exercise = by_id(found[1], library, exercise_id)
    assert exercise is not None, exercise_id
    plan = plan_lesson(library, found[0], found[1].id, LearnerProfile(age_group=age))
    context = Context(library, plan, exercise, ("ru",), attempt)
    return kind_of(context).imagine(context, right, random.Random(1))


def answer(
    session: Session,
    library: Library,
    person_id: int,
    exercise_id: str,
    *,
    right: bool = True,
    at: datetime = START,
    milliseconds: int = 6000,
    lesson_id: str | None = None,
    given: str | None = None,
) -> None:
    """Answer an exercise, in a run of its own."""
    lesson = lesson_id or exercise_id.split("/")[0]
    found = library.lesson(exercise_id.split("/")[0])
    course = found[0] if found else library.courses["a1"]
    run = start_run(session, person_id, course.id, lesson, (), at)
    text = given_for(library, exercise_id, right) if given is None else given
    question = drill_questions.by_id(library, exercise_id)
    if question is not None:
        grade = drill_questions.graded(library, question, text)
    else:
        assert found is not None
        exercise = by_id(found[1], library, exercise_id)
        assert exercise is not None
        plan = plan_lesson(library, found[0], found[1].id, LearnerProfile(age_group=course.entry.ages[-1]))
        context = Context(library, plan, exercise, ("ru",))
        grade = kind_of(context).grade(text, context)
    record_answer(
        session.connection(),
        person_id=person_id,
        course=course,
        run=run,
        exercise_id=exercise_id,
        given=text,
        grade=grade,
        client_id=uuid4(),
        milliseconds=milliseconds,
        now=at,
    )
    session.commit()


def days(number: float) -> timedelta:
    return timedelta(days=number)
