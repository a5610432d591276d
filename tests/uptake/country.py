"""A small country of people made through the models, and what a plain count says of them."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.models import (
    Answer,
    Completion,
    EthnicDeclaration,
    Membership,
    Person,
    Profile,
    RoleGrant,
    Run,
)

# 23:59 in Kazakhstan on the last day of June, and midnight on the first of July.
LAST_MINUTE = datetime(2026, 6, 30, 18, 59, tzinfo=UTC)
TOO_LATE = datetime(2026, 6, 30, 19, tzinfo=UTC)
EARLY = datetime(2026, 1, 20, 9, tzinfo=UTC)
FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)
DAYS = [FIRST + timedelta(days=number) for number in (0, 30, 60, 90)]
NUMBERS = count(1)


@dataclass
class Somebody:
    """Who to make; `counts` is what 2026Q2 should make of them: region, association, ethnic group, age group."""

    counts: tuple[str, str, str, str]
    region: str | None = None
    age: str | None = None
    groups: tuple[str, ...] = ()
    # Association, from, to.
    memberships: tuple[tuple[str, date, date | None], ...] = ()
    registered: datetime | None = EARLY
    role: str | None = None
    answer_days: list[date] = field(default_factory=list)
    lesson_days: list[date] = field(default_factory=list)
    unit_days: list[date] = field(default_factory=list)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Registered, active, people with lessons, lessons, people with units, units in 2026Q2."""
        lessons, units = (sum(FIRST <= day <= LAST for day in days) for days in (self.lesson_days, self.unit_days))
        active = len({day for day in self.answer_days if FIRST <= day <= LAST}) >= 4
        return 1, int(active), int(lessons > 0), lessons, int(units > 0), units

    @property
    def counted(self) -> bool:
        """Registered by the end of 2026Q2, and a learner."""
        return self.registered is not None and self.registered <= LAST_MINUTE and self.role in (None, "learner")


def make(session: Session, somebody: Somebody) -> Person:
    """Write somebody with everything they did."""
    number = next(NUMBERS)
    person = Person(
        username=f"findable-{number}" if somebody.registered else None,
        display_name=f"Findable Person {number}",
        active=True,
        fs_uniquifier=f"country-{number}",
        created_at=EARLY,
        registered_at=somebody.registered,
    )
    session.add(person)
    session.flush()
    session.add(Profile(person_id=person.id, age_group=somebody.age, region_code=somebody.region, updated_at=EARLY))
    for group in somebody.groups:
        session.add(EthnicDeclaration(person_id=person.id, ethnic_group=group, declared_at=EARLY))
    for association_id, valid_from, valid_to in somebody.memberships:
        session.add(
            Membership(
                person_id=person.id,
                association_id=association_id,
                valid_from=valid_from,
                valid_to=valid_to,
                recorded_at=EARLY,
            )
        )
    if somebody.role:
        session.add(RoleGrant(person_id=person.id, role=somebody.role, valid_from=date(2026, 1, 1)))
    _work(session, person.id, somebody)
    return person


def _work(session: Session, person_id: int, somebody: Somebody) -> None:
    run = Run(person_id=person_id, course_id="a1", lesson_id="a1-01-01", plan=[], started_at=EARLY)
    session.add(run)
    session.flush()
    for place, day in enumerate(somebody.answer_days):
        session.add(
            Answer(
                person_id=person_id,
                client_id=UUID(int=place),
                run_id=run.id,
                lesson_id="a1-01-01",
                exercise_id="a1-01-01/s1/order",
                given="сәлем",
                verdict="right",
                milliseconds=900,
                answered_at=EARLY,
                day=day,
            )
        )
    course_days = [FIRST]
    for kind, days in (("lesson", somebody.lesson_days), ("unit", somebody.unit_days), ("course", course_days)):
        for place, day in enumerate(days):
            session.add(
                Completion(
                    person_id=person_id,
                    course_id="a1",
                    kind=kind,
                    subject_id=f"{kind}-{place}",
                    criterion={},
                    completed_at=EARLY,
                    day=day,
                )
            )


def edge_cases() -> list[Somebody]:
    """People on every border of a definition."""
    long_ago, spring = date(2025, 1, 1), date(2026, 4, 1)
    nowhere = ("none", "none", "undeclared", "none")
    arman = ("KZ-75", "korean-kz-75", "korean", "adult")
    return [
        Somebody(nowhere, registered=LAST_MINUTE),
        Somebody(nowhere, registered=TOO_LATE),
        Somebody(nowhere, registered=None, answer_days=DAYS),
        Somebody(nowhere, role="teacher", answer_days=DAYS),
        Somebody(nowhere, role="learner", answer_days=DAYS),
        # Three days are not four, however often; nor are days outside the quarter.
        Somebody(nowhere, answer_days=[*DAYS[:3], *DAYS[:3]]),
        Somebody(nowhere, answer_days=[*DAYS[:3], FIRST - timedelta(days=1), LAST + timedelta(days=1)]),
        Somebody(nowhere, answer_days=[FIRST, LAST, *DAYS[1:3]], lesson_days=[FIRST, LAST, LAST + timedelta(days=1)]),
        Somebody(nowhere, lesson_days=[FIRST - timedelta(days=1)], unit_days=[LAST]),
        # Everybody once: one group, several, other, undeclared.
        Somebody(("none", "none", "several", "none"), groups=("korean", "german")),
        Somebody(("none", "none", "several", "none"), groups=("korean", "other")),
        Somebody(("none", "none", "other", "none"), groups=("other",)),
        Somebody(nowhere, groups=("undeclared",)),
        # The association of the last day; a merged one under its successor; one left the day before the end.
        Somebody(arman, "KZ-75", "adult", ("korean",), (("korean-kz-75-arman", long_ago, None),)),
        Somebody(
            arman, "KZ-75", "adult", ("korean",), (("german-kz-39", long_ago, spring), ("korean-kz-75", spring, None))
        ),
        Somebody(nowhere, memberships=(("korean-kz-75", long_ago, LAST),)),
        Somebody(("none", "korean-kz-75", "undeclared", "none"), memberships=(("korean-kz-75", LAST, None),)),
        Somebody(nowhere, memberships=(("korean-kz-75", LAST + timedelta(days=1), None),)),
    ]


def crowd(rng: random.Random, number: int) -> list[Somebody]:
    """People enough to have figures to show."""
    made = []
    for _ in range(number):
        region = rng.choice(["KZ-75", "KZ-75", "KZ-71", None])
        association = rng.choice(["korean-kz-75", "korean-kz-75", "german-kz-39", None])
        group = rng.choice(["korean", "korean", "german", "uzbek", None])
        age = rng.choice(["adult", "adult", "child", "elder", None])
        made.append(
            Somebody(
                (region or "none", association or "none", group or "undeclared", age or "none"),
                region,
                age,
                (group,) if group else (),
                ((association, date(2025, 1, 1), None),) if association else (),
                answer_days=rng.sample(DAYS, rng.choice([0, 3, 4, 4])),
                lesson_days=[rng.choice(DAYS) for _ in range(rng.choice([0, 0, 2, 5]))],
                unit_days=[rng.choice(DAYS) for _ in range(rng.choice([0, 0, 0, 1]))],
            )
        )
    return made
