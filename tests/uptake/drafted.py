"""Figures of people invented in memory, asked for as the facts are: for drafts without the road that leads to facts."""

import random
from collections import Counter, defaultdict
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from webapp.courses.loading import Library
from webapp.jobs.kinds import Silent
from webapp.models import Release
from webapp.uptake.content import Content, canonical, fingerprint
from webapp.uptake.files import File
from webapp.uptake.releases import actions, drafting, publishing
from webapp.uptake.releases.periods import parse
from webapp.uptake.releases.publication import Number

NOW = datetime(2027, 1, 20, 9, tzinfo=UTC)
TODAY = date(2027, 1, 20)
MEMBERSHIPS = (
    ("KZ-75", "korean-kz-75"),
    ("KZ-39", "german-kz-39"),
    ("none", "korean-kz"),
    ("alone", "none"),
    ("alone", "none"),
)


def people(number: int, seed: int = 1) -> list[dict[str, Any]]:
    """Invented learners: their codes, and what each adds to every indicator."""
    rng = random.Random(seed)
    made = []
    for _ in range(number):
        place, association = rng.choice(MEMBERSHIPS)
        lessons = rng.choice((0, 0, 3, 9))
        rated = rng.random() < 0.5
        made.append(
            {
                "region": rng.choice(("KZ-75", "KZ-75", "KZ-39", "KZ-71", "none")),
                "association_region": place,
                "association": association,
                "ethnic_group": rng.choice(("korean", "uzbek", "german", "undeclared")),
                "age_group": rng.choice(("adult", "teen", "child")),
                "gender": rng.choice(("female", "male", "none")),
                "heritage_language": rng.choice(("ru", "uz", "none")),
                "sphere": rng.choice(("home", "none")),
                "form_of_study": rng.choice(("alone", "class")),
                "course": rng.choice(("a1", "balapan")),
                "adds": {
                    "registered": 1,
                    "learners": 1,
                    "active": int(lessons > 0),
                    "enrolments": 1,
                    "continuing": 1,
                    "lessons": lessons,
                    "rated": int(rated),
                    "gained": int(rated and lessons > 3),
                },
            }
        )
    return made


def asking(learners: list[dict[str, Any]]) -> drafting.Ask:
    """What `figures` of the facts would answer about them."""

    def ask(by: tuple[str, ...]) -> drafting.Found:
        numbers: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        behind: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for one in learners:
            codes = tuple(one[dimension] for dimension in by)
            numbers[codes].update(one["adds"])
            behind[codes].update({code: int(value > 0) for code, value in one["adds"].items()})
        return {
            codes: {code: Number(number, behind[codes][code]) for code, number in some.items()}
            for codes, some in numbers.items()
        }

    return ask


def draft(
    session: Session,
    library: Library,
    learners: list[dict[str, Any]],
    period: str = "2026Q3",
    revises_id: int | None = None,
) -> Release:
    """A draft of them."""
    return drafting.draft(
        session,
        library,
        parse(period),
        asking(learners),
        revises_id=revises_id,
        now=NOW,
        today=TODAY,
        progress=Silent(),
    )


def write(session: Session, release: Release) -> None:
    """The texts that must be there."""
    texts = {"commentary_kk": "Тоқсан туралы.", "commentary_ru": "О квартале."}
    if release.revises_id:
        texts |= {"changes_kk": "Кеш келген жауаптар.", "changes_ru": "Ответы, пришедшие позже."}
    actions.write(session, release, texts)


def publish(session: Session, release: Release, signers: tuple[int, int]) -> int:
    """Written, signed by two, published."""
    write(session, release)
    for place, person_id in enumerate(signers):
        actions.sign(session, release, person_id, f"Қол {place}", NOW)
    assert release.signed_over == fingerprint(actions.document_of(release))
    return publishing.publish(session, release, NOW, Silent(), one_file)


def one_file(opened: Content) -> list[File]:
    """In place of all files: tests of those are elsewhere, and take their time."""
    return [File("release.json", "application/json", canonical(opened.document))]
