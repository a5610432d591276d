"""The releases of the demo country: drafted, signed and published by the real road, by the worker while the site is already up."""

from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp import clock, db
from webapp.jobs import actions as jobs
from webapp.jobs.kinds import Progress, lend_kind
from webapp.models import Person, RoleGrant
from webapp.uptake import published
from webapp.uptake.releases import actions, publishing, work

KIND = "demo-releases"
# The newest first: a minute or two each.
PERIODS = ("2026Q3", "2026Q2", "2026Q1")
TEXTS = {
    "commentary_kk": "Бұл ойдан шығарылған ел: сандар ештеңені білдірмейді.",
    "commentary_ru": "Это вымышленная страна: числа ничего не значат.",
    "commentary_en": "This is an invented country: its figures mean nothing.",
}


def init_app(app: Flask) -> None:
    """Make the kind of work known to the worker of a demo."""
    lend_kind(app, KIND, "The releases of the demo country", _work, work.STEPS)


def ask_for_releases(session: Session) -> None:
    """Have them made when a worker is there. Flushes."""
    jobs.ask(session, KIND, {}, None, clock.now())


def _work(progress: Progress) -> dict[str, Any]:
    session = db.session()
    signers = session.scalars(
        select(Person)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(RoleGrant.role == "secretariat")
        .order_by(Person.id)
        .limit(2)
    ).all()
    there = {one.period for one in published.releases(session)}
    for period in PERIODS:
        if period not in there and len(signers) == 2:
            release = work.make_draft(progress, period)
            actions.write(session, release, TEXTS)
            for person in signers:
                actions.sign(session, release, person.id, person.display_name, clock.now())
            publishing.publish(session, release, clock.now(), progress)
            session.commit()
    return {"address": "/uptake/open"}
