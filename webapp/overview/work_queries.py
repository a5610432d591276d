"""Work given to a learner by a class, and the facts that say whether it was done."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.courses.loading import Library
from webapp.courses.own_lessons import asked_of_list
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


def given(session: Session, library: Library, class_id: int, person_id: int, today: date) -> list[Given]:
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
    lists = {row.id: row for row in session.scalars(select(WordList).where(WordList.class_id == class_id))}
    names = select(OwnLesson.id, OwnLesson.name).where(OwnLesson.class_id == class_id)
    own = {row[0]: row[1] for row in session.execute(names)}
    return [_given(library, row, lists, own) for row in rows]


def _given(library: Library, row: Assignment, lists: dict[int, WordList], own: dict[int, str]) -> Given:
    name, words = "", frozenset[str]()
    lessons: tuple[str, ...] = ()
    if row.kind == "words" and int(row.subject) in lists:
        name, words = lists[int(row.subject)].name, asked_of_list(library, lists[int(row.subject)].entries)
    elif row.kind == "own":
        name = own.get(int(row.subject), "")
    elif row.kind == "unit":
        units = (unit for course in library.courses.values() for unit in course.units)
        lessons = next((tuple(one.id for one in unit.lessons) for unit in units if unit.id == row.subject), ())
    return Given(row.id, row.kind, row.subject, row.note, row.opens_on, row.due_on, name, row.made_at, lessons, words)


def facts(session: Session, person_id: int, work: Sequence[Given], tests: dict[str, str]) -> Facts:
    """What the learner did that this work may be done by. `tests`: sitting → the test it is of."""
    done = select(Completion.subject_id, Completion.day).where(
        Completion.person_id == person_id, Completion.kind == "lesson"
    )
    anew = [one for one in work if one.kind == "again"]
    runs = select(Run.lesson_id, Run.finished_at).where(
        Run.person_id == person_id,
        Run.finished_at.is_not(None),
        or_(Run.lesson_id.like("own-%"), Run.lesson_id.in_([*tests, *(one.subject for one in anew)])),
    )
    finished: dict[str, list[date]] = {}
    for lesson_id, at in session.execute(runs):
        assert at is not None
        of_lesson = [f"again-{one.id}" for one in anew if one.subject == lesson_id and at >= one.made_at]
        for what in (tests.get(lesson_id, lesson_id), *of_lesson):
            finished.setdefault(what, []).append(day_of(at))
    handed = select(HandedIn.assignment_id, func.min(HandedIn.handed_in_at)).where(HandedIn.person_id == person_id)
    return Facts(
        {row[0]: row[1] for row in session.execute(done)},
        finished,
        _drilled(session, person_id, work),
        {row[0]: day_of(row[1]) for row in session.execute(handed.group_by(HandedIn.assignment_id))},
        _asked(session, person_id, work),
    )


def _asked(session: Session, person_id: int, work: Sequence[Given]) -> dict[tuple[str, str], date]:
    """List of words and word → the day on which it was first asked."""
    lists = [f"words-{one.subject}" for one in work if one.kind == "words"]
    if not lists:
        return {}
    first = select(Answer.lesson_id, Answer.exercise_id, func.min(Answer.day)).where(
        Answer.person_id == person_id, Answer.lesson_id.in_(lists)
    )
    found: dict[tuple[str, str], date] = {}
    for lesson_id, exercise_id, day in session.execute(first.group_by(Answer.lesson_id, Answer.exercise_id)):
        key = (lesson_id.partition("-")[2], exercise_id.split("/")[1])
        found[key] = min(day, found.get(key, day))
    return found


def _drilled(session: Session, person_id: int, work: Sequence[Given]) -> list[tuple[str, str, datetime]]:
    """Word, cell and time of the answers to forms, in revision as in the drill."""
    since = min((one.opens_on for one in work if one.kind == "drill"), default=None)
    if since is None:
        return []
    rows = select(Answer.exercise_id, Answer.answered_at).where(
        Answer.person_id == person_id, Answer.day >= since, Answer.exercise_id.startswith(f"{DRILL}/")
    )
    told = ((exercise.split("/"), at) for exercise, at in session.execute(rows))
    return [(parts[1], parts[2], at) for parts, at in told]
