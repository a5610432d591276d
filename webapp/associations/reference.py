"""Reference data from files into the tables: regions, ethnic groups, names of bodies, roles; and an invented tree for a demo."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.associations.data_files import rows
from webapp.models import Association, AssociationTie, BodyName, EthnicGroup, House, Region, Role
from webapp.security import ROLES


def load_reference(session: Session) -> None:
    """Write regions, ethnic groups, names of bodies and roles as the files have them; run again, it changes nothing. Flushes."""
    for position, row in enumerate(rows("regions.tsv"), start=1):
        session.merge(Region(code=row["code"], position=position, valid_from=_day(row["valid_from"]), **_names(row)))
    for position, row in enumerate(rows("ethnic_groups.tsv"), start=1):
        session.merge(EthnicGroup(code=row["code"], position=position, **_names(row)))
    for row in rows("bodies.tsv"):
        session.merge(
            BodyName(
                body=row["body"],
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_to=_day(row["valid_to"]),
                source=row["source"],
                confidence=row["confidence"],
                **_names(row),
            )
        )
    for role in ROLES:
        session.merge(Role(name=role))
    session.flush()


def load_demo_tree(session: Session) -> None:
    """Write the invented houses, associations and ties; needs the regions. Run again, it changes nothing. Flushes."""
    for row in rows("houses.tsv"):
        house = House(id=row["id"], region_code=row["region_code"], place=row["place"], **_names(row))
        session.merge(house)
    for row in rows("associations.tsv"):
        session.merge(Association(id=row["id"], kind=row["kind"], people=row["people"] or None, **_names(row)))
    session.flush()
    for row in rows("ties.tsv"):
        _write_tie(session, row)
    session.flush()


def _write_tie(session: Session, row: dict[str, str]) -> None:
    """A tie is the same tie when association, relation and first day are the same."""
    known = {
        "association_id": row["association_id"],
        "relation": row["relation"],
        "valid_from": date.fromisoformat(row["valid_from"]),
    }
    tie = session.scalars(select(AssociationTie).filter_by(**known)).one_or_none()
    if tie is None:
        tie = AssociationTie(**known)
        session.add(tie)
    tie.parent_id = row["parent_id"] or None
    tie.region_code = row["region_code"] or None
    tie.house_id = row["house_id"] or None
    tie.valid_to = _day(row["valid_to"])


def _names(row: dict[str, str]) -> dict[str, str]:
    return {name: row[name] for name in ("name_kk", "name_ru", "name_en")}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
