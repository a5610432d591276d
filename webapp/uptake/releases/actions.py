"""What a secretariat does with a draft: writes beside it, signs, has it published, drops it. Flushes; no commit."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.models import Release, ReleaseSignature
from webapp.uptake import content, published
from webapp.uptake.disclosure import rules_of
from webapp.uptake.releases import composing, earlier
from webapp.uptake.releases.periods import parse
from webapp.uptake.releases.sealed import Sealed, unseal

# So many different people of the secretariat stand for a release.
SIGNATURES = 2
OPEN = ("draft", "audited")
TEXTS = ("commentary_kk", "commentary_ru", "commentary_en", "changes_kk", "changes_ru")


class NotReadyError(ValueError):
    """A release that is not open, not audited, without its commentary, or not signed by two."""


def write(session: Session, release: Release, texts: dict[str, str]) -> bool:
    """Write commentary and reasons beside the figures. Any change voids what was signed. Returns whether anything changed."""
    _must(release.state in OPEN)
    changed = {name: text.strip() for name, text in texts.items() if name in TEXTS}
    changed = {name: text for name, text in changed.items() if text != getattr(release, name)}
    for name, text in changed.items():
        setattr(release, name, text)
    if changed:
        release.content = content.packed(with_texts(document_of(release), release))
        release.signed_over = None
        session.execute(delete(ReleaseSignature).where(ReleaseSignature.release_id == release.id))
        session.flush()
    return bool(changed)


def with_texts(document: dict[str, Any], release: Release) -> dict[str, Any]:
    """A document with what is written beside the figures."""
    commentary = {"kk": release.commentary_kk, "ru": release.commentary_ru, "en": release.commentary_en}
    made = dict(document) | {"commentary": commentary}
    if made["changes"] is not None:
        why = {"kk": release.changes_kk, "ru": release.changes_ru, "en": ""}
        made["changes"] = dict(made["changes"]) | {"why": why}
    return made


def document_of(release: Release) -> dict[str, Any]:
    """The document of a draft or release."""
    _must(release.content is not None)
    return dict(content.unpacked(release.content or b"").document)


def missing(release: Release) -> list[str]:
    """Which texts must still be written: commentary in both state languages, and for a revision why."""
    needed = TEXTS[:2] + (TEXTS[3:] if release.revises_id else ())
    return [name for name in needed if not getattr(release, name)]


def sign(session: Session, release: Release, person_id: int, name: str, now: datetime) -> None:
    """Somebody stands for exactly what the document says now. Twice by the same person is once. Raises NotReadyError."""
    _must(release.state == "audited" and not missing(release) and not outdated(session, release))
    over = content.fingerprint(document_of(release))
    signed = signatures(session, release)
    if any(one.person_id == person_id for one in signed):
        return
    _must(len(signed) < SIGNATURES)
    release.signed_over = over
    session.add(
        ReleaseSignature(release_id=release.id, person_id=person_id, name=name, signed_over=over, signed_at=now)
    )
    session.flush()


def signatures(session: Session, release: Release) -> list[ReleaseSignature]:
    """Those on a release, in their order."""
    statement = select(ReleaseSignature).where(ReleaseSignature.release_id == release.id)
    return list(session.scalars(statement.order_by(ReleaseSignature.signed_at, ReleaseSignature.id)))


def outdated(session: Session, release: Release) -> bool:
    """Whether something was published since that the audit did not look at, or that took its place: it is drafted anew."""
    _must(release.sealed is not None)
    standing = next((one.id for one in published.in_force(session) if one.period == release.period), None)
    beside = earlier.beside(session, parse(release.period), release.revises_id)
    return standing != release.revises_id or beside != list(unseal(release.sealed or b"").against)


def ready(session: Session, release: Release) -> bool:
    """Whether it may be published: audited beside all that stands, written beside, and signed by two over what it says now."""
    if release.state != "audited" or missing(release) or outdated(session, release):
        return False
    over = content.fingerprint(document_of(release))
    signed = [one for one in signatures(session, release) if one.signed_over == over]
    # Whoever left has no number any more, and was somebody else than whoever stayed.
    return len(signed) >= SIGNATURES and release.signed_over == over


def drop(session: Session, release: Release) -> None:
    """The draft is given up; its numbers go. Raises NotReadyError."""
    _must(release.state in OPEN)
    release.state, release.content, release.sealed, release.signed_over = "dropped", None, None, None
    session.execute(delete(ReleaseSignature).where(ReleaseSignature.release_id == release.id))
    session.flush()


def finished(session: Session, release: Release, document: dict[str, Any], number: int, on: datetime) -> dict[str, Any]:
    """A document as it is published: with its number, day and signatures."""
    signed = [
        {"name": one.name, "on": day_of(one.signed_at).isoformat()}
        for one in signatures(session, release)
        if one.signed_over == release.signed_over
    ]
    return document | {"number": number, "published_on": day_of(on).isoformat(), "signed": signed}


def reproduce(session: Session, release: Release) -> bytes:
    """The content of a published release made again from what was sealed and what is written beside it."""
    if release.number is None or release.published_at is None or release.sealed is None:
        raise NotReadyError(release.period)
    sealed = unseal(release.sealed)
    beside = earlier.read(session, sealed.against, release.revises_id)
    made = composing.compose(sealed.frame, sealed.numbers, rules_of(release.rules_version), beside).document
    made["changes"] = _changes(session, release, made)
    return content.packed(finished(session, release, with_texts(made, release), release.number, release.published_at))


def _changes(session: Session, release: Release, made: dict[str, Any]) -> dict[str, Any] | None:
    if release.revises_id is None:
        return None
    before = content.unpacked(session.get_one(Release, release.revises_id).content or b"")
    return {"why": {}, "cells": composing.changes(before, content.Content(made))}


def audit_again(session: Session, release: Release) -> dict[str, Any]:
    """Audit a published release anew, from what it shows and what was sealed. Returns a report as composing has it."""
    if release.sealed is None or release.content is None:
        raise NotReadyError(release.period)
    sealed: Sealed = unseal(release.sealed)
    beside = earlier.read(session, sealed.against, release.revises_id)
    rules = rules_of(release.rules_version)
    return composing.audit_again(content.unpacked(release.content), sealed.numbers, rules, beside)


def _must(holds: bool) -> None:
    if not holds:
        raise NotReadyError
