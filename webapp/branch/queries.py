"""What a coordinator may know of the own branch. Every select is bound to its associations: what is not in them is not found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from webapp.associations.forms_of_study import open_forms
from webapp.associations.queries import associations_on, stand_ins
from webapp.branch.figures import ClassFacts, Facts, active_since, quarter_start
from webapp.branch.tree import Branch, grow
from webapp.models import Answer, Class, ClassTeacher, Completion, FormOfStudy, Person, RoleGrant, Seat


def branch_of(session: Session, held: Collection[str], day: date) -> Branch:
    """The branch of whoever coordinates `held`, as the tree stood on a day."""
    return grow(associations_on(session, day), stand_ins(session, day), held) if held else Branch()


def facts_of(session: Session, branch: Branch, today: date) -> Facts:
    """What the figures of a branch are made of: seven statements, however many classes and learners there are."""
    ids = branch.ids
    seated = _seats(ids).with_only_columns(Seat.person_id)
    active = select(Answer.person_id).where(Answer.day >= active_since(today), Answer.person_id.in_(seated)).distinct()
    done = (
        select(Completion.person_id, func.count())
        .where(
            Completion.kind == "lesson",
            Completion.day >= quarter_start(today),
            Completion.person_id.in_(seated),
        )
        .group_by(Completion.person_id)
    )
    forms: dict[str, int] = {}
    for form in open_forms(session, ids, today):
        forms[form.association_id] = forms.get(form.association_id, 0) + 1
    return Facts(
        _classes(session, ids, today),
        frozenset(session.scalars(active)),
        dict(session.execute(done).all()),
        _teachers_by_association(session, ids, today),
        forms,
    )


def _seats(ids: Sequence[str]) -> Select[int, int]:
    return (
        select(Seat.class_id, Seat.person_id)
        .join(Class, Class.id == Seat.class_id)
        .where(Class.association_id.in_(ids), Class.closed_at.is_(None), Seat.left_at.is_(None))
    )


def _classes(session: Session, ids: Sequence[str], today: date) -> list[ClassFacts]:
    learners = _collected(session, _seats(ids))
    teachers = _collected(
        session, _teaching(ids, today).with_only_columns(ClassTeacher.class_id, ClassTeacher.person_id)
    )
    rows = session.execute(
        select(Class, FormOfStudy.name)
        .outerjoin(FormOfStudy, FormOfStudy.id == Class.form_of_study_id)
        .where(Class.association_id.in_(ids), Class.closed_at.is_(None))
        .order_by(Class.created_at, Class.id)
    )
    return [
        ClassFacts(
            one.id,
            one.name,
            one.association_id,
            form_name,
            frozenset(learners.get(one.id, ())),
            frozenset(teachers.get(one.id, ())),
        )
        for one, form_name in rows
    ]


def _collected(session: Session, pairs: Select[Any, int]) -> dict[Any, set[int]]:
    found: dict[Any, set[int]] = {}
    for key, person_id in session.execute(pairs):
        found.setdefault(key, set()).add(person_id)
    return found


def _held(day: date) -> ColumnElement[bool]:
    return (RoleGrant.valid_from <= day) & or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > day)


def _teaching(ids: Sequence[str], day: date) -> Select[Class, Person]:
    """Who teaches which open class of these associations on a day, with the role: `Class`, `Person`."""
    return (
        select(Class, Person)
        .join(ClassTeacher, ClassTeacher.class_id == Class.id)
        .join(Person, Person.id == ClassTeacher.person_id)
        .join(
            RoleGrant,
            (RoleGrant.person_id == ClassTeacher.person_id) & (RoleGrant.association_id == Class.association_id),
        )
        .where(
            Class.association_id.in_(ids),
            Class.closed_at.is_(None),
            or_(ClassTeacher.valid_from.is_(None), ClassTeacher.valid_from <= day),
            or_(ClassTeacher.valid_to.is_(None), ClassTeacher.valid_to > day),
            RoleGrant.role == "teacher",
            _held(day),
        )
    )


def _teachers_by_association(session: Session, ids: Sequence[str], day: date) -> dict[str, frozenset[int]]:
    statement = select(RoleGrant.association_id, RoleGrant.person_id).where(
        RoleGrant.role == "teacher", RoleGrant.association_id.in_(ids), _held(day)
    )
    return {key: frozenset(people) for key, people in _collected(session, statement).items()}


@dataclass
class Holder:
    """Somebody with a role on an association of the branch, and the classes they teach there."""

    grant: RoleGrant
    person_id: int
    name: str
    classes: list[Class] = field(default_factory=list)


def holders(session: Session, branch: Branch, today: date) -> list[Holder]:
    """Teachers and coordinators of a branch, with their classes: two statements. No e-mail address, nothing of their own learning."""
    rows = session.execute(
        select(RoleGrant, Person.display_name, Person.username)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(RoleGrant.role.in_(("teacher", "coordinator")), RoleGrant.association_id.in_(branch.ids), _held(today))
        .order_by(RoleGrant.association_id, RoleGrant.role, RoleGrant.valid_from, RoleGrant.id)
    )
    found = [Holder(grant, grant.person_id, shown or username or "") for grant, shown, username in rows]
    taught: dict[tuple[int, str], list[Class]] = {}
    for class_, person in session.execute(_teaching(branch.ids, today).distinct()):
        taught.setdefault((person.id, class_.association_id), []).append(class_)
    for one in found:
        if one.grant.role == "teacher":
            one.classes = taught.get((one.person_id, one.grant.association_id or ""), [])
    return found


def untaught(session: Session, branch: Branch, today: date) -> list[Class]:
    """The open classes of a branch that nobody teaches today."""
    taught = _teaching(branch.ids, today).with_only_columns(Class.id)
    statement = select(Class).where(
        Class.association_id.in_(branch.ids), Class.closed_at.is_(None), Class.id.not_in(taught)
    )
    return list(session.scalars(statement.order_by(Class.created_at, Class.id)))


def class_in(session: Session, branch: Branch, class_id: int) -> Class:
    """An open class of the branch. Raises NoResultFound for any other."""
    return session.scalars(
        select(Class).where(Class.id == class_id, Class.association_id.in_(branch.ids), Class.closed_at.is_(None))
    ).one()


def grant_in(session: Session, branch: Branch, grant_id: int, today: date) -> RoleGrant:
    """A role held today on an association of the branch. Raises NoResultFound for any other."""
    return session.scalars(
        select(RoleGrant).where(
            RoleGrant.id == grant_id,
            RoleGrant.role.in_(("teacher", "coordinator")),
            RoleGrant.association_id.in_(branch.ids),
            _held(today),
        )
    ).one()


def teaches_at(session: Session, person_id: int, association_id: str, today: date) -> bool:
    """Whether somebody holds the role of a teacher on an association."""
    return holds(session, person_id, "teacher", association_id, today)


def holds(session: Session, person_id: int, role: str, association_id: str, today: date) -> bool:
    statement = select(RoleGrant.id).where(
        RoleGrant.person_id == person_id,
        RoleGrant.role == role,
        RoleGrant.association_id == association_id,
        _held(today),
    )
    return session.scalars(statement).first() is not None
