"""What a class has for paper: its word lists, and the lessons it has had. For a class already found to be the teacher's."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Assignment, PlanWeek, WordList
from webapp.worksheets.material import Kept

# More than a class can have in years; a page names no more.
MOST_LISTS = 200
NEWEST = 200


def word_lists(session: Session, class_id: int) -> list[Kept]:
    """The word lists of a class, the newest first."""
    newest = (
        select(WordList.id, WordList.name, WordList.entries)
        .where(WordList.class_id == class_id)
        .order_by(WordList.updated_at.desc(), WordList.id.desc())
        .limit(MOST_LISTS)
    )
    return [Kept(*row) for row in session.execute(newest)]


def lessons_planned(session: Session, class_id: int, day: date) -> list[str]:
    """The lessons of the plan up to the week of this day, the newest week first."""
    weeks = (
        select(PlanWeek.lessons)
        .where(PlanWeek.class_id == class_id, PlanWeek.monday <= day, PlanWeek.free.is_(False))
        .order_by(PlanWeek.monday.desc(), PlanWeek.position.desc())
        .limit(NEWEST)
    )
    return [lesson for lessons in session.scalars(weeks) for lesson in lessons]


def lessons_given(session: Session, class_id: int, day: date) -> list[str]:
    """The lessons given to the class or a group of it so far, and those of the coming week, the newest first."""
    given = (
        select(Assignment.subject)
        .where(
            Assignment.class_id == class_id,
            Assignment.kind.in_(("lesson", "again")),
            Assignment.opens_on <= day + timedelta(days=7),
            Assignment.withdrawn_at.is_(None),
        )
        .order_by(Assignment.opens_on.desc(), Assignment.id.desc())
        .limit(NEWEST)
    )
    return list(session.scalars(given))
