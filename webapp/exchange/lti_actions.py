"""A platform is connected or ended; somebody of a platform gets an account and a seat here; a grade line is opened."""

import secrets
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.classes.actions import join_class
from webapp.exchange.lti_claims import Opened
from webapp.models import Class, GradeLine, IssuedAccount, Person, Platform, PlatformUser, Profile

LINE = "line_item"


def learner_of(session: Session, platform: Platform, who: Opened, now: datetime, day: date) -> Person:
    """The account of somebody of a platform, made at the first launch, with a seat in the platform's class. Flushes.

    The same person in two platforms has two accounts: nobody is recognised by a name.
    """
    known = session.get(PlatformUser, (platform.id, who.subject))
    class_ = session.get_one(Class, platform.class_id)
    if known is not None:
        person = session.get_one(Person, known.person_id)
    else:
        person = _account(session, class_, who, now)
        session.add(PlatformUser(platform_id=platform.id, subject=who.subject, person_id=person.id, since=now))
        session.flush()
    join_class(session, class_, person.id, now, day)
    return person


def _account(session: Session, class_: Class, who: Opened, now: datetime) -> Person:
    username = f"lti-{secrets.token_hex(5)}"
    person = Person(
        username=username,
        display_name=who.name or username,
        active=True,
        fs_uniquifier=secrets.token_hex(32),
        created_at=now,
        registered_at=now,
    )
    session.add(person)
    session.flush()
    session.add(Profile(person_id=person.id, spheres=[], people=class_.people, updated_at=now))
    # So that the association can print a slip: the learner may go on at home without the platform.
    session.add(IssuedAccount(person_id=person.id, association_id=class_.association_id, issued_at=now))
    session.flush()
    return person


def open_line(session: Session, platform: Platform, person_id: int, who: Opened, now: datetime) -> None:
    """Remember where the grade of this lesson goes back to. Flushes."""
    if not who.line_item or not who.lesson:
        return
    asked = select(GradeLine).where(
        GradeLine.platform_id == platform.id, GradeLine.person_id == person_id, GradeLine.line_item == who.line_item
    )
    line = session.scalars(asked).first()
    if line is None:
        line = GradeLine(platform_id=platform.id, person_id=person_id, line_item=who.line_item)
        session.add(line)
    line.lesson_id, line.subject, line.opened_at = who.lesson, who.subject, now
    session.flush()


def connect(session: Session, class_id: int, teacher_id: int, now: datetime, **said: str) -> Platform:
    """Connect a platform to a class. `said`: its fields as the form has them. Flushes."""
    deployments = [one.strip() for one in said.pop("deployments").split(",") if one.strip()]
    made = Platform(class_id=class_id, deployment_ids=deployments, made_by_id=teacher_id, made_at=now, **said)
    session.add(made)
    session.flush()
    return made


def end(session: Session, platform: Platform, now: datetime) -> None:
    """It opens nothing more; accounts and seats stay. Flushes."""
    platform.ended_at = now
    # The address may be connected anew.
    platform.client_id = f"{platform.client_id[:160]} (ended {platform.id})"
    session.flush()
