"""Every page of a branch: its coordinator and whoever coordinates above; nobody else."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.branch.branches import ALMATY, GERMAN, USHTOBE, WHOLE, invitation, study
from tests.people import People
from webapp import clock
from webapp.models import AssociationPage, Audit, Class, FormOfStudy, Invitation, RoleGrant

# What is named in the address belongs to the association of Almaty.
GETS = (
    "/branch/teachers/{grant}/end",
    "/branch/forms/{form}",
    "/branch/pages/{association}",
    "/branch/pages/{association}/preview",
)
POSTS = (
    "/branch/teachers/{grant}/end",
    "/branch/classes/{class_}/teacher",
    "/branch/invitations/{invitation}/revoke",
    "/branch/forms/{form}",
    "/branch/forms/{form}/close",
    "/branch/forms/{form}/reopen",
    "/branch/pages/{association}",
    "/branch/pages/{association}/publish",
    "/branch/pages/{association}/take-back",
)
OWN = ("/branch", "/branch/teachers", "/branch/invitations", "/branch/forms", "/branch/forms/new", "/branch/pages")


@pytest.fixture
def named(app: Flask, people: People, session: Session) -> dict[str, object]:
    """Something of each kind in the association of Almaty."""
    teacher = people.holding("teacher", association=ALMATY)
    above = people.holding("coordinator", "above", WHOLE)
    return {
        "grant": session.scalars(select(RoleGrant.id).where(RoleGrant.person_id == teacher.id)).one(),
        "class_": people.class_of(teacher).id,
        "form": study(session).id,
        "invitation": invitation(session, above)[0].id,
        "association": ALMATY,
    }


def rows(session: Session) -> list[str]:
    """All that these addresses could change."""
    session.rollback()
    session.expire_all()
    tables = (RoleGrant, Class, FormOfStudy, Invitation, AssociationPage)
    return sorted(str(row) for table in tables for row in session.execute(select(table.__table__)))


@pytest.mark.parametrize("who", ["foreign", "below", "ended", "teacher", "learner", "admin", "secretariat", "child"])
def test_nobody_else_opens_or_changes_anything(
    who: str, named: dict[str, object], people: People, session: Session
) -> None:
    if who in ("foreign", "below", "ended"):
        association = {"foreign": GERMAN, "below": USHTOBE}.get(who, WHOLE)
        person = people.holding("coordinator", "somebody", association)
    elif who in ("learner", "child"):
        person = people.person("somebody", age_group="child" if who == "child" else "adult")
    else:
        person = people.holding(who, "somebody", ALMATY if who == "teacher" else None)
    if who == "ended":
        for grant in session.scalars(select(RoleGrant).where(RoleGrant.person_id == person.id)):
            grant.valid_to = clock.today()
        session.commit()
    client, before = people.signed_in(person), rows(session)
    expected = 404 if who in ("foreign", "below") else 403
    for address in GETS:
        assert client.get(address.format(**named)).status_code == expected, address
    for address in POSTS:
        answer = client.send(address.format(**named), page="/today")
        assert answer.status_code == expected, address
    for address in OWN:
        assert client.get(address).status_code == (200 if expected == 404 else 403), address
    assert rows(session) == before


def test_nobody_unknown_either(named: dict[str, object], app: Flask) -> None:
    client = app.test_client()
    for address in (*GETS, *OWN, "/branch/figures.csv", "/branch/figures.xlsx"):
        answer = client.get(address.format(**named))
        assert answer.status_code == 302 and answer.location.startswith("/login?next=/branch")


@pytest.mark.parametrize("association", [WHOLE, ALMATY])
def test_the_coordinator_and_the_one_above_may(
    association: str, named: dict[str, object], people: People, session: Session
) -> None:
    client = people.signed_in(people.holding("coordinator", "somebody", association))
    for address in (*GETS, *OWN):
        assert client.get(address.format(**named)).status_code == 200, address
    for address in POSTS:
        answer = client.send(address.format(**named), page="/today")
        assert answer.status_code == (422 if address.endswith("{form}") else 303), address


def test_nobody_posts_into_another_association(people: People, session: Session) -> None:
    client = people.signed_in(people.holding("coordinator", association=ALMATY))
    invited = client.send("/branch/invitations", {"association": GERMAN, "role": "coordinator", "days": "5"})
    assert invited.status_code in (303, 200, 422)
    assert session.scalars(select(Invitation).where(Invitation.association_id != ALMATY)).all() == []
    client.send("/branch/forms/new", {"association": GERMAN, "kind": "summer-camp", "name": "Лагерь"})
    assert session.scalars(select(FormOfStudy)).all() == []


def test_what_was_merged_belongs_to_the_one_that_stands(people: People, session: Session) -> None:
    """Arman was merged into Almaty's association: its classes are Almaty's, its coordinator gets nothing of Almaty's."""
    teacher = people.holding("teacher", association="korean-kz-75-arman")
    people.class_of(teacher, "korean-kz-75-arman", (people.person("dana"),))
    almaty = people.signed_in(people.holding("coordinator", "almaty", ALMATY)).get("/branch").text
    assert "Кешкі топ" in almaty and "Arman" not in almaty
    arman = people.signed_in(people.holding("coordinator", "arman", "korean-kz-75-arman"))
    assert "does not stand in the register today" in arman.get("/branch").text
    assert arman.get(f"/branch/pages/{ALMATY}").status_code == 404


def test_a_role_that_begins_tomorrow_shows_nothing_today(people: People, session: Session) -> None:
    person = people.holding("coordinator", association=WHOLE)
    for grant in session.scalars(select(RoleGrant).where(RoleGrant.person_id == person.id)):
        grant.valid_from = clock.today() + timedelta(days=1)
    session.commit()
    assert people.signed_in(person).get("/branch").status_code == 403


def test_the_way_there_stands_in_the_menu_of_coordinators_alone(people: People) -> None:
    coordinator = people.signed_in(people.holding("coordinator", association=WHOLE))
    assert 'href="/branch"' in coordinator.get("/today").text
    assert 'href="/branch"' in coordinator.get("/classes").text
    assert 'href="/branch"' not in people.signed_in(people.person("dana")).get("/classes").text


def test_every_change_is_logged(named: dict[str, object], people: People, session: Session) -> None:
    person = people.holding("coordinator", "somebody", ALMATY)
    client = people.signed_in(person)
    client.send("/branch/invitations", {"association": ALMATY, "role": "teacher", "days": "5", "note": "Мария"})
    for address in POSTS:
        client.send(address.format(**named), page="/today")
    logged = session.scalars(select(Audit).where(Audit.actor_id == person.id)).all()
    assert {one.action for one in logged} >= {
        "invite",
        "revoke invitation",
        "end role",
        "close form of study",
        "reopen form of study",
        "write public page",
        "publish public page",
        "take back public page",
    }
    assert "Мария" not in str([one.detail for one in logged]), "which fields, never what was in them"
