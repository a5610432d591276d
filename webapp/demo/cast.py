"""The named cast of the demo: one person for each role, and a stranger who must see nothing."""

import random
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from flask_security.utils import hash_password
from sqlalchemy.orm import Session

from webapp.classes.actions import create_class, join_class
from webapp.clock import day_of
from webapp.demo.children import make_sheet
from webapp.demo.population import FIRST_DAY
from webapp.models import Class, Person, Profile, RoleGrant

PASSWORD = "tilashar-demo"
BEGUN = datetime(2025, 10, 1, 4, tzinfo=UTC)


@dataclass(frozen=True)
class Member:
    """A member of the cast: what they sign in with, are called, and may do where."""

    username: str
    name: str
    role: str
    association_id: str | None = None
    region_code: str | None = None
    profile: tuple[str | None, str | None, tuple[str, ...], str | None] = (None, None, (), None)


# profile: heritage language, age group, spheres, region
CAST = (
    Member("learner", "Анна", "learner", profile=("ru", "adult", ("clinic",), "KZ-75")),
    Member("child", "Тимур", "learner", profile=("ru", "child", ("school",), "KZ-75")),
    Member("elder", "Вера", "learner", profile=("ru", "elder", ("home",), "KZ-75")),
    Member("teacher", "Елена Ким", "teacher", association_id="korean-kz-75"),
    Member("coordinator", "Виктор Ли", "coordinator", association_id="korean-kz"),
    Member("region", "Айгүл", "region", region_code="KZ-75"),
    Member("secretariat", "Нұрлан", "secretariat"),
    # Two people sign a release.
    Member("secretariat2", "Сәуле", "secretariat"),
    Member("editor", "Гүлнар", "editor"),
    Member("admin", "Админ", "admin"),
    Member("stranger", "Отто", "teacher", association_id="german-kz-39"),
)


def make_cast(session: Session) -> dict[str, Person]:
    """Make the cast. Flushes."""
    secret = hash_password(PASSWORD)
    made: dict[str, Person] = {}
    for member in CAST:
        person = Person(
            username=member.username,
            display_name=member.name,
            password=secret,
            active=True,
            fs_uniquifier=secrets.token_hex(32),
            created_at=BEGUN,
            registered_at=BEGUN,
        )
        session.add(person)
        session.flush()
        session.add(
            RoleGrant(
                person_id=person.id,
                role=member.role,
                association_id=member.association_id,
                region_code=member.region_code,
                valid_from=FIRST_DAY,
            )
        )
        language, age, spheres, region = member.profile
        session.add(
            Profile(
                person_id=person.id,
                heritage_language=language,
                age_group=age,
                spheres=list(spheres),
                region_code=region,
                updated_at=BEGUN,
            )
        )
        made[member.username] = person
    session.flush()
    return made


def make_classes(
    session: Session, cast: dict[str, Person], candidates: dict[str, list[tuple[int, datetime]]], rng: random.Random
) -> list[Class]:
    """Three classes with rosters: two of the teacher's, one of the stranger's.

    `candidates`: id of an association or code of a region → person ids, with the instants at which they registered.
    """
    plans = (
        ("korean-kz-75", "KZ-75", "Кешкі топ А1", "teacher", 18),
        ("korean-kz-75", "KZ-75", "Жексенбілік мектеп", "teacher", 11),
        ("german-kz-39", "KZ-39", "Сөйлесу клубы", "stranger", 15),
    )
    made = []
    for association, region, name, teacher, size in plans:
        class_ = create_class(
            session, association_id=association, name=name, teacher_id=cast[teacher].id, now=BEGUN, rng=rng
        )
        pool = [*candidates.get(association, []), *candidates.get(region, [])]
        for person_id, registered_at in pool[:size]:
            join_class(session, class_, person_id, registered_at, day_of(registered_at))
        taken = set(pool[:size])
        for shelf in (association, region):
            candidates[shelf] = [one for one in candidates.get(shelf, []) if one not in taken]
        made.append(class_)
    for username, number in (("learner", 0), ("elder", 0), ("child", 1)):
        join_class(session, made[number], cast[username].id, BEGUN, day_of(BEGUN))
    make_sheet(session, made[1], cast["teacher"].id, BEGUN)
    return made
