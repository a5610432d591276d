"""Children whom a teacher puts on the class's sheet: accounts without name or password, codes that are drawn and shown once."""

import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from webapp import short_codes
from webapp.accounts import pictures
from webapp.accounts.child_actions import end_sessions
from webapp.classes.actions import join_class, leave_class
from webapp.classes.child_queries import of_class, on_sheet, sheet_of
from webapp.kazakh.alphabet import sort_key
from webapp.models import Class, ClassSheet, Person, PictureCode, Profile

GUARDIAN_CODE = 12


@dataclass(frozen=True)
class Card:
    """What is printed for one child, once: the pictures and the code for the family are not kept so that they can be read."""

    person_id: int
    name: str
    sign: str
    pictures: tuple[str, ...]
    guardian_code: str | None


def new_address(session: Session, class_id: int, teacher_id: int, now: datetime) -> ClassSheet:
    """A sheet with a new secret; the old address leads nowhere from now on."""
    sheet = session.get(ClassSheet, class_id)
    if sheet is None:
        sheet = ClassSheet(class_id=class_id)
        session.add(sheet)
    sheet.token, sheet.made_at, sheet.made_by_id = pictures.new_token(), now, teacher_id
    session.flush()
    return sheet


def add_children(
    session: Session,
    class_: Class,
    names: Sequence[str],
    *,
    teacher_id: int,
    hashed: Callable[[str], str],
    now: datetime,
    day: date,
    rng: random.Random,
) -> list[Card]:
    """Make an account for each name, with a seat, a sign and three pictures. `hashed` hashes a code as passwords are."""
    if sheet_of(session, class_.id) is None:
        new_address(session, class_.id, teacher_id, now)
    taken = {line.sign for line in on_sheet(session, class_.id, now)}
    cards = []
    for name in names:
        child = Person(
            display_name=name, active=True, fs_uniquifier=secrets.token_hex(32), created_at=now, registered_at=now
        )
        session.add(child)
        session.flush()
        session.add(Profile(person_id=child.id, spheres=["school", "home"], age_group="child", updated_at=now))
        session.flush()
        join_class(session, class_, child.id, now, day)
        sign = pictures.draw_sign(rng, taken)
        taken.add(sign)
        code = PictureCode(person_id=child.id, class_id=class_.id, sign=sign, wrong_tries=0)
        session.add(code)
        cards.append(_draw(session, child, code, teacher_id=teacher_id, hashed=hashed, now=now, rng=rng))
    return cards


def new_codes(
    session: Session,
    class_id: int,
    person_ids: Sequence[int],
    *,
    teacher_id: int,
    hashed: Callable[[str], str],
    now: datetime,
    rng: random.Random,
) -> list[Card]:
    """New pictures for these children of the class; the old ones, and sessions begun with them, end. Others are left alone."""
    cards = []
    for child, code in session.execute(of_class(class_id).where(Person.id.in_(person_ids))).all():
        end_sessions(child)
        cards.append(_draw(session, child, code, teacher_id=teacher_id, hashed=hashed, now=now, rng=rng))
    return sorted(cards, key=lambda card: sort_key(card.name))


def take_off(session: Session, class_id: int, person_ids: Sequence[int], now: datetime) -> list[int]:
    """Children of the class who left: no seat, no session. The account stays, for the family. Returns who it was; others are left alone."""
    gone = []
    for child, _code in session.execute(of_class(class_id).where(Person.id.in_(person_ids))).all():
        leave_class(session, class_id, child.id, now)
        end_sessions(child)
        gone.append(child.id)
    session.flush()
    return gone


def _draw(
    session: Session,
    child: Person,
    code: PictureCode,
    *,
    teacher_id: int,
    hashed: Callable[[str], str],
    now: datetime,
    rng: random.Random,
) -> Card:
    drawn = pictures.draw(rng)
    code.pictures_hash = hashed(pictures.joined(drawn))
    code.guardian_code = short_codes.make(rng, GUARDIAN_CODE)
    code.wrong_tries, code.shut_until = 0, None
    code.set_at, code.set_by_id = now, teacher_id
    session.flush()
    return Card(child.id, child.display_name, code.sign, drawn, code.guardian_code)
