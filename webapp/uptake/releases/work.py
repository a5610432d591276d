"""Drafting and publishing as long work: what the jobs do."""

from typing import Any

from webapp import clock, db
from webapp.courses import library
from webapp.jobs.kinds import Progress
from webapp.marking import _m
from webapp.models import Release
from webapp.uptake.facts.gathered import Gathered
from webapp.uptake.releases import drafting, publishing
from webapp.uptake.releases.periods import parse
from webapp.uptake.releases.plan import TABLES
from webapp.uptake.releases.publication import Number

DRAFT, PUBLISH = "release-draft", "release-publish"
TITLES = {DRAFT: _m("A draft of a release is made"), PUBLISH: _m("A release is published")}
STEPS = {
    "count": _m("Counting"),
    "hide": _m("Deciding what must be hidden"),
    "audit": _m("Proving that nobody can be found"),
    "files": _m("Making the files"),
    "cells": _m("Writing the figures down"),
}


def draft(progress: Progress, *, period: str, revises: int | None = None) -> dict[str, Any]:
    """Draft a release. `revises`: the id of the release that it corrects."""
    made = make_draft(progress, period, revises)
    return {"address": f"/uptake/drafts/{made.id}"}


def make_draft(progress: Progress, period: str, revises: int | None = None) -> Release:
    """The same, for the shell and the demo. Flushes. Raises ValueError for what is no closed period."""
    session, over = db.session(), parse(period)
    with Gathered(session, period) as gathered:

        def ask(by: tuple[str, ...]) -> drafting.Found:
            found = gathered.figures(by, _wanted(by))
            return {codes: {one: Number(*number) for one, number in some.items()} for codes, some in found.items()}

        return drafting.draft(
            session,
            library(),
            over,
            ask,
            revises_id=revises,
            now=clock.now(),
            today=clock.today(),
            progress=progress,
        )


def _wanted(by: tuple[str, ...]) -> set[str]:
    """The indicators that any table shows by these dimensions; by others (a ring's joint), all of the tables that have them all."""
    whole = {code for table in TABLES if by in table.subsets for code in table.indicators}
    return whole or {code for table in TABLES if set(table.by) < set(by) for code in table.indicators}


def publish(progress: Progress, *, release: int) -> dict[str, Any]:
    """Publish a draft that is signed by two."""
    session = db.session()
    number = publishing.publish(session, session.get_one(Release, release), clock.now(), progress)
    return {"address": f"/uptake/open/{number}"}
