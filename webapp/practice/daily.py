"""What is practised day by day beside the lessons, the drill and revision: an answer is kept in the run of its day."""

from datetime import datetime, time

from webapp import clock, db
from webapp.courses import current_profile, library
from webapp.practice import actions, arriving, queries
from webapp.practice.forms import Posted
from webapp.practice.grading import Grade


def record_of_the_day(person_id: int, practised: str, sent: Posted, given: str, grade: Grade) -> None:
    """Keep an answer. `practised`: DRILL or REVIEW. Such a run has no plan, so it never ends by itself."""
    now, course = clock.now(), library().course_for(current_profile().age)
    made = queries.account_made(db.session(), person_id) if sent.waited else None
    given_at = arriving.given_at(now, sent.waited, made)
    morning = datetime.combine(clock.day_of(given_at), time.min, clock.KAZAKHSTAN)
    run = queries.day_run(db.session(), person_id, morning, practised) or actions.start_run(
        db.session(), person_id, course.id, practised, (), given_at
    )
    actions.record_answer(
        db.connection(),
        person_id=person_id,
        course=course,
        run=run,
        exercise_id=sent.exercise_id,
        given=given,
        grade=grade,
        client_id=sent.client_id,
        milliseconds=sent.milliseconds,
        now=now,
        given_at=given_at,
    )
