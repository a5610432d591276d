"""Work given to a learner by a class, and the facts that say whether it was done."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.models import (
    Answer,
    Assignment,
    Completion,
    GroupSeat,
    HandedIn,
    OwnLesson,
    Run,
    WordList,
)  # fmt: skip
from webapp.overview.work_given import Facts, Given
from webapp.practice.drill_questions import DRILL


def given(session: Session, class_id: int, person_id: int, today: date) -> list[Given]:
    """What the class gave to all or to a group of this learner's, and has begun; the newest first."""
    own_groups = select(GroupSeat.group_id).where(GroupSeat.person_id == person_id)
    rows = session.scalars(
        select(Assignment)
        .where(
            Assignment.class_id == class_id,
            Assignment.withdrawn_at.is_(None),
            Assignment.opens_on <= today,
            or_(Assignment.group_id.is_(None), Assignment.group_id.in_(own_groups)),
        )
        .order_by(Assignment.opens_on.desc(), Assignment.id.desc())
    ).all()
    names = _names(session, class_id)
    return [
        Given(row.id, row.kind, row.subject, row.note, row.opens_on, row.due_on, names.get((row.kind, row.subject), ""))
        for row in rows
    ]


def _names(session: Session, class_id: int) -> dict[tuple[str, str], str]:
    lists = select(WordList.id, WordList.name).where(WordList.class_id == class_id)
    own = select(OwnLesson.id, OwnLesson.name).where(OwnLesson.class_id == class_id)
    return {("words", str(number)): name for number, name in session.execute(lists)} | {
        ("own", str(number)): name for number, name in session.execute(own)
    }


def facts(session: Session, person_id: int, work: Sequence[Given], tests: dict[str, str]) -> Facts:
    """What the learner did that this work may be done by. `tests`: sitting → the test it is of."""
    done = select(Completion.subject_id, Completion.day).where(
        Completion.person_id == person_id, Completion.kind.in_(("lesson", "unit"))
    )
    again = {one.subject for one in work if one.kind == "again"}
    runs = select(Run.lesson_id, Run.finished_at).where(
        Run.person_id == person_id,
        Run.finished_at.is_not(None),
        or_(Run.lesson_id.like("own-%"), Run.lesson_id.like("words-%"), Run.lesson_id.in_([*tests, *again])),
    )
    finished: dict[str, list[date]] = {}
    for lesson_id, at in session.execute(runs):
        if at is not None:
            finished.setdefault(tests.get(lesson_id, lesson_id), []).append(day_of(at))
    handed = select(HandedIn.assignment_id, func.min(HandedIn.handed_in_at)).where(HandedIn.person_id == person_id)
    return Facts(
        {row[0]: row[1] for row in session.execute(done)},
        finished,
        _drilled(session, person_id, work),
        {row[0]: day_of(row[1]) for row in session.execute(handed.group_by(HandedIn.assignment_id))},
    )


def _drilled(session: Session, person_id: int, work: Sequence[Given]) -> list[tuple[str, str, date]]:
    """Answers to forms, in the drill as in revision: word, cell, day."""
    since = min((one.opens_on for one in work if one.kind == "drill"), default=None)
    if since is None:
        return []
    rows = select(Answer.exercise_id, Answer.day).where(
        Answer.person_id == person_id, Answer.day >= since, Answer.exercise_id.startswith(f"{DRILL}/", autoescape=True)
    )
    found = [(row[0].split("/"), row[1]) for row in session.execute(rows)]
    return [(parts[1], parts[-1], day) for parts, day in found]
