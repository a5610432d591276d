"""What the register's pages share: names to show, choices of their forms, one page of many."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session

from webapp import clock, i18n
from webapp.associations import queries, register_queries
from webapp.associations.cells import Known
from webapp.associations.register_saying import KIND_NAMES, column_title, expected, told
from webapp.courses import library

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some of many: page `number` of `pages`, counted from one."""

    rows: Sequence[T]
    number: int
    pages: int


def page_of(rows: Sequence[T], asked: str, size: int = register_queries.A_PAGE) -> Page[T]:
    """The page asked for; the first where `asked` is no number, the last where it is too high."""
    pages = max(1, -(-len(rows) // size))
    number = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return Page(rows[(number - 1) * size : number * size], number, pages)


def packages() -> frozenset[str]:
    """The ids of the peoples' packages."""
    return frozenset(library().peoples)


def showing(session: Session) -> dict[str, Any]:
    """Names by code, for templates."""
    return {
        "regions": {one.code: one for one in queries.regions(session)},
        "houses": register_queries.house_names(session),
        "groups": {one.code: one for one in queries.ethnic_groups(session)},
        "kind_names": KIND_NAMES,
        "column_title": column_title,
        "expected": expected,
        "told": told,
    }


def filled(form: Any, known: Known, session: Session) -> Any:
    """The form with its choices, in the reader's language."""
    form.known = known
    nothing = [("", "—")]
    if "region" in form:
        form.region.choices = nothing + [(one.code, i18n.named(one)) for one in queries.regions(session)]
    if "house" in form:
        opened = queries.houses(session, clock.today())
        form.house.choices = nothing + [(one.id, i18n.named(one)) for one in opened]
    if "kind" in form:
        form.kind.choices = [(code, i18n.gettext(name)) for code, name in KIND_NAMES.items()]
    if "package" in form:
        form.package.choices = nothing + _packages(form.package.data)
    if "peoples" in form:
        form.peoples.choices = [
            (one.code, i18n.named(one))
            for one in queries.ethnic_groups(session)
            if one.code not in ("other", "undeclared")
        ]
    return form


def _packages(present: str | None) -> list[tuple[str, str]]:
    found = [(one.id, i18n.pick(one.names)) for one in library().peoples.values()]
    return found if not present or present in packages() else [*found, (present, present)]
