"""An invitation: shown once, opened by its link, taken up once, by nobody that it is not for."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.branch.branches import ALMATY, USHTOBE, WHOLE, invitation
from tests.people import PASSWORD, People
from tests.reading import text_of
from webapp import clock
from webapp.classes.actions import join_class
from webapp.models import Association, AssociationTie, ClassTeacher, Invitation, Person, RoleGrant


def made_by_page(people: People, role: str = "teacher") -> tuple[str, str]:
    """The address of the link, and the page that shows it."""
    client = people.signed_in(people.holding("coordinator", association=WHOLE))
    page = client.send(
        "/branch/invitations", {"association": USHTOBE, "role": role, "days": "14", "note": "Мария Петровна"}
    )
    assert page.status_code == 200, text_of(page.text)
    found = re.search(r'id="link"[^>]*value="http://localhost(/invitations/[^"]+)"', page.text)
    assert found
    return found[1], page.text


def grants_of(session: Session, person: Person) -> list[tuple[str, str | None]]:
    session.rollback()
    found = session.scalars(select(RoleGrant).where(RoleGrant.person_id == person.id))
    return [(one.role, one.association_id) for one in found]


def test_somebody_without_an_account_becomes_a_teacher(app: Flask, people: People, session: Session) -> None:
    link, page = made_by_page(people)
    assert "shown this once" in page and 'alt="QR code of the link"' in page and "data:image/svg" in page
    assert link.rsplit("/", 1)[1] not in str(session.scalars(select(Invitation.token_hash)).all()), "the token is kept"
    stranger = app.test_client()
    assert "г.." not in stranger.get(f"{link}?lang=ru").text
    seen = text_of(stranger.get(f"{link}?lang=en").text)
    assert "Aydyn Korean association, Ushtobe branch" in seen and "to teach" in seen
    assert f'href="/register?next={link}"' in stranger.get(link).text
    registered = stranger.send(
        "/register", {"username": "maria", "password": PASSWORD, "display_name": "Мария"}, page=f"/register?next={link}"
    )
    assert registered.status_code == 303 and registered.location == link
    accepted = stranger.send(link)
    assert accepted.status_code == 303 and accepted.location == "/classes"
    assert "First make a class" in stranger.get("/classes").text
    made = stranger.send("/classes", {"name": "Үштөбе тобы", "association": USHTOBE})
    assert made.status_code == 303
    assert "You have accepted" in stranger.get(link).text


def test_a_coordinator_lands_at_the_branch(people: People, session: Session) -> None:
    link, _ = made_by_page(people, "coordinator")
    person = people.person("maria", age_group="adult")
    client = people.signed_in(person)
    assert "to coordinate" in client.get(link).text
    accepted = client.send(link)
    assert accepted.location == "/branch"
    page = client.get("/branch").text
    assert "Ushtobe" in page and "Jetisu" not in page
    assert grants_of(session, person) == [("coordinator", USHTOBE)]


def test_once_is_enough(people: People, session: Session) -> None:
    link, _ = made_by_page(people)
    first, second = people.person("aina", age_group="adult"), people.person("bota", age_group="adult")
    one, other = people.signed_in(first), people.signed_in(second)
    page = other.get(link)
    assert page.status_code == 200
    assert one.send(link).status_code == 303
    late = other.send(link, page="/today")
    assert late.status_code == 410 and "open no more" in late.text
    assert other.get(link).status_code == 410
    assert grants_of(session, second) == []
    assert one.send(link, page="/today").status_code == 410
    assert grants_of(session, first) == [("teacher", USHTOBE)]


@pytest.mark.parametrize("end", ["expired", "revoked", "closed"])
def test_what_is_over_opens_nothing(end: str, people: People, session: Session) -> None:
    coordinator = people.holding("coordinator", association=WHOLE)
    made, token = invitation(session, coordinator, USHTOBE)
    client = people.signed_in(people.person("dana", age_group="adult"))
    assert client.get(f"/invitations/{token}").status_code == 200
    if end == "expired":
        made.expires_at = clock.now() - timedelta(seconds=1)
    elif end == "closed":
        tie = session.scalars(select(AssociationTie).where(AssociationTie.association_id == USHTOBE)).one()
        tie.valid_to = clock.today()
    session.commit()
    if end == "revoked":
        owner = people.signed_in(coordinator)
        assert owner.send(f"/branch/invitations/{made.id}/revoke", page="/branch/invitations").status_code == 303
    assert client.get(f"/invitations/{token}").status_code == 410
    assert client.send(f"/invitations/{token}", page="/today").status_code == 410
    assert session.scalars(select(RoleGrant).where(RoleGrant.role == "teacher")).all() == []
    assert session.get(Association, USHTOBE) is not None


def test_a_made_up_link_opens_nothing(people: People) -> None:
    client = people.signed_in(people.person("dana", age_group="adult"))
    assert client.get("/invitations/" + "x" * 32).status_code == 404
    assert client.send("/invitations/" + "x" * 32, page="/today").status_code == 404


def test_somebody_unknown_who_sends_the_form_is_shown_the_way_in(app: Flask, people: People) -> None:
    link, _ = made_by_page(people)
    answer = app.test_client().send(link, page="/login")
    assert answer.status_code == 303 and answer.location == f"/login?next={link}"


def test_a_child_becomes_no_teacher(app: Flask, people: People, session: Session) -> None:
    link, _ = made_by_page(people)
    child = people.person("timur", age_group="child")
    client = people.signed_in(child)
    assert "for grown-ups" in client.get(link).text
    assert client.send(link, page="/today").status_code == 403
    child.username = None
    session.commit()
    assert client.get(link).status_code == 403, "a child of a sheet"
    assert client.send(link, page="/today").status_code == 403
    assert grants_of(session, child) == []


def test_whoever_teaches_there_already_keeps_the_link_for_another(people: People, session: Session) -> None:
    link, _ = made_by_page(people)
    client = people.signed_in(people.holding("teacher", association=USHTOBE))
    assert "You hold this role already" in client.get(link).text
    assert session.scalars(select(Invitation.used_at)).one() is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": "0"},
        {"days": "61"},
        {"days": "x"},
        {"role": "admin"},
        {"role": "secretariat"},
        {"association": "german-kz"},
        {"note": "а" * 301},
    ],
)
def test_what_is_posted_wrongly_invites_nobody(wrong: dict[str, str], people: People, session: Session) -> None:
    client = people.signed_in(people.holding("coordinator", association=WHOLE))
    answer = client.send("/branch/invitations", {"association": USHTOBE, "role": "teacher", "days": "14", **wrong})
    assert answer.status_code == 422
    assert session.scalars(select(Invitation)).all() == []


def test_the_list_says_how_each_stands(people: People, session: Session) -> None:
    coordinator = people.holding("coordinator", association=WHOLE)
    ones = [invitation(session, coordinator, USHTOBE)[0] for _ in range(4)]
    for number, one in enumerate(ones):
        one.note = f"Гость {number}"
    ones[1].used_by_id, ones[1].used_at = people.person("maria").id, clock.now()
    ones[2].expires_at = clock.now() - timedelta(days=1)
    ones[3].revoked_at = clock.now()
    session.commit()
    page = text_of(people.signed_in(coordinator).get("/branch/invitations").text)
    for number, word in enumerate(("Open Гость 0", "Taken up Гость 1", "Expired Гость 2", "Taken back Гость 3")):
        assert word in page, number
    assert "Maria" in page and page.count("Take it back") == 1


def test_the_role_of_a_teacher_ends_and_the_classes_go_on(people: People, session: Session) -> None:
    leaving, staying = people.holding("teacher", "leaving", ALMATY), people.holding("teacher", "staying", ALMATY)
    dana = people.person("dana")
    shared, alone = people.class_of(leaving, learners=(dana,)), people.class_of(leaving)
    shared.name, alone.name = "Ортақ", "Жалғыз"
    session.add(ClassTeacher(class_id=shared.id, person_id=staying.id))
    session.commit()
    coordinator = people.signed_in(people.holding("coordinator", association=WHOLE))
    grant = session.scalars(select(RoleGrant).where(RoleGrant.person_id == leaving.id)).one()
    asked = text_of(coordinator.get(f"/branch/teachers/{grant.id}/end").text)
    assert "Ортақ : also taught by Staying" in asked and "Жалғыз : nobody else teaches it" in asked
    old = people.signed_in(leaving)
    assert old.get(f"/classes/{shared.id}").status_code == 200
    assert coordinator.send(f"/branch/teachers/{grant.id}/end").status_code == 303
    assert old.get(f"/classes/{shared.id}").status_code == 404, "with the role ends the sight"
    page = text_of(coordinator.get("/branch/teachers").text)
    assert "Leaving" not in page and "Classes that nobody teaches Жалғыз" in page
    given = coordinator.send(
        f"/branch/classes/{alone.id}/teacher", {"teacher": str(staying.id)}, page="/branch/teachers"
    )
    assert given.status_code == 303
    assert people.signed_in(staying).get(f"/classes/{alone.id}").status_code == 200
    assert "Classes that nobody teaches" not in coordinator.get("/branch/teachers").text


def test_a_class_is_given_to_teachers_of_its_association_alone(people: People, session: Session) -> None:
    gone = people.holding("teacher", "gone", ALMATY)
    class_ = people.class_of(gone)
    elsewhere = people.holding("teacher", "elsewhere", USHTOBE)
    client = people.signed_in(people.holding("coordinator", association=WHOLE))
    client.send(f"/branch/classes/{class_.id}/teacher", {"teacher": str(elsewhere.id)}, page="/branch/teachers")
    session.rollback()
    assert session.scalars(select(ClassTeacher.person_id)).all() == [gone.id]


def test_a_coordinator_ends_the_role_of_those_below_but_of_no_equal(people: People, session: Session) -> None:
    above, equal = people.holding("coordinator", "above", WHOLE), people.holding("coordinator", "equal", WHOLE)
    below = people.holding("coordinator", "below", ALMATY)
    _, token = invitation(session, below, ALMATY)
    client = people.signed_in(above)
    ids = {one.person_id: one.id for one in session.scalars(select(RoleGrant))}
    for person in (above, equal):
        assert client.get(f"/branch/teachers/{ids[person.id]}/end").status_code == 404
        assert client.send(f"/branch/teachers/{ids[person.id]}/end", page="/branch").status_code == 404
    assert client.send(f"/branch/teachers/{ids[below.id]}/end").status_code == 303
    assert people.signed_in(below).get("/branch").status_code == 403
    assert client.get(f"/invitations/{token}").status_code == 410, "what they had invited to is open no more"


def test_nothing_of_a_learners_own_is_told(people: People, session: Session) -> None:
    teacher = people.holding("teacher", association=ALMATY)
    teacher.email = "secret@example.org"
    dana = people.person("dana")
    class_ = people.class_of(teacher)
    join_class(session, class_, dana.id, clock.now(), clock.today())
    session.commit()
    client = people.signed_in(people.holding("coordinator", association=WHOLE))
    for address in ("/branch", "/branch/teachers", "/branch/invitations", "/branch/figures.csv"):
        page = client.get(address).text
        assert "secret@example.org" not in page and "Dana" not in page, address
