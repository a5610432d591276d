"""The demo country is filled: tree, cast, learners, answers. The same seed gives the same country."""

import random
from collections.abc import Iterator
from datetime import date, datetime

from flask_babel import force_locale
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp import clock, courses
from webapp.associations import queries as associations
from webapp.associations.reference import load_demo_tree, load_reference
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.demo.branch import open_branch
from webapp.demo.cast import BEGUN, make_cast, make_classes
from webapp.demo.certifying import sit_and_certify
from webapp.demo.counted import count, gender_of, rate
from webapp.demo.handing_in import hand_in_some
from webapp.demo.learning import Learning
from webapp.demo.live import make_attendance
from webapp.demo.planning import plan_for
from webapp.demo.population import FIRST_DAY, Learner, association_for, learner
from webapp.demo.releases import ask_for_releases
from webapp.demo.uptake_extras import fill_extras
from webapp.demo.waiting import let_wait
from webapp.models import Association, EthnicDeclaration, Membership, Person, Profile
from webapp.uptake.reference import load_uptake_reference

SEED = 2026
# A progress line for so many learners.
BATCH = 250
INITIALS = "АБВГДЕЖЗИКЛМНОПРСТУФХШЯ"


def fill(session: Session, learners: int) -> Iterator[str]:
    """Fill an empty database; says what it does, step by step. A filled one is left alone.

    Nothing is committed here: a demo that was broken off leaves an empty database, which can be filled again.
    """
    if session.scalar(select(func.count()).select_from(Association)):
        yield "The demo country is already there."
        return
    with force_locale("ru"):
        yield from _fill(session, learners)


def _fill(session: Session, number: int) -> Iterator[str]:
    rng = random.Random(SEED)  # noqa: S311
    library = courses.library()
    load_reference(session)
    load_demo_tree(session)
    load_uptake_reference(session)
    yield "Regions, ethnic groups and associations are there."
    cast = make_cast(session)
    standing = [(one.id, one.people, one.region_code) for one in associations.associations_on(session, FIRST_DAY)]
    people: list[tuple[Learner, int, str | None]] = []
    # Who may sit in a class of an association: its members, and those of its region who are in none.
    candidates: dict[str, list[tuple[int, datetime]]] = {}
    for index in range(1, number + 1):
        who = learner(rng, index)
        association = association_for(rng, who, standing)
        person_id = _settle(session, library, who, association, rng)
        people.append((who, person_id, association))
        candidates.setdefault(association or who.region_code, []).append((person_id, who.registered_at))
    classes = make_classes(session, cast, candidates, rng)
    open_branch(session, classes, BEGUN)
    make_attendance(session, classes[0], random.Random(SEED))  # noqa: S311
    hand_in_some(session, classes[0], cast)
    sit_and_certify(session, library, classes[0], cast, random.Random(SEED))  # noqa: S311
    let_wait(session)
    plan_for(session, library, classes[0], cast["teacher"].id, clock.now())
    fill_extras(session, cast["secretariat"].id, clock.now())
    ask_for_releases(session)
    yield f"{number} learners and the cast are registered; three classes have their rosters. Now they learn:"
    rate(session, people)
    yield from _learn(session, library, people, cast, rng)
    yield count(session)


def _settle(session: Session, library: Library, who: Learner, association: str | None, rng: random.Random) -> int:
    """Write one learner with profile, declaration and membership. Returns the person's id."""
    package = library.peoples.get(who.people) or library.peoples["many"]
    roles = ("girl", "boy") if who.age_group in ("child", "teen") else ("woman", "man")
    role = rng.choice(roles)
    given = rng.choice(getattr(package.given_names, role))
    person = Person(
        username=f"demo-{who.number:04d}",
        display_name=f"{given.ru} {rng.choice(INITIALS)}.",
        active=True,
        fs_uniquifier=f"demo-{who.number:04d}-{rng.getrandbits(128):032x}",
        created_at=who.registered_at,
        registered_at=who.registered_at,
    )
    session.add(person)
    session.flush()
    session.add(
        Profile(
            person_id=person.id,
            heritage_language=who.heritage_language,
            age_group=who.age_group,
            gender=gender_of(who, role),
            spheres=list(who.spheres),
            people=who.people if who.people in library.peoples else None,
            region_code=who.region_code,
            updated_at=who.registered_at,
        )
    )
    session.add_all(
        EthnicDeclaration(person_id=person.id, ethnic_group=group, declared_at=who.registered_at)
        for group in who.declared
    )
    if association:
        session.add(
            Membership(
                person_id=person.id,
                association_id=association,
                valid_from=who.registered_at.date(),
                recorded_at=who.registered_at,
            )
        )
    return person.id


def _learn(
    session: Session,
    library: Library,
    people: list[tuple[Learner, int, str | None]],
    cast: dict[str, Person],
    rng: random.Random,
) -> Iterator[str]:
    answers = 0
    for username, age, days in (("learner", "adult", 6), ("child", "child", 3)):
        profile = LearnerProfile("ru", age, ("clinic",) if age == "adult" else ("school",), "korean")
        own = Learning(session, library, library.course_for(age), cast[username].id, profile, 0.85, rng)
        answers += own.learn([date(2026, 9, 10 + 2 * number) for number in range(days)])
    for index, (who, person_id, _) in enumerate(people, 1):
        package = who.people if who.people in library.peoples else None
        profile = LearnerProfile(who.heritage_language, who.age_group, who.spheres, package)
        answers += Learning(
            session, library, library.course_for(profile.age), person_id, profile, who.skill, rng
        ).learn(who.days)
        if index % BATCH == 0 or index == len(people):
            session.flush()
            session.expunge_all()
            yield f"  {index} of {len(people)} learners, {answers} answers"
