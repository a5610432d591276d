"""A learner's own disputes, and the editors' queue. What is another's is not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, Subquery, func, select
from sqlalchemy.orm import Session

from webapp.models import Answer, Dispute, Person

A_PAGE = 20


def own_answer(session: Session, person_id: int, client_id: UUID) -> Answer:
    """The learner's own answer. Raises NoResultFound for anybody else's."""
    return session.scalars(select(Answer).where(Answer.person_id == person_id, Answer.client_id == client_id)).one()


def mine(session: Session, person_id: int) -> Sequence[Row[Dispute, str]]:
    """What the learner disputed, newest first, each with the answer as it was typed."""
    asked = select(Dispute, Answer.given).join(Answer, Answer.id == Dispute.answer_id)
    return session.execute(asked.where(Dispute.person_id == person_id).order_by(Dispute.id.desc()).limit(100)).all()


def news(session: Session, person_id: int) -> Sequence[Row[Dispute, str]]:
    """What was decided and the learner has not put away, newest first."""
    asked = select(Dispute, Answer.given).join(Answer, Answer.id == Dispute.answer_id)
    untold = asked.where(Dispute.person_id == person_id, Dispute.state != "open", Dispute.told_at.is_(None))
    return session.execute(untold.order_by(Dispute.id.desc()).limit(5)).all()


@dataclass(frozen=True)
class Case:
    """One text given to one exercise, by however many learners: the first dispute of them, and who decided it."""

    first: Dispute
    learners: int
    decided_by: str


def _grouped(*states: str) -> Select[int, int, datetime | None]:
    return (
        select(
            func.min(Dispute.id).label("id"),
            func.count().label("learners"),
            func.max(Dispute.decided_at).label("decided_at"),
        )
        .where(Dispute.state.in_(states))
        .group_by(Dispute.exercise_id, Dispute.given, Dispute.state)
    )


def waiting(session: Session, page: int) -> Sequence[Case]:
    """Cases that wait, those of most learners first, then the oldest; one more than a page when there are more."""
    groups = _grouped("open").subquery()
    return _cases(session, groups, (groups.c.learners.desc(), groups.c.id), page)


def decided(session: Session, page: int) -> Sequence[Case]:
    """Decided cases, the newest first; one more than a page when there are more."""
    groups = _grouped("accepted", "refused").subquery()
    return _cases(session, groups, (groups.c.decided_at.desc(), groups.c.id.desc()), page)


def _cases(session: Session, groups: Subquery, order: tuple[ColumnElement[Any], ...], page: int) -> Sequence[Case]:
    rows = session.execute(
        select(Dispute, groups.c.learners, func.coalesce(Person.display_name, Person.username, ""))
        .join(groups, groups.c.id == Dispute.id)
        .outerjoin(Person, Person.id == Dispute.decided_by_id)
        .order_by(*order)
        .limit(A_PAGE + 1)
        .offset(A_PAGE * page)
    )
    return [Case(*row) for row in rows]


def case(session: Session, dispute_id: int) -> Sequence[Dispute]:
    """Every dispute of the same text, exercise and state as this one. Raises NoResultFound when it is not there."""
    first = session.scalars(select(Dispute).where(Dispute.id == dispute_id)).one()
    return session.scalars(
        select(Dispute)
        .where(Dispute.exercise_id == first.exercise_id, Dispute.given == first.given, Dispute.state == first.state)
        .order_by(Dispute.id)
    ).all()


def refused_before(session: Session, cases: Sequence[Case]) -> frozenset[tuple[str, str]]:
    """Exercise and text of those cases that an editor refused once already."""
    exercises = [one.first.exercise_id for one in cases]
    asked = select(Dispute.exercise_id, Dispute.given).where(
        Dispute.state == "refused", Dispute.exercise_id.in_(exercises)
    )
    return frozenset((row[0], row[1]) for row in session.execute(asked))
