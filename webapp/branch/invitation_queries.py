"""Invitations: of a branch for its coordinators; one, by its token, for whoever has the link."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from webapp.branch.tree import Branch
from webapp.models import Invitation, Person

# So many are shown; older ones are in the log.
SHOWN = 200


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def state(one: Invitation, now: datetime) -> str:
    """`used`, `revoked`, `expired` or `open`."""
    if one.used_at is not None:
        return "used"
    if one.revoked_at is not None:
        return "revoked"
    return "expired" if one.expires_at <= now else "open"


@dataclass(frozen=True)
class InvitationLine:
    """An invitation in the list: who made it and who took it up, by name."""

    invitation: Invitation
    state: str
    made_by: str
    used_by: str


def invitations(session: Session, branch: Branch, now: datetime) -> Sequence[InvitationLine]:
    """Of a branch, newest first."""
    maker, taker = aliased(Person), aliased(Person)
    rows = session.execute(
        select(Invitation, maker.display_name, maker.username, taker.display_name, taker.username)
        .outerjoin(maker, maker.id == Invitation.made_by_id)
        .outerjoin(taker, taker.id == Invitation.used_by_id)
        .where(Invitation.association_id.in_(branch.ids))
        .order_by(Invitation.made_at.desc(), Invitation.id.desc())
        .limit(SHOWN)
    )
    return [InvitationLine(one, state(one, now), a or b or "", c or d or "") for one, a, b, c, d in rows]


def invitation_in(session: Session, branch: Branch, invitation_id: int) -> Invitation:
    """An invitation of the branch. Raises NoResultFound for any other."""
    return session.scalars(
        select(Invitation).where(Invitation.id == invitation_id, Invitation.association_id.in_(branch.ids))
    ).one()


def by_token(session: Session, token: str) -> Invitation:
    """The invitation that a link opens. Raises NoResultFound for a made-up one."""
    return session.scalars(select(Invitation).where(Invitation.token_hash == token_hash(token))).one()
