"""The page of the day: what a learner, a child, a guest and a stranger see."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import text_of
from webapp.clock import day_of
from webapp.courses import loading
from webapp.models import Answer, Completion, Person, Run


def did(session: Session, person: Person, content: loading.Library, lessons: int, days_ago: tuple[int, ...]) -> None:
    """Lessons done, and an answer on each of these days."""
    course = content.courses["a1" if person.username != "child" else "balapan"]
    now = datetime.now(UTC)
    run = Run(person_id=person.id, course_id=course.id, lesson_id="x", plan=[], started_at=now, finished_at=now)
    session.add(run)
    session.flush()
    for lesson in list(course.lessons)[:lessons]:
        session.add(
            Completion(
                person_id=person.id,
                course_id=course.id,
                kind="lesson",
                subject_id=lesson,
                criterion={},
                completed_at=now,
                day=day_of(now),
            )
        )
    for ago in days_ago:
        at = now - timedelta(days=ago)
        session.add(
            Answer(
                person_id=person.id,
                client_id=uuid4(),
                run_id=run.id,
                lesson_id="a1-01-01",
                exercise_id="a1-01-01/gone/type",
                given="сәлем",
                verdict="right",
                milliseconds=3000,
                answered_at=at,
                day=day_of(at),
            )
        )
    session.commit()


def test_a_learner_sees_the_next_lesson_the_yurt_and_the_days_in_a_row(
    people: People, session: Session, content: loading.Library
) -> None:
    dana = people.person("dana", age_group="adult")
    course = content.courses["a1"]
    first = len(course.units[0].lessons)
    did(session, dana, content, first, (0, 1))
    page = people.signed_in(dana).get("/today").text
    said = text_of(page)
    assert "Сәлем" in said and "Dana" in said
    assert "1 piece of 12 stands." in said
    assert "2 days of learning in a row." in said
    assert f'href="/practice/{list(course.lessons)[first]}"' in page


def test_another_learners_days_are_not_mine(people: People, session: Session, content: loading.Library) -> None:
    did(session, people.person("dana"), content, 3, (0, 1, 2))
    said = text_of(people.signed_in(people.person("erlan")).get("/today").text)
    assert "in a row" not in said and "Each unit puts up a piece." in said


def test_a_child_gets_its_own_course_and_no_counting_of_days(
    people: People, session: Session, content: loading.Library
) -> None:
    child = people.person("child", age_group="child")
    did(session, child, content, 2, (0, 1, 2))
    page = people.signed_in(child).get("/today").text
    assert "in a row" not in text_of(page)
    assert 'href="/practice/balapan-' in page and "/tests/" not in page


def test_a_stranger_is_shown_where_to_begin(client: FlaskClient) -> None:
    page = client.get("/today?lang=en").text
    assert 'href="/practice/a1-01-01"' in page and 'href="/welcome"' in page


def test_a_course_that_is_through_says_so(people: People, session: Session, content: loading.Library) -> None:
    dana = people.person("dana", age_group="adult")
    did(session, dana, content, 1000, (0,))
    said = text_of(people.signed_in(dana).get("/today").text)
    assert "The course is through" in said and "It is whole: come in!" in said
