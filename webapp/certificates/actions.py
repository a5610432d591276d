"""Certificates are issued and revoked; nothing else about one ever changes."""

import random
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.certificates.credential import LIST_SIZE, Claim, Key, signed
from webapp.certificates.criteria import Criterion
from webapp.certificates.queries import Candidate
from webapp.models import Association, Certificate, Class


def issue(
    session: Session,
    candidate: Candidate,
    class_: Class,
    rule: Criterion,
    *,
    name: str,
    certificate_id: str,
    root: str,
    address: Callable[[str], str],
    key: Key,
    teacher_id: int,
    now: datetime,
    rng: random.Random,
) -> Certificate:
    """Issue to somebody who is ready, with the criterion in force and how it was met. Flushes."""
    stand = candidate.standing
    assert stand is not None and candidate.ready
    association = session.get_one(Association, class_.association_id)
    shares = {block: 100 * points // most if most else 0 for block, (points, most) in stand.blocks.items()}
    place = _free_place(session, rng)
    claim = Claim(address(certificate_id), root, rule, name, association.name_en, shares, now, place)
    made = Certificate(
        id=certificate_id,
        person_id=candidate.person_id,
        course_id=rule.course,
        level=rule.level,
        name=name,
        association_id=association.id,
        class_id=class_.id,
        criterion={"id": rule.id, "text": rule.criterion, "source": rule.source, "test": stand.criterion},
        evidence={
            "run": stand.run_id,
            "sitting": stand.sitting_id,
            "taken_at": stand.taken_at.isoformat(),
            "blocks": {block: list(one) for block, one in stand.blocks.items()},
        },
        credential=signed(claim, key),
        status_index=place,
        issued_by_id=teacher_id,
        issued_at=now,
    )
    session.add(made)
    session.flush()
    return made


def _free_place(session: Session, rng: random.Random) -> int:
    """A place drawn at random, so that it tells nothing of how many there are; a list is used to a half before the next."""
    issued = session.scalar(select(func.count()).select_from(Certificate)) or 0
    first = issued // (LIST_SIZE // 2) * LIST_SIZE
    while True:
        place = first + rng.randrange(LIST_SIZE)
        if session.scalars(select(Certificate.id).where(Certificate.status_index == place)).first() is None:
            return place


def revoke(session: Session, certificate: Certificate, person_id: int, reason: str, now: datetime) -> bool:
    """Revoke it, with the reason shown to whoever checks it; False when it was revoked before. Flushes."""
    if certificate.revoked_at is not None:
        return False
    certificate.revoked_at, certificate.revoked_reason, certificate.revoked_by_id = now, reason, person_id
    session.flush()
    return True
