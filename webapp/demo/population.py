"""Who lives in the demo country: invented shares, fixed seed. Nothing here is a statistic."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

FIRST_DAY = date(2025, 10, 1)
LAST_DAY = date(2026, 9, 30)

# group → (weight, heritage languages with weights, regions where the group is drawn more often)
PEOPLES: dict[str, tuple[int, dict[str, int], tuple[str, ...]]] = {
    "russian": (30, {"ru": 1}, ("KZ-59", "KZ-39", "KZ-11", "KZ-55", "KZ-63", "KZ-35", "KZ-75", "KZ-71")),
    "uzbek": (16, {"uz": 9, "ru": 1}, ("KZ-61", "KZ-79", "KZ-31")),
    "ukrainian": (9, {"ru": 8, "uk": 2}, ("KZ-39", "KZ-11", "KZ-35", "KZ-55", "KZ-59", "KZ-62")),
    "uyghur": (8, {"ug-Cyrl": 7, "ru": 3}, ("KZ-19", "KZ-33", "KZ-75")),
    "german": (8, {"ru": 8, "de": 2}, ("KZ-39", "KZ-11", "KZ-35", "KZ-55", "KZ-59", "KZ-63")),
    "tatar": (6, {"ru": 6, "tt": 4}, ("KZ-35", "KZ-39", "KZ-63", "KZ-10", "KZ-15", "KZ-27")),
    "korean": (7, {"ru": 9, "ko": 1}, ("KZ-75", "KZ-71", "KZ-33", "KZ-35", "KZ-43", "KZ-23")),
    "azerbaijani": (4, {"az": 7, "ru": 3}, ("KZ-19", "KZ-61", "KZ-31", "KZ-47")),
    "turkish": (4, {"tr": 7, "ru": 3}, ("KZ-19", "KZ-61", "KZ-43")),
    "dungan": (3, {"dng": 8, "ru": 2}, ("KZ-31", "KZ-75")),
    "polish": (2, {"ru": 8, "pl": 2}, ("KZ-59", "KZ-11")),
    "belarusian": (2, {"ru": 9, "be": 1}, ("KZ-11", "KZ-55", "KZ-71")),
    "kurdish": (3, {"kmr": 8, "ru": 2}, ("KZ-31", "KZ-61", "KZ-19")),
    "chechen": (2, {"ce": 8, "ru": 2}, ("KZ-11", "KZ-35")),
    "tajik": (1, {"tg": 8, "ru": 2}, ("KZ-61", "KZ-79")),
    "kyrgyz": (1, {"ky": 8, "ru": 2}, ("KZ-31", "KZ-19")),
    "kazakh": (4, {"ru": 7, "kk": 3}, ("KZ-71", "KZ-75", "KZ-59")),
}
AGES = {"child": 22, "teen": 26, "adult": 40, "elder": 12}
SPHERES = {
    "child": ("home", "school"),
    "teen": ("school", "home", "market"),
    "adult": ("work", "clinic", "office", "market", "home"),
    "elder": ("home", "clinic", "market"),
}
REGIONS = (
    "KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27", "KZ-31", "KZ-33", "KZ-35", "KZ-39",
    "KZ-43", "KZ-47", "KZ-55", "KZ-59", "KZ-61", "KZ-62", "KZ-63", "KZ-71", "KZ-75", "KZ-79",
)  # fmt: skip


@dataclass(frozen=True)
class Learner:
    """One invented learner.

    `declared` is what they chose to say, `days` the days on which they learn, `skill` the share answered right.
    """

    number: int
    people: str
    declared: tuple[str, ...]
    heritage_language: str
    age_group: str
    spheres: tuple[str, ...]
    region_code: str
    wants_association: bool
    registered_at: datetime
    days: tuple[date, ...]
    skill: float


def _pick(rng: random.Random, weights: dict[str, int]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def _declared(rng: random.Random, people: str) -> tuple[str, ...]:
    drawn = rng.random()
    if drawn < 0.16:
        return ()
    if drawn < 0.22:
        return ("undeclared",)
    if drawn < 0.24:
        return ("other",)
    return (people, rng.choice([one for one in PEOPLES if one != people])) if drawn < 0.28 else (people,)


def _days(rng: random.Random, start: date) -> tuple[date, ...]:
    """Days of learning: most stop after a few, some go on all year."""
    days, day = [start], start
    while rng.random() < 0.8:
        day += timedelta(days=min(1 + int(rng.expovariate(0.18)), 60))
        if day > LAST_DAY:
            break
        days.append(day)
    return tuple(days)


def learner(rng: random.Random, number: int) -> Learner:
    """Draw one learner."""
    people = _pick(rng, {name: entry[0] for name, entry in PEOPLES.items()})
    _, languages, regions = PEOPLES[people]
    age = _pick(rng, AGES)
    span = (LAST_DAY - FIRST_DAY).days
    registered = FIRST_DAY + timedelta(days=int(span * rng.random() ** 1.2))
    return Learner(
        number=number,
        people=people,
        declared=_declared(rng, people),
        heritage_language=_pick(rng, languages),
        age_group=age,
        spheres=tuple(rng.sample(SPHERES[age], rng.choice((1, 1, 2)))),
        region_code=rng.choice(regions) if rng.random() < 0.8 else rng.choice(REGIONS),
        wants_association=rng.random() < 0.75,
        registered_at=at(registered, rng),
        days=_days(rng, registered),
        skill=0.62 + 0.33 * rng.random(),
    )


def at(day: date, rng: random.Random) -> datetime:
    """A moment of a day between 8 and 21 o'clock in Kazakhstan."""
    return datetime.combine(day, time(3), UTC) + timedelta(minutes=rng.randrange(13 * 60))


def association_for(
    rng: random.Random, who: Learner, standing: Sequence[tuple[str, str | None, str | None]]
) -> str | None:
    """An association of the learner's people in the learner's region, else any there; None when they want none.

    `standing`: rows of id, people, region.
    """
    if not who.wants_association:
        return None
    near = [one for one, people, region in standing if region == who.region_code and people == who.people]
    here = [one for one, _, region in standing if region == who.region_code]
    return rng.choice(near or here) if near or here else None
