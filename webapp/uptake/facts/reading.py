"""The rows that facts are worked out from, for some people and one quarter. Answers are sought by person and day alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.courses.loading import Library
from webapp.exams.sittings import format_on, result
from webapp.models import (
    Answer,
    Attendance,
    Class,
    Completion,
    FormOfStudy,
    Mark,
    Person,
    RoleGrant,
    Run,
    Seat,
    SelfRating,
    SittingSeat,
    Submission,
    UptakeFact,
)
from webapp.uptake.facts.states import CODES, on, states_of
from webapp.uptake.facts.working import LONGEST_MILLISECONDS, Day, Held, Rows, facts
from webapp.uptake.quarter import Quarter, start_of

Fact = dict[str, Any]


def read(session: Session, quarter: Quarter, ids: Sequence[int], library: Library) -> dict[int, list[Fact]]:
    """The facts of these people in a quarter, as they should be. Nobody has one who is not counted or did nothing."""
    counted = counted_by(session, ids, quarter.last)
    states = states_of(session, counted)
    counted = [one for one in counted if one in states]
    if not counted:
        return {}
    rows = {}
    for person_id in counted:
        age = dict(zip(CODES, on(states[person_id], quarter.last).codes, strict=True))["age_group"]
        rows[person_id] = Rows(own=_own_course(library, age))
    _fill(session, quarter, rows, library)
    courses = {course.id: frozenset(unit.id for unit in course.units) for course in library.courses.values()}
    found = {}
    for person_id, some in rows.items():
        codes: Fact = dict(zip(CODES, on(states[person_id], quarter.last).codes, strict=True))
        codes["person_id"] = person_id
        made = facts(quarter, some, courses, codes)
        if made:
            found[person_id] = made
    return found


def counted_by(session: Session, ids: Sequence[int], day: date) -> list[int]:
    """Of these, who is counted on a day: registered by then, and holds or held no other role than learner."""
    after = start_of(day + timedelta(days=1))
    staff = select(RoleGrant.id).where(
        RoleGrant.person_id == Person.id, RoleGrant.role != "learner", RoleGrant.valid_from <= day
    )
    return list(
        session.scalars(
            select(Person.id)
            .where(Person.id.in_(ids), Person.registered_at < after, ~staff.exists())
            .order_by(Person.id)
        )
    )


def _own_course(library: Library, age: str) -> str:
    wanted = [course.id for course in library.courses.values() if age in course.entry.ages]
    return wanted[0] if wanted else library.course_for("adult").id


def _fill(session: Session, quarter: Quarter, rows: Mapping[int, Rows], library: Library) -> None:
    ids = list(rows)
    _answers(session, quarter, ids, rows, library)
    done = select(Completion.person_id, Completion.course_id, Completion.kind, Completion.subject_id, Completion.day)
    for person_id, *one in session.execute(done.where(Completion.person_id.in_(ids), Completion.day < quarter.after)):
        rows[person_id].done.append(tuple(one))  # type: ignore[arg-type]
    came = select(Attendance.person_id, Class.course_id, Attendance.status).join(Class, Class.id == Attendance.class_id)
    for person_id, course, status in session.execute(
        came.where(Attendance.person_id.in_(ids), Attendance.day >= quarter.first, Attendance.day < quarter.after)
    ):
        rows[person_id].attendance.append((course, status))
    rated = select(SelfRating.person_id, SelfRating.rated_on, SelfRating.step).order_by(SelfRating.rated_on)
    for person_id, day, step in session.execute(
        rated.where(SelfRating.person_id.in_(ids), SelfRating.rated_on < quarter.after)
    ):
        rows[person_id].ratings.append((day, step))
    before = select(UptakeFact.person_id).where(
        UptakeFact.quarter == str(quarter.previous), UptakeFact.person_id.in_(ids), UptakeFact.answers > 0
    )
    for person_id in session.scalars(before):
        rows[person_id].learnt_before = True
    _seats(session, quarter, ids, rows)
    _tests(session, quarter, ids, rows, library)


def _answers(
    session: Session, quarter: Quarter, ids: Sequence[int], rows: Mapping[int, Rows], library: Library
) -> None:
    wanted = Answer.person_id.in_(ids), Answer.day >= quarter.first, Answer.day < quarter.after
    capped = case((Answer.milliseconds > LONGEST_MILLISECONDS, LONGEST_MILLISECONDS), else_=Answer.milliseconds)
    by = Answer.person_id, Run.course_id, Answer.day
    days = (
        select(
            *by,
            func.count(),
            func.sum(capped),
            func.count(Answer.exercise_id.distinct()),
            func.sum(case((Answer.received_on >= quarter.after, 1), else_=0)),
        )
        .join(Run, Run.id == Answer.run_id)
        .where(*wanted)
        .group_by(*by)
    )
    for person_id, course, day, answers, milliseconds, exercises, late in session.execute(days):
        rows[person_id].days.append(Day(course, day, answers, int(milliseconds), exercises, int(late)))
    for person_id, lesson_id in session.execute(select(Answer.person_id, Answer.lesson_id).distinct().where(*wanted)):
        found = library.lesson(lesson_id)
        if found is not None:
            rows[person_id].units.append((found[0].id, found[0].unit_of[lesson_id].id))


def _seats(session: Session, quarter: Quarter, ids: Sequence[int], rows: Mapping[int, Rows]) -> None:
    still = or_(Seat.left_at.is_(None), Seat.left_at >= start_of(quarter.first))
    seats = (
        select(Seat.person_id, FormOfStudy.kind, Seat.joined_at, Seat.left_at)
        .join(Class, Class.id == Seat.class_id)
        .outerjoin(FormOfStudy, FormOfStudy.id == Class.form_of_study_id)
        .where(Seat.person_id.in_(ids), Seat.joined_at < start_of(quarter.after), still)
    )
    for person_id, kind, joined, left in session.execute(seats):
        rows[person_id].seats.append(Held(kind, day_of(joined), day_of(left) if left else None))


def _tests(session: Session, quarter: Quarter, ids: Sequence[int], rows: Mapping[int, Rows], library: Library) -> None:
    """Blocks of tests passed: runs finished by the quarter's end that no teacher set aside.

    Writing and speaking: the teacher's points where there are some by then; one's own, but for a test sat with a class.
    """
    end = start_of(quarter.after)
    runs = session.execute(
        select(Run.id, Run.person_id, Run.lesson_id, Run.started_at, SittingSeat.sitting_id, SittingSeat.set_aside)
        .outerjoin(SittingSeat, SittingSeat.run_id == Run.id)
        .where(Run.person_id.in_(ids), Run.lesson_id.in_(list(library.sittings)), Run.finished_at < end)
        .order_by(Run.id)
    ).all()
    if not runs:
        return
    numbers = [one.id for one in runs]
    answered: dict[int, dict[str, str]] = defaultdict(dict)
    given = select(Answer.run_id, Answer.exercise_id, Answer.given).where(Answer.run_id.in_(numbers))
    for run_id, exercise_id, option in session.execute(given.order_by(Answer.id)):
        answered[run_id][exercise_id.split("/")[1]] = option
    own, marked = _points(session, numbers, end)
    for run in runs:
        if run.set_aside:
            continue
        sitting = library.sittings[run.lesson_id]
        try:
            form = format_on(library, sitting.level, day_of(run.started_at))
        except LookupError:
            continue
        points = marked[run.id] if run.sitting_id else own[run.id] | marked[run.id]
        came = result(library, sitting, form, answered[run.id], points)
        passed = {one.block.id for one in came.blocks if one.points and one.passed}
        rows[run.person_id].ready.setdefault(sitting.course, set()).update(passed)


Points = dict[int, dict[str, dict[str, int]]]


def _points(session: Session, runs: Sequence[int], end: datetime) -> tuple[Points, Points]:
    """Run → block → points by criterion: the learner's own, and the teacher's, the newest by then."""
    own: Points = defaultdict(dict)
    marked: Points = defaultdict(dict)
    handed = select(Submission.run_id, Submission.block, Submission.own_points)
    for run_id, block, points in session.execute(
        handed.where(Submission.run_id.in_(runs), Submission.submitted_at < end)
    ):
        own[run_id][block] = dict(points)
    marks = select(Submission.run_id, Submission.block, Mark.points).join(Mark, Mark.submission_id == Submission.id)
    for run_id, block, points in session.execute(
        marks.where(Submission.run_id.in_(runs), Mark.marked_at < end).order_by(Mark.id)
    ):
        marked[run_id][block] = dict(points)
    return own, marked
