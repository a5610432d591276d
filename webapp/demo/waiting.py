"""Learners of the demo who wait for a place in a class: a few at the association of the whole country, a dozen in Almaty."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp import clock
from webapp.associations.waiting_actions import ask
from webapp.models import Person, Profile, Seat

WAIT = (("korean-kz", 4), ("korean-kz-75", 12))


def let_wait(session: Session) -> None:
    """Grown learners who sit in no class ask for a place, one every few days. Flushes."""
    idle = (
        select(Person.id)
        .join(Profile, Profile.person_id == Person.id)
        .where(Person.username.like("demo-%"), Profile.age_group != "child", Person.id.not_in(select(Seat.person_id)))
        .order_by(Person.id)
    )
    people, today = iter(session.scalars(idle).all()), clock.today()
    for association, number in WAIT:
        for place, person_id in zip(range(number), people, strict=False):
            ask(session, person_id, association, today - timedelta(days=3 * (number - place)))
