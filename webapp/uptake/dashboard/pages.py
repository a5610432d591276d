"""What the pages of the dashboard are made of, put together from published figures for the reader's language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup
from sqlalchemy.orm import Session

from webapp import i18n
from webapp.models import Target
from webapp.uptake import charts
from webapp.uptake.content import WHOLE, Content, Row, Table
from webapp.uptake.dashboard import queries
from webapp.uptake.dashboard.figures import (
    TRENDS,
    Issue,
    KeyFigure,
    Mover,
    Rules,
    key_figures,
    movers,
    names,
    per_thousand,
    trend,
)
from webapp.uptake.dashboard.periods import beside
from webapp.uptake.dashboard.plan import OURS, Line, Stated, own_lines, stated
from webapp.uptake.dashboard.showing import short_period
from webapp.uptake.published import Head


@dataclass(frozen=True)
class Figures:
    """All that was published of one place (`*`: the country) for one period, ready to be shown."""

    content: Content
    region: str
    keys: Sequence[KeyFigure]
    trend_chart: Markup
    trend: Sequence[tuple[str, Sequence[int | None]]]
    lines: Sequence[Line]
    rules: Rules
    issues: Mapping[str, Issue]

    @property
    def period(self) -> str:
        """`2026Q3` or `2026`."""
        return self.content.period


@dataclass(frozen=True)
class Place:
    """A row of the table beside the map."""

    region: str
    learners: int | None
    active: int | None
    per_thousand: float | None
    people: int
    on: date
    confidence: str


@dataclass(frozen=True)
class Country:
    """What only the page of the country has."""

    map: Markup
    places: Sequence[Place]
    set_beside: str | None
    grew: Sequence[Mover]
    fell: Sequence[Mover]
    stated: Sequence[Stated]


@dataclass(frozen=True)
class Part:
    """A published table, cut down to one region: its rows without the region."""

    table: Table
    by: str
    rows: Sequence[Row] = field(default=())


# What a map writes beside and within its shapes.
_WRITTEN = re.compile(r"<(text|title|tspan)([^>]*)>([^<]*[әғқңөұүһі][^<]*)<", re.IGNORECASE)


def _drawn(picture: str) -> Markup:
    """A picture for the page; names with Kazakh letters are said to be Kazakh in pages of other languages."""
    if i18n.language() != "kk":
        picture = _WRITTEN.sub(r'<\1\2 lang="kk">\3<', picture)
    return Markup(picture)  # noqa: S704 (made by our own code out of numbers and names, which it escapes)


def figures(session: Session, heads: Sequence[Head], period: str, region: str, targets: Sequence[Target]) -> Figures:
    """What was published of a place: three statements."""
    ours = [one for one in targets if one.indicator in OURS and (one.region_code or WHOLE) == region]
    found = queries.newest(session, heads, period, {one.indicator for one in ours})
    said = found.content.document["rules"]
    rules = Rules(said["rounded_to"], said["share_base"])
    series = {code: trend(found.issues, found.periods, region, code) for code in TRENDS}
    chart = charts.lines(
        {i18n.pick(names(code)): values for code, values in series.items()},
        [short_period(one) for one in found.periods],
        title=i18n.gettext("Learners and active learners by quarter"),
        locale=i18n.language(),
    )
    rows = [(one, [series[code][place] for code in TRENDS]) for place, one in enumerate(found.periods)]
    return Figures(
        found.content,
        region,
        key_figures(found.issues, period, region, rules),
        _drawn(chart),
        rows,
        own_lines(ours, found.issues, rules, date.fromisoformat(found.content.document["last_day"]).year),
        rules,
        found.issues,
    )


def country(found: Figures, targets: Sequence[Target]) -> Country:
    """Map, movers and what documents plan."""
    issue = found.issues[found.period]
    counted = [one for one in found.content.document["populations"] if one["dimension"] == "region"]
    density = per_thousand(issue.regions, {one["category"]: one["people"] for one in counted})
    known = found.content.dimensions["region"]["categories"]
    drawn = charts.region_map(
        density,
        {one["code"]: i18n.pick(one["names"]) for one in known},
        title=i18n.gettext("Learners per 1,000 people, by region"),
        locale=i18n.language(),
    )
    set_beside = next((one for one in beside(found.period).values() if one in found.issues), None)
    grew, fell = movers(
        found.issues,
        found.period,
        set_beside or "",
        [one["code"] for one in known if one["code"] != "none"],
        found.rules,
    )
    places = [_place(one, issue, density) for one in counted]
    return Country(
        _drawn(drawn),
        sorted(places, key=lambda one: (one.per_thousand is None, -(one.per_thousand or 0), one.region)),
        set_beside,
        grew,
        fell,
        stated(targets),
    )


def _place(counted: Mapping[str, str | int], issue: Issue, density: Mapping[str, float | None]) -> Place:
    code = str(counted["category"])
    cells = issue.regions.get(code, {})
    return Place(
        code,
        cells.get("learners"),
        cells.get("active"),
        density[code],
        int(counted["people"]),
        date.fromisoformat(str(counted["on"])),
        str(counted["confidence"]),
    )


def parts(content: Content, region: str) -> list[Part]:
    """Every published table that tells a region apart, cut down to it."""
    found = []
    for table in content.tables.values():
        if len(table.by) == 2 and table.by[0] in ("region", "association_region"):
            rows = [Row(one.categories[1:], one.values) for one in table.rows if one.categories[0] == region]
            found.append(Part(table, table.by[1], rows))
    return found
