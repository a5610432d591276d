"""The table of programmes, made once for screen and file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from webapp import i18n
from webapp.associations.queries import associations_on, regions
from webapp.courses import library
from webapp.marking import _m
from webapp.models import Programme
from webapp.spreadsheets import Cell
from webapp.uptake.disclosure import rules_on
from webapp.uptake.numbers import HIDDEN
from webapp.uptake.programmes import queries
from webapp.uptake.programmes.costing import Outcome, outcomes
from webapp.uptake.who import Reach

HEAD = (
    _m("Programme"),
    _m("Contract"),
    _m("Region"),
    _m("Associations"),
    _m("First day"),
    _m("Last day"),
    _m("Money, in tenge"),
    _m("Course"),
    _m("Learners promised"),
    _m("Learners reached"),
    _m("Completions promised"),
    _m("Completions reached"),
    _m("Tenge for each learner"),
    _m("Tenge for each completion"),
    _m("Note"),
)


@dataclass(frozen=True)
class Line:
    """A programme in the table. `counted`: whether a quarter of its term is closed."""

    programme: Programme
    region: str
    associations: tuple[str, ...]
    course: str
    outcome: Outcome
    counted: bool


def lines(session: Session, reach: Reach, today: date) -> list[Line]:
    """What somebody may see. All programmes of the country are protected together, whoever looks."""
    every = queries.programmes(session, Reach(True, frozenset(), frozenset()))
    scopes = {one.programme.id: one.scope(today) for one in every}
    money = {one.programme.id: one.programme.money for one in every}
    found = outcomes(scopes, queries.reached(session, scopes), money, rules_on(today))
    seen = {one.programme.id for one in queries.programmes(session, reach)}
    names = {one.id: i18n.named(one) for one in associations_on(session, today)}
    places = {one.code: i18n.named(one) for one in regions(session)}
    return [
        _line(one, found[one.programme.id], bool(scopes[one.programme.id].quarters), names, places)
        for one in every
        if one.programme.id in seen
    ]


def _line(
    one: queries.Carried, outcome: Outcome, counted: bool, names: Mapping[str, str], places: Mapping[str, str]
) -> Line:
    course = library().courses.get(one.programme.course_id)
    return Line(
        one.programme,
        places.get(one.programme.region_code or "", i18n.gettext("the whole country")),
        tuple(names.get(each, each) for each in one.associations),
        i18n.pick(course.entry.title) if course else one.programme.course_id,
        outcome,
        counted,
    )


def rows(some: Sequence[Line]) -> list[list[Cell]]:
    """The table as a file has it: a headline, a row for each; what is not shown is … there too."""
    return [[i18n.gettext(one) for one in HEAD], *(_row(one) for one in some)]


def _row(line: Line) -> list[Cell]:
    one, outcome = line.programme, line.outcome
    return [
        one.name,
        one.contract,
        line.region,
        "; ".join(line.associations),
        one.first_day.isoformat(),
        one.last_day.isoformat(),
        float(one.money),
        line.course,
        one.promised_learners,
        _shown(outcome.learners),
        one.promised_completions,
        _shown(outcome.completions),
        _shown(None if outcome.per_learner is None else int(outcome.per_learner)),
        _shown(None if outcome.per_completion is None else int(outcome.per_completion)),
        one.note,
    ]


def _shown(number: int | None) -> Cell:
    return HIDDEN if number is None else number
