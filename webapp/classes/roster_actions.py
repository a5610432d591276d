"""Accounts that an association makes for its learners, and what an import changes. Passwords are drawn, hashed and shown once."""

import random
import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from sqlalchemy.orm import Session

from webapp.accounts.child_actions import end_sessions
from webapp.classes import child_actions, first_passwords, roster_groups, roster_queries, usernames
from webapp.classes.actions import join_class, leave_class
from webapp.classes.child_actions import Card
from webapp.classes.roster_matching import Change, Plan
from webapp.classes.roster_reading import Wanted
from webapp.kazakh.alphabet import sort_key
from webapp.models import Class, IssuedAccount, Person, PictureCode, Profile, RosterId

CANDIDATES = 40


@dataclass(frozen=True)
class Ticket:
    """What is printed for one learner with a user name, once: the password is not kept so that it can be read."""

    person_id: int
    name: str
    username: str
    password: str


@dataclass(frozen=True)
class Making:
    """Who makes accounts, when and with what. `hashed` hashes passwords and codes."""

    teacher_id: int
    hashed: Callable[[str], str]
    now: datetime
    day: date
    rng: random.Random


def carry_out(session: Session, class_: Class, plan: Plan, making: Making) -> list[Ticket | Card]:
    """Do what the plan says. Returns what is to be printed, in the order of the names."""
    children = [one for one in plan.new if one.child or one.age == "child"]
    made: list[Ticket | Card] = [*_children(session, class_, children, making)]
    made += [_account(session, class_, one, making) for one in plan.new if one not in children]
    for one, ticket in zip([*children, *(one for one in plan.new if one not in children)], made, strict=True):
        _put(session, class_, ticket.person_id, one.groups)
        _number(session, class_, ticket.person_id, one.sourced_id, making.now)
    for change in plan.changes:
        _follow(session, class_, change, making)
    session.flush()
    return sorted(made, key=lambda ticket: sort_key(ticket.name))


def _children(session: Session, class_: Class, wanted: Sequence[Wanted], making: Making) -> list[Card]:
    if not wanted:
        return []
    cards = child_actions.add_children(
        session,
        class_,
        [one.name for one in wanted],
        teacher_id=making.teacher_id,
        hashed=making.hashed,
        now=making.now,
        day=making.day,
        rng=making.rng,
    )
    for one, card in zip(wanted, cards, strict=True):
        session.get_one(Profile, card.person_id).heritage_language = one.language
    return cards


def _account(session: Session, class_: Class, wanted: Wanted, making: Making) -> Ticket:
    """An account with a seat; the profile holds what the row said, for the learner to change."""
    password = first_passwords.draw(making.rng)
    person = Person(
        username=wanted.username or _username(session, wanted.name, making.rng),
        display_name=wanted.name,
        password=making.hashed(password),
        active=True,
        fs_uniquifier=secrets.token_hex(32),
        created_at=making.now,
        registered_at=making.now,
    )
    session.add(person)
    session.flush()
    session.add(
        Profile(
            person_id=person.id,
            spheres=[],
            age_group=wanted.age,
            heritage_language=wanted.language,
            updated_at=making.now,
        )
    )
    session.add(
        IssuedAccount(
            person_id=person.id,
            association_id=class_.association_id,
            issued_by_id=making.teacher_id,
            issued_at=making.now,
        )
    )
    session.flush()
    join_class(session, class_, person.id, making.now, making.day)
    return Ticket(person.id, wanted.name, person.username or "", password)


def _username(session: Session, name: str, rng: random.Random) -> str:
    words = rng.sample(first_passwords.WORDS, len(first_passwords.WORDS))
    ideas = usernames.suggestions(name, words)
    while batch := list(islice(ideas, CANDIDATES)):
        if free := roster_queries.free_username(session, batch):
            return free
    raise RuntimeError("every user name for a name is taken")


def _follow(session: Session, class_: Class, change: Change, making: Making) -> None:
    if change.joins:
        join_class(session, class_, change.who.person_id, making.now, making.day)
    if change.name is not None:
        session.get_one(Person, change.who.person_id).display_name = change.name
    _put(session, class_, change.who.person_id, change.groups)
    _number(session, class_, change.who.person_id, change.numbered or "", making.now)


def _put(session: Session, class_: Class, person_id: int, groups: Sequence[str] | None) -> None:
    """Into these groups of the class, which are made where they are missing, and into no other; None leaves them."""
    if groups is None:
        return
    roster_groups.fill(
        session, class_.id, {person_id: [roster_groups.named(session, class_.id, name).id for name in groups]}
    )


def _number(session: Session, class_: Class, person_id: int, sourced_id: str, now: datetime) -> None:
    if sourced_id:
        session.add(
            RosterId(association_id=class_.association_id, sourced_id=sourced_id, person_id=person_id, since=now)
        )


def new_slips(session: Session, class_: Class, person_ids: Collection[int], making: Making) -> list[Ticket | Card]:
    """New passwords and pictures for those of these whom the association may give one; old ones and their sessions end."""
    made: list[Ticket | Card] = [
        *child_actions.new_codes(
            session,
            class_.id,
            list(person_ids),
            teacher_id=making.teacher_id,
            hashed=making.hashed,
            now=making.now,
            rng=making.rng,
        )
    ]
    for person in roster_queries.issued_to(session, class_, person_ids):
        password = first_passwords.draw(making.rng)
        person.password = making.hashed(password)
        end_sessions(person)
        issued = session.get_one(IssuedAccount, person.id)
        issued.issued_at, issued.issued_by_id = making.now, making.teacher_id
        made.append(Ticket(person.id, person.display_name, person.username or "", password))
    session.flush()
    return sorted(made, key=lambda ticket: sort_key(ticket.name))


def take_out(session: Session, class_: Class, person_ids: Collection[int], now: datetime) -> list[int]:
    """Close the seats of these learners; they are kept. Children of this class's sheet are signed out. Returns who it was."""
    gone = []
    for person_id in roster_queries.seated_among(session, class_.id, person_ids):
        leave_class(session, class_.id, person_id, now)
        code = session.get(PictureCode, person_id)
        if code is not None and code.class_id == class_.id:
            end_sessions(session.get_one(Person, person_id))
        gone.append(person_id)
    session.flush()
    return gone


def put_back(session: Session, class_: Class, person_ids: Collection[int], making: Making) -> list[int]:
    """Children of this class's sheet who were taken out get their seats again. Returns who it was; others are left alone."""
    back = [one for one, _ in roster_queries.children_out(session, class_.id) if one in person_ids]
    for person_id in back:
        join_class(session, class_, person_id, making.now, making.day)
    return back
