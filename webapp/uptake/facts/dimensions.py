"""The dimensions as expressions: codes as kept, resolved by the tree of a day; what is in force no more is none or other."""

from collections.abc import Collection
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, FromClause, Subquery, Table, case, func, literal, or_, select
from sqlalchemy.orm import Session

from webapp.associations.forms_of_study import FORMS_OF_STUDY
from webapp.associations.queries import stand_ins
from webapp.courses.loading import Library
from webapp.models import AssociationTie, EthnicGroup, LearnerState, Region, UptakeFact

OF_LEARNERS = (
    "region",
    "association_region",
    "association",
    "ethnic_group",
    "age_group",
    "gender",
    "heritage_language",
    "sphere",
)
OF_ASSOCIATIONS = ("region", "association_region", "association")
STATE, FACT = cast(Table, LearnerState.__table__), cast(Table, UptakeFact.__table__)


class Dimensions:
    """What the codes come to on the last day of a period."""

    def __init__(self, session: Session, library: Library, day: date) -> None:
        self.merged = stand_ins(session, day)
        self.standing = _standing(day)
        ages = {age for course in library.courses.values() for age in course.entry.ages} | set(library.ages)
        self.known: dict[str, tuple[Collection[str], str]] = {
            "region_code": (session.scalars(select(Region.code)).all(), "none"),
            "ethnic_group": ([*session.scalars(select(EthnicGroup.code)), "several", "undeclared"], "other"),
            "age_group": (ages, "none"),
            "gender": (("female", "male"), "none"),
            "heritage_language": ([*library.languages, "none"], "other"),
            "sphere": ([*library.spheres, "several"], "none"),
            "form_of_study": ([*FORMS_OF_STUDY, "class", "alone", "several"], "class"),
            "course_id": (list(library.courses), "other"),
        }

    def of_learners(self, table: FromClause, by: Collection[str]) -> tuple[FromClause, list[ColumnElement[Any]]]:
        """The table with what it needs beside it, and a column for each dimension, named by it."""
        joined, columns = self._placed(table, table.c.association_id)
        columns |= {"region": self._in_force(table, "region_code"), "course": None}
        for name in ("ethnic_group", "age_group", "gender", "heritage_language", "sphere", "form_of_study"):
            columns[name] = self._in_force(table, name) if name in table.c else None
        if "course_id" in table.c:
            columns["course"] = self._in_force(table, "course_id")
        source = joined if {"association", "association_region"} & set(by) else table
        return source, [columns[name].label(name) for name in by]

    def of_associations(
        self, table: FromClause, by: Collection[str]
    ) -> tuple[FromClause, list[ColumnElement[Any]], ColumnElement[Any]]:
        """The same by the association itself: its own region. Last, the id it has on the day."""
        joined, columns = self._placed(table, table.c.association_id)
        region = case((self.standing.c.id.is_(None), "none"), else_=func.coalesce(self.standing.c.region_code, "none"))
        columns["region"] = region
        return joined, [columns[name].label(name) for name in by], columns["association"]

    def _placed(self, table: FromClause, association: ColumnElement[Any]) -> tuple[FromClause, dict[str, Any]]:
        standing = self.standing.c
        resolved = case(self.merged, value=association, else_=association) if self.merged else association
        joined = table.outerjoin(self.standing, standing.id == resolved)
        return joined, {
            "association": case((standing.id.is_(None), "none"), else_=resolved),
            "association_region": case(
                (standing.id.is_(None), "alone"), else_=func.coalesce(standing.region_code, "none")
            ),
        }

    def _in_force(self, table: FromClause, column: str) -> ColumnElement[Any]:
        codes, otherwise = self.known[column]
        return case((table.c[column].in_(list(codes)), table.c[column]), else_=literal(otherwise))


def _standing(day: date) -> Subquery:
    """The associations that stand on a day, each once: id and region (null: the whole country)."""
    tie = AssociationTie
    holds = (tie.valid_from <= day) & or_(tie.valid_to.is_(None), tie.valid_to > day)
    return (
        select(tie.association_id.label("id"), func.min(tie.region_code).label("region_code"))
        .where(tie.relation == "stands", holds)
        .group_by(tie.association_id)
        .subquery("standing")
    )
