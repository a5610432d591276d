"""One learner, put together once: for the teacher, for the learner, for a guardian, for print and for files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import request

from webapp import clock, db
from webapp.courses import library
from webapp.courses.profile import LearnerProfile
from webapp.models import Class
from webapp.overview import figures, learner_queries, periods, queries, work_queries
from webapp.overview.building import past_work
from webapp.overview.learner_figures import (
    Bar,
    attendance_table,
    bars,
    forms_table,
    marks_table,
    path_table,
    weeks_table,
)
from webapp.overview.learner_queries import NoteLine, Subject
from webapp.overview.tables import Table
from webapp.overview.work_given import work_table
from webapp.practice.granting import granted_ids
from webapp.practice.reading import ReadAnswer, read_back
from webapp.practice.screens import languages

ANSWERS_A_PAGE = 50


@dataclass(frozen=True)
class LearnerPage:
    """All that is shown of a learner. `sums` is this learner's row of the class's table."""

    learner: Subject
    period: str
    since: date | None
    sums: Table
    weeks: Table
    forms: Table
    path: Table
    work: Table
    attendance: Table
    marks: Table
    notes: Sequence[NoteLine]

    @property
    def bars(self) -> list[Bar]:
        """The weeks as drawn."""
        return bars(self.weeks)

    @property
    def tables(self) -> list[Table]:
        """Everything that goes into a file."""
        return [self.sums, self.weeks, self.forms, self.path, self.work, self.attendance, self.marks]


def learner_page(class_: Class, person_id: int, asking_id: int) -> LearnerPage:
    """A learner of a class, which must be authorised before. Raises NoResultFound for anybody else."""
    session, today = db.session(), clock.today()
    learner = learner_queries.learner_of(session, class_.id, person_id)
    found = queries.people(session, class_.id, person_id=person_id)
    period = periods.known(request.args.get("period", periods.ALL), (), today)
    since = periods.first_day(period, today)
    (one,) = queries.with_work(session, found, since, past_work(), today)
    units = figures.units_of(library(), class_.course_id, [one])
    work = work_queries.given(session, library(), class_.id, person_id, today)
    tests = {sitting.id: sitting.course for sitting in library().sittings.values()}
    return LearnerPage(
        learner,
        period,
        since,
        figures.class_table([one], units, today),
        weeks_table(learner_queries.days(session, person_id, since)),
        forms_table(learner_queries.form_answers(session, library(), person_id, since), today),
        path_table(library(), learner_queries.completed(session, person_id)),
        work_table(library(), work, work_queries.facts(session, person_id, work, tests)),
        attendance_table(learner_queries.attendance(session, class_.id, person_id)),
        marks_table(learner_queries.marks(session, library(), class_.id, person_id)),
        learner_queries.notes(session, class_.id, person_id, asking_id),
    )


def answers_page(learner: Subject) -> tuple[list[ReadAnswer], int | None]:
    """The answers themselves, newest first, as this learner had them, and the id before which the older ones stand."""
    before = max(0, min(request.args.get("before", 0, type=int), 2**62))
    rows = learner_queries.answers_of(db.session(), learner.id, ANSWERS_A_PAGE, before)
    profile = learner.profile
    taught = (
        LearnerProfile(profile.heritage_language, profile.age_group, tuple(profile.spheres), profile.people)
        if profile
        else LearnerProfile()
    )
    granted = granted_ids(db.session(), [row.id for row in rows])
    read = list(read_back(library(), taught, languages(), rows, granted))
    return read, rows[-1].id if len(rows) == ANSWERS_A_PAGE else None
