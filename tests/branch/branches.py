"""A coordinator of the republican Korean association, and what is in its branches."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from tests.people import People
from webapp import clock
from webapp.associations.timetable import Weekly
from webapp.branch.actions import invite
from webapp.branch.study_actions import open_form
from webapp.models import Answer, Completion, FormOfStudy, Invitation, Person, Run

WHOLE, ALMATY, USHTOBE, GERMAN = "korean-kz", "korean-kz-75", "korean-kz-33-ushtobe", "german-kz-39"
VALUES = {
    "kind": "sunday-school",
    "name": "Жексенбілік мектеп",
    "sphere": "school",
    "age_group": "child",
    "course_id": "a1",
    "place": "Үй, 2-қабат",
    "first_day": date(2026, 9, 1),
    "last_day": date(2099, 5, 31),
    "public": True,
}


def study(session: Session, association_id: str = ALMATY, **values: object) -> FormOfStudy:
    """A Sunday school that goes on for long."""
    form = open_form(session, association_id, {**VALUES, **values}, (Weekly(7, "11:00", 60),), clock.now())
    session.commit()
    return form


def invitation(
    session: Session, by: Person, association_id: str = ALMATY, role: str = "teacher", days: int = 14
) -> tuple[Invitation, str]:
    """An open invitation and its token."""
    made = invite(
        session, association_id=association_id, role=role, note="Мария", days=days, made_by=by.id, now=clock.now()
    )
    session.commit()
    return made


def works(session: Session, person: Person, lessons: int = 1) -> None:
    """An answer of today, and so many lessons completed today."""
    now, today = clock.now(), clock.today()
    run = Run(person_id=person.id, course_id="a1", lesson_id="a1-01-01", plan=[], started_at=now)
    session.add(run)
    session.flush()
    session.add(
        Answer(
            person_id=person.id,
            client_id=_uuid(person.id),
            run_id=run.id,
            lesson_id="a1-01-01",
            exercise_id="e",
            given="",
            verdict="right",
            milliseconds=1,
            answered_at=now,
            day=today,
        )
    )
    session.add_all(
        Completion(
            person_id=person.id,
            course_id="a1",
            kind="lesson",
            subject_id=f"a1-01-{number:02}",
            criterion={},
            completed_at=now,
            day=today,
        )
        for number in range(1, lessons + 1)
    )
    session.commit()


def _uuid(number: int) -> UUID:

    return UUID(int=number)


def learners(people: People, number: int, prefix: str = "learner") -> tuple[Person, ...]:
    """So many of them."""
    return tuple(people.person(f"{prefix}{one}", age_group="adult") for one in range(number))
