"""The document of a release before its numbers: names, definitions, rules, populations, targets, remarks, as of the last day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.courses.loading import Library
from webapp.i18n import INTERFACE
from webapp.models import Remark, Target
from webapp.uptake.content import Texts
from webapp.uptake.disclosure import Rules
from webapp.uptake.indicators import DEFINITIONS, Break, Indicator, Share
from webapp.uptake.populations import populations_on
from webapp.uptake.releases import naming
from webapp.uptake.releases.code_version import code_version
from webapp.uptake.releases.periods import Period
from webapp.uptake.releases.plan import TABLES


POPULATION = {"kk": "халық саны", "ru": "численность населения", "en": "population"}


def frame(
    session: Session, library: Library, period: Period, rules: Rules, made_on: date, met: Mapping[str, set[str]]
) -> dict[str, Any]:
    """Everything but the rows of tables and what people write. `met`: see naming."""
    by = dict.fromkeys(dimension for table in TABLES for dimension in table.by)
    return {
        "schema": 1,
        "period": str(period),
        "first_day": period.first.isoformat(),
        "last_day": period.last.isoformat(),
        "made_on": made_on.isoformat(),
        "revises": None,
        "versions": {"definitions": DEFINITIONS.version, "rules": rules.version, "code": code_version()},
        "bodies": naming.bodies(session, period.last),
        "dimensions": naming.dimensions(session, library, period.last, by, met),
        "indicators": _indicators(),
        "tables": [
            {
                "code": one.code,
                "names": dict(one.names),
                "by": list(one.by),
                "indicators": list(one.indicators),
                "rows": [],
            }
            for one in TABLES
        ],
        "populations": [dict(one.written()) for one in populations_on(period.last)],
        "targets": _targets(session),
        "commentary": dict.fromkeys(INTERFACE, ""),
        "remarks": _remarks(session, period),
        "changes": None,
        "rules": {
            "version": rules.version,
            "threshold_sensitive": rules.threshold(True),
            "threshold": rules.threshold(False),
            "sensitive": sorted(rules.sensitive),
            "rounded_to": rules.rounded_to,
            "share_base": rules.share_base,
            "text": dict(rules.text),
        },
    }


def _indicators() -> list[dict[str, Any]]:
    used = dict.fromkeys(code for table in TABLES for code in table.indicators)
    counts = [_count(DEFINITIONS.indicators[code]) for code in used]
    return counts + [_share(one) for one in DEFINITIONS.shares.values()]


def _count(one: Indicator) -> dict[str, Any]:
    own = {"unit": one.unit, "kind": "count", "numerator": None, "denominator": None, "source": dict(one.source)}
    return _defined(one) | own


def _share(one: Share) -> dict[str, Any]:
    """Numerator and denominator in words, and `of` in codes: {numerator, denominator: [code], per, by}."""
    above = DEFINITIONS.indicators[one.numerator]
    below = {tag: " + ".join(_called(code)[tag] for code in one.denominator) for tag in INTERFACE}
    own = {"unit": above.unit, "kind": "share", "numerator": dict(above.names), "denominator": below}
    codes = {"numerator": one.numerator, "denominator": list(one.denominator), "per": one.per, "by": one.by}
    return _defined(one) | own | {"source": dict(above.source), "of": codes}


def _called(code: str) -> Texts:
    return POPULATION if code == "population" else DEFINITIONS.indicators[code].names


def _defined(one: Indicator | Share) -> dict[str, Any]:
    return {
        "code": one.code,
        "version": one.version,
        "valid_from": one.valid_from.isoformat(),
        "names": dict(one.names),
        "definition": dict(one.definition),
        "breaks": [_break(entry) for entry in one.breaks],
    }


def _break(one: Break) -> dict[str, Any]:
    return {"on": one.on.isoformat(), "note": dict(one.note)}


def _targets(session: Session) -> list[dict[str, Any]]:
    rows = session.scalars(select(Target).order_by(Target.indicator, Target.year, Target.region_code, Target.id))
    return [
        {
            "indicator": one.indicator,
            "region": one.region_code,
            "year": one.year,
            "value": one.value,
            "unit": one.unit,
            "status": one.status,
            "names": {"kk": one.name_kk, "ru": one.name_ru, "en": one.name_en},
            "document": one.document,
            "source": one.source,
            "confidence": one.confidence,
        }
        for one in rows
    ]


def _remarks(session: Session, period: Period) -> list[dict[str, Any]]:
    """The newest of each region and language; without who wrote it."""
    rows = session.scalars(select(Remark).where(Remark.period == str(period)).order_by(Remark.written_at, Remark.id))
    newest = {(one.region_code or "", one.language): one for one in rows}
    return [
        {"region": one.region_code, "language": one.language, "text": one.text}
        for _, one in sorted(newest.items())
        if one.text.strip()
    ]
