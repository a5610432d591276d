"""Certificates: of a class for its teacher, one's own, and one by its address for whoever holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from webapp.exams.criterion import Standing
from webapp.exams.standing import standing
from webapp.kazakh.alphabet import sort_key
from webapp.models import Association, Certificate, Class, Person, Seat


@dataclass(frozen=True)
class Candidate:
    """A learner of the class: how they stand in the test, and the certificate they have (not revoked), if any."""

    person_id: int
    name: str
    standing: Standing | None
    certificate: Certificate | None

    @property
    def ready(self) -> bool:
        return self.certificate is None and self.standing is not None and self.standing.met


def candidates(session: Session, class_: Class, test_id: str, level: str, day: date) -> list[Candidate]:
    """Everybody who sits in the class, by name; a fixed number of statements. The class must be authorised before."""
    seated = select(Seat.person_id).where(Seat.class_id == class_.id, Seat.left_at.is_(None))
    people = session.execute(select(Person.id, Person.display_name, Person.username).where(Person.id.in_(seated))).all()
    ids = [person.id for person in people]
    stand = standing(session, ids, test_id, day)
    have = {
        one.person_id: one
        for one in session.scalars(
            select(Certificate).where(
                Certificate.person_id.in_(ids), Certificate.level == level, Certificate.revoked_at.is_(None)
            )
        )
    }
    lines = [
        Candidate(person.id, person.display_name or person.username or "", stand.get(person.id), have.get(person.id))
        for person in people
    ]
    return sorted(lines, key=lambda line: sort_key(line.name))


def by_address(session: Session, certificate_id: str) -> tuple[Certificate, Association]:
    """A certificate and who issued it. Raises NoResultFound."""
    row = session.execute(
        select(Certificate, Association)
        .join(Association, Association.id == Certificate.association_id)
        .where(Certificate.id == certificate_id)
    ).one()
    return row[0], row[1]


def mine(session: Session, person_id: int) -> Sequence[Certificate]:
    """One's own certificates, newest first."""
    return session.scalars(
        select(Certificate).where(Certificate.person_id == person_id).order_by(Certificate.issued_at.desc())
    ).all()


def revoked_places(session: Session) -> Sequence[int]:
    """The places of all revoked certificates in the lists."""
    return session.scalars(select(Certificate.status_index).where(Certificate.revoked_at.is_not(None))).all()


def of_class(session: Session, class_: Class, certificate_id: str) -> Certificate:
    """A certificate of the class's association, issued in this class or to somebody who sits in it. Raises NoResultFound.

    The class must be authorised before.
    """
    seated = select(Seat.person_id).where(Seat.class_id == class_.id, Seat.left_at.is_(None))
    return session.scalars(
        select(Certificate).where(
            Certificate.id == certificate_id,
            Certificate.association_id == class_.association_id,
            or_(Certificate.class_id == class_.id, Certificate.person_id.in_(seated)),
        )
    ).one()
