"""Classes and their people for a OneRoster. The classes must be authorised before. A fixed number of statements."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp import clock
from webapp.associations.teaching import classes_taught
from webapp.classes.roster_teachers import teachers_of
from webapp.exchange.oneroster_reading import OURS
from webapp.exchange.oneroster_writing import ClassOut, PersonOut, TermOut
from webapp.kazakh.alphabet import sort_key
from webapp.models import Association, Class, FormOfStudy, Person, RosterId, Seat


def taught_ids(session: Session, teacher_id: int, day: date) -> list[int]:
    """The classes somebody teaches."""
    return sorted(set(session.scalars(classes_taught(teacher_id, day))))


def class_number(class_id: int) -> str:
    """The sourcedId of a class."""
    return f"tilashar-class-{class_id}"


def classes_out(
    session: Session, class_ids: Collection[int], day: date, courses: Mapping[str, str], language: str
) -> list[ClassOut]:
    """The classes with their learners and teachers; `courses`: title by id."""
    learners, teachers = _learners(session, class_ids), _teachers(session, class_ids, day)
    rows = session.execute(
        select(Class, Association, FormOfStudy)
        .join(Association, Association.id == Class.association_id)
        .outerjoin(FormOfStudy, FormOfStudy.id == Class.form_of_study_id)
        .where(Class.id.in_(class_ids))
        .order_by(Class.id)
    )
    return [
        ClassOut(
            class_number(class_.id),
            class_.name,
            class_.course_id,
            courses.get(class_.course_id, class_.course_id),
            association.id,
            getattr(association, f"name_{language}"),
            [*teachers.get(class_.id, []), *learners.get(class_.id, [])],
            TermOut(f"tilashar-form-{form.id}", form.name, form.first_day, form.last_day) if form else None,
        )
        for class_, association, form in rows
    ]


def _learners(session: Session, class_ids: Collection[int]) -> dict[int, list[PersonOut]]:
    """By class; under the number by which the association's roster knows them, else ours."""
    number = (
        select(func.min(RosterId.sourced_id))
        .where(RosterId.person_id == Person.id, RosterId.association_id == Class.association_id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Seat.class_id, Seat.joined_at, Person.id, Person.display_name, Person.username, number)
        .join(Person, Person.id == Seat.person_id)
        .join(Class, Class.id == Seat.class_id)
        .where(Seat.class_id.in_(class_ids), Seat.left_at.is_(None))
    )
    found: dict[int, list[PersonOut]] = {}
    for class_id, joined_at, person_id, shown, username, sourced_id in rows:
        one = PersonOut(
            sourced_id or f"{OURS}{person_id}",
            shown or username or "",
            username or "",
            "student",
            clock.day_of(joined_at),
        )
        found.setdefault(class_id, []).append(one)
    return {class_id: sorted(lines, key=lambda line: sort_key(line.name)) for class_id, lines in found.items()}


def _teachers(session: Session, class_ids: Collection[int], day: date) -> dict[int, list[PersonOut]]:
    lines = teachers_of(session, class_ids, day)
    ids = {line.person_id for several in lines.values() for line in several}
    usernames = {
        one.id: one.username for one in session.execute(select(Person.id, Person.username).where(Person.id.in_(ids)))
    }
    return {
        class_id: [
            PersonOut(
                f"{OURS}{line.person_id}",
                line.name,
                usernames[line.person_id] or "",
                "teacher",
                line.begins,
                line.last_day,
                not line.substitute,
            )
            for line in several
        ]
        for class_id, several in lines.items()
    }
