"""Classes: made by a teacher, joined by code, seen by their teacher and by nobody else."""

import random
import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.counting import statements_of
from tests.people import NOW, People
from tests.practice.test_lesson import EXERCISE, LESSON, answer
from tests.reading import text_of
from webapp.classes import join_codes
from webapp.courses import loading
from webapp.courses.profile import LearnerProfile
from webapp.models import Answer, Audit, Class, EthnicDeclaration, Membership, Person, Profile, RoleGrant, Seat

ADULT = LearnerProfile("ru", "adult")


def make_class(teacher: FlaskClient, name: str = "Кешкі топ") -> str:
    """Through the page; the address of the new class."""
    made = teacher.send("/classes", {"name": name, "association": "korean-kz-75"})
    assert made.status_code == 303, text_of(made.text)
    return made.location


def code_on(page: str) -> str:
    """The join code as the class page shows it."""
    found = re.search(r"Join code: ?<strong[^>]*>([^<]+)</strong>", page)
    assert found
    return found[1]


def test_a_teacher_makes_a_class_and_a_learner_joins_it(people: People, content: loading.Library) -> None:
    teacher = people.signed_in(people.holding("teacher", association="korean-kz-75"))
    learner = people.signed_in(people.person("dana", age_group="adult", heritage_language="ru"))
    address = make_class(teacher)
    empty = teacher.get(address).text
    assert "<h1><bdi>Кешкі топ</bdi></h1>" in empty and "Nobody has joined yet" in empty
    joined = learner.send("/classes/join", {"code": code_on(empty)}, page="/classes", follow_redirects=True)
    assert "You are in the class" in joined.text
    assert "Кешкі топ" in joined.text and "The teacher sees your lessons, your answers" in joined.text
    seen = text_of(teacher.get(address).text)
    assert "Dana" in seen and "Dana — has not begun" in seen
    assert "1 learner" in text_of(teacher.get("/classes").text)


def test_the_teacher_sees_what_was_done_and_the_wrong_answers_themselves(
    people: People, content: loading.Library
) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    dana = people.person("dana", age_group="adult", heritage_language="ru")
    class_ = people.class_of(owner, learners=(dana,))
    learner, teacher = people.signed_in(dana), people.signed_in(owner)
    wrong = answer(learner, content, ADULT, right=False, follow_redirects=True)
    plain = re.sub("</?span[^>]*>", "", wrong.text)
    expected = re.search(r"The right (?:form|answer): <strong[^>]*>([^<]+)</strong>", plain)
    given = re.search(r"Your answer: ([^<]+)</p>", plain)
    assert expected and given, text_of(wrong.text)
    while "The lesson is done" not in learner.get(EXERCISE).text:
        answer(learner, content, ADULT)
    page = teacher.get(f"/classes/{class_.id}/learners/{dana.id}").text
    assert content.courses["a1"].lessons[LESSON].title.kk in page
    page = re.sub("</?span[^>]*>", "", page)
    row = next(row for row in page.split("<tr ") if 'data-verdict="wrong"' in row)
    assert given[1] in row and expected[1] in row and "not yet" in row
    line = next(row for row in teacher.get(f"/classes/{class_.id}").text.split("<tr>") if "Dana" in row)
    lessons, answers, share, _minutes, last = re.findall(r"<td>(.*?)</td>", line)
    assert lessons == "1" and int(answers) > 8
    assert share == f"{round(100 * (int(answers) - 1) / int(answers))}%"
    assert last != "—"


def test_who_needs_help_is_named_with_the_definition(
    people: People, content: loading.Library, session: Session
) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    failing, fresh, idle, fine = (people.person(name, age_group="adult") for name in ("aina", "bota", "dana", "erlan"))
    class_ = people.class_of(owner, learners=(failing, fresh, idle, fine))
    profile = LearnerProfile(None, "adult")
    one, another, last = (people.signed_in(person) for person in (failing, idle, fine))
    newest = select(Answer.verdict).where(Answer.person_id == failing.id).order_by(Answer.id.desc()).limit(4)
    # What is typed wrongly may be almost right: until four in a row are not.
    while session.scalars(newest).all() != ["wrong"] * 4:
        answer(one, content, profile, right=False)
        session.rollback()
    answer(another, content, profile)
    for right in (False, False, False, True, False):
        answer(last, content, profile, right=right)
    long_ago = datetime.now(UTC) - timedelta(days=15)
    kept = session.scalars(select(Answer).where(Answer.person_id == idle.id)).one()
    kept.answered_at, kept.day = long_ago, long_ago.date()
    session.commit()
    page = people.signed_in(owner).get(f"/classes/{class_.id}").text
    assert "Four wrong answers in a row, or no practice for two weeks, or not begun." in page
    needs = text_of(page[page.index('<ul class="needs">') : page.index("</ul>", page.index('<ul class="needs">'))])
    assert "Aina — four wrong answers in a row" in needs
    assert "Bota — has not begun" in needs
    assert "Dana — no practice since" in needs
    assert "Erlan" not in needs


@pytest.mark.parametrize("written", ["{}", " {} ", "{lower}", "{spaced}", "{cyrillic}", "{hyphens}"])
def test_a_code_is_understood_however_it_is_typed(written: str, people: People, session: Session) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    class_ = people.class_of(owner)
    class_.join_code = "ACEHK7"
    session.commit()
    typed = written.format("ACE-HK7", lower="acehk7", spaced="a c e h k 7", cyrillic="АСЕ-НК7", hyphens="--ac-eh--k7")
    learner = people.signed_in(people.person("dana"))
    assert learner.send("/classes/join", {"code": typed}, page="/classes").status_code == 303
    assert session.scalars(select(Seat.class_id)).all() == [class_.id]


@pytest.mark.parametrize("typed", ["", "ACEHK8", "x" * 5000, "АБВГДЕ", "' OR 1=1 --", "☎"])
def test_a_wrong_code_is_told_beside_the_field(typed: str, people: People, session: Session) -> None:
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    class_.join_code = "ACEHK7"
    session.commit()
    refused = people.signed_in(people.person("dana")).send("/classes/join", {"code": typed}, page="/classes")
    assert refused.status_code == 422
    assert "There is no class with this code" in refused.text or "Write the code your teacher gave you" in refused.text
    assert session.scalars(select(Seat)).all() == []


def test_codes_have_no_signs_that_are_mistaken_for_others() -> None:
    rng = random.Random(1)
    for _ in range(200):
        code = join_codes.make(rng)
        assert len(code) == 6 and not set(code) & set("0O1IL5SB")
        assert join_codes.tidy(join_codes.shown(code).lower()) == code


def test_joining_twice_takes_one_seat(people: People, session: Session) -> None:
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    learner = people.signed_in(people.person("dana"))
    for _ in range(2):
        assert learner.send("/classes/join", {"code": class_.join_code}, page="/classes").status_code == 303
    assert len(session.scalars(select(Seat)).all()) == 1
    assert session.scalars(select(Audit.action)).all().count("join class") == 1


def test_leaving_closes_the_seat_at_once_and_coming_back_is_possible(people: People, session: Session) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    dana = people.person("dana")
    class_ = people.class_of(owner, learners=(dana,))
    teacher, learner = people.signed_in(owner), people.signed_in(dana)
    assert "Dana" in teacher.get(f"/classes/{class_.id}").text
    left = learner.send(f"/classes/{class_.id}/leave", page="/classes", follow_redirects=True)
    assert "You have left the class" in left.text
    assert "Dana" not in teacher.get(f"/classes/{class_.id}").text
    assert teacher.get(f"/classes/{class_.id}/learners/{dana.id}").status_code == 404
    assert learner.send(f"/classes/{class_.id}/leave", page="/classes").status_code == 404, "there is no seat any more"
    assert learner.send("/classes/join", {"code": class_.join_code}, page="/classes").status_code == 303
    assert "Dana" in teacher.get(f"/classes/{class_.id}").text
    assert "leave class" in session.scalars(select(Audit.action)).all()


def test_a_class_that_is_not_yours_is_not_found(people: People) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    dana, outside = people.person("dana"), people.person("erlan")
    class_ = people.class_of(owner, learners=(dana,))
    class_page, learner_page = f"/classes/{class_.id}", f"/classes/{class_.id}/learners/{dana.id}"
    nobodies = [
        people.holding("teacher", "stranger", "german-kz-39"),
        people.holding("teacher", "colleague", "korean-kz-75"),
        people.holding("coordinator", association="korean-kz"),
        people.holding("secretariat"),
        people.holding("region", region="KZ-75"),
        people.holding("editor"),
        people.holding("admin"),
        dana,
    ]
    for person in nobodies:
        client = people.signed_in(person)
        assert client.get(class_page).status_code == 404, person.username
        assert client.get(learner_page).status_code == 404, person.username
    mine = people.signed_in(owner)
    assert mine.get(class_page).status_code == mine.get(learner_page).status_code == 200
    assert mine.get(f"/classes/{class_.id}/learners/{outside.id}").status_code == 404, "not in this class"
    assert mine.get("/classes/999999").status_code == 404


def test_a_class_of_ones_own_does_not_open_anothers_learner(people: People) -> None:
    owner, stranger = people.holding("teacher"), people.holding("teacher", "stranger", "german-kz-39")
    dana = people.person("dana")
    people.class_of(owner, learners=(dana,))
    own = people.class_of(stranger, "german-kz-39")
    assert people.signed_in(stranger).get(f"/classes/{own.id}/learners/{dana.id}").status_code == 404


def test_only_a_teacher_makes_a_class_and_only_for_the_own_association(people: People, session: Session) -> None:
    form = {"name": "Топ", "association": "korean-kz-75"}
    for person in (
        people.person("dana"),
        people.holding("coordinator", association="korean-kz"),
        people.holding("admin"),
    ):
        assert people.signed_in(person).send("/classes", form).status_code == 403, person.username
    two = people.holding("teacher", association="korean-kz-75")
    refused = people.signed_in(two).send("/classes", {"name": "  ", "association": "korean-kz-75"})
    assert refused.status_code == 422 and "Give the class a name." in refused.text
    elsewhere = people.signed_in(two).send("/classes", {"name": "Топ", "association": "german-kz-39"})
    assert elsewhere.status_code in (303, 422)
    assert set(session.scalars(select(Class.association_id))) <= {"korean-kz-75"}


def test_a_grant_that_has_ended_opens_nothing(people: People, session: Session) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    grant = session.scalars(select(RoleGrant)).one()
    grant.valid_to = NOW.date()
    session.commit()
    client = people.signed_in(owner)
    assert "Make the class" not in client.get("/classes").text
    assert client.send("/classes", {"name": "Топ", "association": "korean-kz-75"}).status_code == 403


def test_with_the_role_ends_the_sight_of_the_learners(people: People, session: Session) -> None:
    dana = people.person("dana")
    owner = people.holding("teacher", association="korean-kz-75")
    class_ = people.class_of(owner, learners=(dana,))
    pages = [f"/classes/{class_.id}{part}" for part in ("", "/speaking", f"/learners/{dana.id}")]
    client = people.signed_in(owner)
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    session.scalars(select(RoleGrant)).one().valid_to = NOW.date()
    session.commit()
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    assert class_.name not in client.get("/classes").text


def test_a_coordinator_sees_the_classes_of_the_branch_and_no_learner(people: People) -> None:
    dana = people.person("dana")
    people.class_of(people.holding("teacher", association="korean-kz-75"), learners=(dana,))
    elsewhere = people.class_of(people.holding("teacher", "stranger", "german-kz-39"), "german-kz-39")
    elsewhere.name = "Сөйлесу клубы"
    people.session.commit()
    page = people.signed_in(people.holding("coordinator", association="korean-kz")).get("/classes").text
    assert "The classes of my association and its branches" in page
    assert "Кешкі топ" in page and "Aydyn Korean association, Almaty" in page
    assert "Сөйлесу клубы" not in page and "Dana" not in page
    assert not re.search(r'href="/classes/\d', page)


def test_the_teacher_never_sees_an_ethnic_group_or_an_address(people: People, session: Session) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    dana = people.person("dana", age_group="adult", region_code="KZ-75")
    dana.email = "dana@example.org"
    session.add(EthnicDeclaration(person_id=dana.id, ethnic_group="dungan", declared_at=NOW))
    session.commit()
    class_ = people.class_of(owner, learners=(dana,))
    teacher = people.signed_in(owner)
    for language, group in (("en", "Dungan"), ("ru", "дунган"), ("kk", "дүнген")):
        for page in ("/classes", f"/classes/{class_.id}", f"/classes/{class_.id}/learners/{dana.id}"):
            shown = teacher.get(f"{page}?lang={language}").text
            assert group.casefold() not in shown.casefold() and "example.org" not in shown, page
    assert "Dana" in shown


def test_the_class_page_takes_as_many_statements_for_three_as_for_thirty(
    app: Flask, people: People, content: loading.Library
) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    learners = tuple(people.person(f"learner{number}") for number in range(33))
    small, large = people.class_of(owner, learners=learners[:3]), people.class_of(owner, learners=learners[3:])
    for person in (learners[0], learners[5]):
        answer(people.signed_in(person), content, LearnerProfile())
    client = people.signed_in(owner)
    assert client.get(f"/classes/{large.id}").text.count('<th scope="row">') == 30
    few, many = (statements_of(client, app, f"/classes/{one.id}") for one in (small, large))
    assert few == many
    assert statements_of(client, app, "/classes") < 16


def test_a_learner_starts_from_the_associations_package(people: People, session: Session) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    class_ = people.class_of(owner)
    assert class_.people == "korean"
    dana, own = people.person("dana"), people.person("erlan", people="uzbek")
    for person in (dana, own):
        people.signed_in(person).send("/classes/join", {"code": class_.join_code}, page="/classes")
    session.expire_all()
    assert session.get_one(Profile, dana.id).people == "korean"
    assert session.get_one(Profile, own.id).people == "uzbek", "a choice is never overridden"
    assert session.scalars(select(EthnicDeclaration)).all() == [], "joining declares nothing"


def test_joining_a_class_joins_its_association_but_never_changes_it(people: People, session: Session) -> None:
    from webapp.associations.actions import join_association

    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    dana, own = people.person("dana"), people.person("erlan")
    join_association(session, own.id, "german-kz-39", NOW.date(), NOW)
    session.commit()
    for person in (dana, own):
        people.signed_in(person).send("/classes/join", {"code": class_.join_code}, page="/classes")
    held = dict(session.execute(select(Membership.person_id, Membership.association_id)).all())
    assert held == {dana.id: "korean-kz-75", own.id: "german-kz-39"}


def test_a_closed_class_is_joined_no_more(people: People, session: Session) -> None:
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    class_.closed_at = NOW
    session.commit()
    learner = people.signed_in(people.person("dana"))
    assert learner.send("/classes/join", {"code": class_.join_code}, page="/classes").status_code == 422


def test_a_guest_is_shown_the_way_to_sign_in(client: FlaskClient, session: Session) -> None:
    client.send("/profile", {"age_group": "adult"})
    shown = client.get("/classes")
    assert shown.status_code == 302 and shown.location == "/login?next=/classes"
    assert session.scalars(select(Person)).one().registered_at is None
