"""The tables of uptake: asked for, protected, cut to what the person asking may see. No row of them is a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from webapp.associations import queries as associations
from webapp.security import Grant
from webapp.uptake.disclosure import RULES
from webapp.uptake.facts import facts, first_registration
from webapp.uptake.indicators import DEFINITIONS, DIMENSIONS, Category
from webapp.uptake.margins import Finest, Space
from webapp.uptake.quarter import Quarter, last_closed, quarter_of
from webapp.uptake.showing import shown

Categories = dict[str, tuple[Category, ...]]


class TooWideError(ValueError):
    """More dimensions at once than may be asked for: the region that the person asking is bound to is one of them."""


class Row(NamedTuple):
    """One combination: its categories in the order asked, and what is shown of each indicator."""

    categories: tuple[Category, ...]
    cells: tuple[str, ...]

    @property
    def below(self) -> bool:
        """Whether there is nothing to show but that there are too few people."""
        return all(cell == RULES.below for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """A table as it leaves the room. `by`: the dimensions; `regions`: those it is cut to, None for the country."""

    quarter: Quarter
    by: tuple[str, ...]
    rows: tuple[Row, ...]
    regions: tuple[Category, ...] | None
    closed: bool

    @property
    def listed(self) -> tuple[Row, ...]:
        """The rows that show a figure or say that one is hidden."""
        return tuple(row for row in self.rows if not row.below)


def table(
    session: Session,
    quarter: Quarter,
    by: Sequence[str],
    grants: Sequence[Grant],
    ages: Mapping[str, Any],
    today: date,
) -> Table:
    """The figures of `quarter` by one to three dimensions, all combinations, as `grants` allow.

    `ages`: the age groups by id, with `names`. A quarter without figures has no rows. Somebody bound to regions gets
    the region as first dimension and only those regions' rows. Raises TooWideError where that makes four dimensions.
    """
    bound = regions_of(grants)
    if bound is not None and "region" not in by:
        by = ("region", *by)
    if len(by) > Space.widest:
        raise TooWideError(by)
    known = _categories(session, quarter.last, ages)
    own = None if bound is None else tuple(one for one in known["region"] if one.code in bound)
    rows = _rows(session, quarter, by, known, own) if quarter in quarters(session, today) else ()
    return Table(quarter, tuple(by), rows, own, quarter.closed_on(today))


def regions_of(grants: Sequence[Grant]) -> frozenset[str] | None:
    """The regions whose figures these roles open; None for the whole country, which only a secretariat has."""
    if any(grant.role == "secretariat" and grant.region_code is None for grant in grants):
        return None
    ours = (grant for grant in grants if grant.role in ("secretariat", "region"))
    return frozenset(grant.region_code for grant in ours if grant.region_code)


def quarters(session: Session, today: date) -> list[Quarter]:
    """The quarters with figures, the latest first: from the first registration to the one that is under way."""
    first = first_registration(session)
    found: list[Quarter] = []
    quarter = quarter_of(today)
    while first is not None and quarter >= quarter_of(first):
        found.append(quarter)
        quarter = quarter.previous
    return found


def quarters_offered(session: Session, today: date) -> list[Quarter]:
    """Those, and the last closed quarter at any rate, since that is the one shown first."""
    return sorted({*quarters(session, today), last_closed(today)}, reverse=True)


def _rows(
    session: Session, quarter: Quarter, by: Sequence[str], known: Categories, own: Sequence[Category] | None
) -> tuple[Row, ...]:
    space = Space(tuple(tuple(one.code for one in known[code]) for code in DIMENSIONS))
    cells = shown(space, _finest(session, quarter, known))
    axes = [own if code == "region" and own is not None else known[code] for code in by]
    # A cell's number is the sum of its categories': see margins.
    numbers = [
        [space.cell([one.code if dimension == code else None for dimension in DIMENSIONS]) for one in axis]
        for code, axis in zip(by, axes, strict=True)
    ]
    combinations = zip(product(*axes), product(*numbers), strict=True)
    return tuple(Row(categories, cells.row(sum(parts))) for categories, parts in combinations)


def _finest(session: Session, quarter: Quarter, known: Categories) -> tuple[Finest, ...]:
    """The figures by all dimensions, under the codes that are in force on the last day of the quarter."""
    instead = associations.stand_ins(session, quarter.last)
    in_force = {code: {one.code for one in known[code]} for code in DIMENSIONS}

    def settled(dimension: str, code: str, otherwise: str) -> str:
        return code if code in in_force[dimension] else otherwise

    return tuple(
        (
            (
                settled("region", fact.region, "none"),
                settled("association", instead.get(fact.association, fact.association), "none"),
                settled("ethnic_group", fact.ethnic_group, "other"),
                settled("age_group", fact.age_group, "none"),
            ),
            fact.numbers,
        )
        for fact in facts(session, quarter)
    )


def _categories(session: Session, day: date, ages: Mapping[str, Any]) -> Categories:
    """Every category of each dimension in force on `day`, in the order of a table."""
    found = {
        "region": [_category(one.code, one) for one in associations.regions(session)],
        "association": [_category(one.id, one) for one in associations.associations_on(session, day)],
        "ethnic_group": [_category(one.code, one) for one in associations.ethnic_groups(session)],
        "age_group": [Category(code, age.names.kk, age.names.ru, age.names.en) for code, age in ages.items()],
    }
    return {code: (*found[code], *DEFINITIONS.dimensions[code].more) for code in DIMENSIONS}


def _category(code: str, row: Any) -> Category:
    return Category(code, row.name_kk, row.name_ru, row.name_en)
