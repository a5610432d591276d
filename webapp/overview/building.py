"""The class at a glance, put together once for page, print and files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import repeat

from flask import current_app, request
from markupsafe import Markup

from webapp import clock, db
from webapp.courses import library
from webapp.courses.loading import Unit
from webapp.i18n import language
from webapp.marking import _m
from webapp.models import Class, ClassGroup
from webapp.overview import figures, help_needed, periods, queries
from webapp.overview.figures import LESSONS, RIGHTS, Learner
from webapp.overview.mistakes import Mistake, gathered
from webapp.overview.past_work import PastWork
from webapp.overview.showing import shown
from webapp.overview.tables import Column, Row, Table, Value
from webapp.overview.telling import mistake_said
from webapp.practice.screens import languages

MEASURES = {LESSONS: _m("Lessons completed"), RIGHTS: _m("Right answers")}


@dataclass(frozen=True)
class Asked:
    """What the address asks for: a period, a group of the class (None: all), and what the heat map shows."""

    period: str
    group_id: int | None
    measure: str

    @property
    def since(self) -> date | None:
        return periods.first_day(self.period, clock.today())

    def query(self, **changed: object) -> dict[str, object]:
        """The same as the arguments of an address, some of them changed; what goes without saying is left out."""
        values = {"period": self.period, "group": self.group_id, "show": self.measure, **changed}
        usual = {"period": None, "group": None, "show": LESSONS}
        return {name: value for name, value in values.items() if value != usual[name]}


def members(class_id: int, groups: Sequence[ClassGroup] = ()) -> tuple[Asked, list[Learner]]:
    """What the address asks for, what is not known there as usual; and the learners with their work in that time."""
    session, group = db.session(), request.args.get("group", type=int)
    group_id = group if group in {one.id for one in groups} else None
    found = queries.people(session, class_id, group_id)
    days = (one.recent.last_day for one in found)
    period = periods.known(request.args.get("period"), days, clock.today())
    measure = request.args.get("show", LESSONS)
    wanted = Asked(period, group_id, measure if measure in MEASURES else LESSONS)
    return wanted, queries.with_work(session, found, wanted.since, past_work(), clock.today())


def past_work() -> PastWork:
    """What this process knows of days gone by."""
    found: PastWork = current_app.extensions["tilashar_past_work"]
    return found


@dataclass(frozen=True)
class Glance:
    """A class at a glance. `table` has every column; `mistakes` those of most learners."""

    asked: Asked
    groups: Sequence[ClassGroup]
    learners: Sequence[Learner]
    units: Sequence[Unit]
    table: Table
    mistakes: Sequence[Mistake]
    since: date | None

    @property
    def heat(self) -> Table:
        """The columns for a page: the plain figures, and of each unit the one measure chosen."""
        left_out = ("needs",) if any(one.groups for one in self.learners) else ("needs", "group")
        return self.table.only(
            column.key
            for column in self.table.columns
            if column.key not in left_out and ("/" not in column.key or column.key.startswith(self.asked.measure))
        )

    @property
    def children(self) -> frozenset[int]:
        """Those who sign in by the class's sheet."""
        return frozenset(one.person_id for one in self.learners if one.by_sheet)

    @property
    def needing(self) -> list[tuple[Learner, str]]:
        """Who needs help, with the reason: whoever goes wrong first, then who has stopped, then who has not begun."""
        place = [column.key for column in self.table.columns].index("needs")
        whys = (str(row.cells[place] or "") for row in self.table.rows)
        found = [(one, why) for one, why in zip(self.learners, whys, strict=True) if why]
        return sorted(found, key=lambda line: help_needed.URGENCY.index(line[1]))


def glance(class_: Class) -> Glance:
    """All of it: ten statements, however many learners there are."""
    groups = queries.groups(db.session(), class_.id)
    wanted, learners = members(class_.id, groups)
    since = wanted.since
    units = figures.units_of(library(), class_.course_id, learners)
    table = figures.class_table(learners, units, clock.today())
    return Glance(wanted, groups, learners, units, table, _mistakes(learners, since), since)


def _mistakes(learners: Sequence[Learner], since: date | None) -> tuple[Mistake, ...]:
    rows = queries.missed(db.session(), [one.person_id for one in learners], since)
    return gathered(library(), languages(), rows, _worked_in(learners))


def _worked_in(learners: Sequence[Learner]) -> Mapping[int, frozenset[str]]:
    return {one.person_id: frozenset(one.work) for one in learners}


def heat_rows(heat: Table) -> list[tuple[int | str, Markup | str, Markup]]:
    """For each row of the heat map: the learner, the name, and the other cells as they stand in the page."""
    tag = language()
    return [
        (
            row.subject,
            shown(heat.columns[0], row.cells[0]),
            # Each cell is markup already.
            Markup("".join(map(_cell, heat.columns[1:], row.cells[1:], repeat(tag)))),  # noqa: S704
        )
        for row in heat.rows
    ]


# A class has hundreds of cells, and few that differ.
@lru_cache(maxsize=16384)
def _cell(column: Column, value: Value, _tag: str) -> Markup:
    level = Markup(' data-level="{}"').format(figures.level(column, value)) if "/" in column.key else ""
    return Markup("<td{}>{}</td>").format(level, shown(column, value))


_MISTAKES = (
    Column("mistake", "text", _m("What the class gets wrong")),
    Column("learners", "number", _m("Learners")),
    Column("asked", "number", _m("Of so many who practised it")),
    Column("answers", "number", _m("Answers")),
    Column("right", "text", _m("Right")),
    Column("given", "text", _m("Given")),
)


def mistakes_table(mistakes: Sequence[Mistake]) -> Table:
    """The mistakes as a table for files, with the commonest wrong answer of each."""
    rows = (
        Row(
            one.key.code,
            (_untagged(mistake_said(one)), len(one.persons), one.asked, one.answers, *one.samples[0][:2]),
        )
        for one in mistakes
    )
    return Table("mistakes", _m("What the class gets wrong"), _MISTAKES, tuple(rows))


def _untagged(text: Markup) -> str:
    return str(text.striptags())
