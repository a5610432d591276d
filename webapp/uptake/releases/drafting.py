"""A draft is made: figures asked for, laid out with what is published already, protected, audited, sealed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from webapp.courses.loading import Library
from webapp.jobs.kinds import Progress
from webapp.models import Release
from webapp.uptake import content
from webapp.uptake.disclosure import rules_on
from webapp.uptake.releases import composing, earlier
from webapp.uptake.releases.frame import frame
from webapp.uptake.releases.periods import Period
from webapp.uptake.releases.plan import TABLES, Cell, Layout, Spec, layout_of
from webapp.uptake.releases.publication import Number
from webapp.uptake.releases.sealed import Sealed, seal

# Dimensions → codes → indicator → number and people: `figures` of the facts, for one period.
Found = Mapping[tuple[str, ...], Mapping[str, Any]]
Ask = Callable[[tuple[str, ...]], Found]


class NotClosedError(ValueError):
    """The period is not over."""


def draft(
    session: Session,
    library: Library,
    period: Period,
    ask: Ask,
    *,
    revises_id: int | None = None,
    now: datetime,
    today: date,
    progress: Progress,
    tables: Sequence[Spec] = TABLES,
) -> Release:
    """Draft a release of a closed period. Audited, if and only if the audit holds. Flushes. Raises NotClosedError."""
    if not period.closed_on(today):
        raise NotClosedError(str(period))
    found = _ask(ask, tables, progress)
    # What may be shown is decided by the rules of the day on which it is decided, whatever day the figures are of.
    rules = rules_on(today)
    revised = session.get_one(Release, revises_id) if revises_id else None
    made = frame(session, library, period, rules, today, _met(found), tables)
    made["revises"] = revised.number if revised else None
    numbers = _numbers(layout_of(made), found)
    ids = earlier.beside(session, period, revises_id)
    composed = composing.compose(made, numbers, rules, earlier.read(session, ids, revises_id), progress)
    if revised is not None and revised.content is not None:
        changed = composing.changes(content.unpacked(revised.content), content.Content(composed.document))
        composed.document["changes"] = {"why": {"kk": "", "ru": "", "en": ""}, "cells": changed}
    release = Release(
        period=str(period),
        revises_id=revises_id,
        state="audited" if composed.report["holds"] else "draft",
        rules_version=rules.version,
        definitions_version=made["versions"]["definitions"],
        code_version=made["versions"]["code"],
        audit=composed.report,
        made_at=now,
        content=content.packed(composed.document),
        sealed=seal(Sealed(made, numbers, composed.kept, ids)),
    )
    session.add(release)
    session.flush()
    return release


def _ask(ask: Ask, tables: Sequence[Spec], progress: Progress) -> dict[tuple[str, ...], Found]:
    """Every table that is needed, each once."""
    first = Layout(tables, dict.fromkeys((code for table in tables for code in table.by), ()), {})
    needed = dict.fromkeys(some for table in tables for some in table.subsets)
    needed.update(dict.fromkeys(by for some in first.joints.values() for by in some))
    found = {}
    for at, by in enumerate(needed):
        progress.step("count", at, len(needed))
        found[by] = ask(by)
    return found


def _met(found: Mapping[tuple[str, ...], Found]) -> dict[str, set[str]]:
    met: dict[str, set[str]] = {}
    for by, rows in found.items():
        for codes in rows:
            for dimension, code in zip(by, codes, strict=True):
                met.setdefault(dimension, set()).add(code)
    return met


def _numbers(layout: Layout, found: Mapping[tuple[str, ...], Found]) -> dict[Cell, Number]:
    numbers: dict[Cell, Number] = {}
    for by, rows in found.items():
        for codes, some in rows.items():
            key = layout.key(by, codes)
            for indicator, one in some.items():
                numbers[Cell(indicator, key)] = Number(one.number, one.people)
    return numbers
