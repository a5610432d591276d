"""A small invented release, published without the road that leads there: for tests of what reads releases."""

import random
from datetime import UTC, datetime
from functools import lru_cache
from itertools import product
from typing import Any

import yaml
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.associations.data_files import rows
from webapp.config import ROOT
from webapp.models import Release, ReleaseCell, ReleaseSignature
from webapp.uptake.content import WHOLE, Content, fingerprint, packed

NOW = datetime(2026, 10, 20, 9, tzinfo=UTC)
SMALL = {
    "ethnic_group": ("uzbek", "korean", "german", "several", "undeclared", "other"),
    "age_group": ("child", "teen", "adult", "elder", "none"),
    "gender": ("female", "male", "none"),
    "heritage_language": ("ru", "uz", "ko", "none"),
    "sphere": ("home", "work", "several", "none"),
    "form_of_study": ("alone", "class", "sunday-school", "several"),
    "course": ("a1", "balapan"),
}


def _texts(word: str) -> dict[str, str]:
    return {"kk": f"{word} (қаз)", "ru": f"{word} (рус)", "en": word}


def _names(row: dict[str, str]) -> dict[str, str]:
    return {tag: row[f"name_{tag}"] for tag in ("kk", "ru", "en")}


@lru_cache
def _dimensions() -> list[dict[str, Any]]:
    regions = [{"code": row["code"], "names": _names(row), "parent": None} for row in rows("regions.tsv")]
    nowhere = {"code": "none", "names": _texts("none"), "parent": None}
    region_of = {row["association_id"]: row["region_code"] for row in rows("ties.tsv")}
    associations = [
        {"code": row["id"], "names": _names(row), "parent": region_of.get(row["id"]) or "none"}
        for row in rows("associations.tsv")
    ]
    found = {"region": [*regions, nowhere], "association_region": [*regions, nowhere], "association": associations}
    found |= {
        code: [{"code": one, "names": _texts(one), "parent": None} for one in some] for code, some in SMALL.items()
    }
    return [
        {"code": code, "names": _texts(code), "definition": _texts(f"what {code} means"), "categories": categories}
        for code, categories in found.items()
    ]


def document(period: str = "2026Q3", seed: int = 1) -> dict[str, Any]:
    """A whole document. The numbers mean nothing and do not add up; a good part is hidden."""
    rng = random.Random(seed)
    plan = yaml.safe_load((ROOT / "webapp/uptake/tables.yaml").read_text(encoding="utf-8"))["tables"]
    categories = {one["code"]: [entry["code"] for entry in one["categories"]] for one in _dimensions()}
    parents = {one["code"]: one["parent"] for one in _dimensions()[2]["categories"]}
    codes = list(dict.fromkeys(code for table in plan for code in table["indicators"]))
    tables = []
    for table in plan:
        axes = [[WHOLE, *categories[code]] for code in table["by"]]
        found = [
            [list(key), [rng.choice((None, *range(10, 400, 5))) for _ in table["indicators"]]]
            for key in product(*axes)
            if table["code"] != "association" or key[1] == WHOLE or parents[key[1]] == key[0]
        ]
        tables.append({key: table[key] for key in ("code", "names", "by", "indicators")} | {"rows": found})
    year = period[:4]
    return {
        "schema": 1,
        "period": period,
        "first_day": f"{year}-07-01",
        "last_day": f"{year}-09-30",
        "made_on": f"{year}-10-12",
        "revises": None,
        "versions": {"definitions": "2", "rules": "2", "code": "0.1.0"},
        "bodies": {"assembly": _texts("Assembly of the People")},
        "dimensions": _dimensions(),
        "indicators": [
            {
                "code": code,
                "version": "1",
                "valid_from": "2026-10-01",
                "names": _texts(code),
                "definition": _texts(f"how {code} is counted"),
                "unit": "people",
                "kind": "count",
                "numerator": None,
                "denominator": None,
                "source": _texts("answers"),
                "breaks": [],
            }
            for code in codes
        ],
        "tables": tables,
        "populations": [
            {
                "dimension": "region",
                "category": "KZ-75",
                "people": 2347924,
                "on": "2026-01-01",
                "source": "Bureau of National Statistics",
                "confidence": "high",
            }
        ],
        "targets": [],
        "commentary": {"kk": "Тоқсан туралы түсініктеме.", "ru": "Комментарий к кварталу.", "en": ""},
        "remarks": [{"region": "KZ-75", "language": "ru", "text": "В Алматы открылись два класса."}],
        "changes": None,
        "rules": {
            "version": "2",
            "threshold_sensitive": 10,
            "threshold": 5,
            "sensitive": ["association", "association_region", "ethnic_group"],
            "rounded_to": 5,
            "share_base": 25,
            "text": _texts("what is hidden and why"),
        },
    }


def content(period: str = "2026Q3", seed: int = 1) -> Content:
    """The same, to be read, as it is once published."""
    signed = [{"name": "Сәуле Серікқызы", "on": "2026-10-15"}, {"name": "Иван Петров", "on": "2026-10-16"}]
    return Content(document(period, seed) | {"number": 1, "published_on": "2026-10-20", "signed": signed})


def publish(session: Session, period: str = "2026Q3", seed: int = 1, **changed: Any) -> Release:
    """Put one into the database as published, with its cells; no files. `changed`: columns, for what is published never changes later."""
    number = (session.scalar(select(func.max(Release.number))) or 0) + 1
    whole = dict(content(period, seed).document) | {"number": number}
    columns: dict[str, Any] = {
        "number": number,
        "period": period,
        "state": "published",
        "rules_version": "2",
        "definitions_version": "2",
        "code_version": "0.1.0",
        "signed_over": fingerprint(whole),
        "made_at": NOW,
        "published_at": NOW,
        "content": packed(whole),
    }
    release = Release(**columns | changed)
    session.add(release)
    session.flush()
    session.add_all(
        ReleaseSignature(release_id=release.id, name=one["name"], signed_over=release.signed_over, signed_at=NOW)
        for one in whole["signed"]
    )
    for table, indicator, categories, value in Content(whole).cells():
        keys = dict(zip(("key1", "key2", "key3"), categories, strict=False))
        session.add(ReleaseCell(release_id=release.id, table_code=table, indicator=indicator, value=value, **keys))
    session.flush()
    return release
