"""Who you are: everything may be left out, is kept, shown again, changed and withdrawn."""

import html
import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import fields, text_of
from webapp.courses import loading
from webapp.models import Audit, EthnicDeclaration, Membership, Person, Profile, Seat

KOREANS = {
    "kk": "«Айдын» кәріс бірлестігі, Алматы",
    "ru": "Корейское объединение «Айдын», Алматы",
    "en": "Aydyn Korean association, Almaty",
}
EVERYTHING = {
    "heritage_language": "uz",
    "instruction_language": "kk",
    "age_group": "teen",
    "spheres": ["school", "market"],
    "region_code": "KZ-75",
    "people": "uzbek",
    "association": KOREANS["en"],
    "ethnic_groups": ["uzbek", "korean"],
    "self_rating": "3",
    "gender": "female",
    "daily_minutes": "15",
    "script": "Arab",
    "type_size": "large",
    "slow_sound": "no",
}
UNSAID = {"script": ["Cyrl"]}


def shown(page: str) -> dict[str, list[str]]:
    """What the form holds: chosen options, checked boxes, typed text, by field."""
    found: dict[str, list[str]] = {}
    for name, body in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        found[name] = [value for value in re.findall(r'<option selected value="([^"]*)"', body) if value]
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="(\w+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and "hidden" not in tag and (" checked" in tag or 'type="text"' in tag):
            found.setdefault(name[1], []).extend([html.unescape(value[1])] if value and value[1] else [])
    return {name: values for name, values in found.items() if values != UNSAID.get(name)}


def groups(session: Session) -> list[str]:
    """All groups declared by anybody."""
    session.rollback()
    return sorted(session.scalars(select(EthnicDeclaration.ethnic_group)))


@pytest.mark.parametrize("name", EVERYTHING)
def test_each_field_alone_is_saved_and_shown_again(name: str, people: People) -> None:
    client = people.signed_in(people.person("dana"))
    value = EVERYTHING[name]
    assert client.send("/profile", {name: value}).status_code == 303
    filled = {field: sorted(kept) for field, kept in shown(client.get("/profile").text).items() if kept}
    assert filled == {name: sorted(value) if isinstance(value, list) else [value]}


def test_everything_is_saved_shown_again_and_can_be_taken_back(people: People, session: Session) -> None:
    dana = people.person("dana")
    client = people.signed_in(dana)
    assert client.send("/profile", EVERYTHING).location == "/courses/a1"
    assert "Saved. The lessons fit you now." in client.get("/courses/a1").text
    filled = shown(client.get("/profile").text)
    wanted = {name: value if isinstance(value, list) else [value] for name, value in EVERYTHING.items()}
    assert {name: sorted(kept) for name, kept in filled.items()} == {k: sorted(v) for k, v in wanted.items()}
    client.send("/profile", {})
    assert not any(shown(client.get("/profile").text).values())
    session.expire_all()
    emptied = session.get_one(Profile, dana.id)
    assert (emptied.heritage_language, emptied.age_group, emptied.spheres, emptied.people) == (None, None, [], None)
    assert groups(session) == []


@pytest.mark.parametrize("name", [*KOREANS.values(), "  aydyn   KOREAN association, almaty ", KOREANS["ru"].upper()])
def test_an_association_is_found_by_its_name_in_any_language(name: str, people: People, session: Session) -> None:
    client = people.signed_in(people.person("dana"))
    assert client.send("/profile", {"association": name}).status_code == 303
    assert session.scalars(select(Membership.association_id)).all() == ["korean-kz-75"]
    for language, own in KOREANS.items():
        assert shown(client.get(f"/profile?lang={language}").text)["association"] == [own]


def test_the_names_are_suggested(client: FlaskClient) -> None:
    page = client.get("/profile?lang=kk").text
    suggested = page[page.index("<datalist") : page.index("</datalist>")]
    assert html.escape(KOREANS["kk"]) in suggested and KOREANS["ru"] not in suggested


def test_a_join_code_gives_the_seat_and_the_association(people: People, session: Session) -> None:
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    dana = people.person("dana")
    people.signed_in(dana).send("/profile", {"association": class_.join_code.lower()})
    assert session.scalars(select(Seat.person_id)).all() == [dana.id]
    assert session.scalars(select(Membership.association_id)).all() == ["korean-kz-75"]


def test_a_guest_with_a_join_code_is_told_to_register_first(
    people: People, client: FlaskClient, session: Session
) -> None:
    client.get("/?lang=en")
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    saved = client.send("/profile", {"association": class_.join_code}, follow_redirects=True)
    assert "To sit in the class, register first" in saved.text
    assert session.scalars(select(Seat)).all() == []
    assert session.scalars(select(Membership.association_id)).all() == ["korean-kz-75"]


def test_an_unknown_association_is_told_and_everything_typed_stays(people: People, session: Session) -> None:
    client = people.signed_in(people.person("dana"))
    refused = client.send("/profile", {**EVERYTHING, "association": "Клуб «Нет такого»"})
    assert refused.status_code == 422 and "We know no association of this name" in refused.text
    kept = {name: sorted(values) for name, values in shown(refused.text).items()}
    assert kept == {
        **{name: sorted(value) if isinstance(value, list) else [value] for name, value in EVERYTHING.items()},
        "association": ["Клуб «Нет такого»"],
    }
    assert session.scalars(select(Membership)).all() == [] and groups(session) == []


@pytest.mark.parametrize(
    "mangled",
    [
        {"heritage_language": "xx"},
        {"age_group": "baby"},
        {"spheres": ["moon"]},
        {"region_code": "KZ-00"},
        {"people": "martian"},
        {"ethnic_groups": ["martian"]},
        {"association": "я" * 301},
    ],
)
def test_a_mangled_choice_is_refused_and_nothing_is_kept(
    mangled: dict[str, object], client: FlaskClient, session: Session
) -> None:
    refused = client.send("/profile", {"age_group": "adult", **mangled})
    assert refused.status_code == 422
    assert session.scalars(select(Person)).all() == [] and session.scalars(select(Profile)).all() == []


def test_several_groups_may_be_declared(people: People, session: Session) -> None:
    people.signed_in(people.person("dana")).send("/profile", {"ethnic_groups": ["korean", "german", "other"]})
    assert groups(session) == ["german", "korean", "other"]


def test_preferring_not_to_say_is_an_answer(people: People, session: Session) -> None:
    client = people.signed_in(people.person("dana"))
    assert "Prefer not to say" in client.get("/profile").text
    client.send("/profile", {"ethnic_groups": ["undeclared"]})
    assert groups(session) == ["undeclared"]


def test_a_group_and_not_to_say_contradict_each_other(people: People, session: Session) -> None:
    client = people.signed_in(people.person("dana"))
    client.send("/profile", {"ethnic_groups": ["german"]})
    refused = client.send("/profile", {"ethnic_groups": ["korean", "undeclared"], "age_group": "elder"})
    assert refused.status_code == 422 and "not both" in text_of(refused.text)
    assert shown(refused.text)["ethnic_groups"] == ["korean", "undeclared"]
    assert groups(session) == ["german"], "what stood before stands"


def test_a_declaration_is_withdrawn_by_leaving_it_empty(people: People, session: Session) -> None:
    client = people.signed_in(people.person("dana"))
    client.send("/profile", {"ethnic_groups": ["korean"]})
    client.send("/profile", {"age_group": "adult"})
    assert groups(session) == []


def test_one_person_sees_and_changes_only_the_own_declaration(people: People, session: Session) -> None:
    dana, erlan = people.signed_in(people.person("dana")), people.signed_in(people.person("erlan"))
    dana.send("/profile", {"ethnic_groups": ["korean"]})
    assert "ethnic_groups" not in shown(erlan.get("/profile").text)
    erlan.send("/profile", {})
    assert groups(session) == ["korean"]


def test_the_log_says_that_something_was_declared_never_what(
    people: People, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    dana = people.person("dana")
    client = people.signed_in(dana)
    client.send("/profile", {**EVERYTHING, "people": "german", "heritage_language": "ru", "association": ""})
    client.send("/profile", {"ethnic_groups": ["dungan"]})
    logged = session.scalars(select(Audit).where(Audit.action == "change profile")).all()
    assert [entry.subject_id for entry in logged] == [dana.id, dana.id]
    assert all("ethnic declaration" in entry.detail["changed"] for entry in logged)
    written = json.dumps([entry.detail for entry in session.scalars(select(Audit))]) + caplog.text
    assert not re.search("korean|uzbek|dungan", written)


def test_saving_the_same_again_logs_no_change(people: People, session: Session) -> None:
    client = people.signed_in(people.person("dana"))
    for _ in range(2):
        client.send("/profile", EVERYTHING)
    last = session.scalars(select(Audit).order_by(Audit.id.desc())).first()
    assert last is not None and last.detail == {"changed": []}


def test_a_visitors_choice_makes_a_guest_and_changes_the_lessons(
    client: FlaskClient, content: loading.Library, session: Session
) -> None:
    before = client.get("/practice/a1-01-01?lang=ru").text
    client.send("/profile", {"heritage_language": "uz", "age_group": "teen", "spheres": ["school"], "people": "uzbek"})
    guest = session.scalars(select(Person)).one()
    assert guest.username is None and guest.registered_at is None
    after = client.get("/practice/a1-01-01").text
    lesson = content.courses["a1"].lessons["a1-01-01"]
    school = next(dialogue for dialogue in lesson.dialogues if dialogue.sphere == "school")
    assert school.title.ru in after and school.title.ru not in before
    names = {name.kk for name in content.peoples["uzbek"].given_names.girl}
    assert any(name in after for name in names)
    assert "bosh" in after or "yoʻl" in after or "besh" in after, "a bridge from Uzbek"
    assert "bosh" not in before and "yoʻl" not in before and "besh" not in before


def test_explanations_come_in_the_language_chosen(people: People, content: loading.Library) -> None:
    client = people.signed_in(people.person("dana"))
    words = [content.words[word] for word in content.courses["a1"].lessons["a1-01-01"].teaches.words]
    client.send("/profile", {"instruction_language": "ru"})
    page = client.get("/practice/a1-01-01").text
    assert f"<dd>{html.escape(words[2].gloss.ru)}</dd>" in page
    assert '<html lang="en"' in page, "the site itself stays in its own language"


def test_changing_association_keeps_the_past(people: People, session: Session) -> None:
    client = people.signed_in(people.person("dana"))
    client.send("/profile", {"association": KOREANS["en"]})
    client.send("/profile", {"association": "Qaynar German association, Kostanay Region"})
    rows = session.scalars(select(Membership).order_by(Membership.id)).all()
    assert [(row.association_id, row.valid_to is None) for row in rows] == [
        ("korean-kz-75", False),
        ("german-kz-39", True),
    ]


def test_nothing_at_all_may_be_said(app: Flask, session: Session) -> None:
    client = app.test_client()
    assert client.send("/profile", {}).status_code == 303
    assert fields(client.get("/profile").text)["csrf_token"]
    assert groups(session) == []
