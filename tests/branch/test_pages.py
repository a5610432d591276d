"""The public page of an association: written, seen beforehand, published, found, taken back."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.branch.branches import ALMATY, GERMAN, WHOLE, study
from tests.people import People
from tests.reading import text_of
from webapp import clock
from webapp.associations.public_texts import Text, written_for
from webapp.models import AssociationContact, AssociationPage, AssociationPeople

PAGE, EDIT = f"/associations/{ALMATY}", f"/branch/pages/{ALMATY}"
TEXTS = {
    "about_ru": "Здесь учат казахский.\n\nПервая встреча открыта для всех.",
    "join_en": "Come on Sunday.",
    "join_kk": "Жексенбіде келіңіз.",
    "phone": "+7 700 000 00 00",
    "website": "aidyn.example",
}


def test_a_page_is_written_seen_published_and_taken_back(app: Flask, people: People, session: Session) -> None:
    client, anybody = people.signed_in(people.holding("coordinator", association=WHOLE)), app.test_client()
    study(session), study(session, name="Жабық топ", public=False)
    saved = client.send(EDIT, TEXTS)
    assert saved.status_code == 303 and saved.location == f"{EDIT}/preview"
    preview = client.get(saved.location).text
    assert "nobody sees this page yet" in preview and "Жабық топ" not in preview
    assert anybody.get(PAGE).status_code == 404 and client.get(PAGE).status_code == 404
    assert client.send(f"{EDIT}/publish", page=f"{EDIT}/preview").location == PAGE
    page = anybody.get(f"{PAGE}?lang=en").text
    seen = text_of(page)
    assert "Sunday 11:00–12:00" in seen and "Next meeting Sunday" in seen and "Kazakh for school" in seen
    assert 'href="https://aidyn.example"' in page and 'href="tel:+77000000000"' in page
    assert "I have a join code" in seen and 'href="/classes"' in page
    assert "Жабық топ" not in seen
    assert client.send(f"{EDIT}/take-back", page=EDIT).status_code == 303
    assert anybody.get(PAGE).status_code == 404
    assert "Здесь учат" in client.get(EDIT).text, "the texts are kept"


def test_a_missing_language_is_told(app: Flask, people: People, session: Session) -> None:
    client = people.signed_in(people.holding("coordinator", association=ALMATY))
    client.send(EDIT, TEXTS)
    client.send(f"{EDIT}/publish", page=EDIT)
    anybody = app.test_client()
    english = anybody.get(f"{PAGE}?lang=en").text
    assert "This text is in Russian." in english and '<div class="written" lang="ru">' in english
    assert english.count("This text is in") == 1, "how to join is there in English"
    assert '<div class="written" lang="en">' in english
    assert "<p>Здесь учат казахский.</p>" in english, "paragraph by paragraph"
    russian = anybody.get(f"{PAGE}?lang=ru").text
    assert '<div class="written" lang="kk">' in russian and "This text" not in russian.split("<h2")[0]
    assert "كەلىڭىز" in anybody.get(f"{PAGE}?lang=kk&script=Arab").text, "Kazakh comes in the reader's script"


@pytest.mark.parametrize(
    ("texts", "reader", "expected"),
    [
        ({"kk": "Иә", "ru": "Да"}, "kk", Text("kk", True, ("Иә",))),
        ({"kk": "Иә", "ru": "Да"}, "en", Text("ru", False, ("Да",))),
        ({"kk": "Иә", "ru": "  "}, "ru", Text("kk", False, ("Иә",))),
        ({"en": "a\nb\n \n\nc"}, "kk", Text("en", False, ("a b", "c"))),
        ({"kk": "", "ru": ""}, "kk", None),
    ],
)
def test_the_language_nearest_to_the_reader(texts: dict[str, str], reader: str, expected: Text | None) -> None:
    assert written_for(texts, reader) == expected


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org", "data:text/html,x://"])
def test_a_website_is_a_website(address: str, app: Flask, people: People, session: Session) -> None:
    client = people.signed_in(people.holding("coordinator", association=ALMATY))
    client.send(EDIT, {**TEXTS, "website": address})
    contact = session.get(AssociationContact, ALMATY)
    assert contact is None or contact.website.startswith("https://")
    session.merge(AssociationContact(association_id=ALMATY, website=address))
    session.merge(AssociationPage(association_id=ALMATY, published_at=clock.now(), updated_at=clock.now()))
    session.commit()
    assert 'href="javascript' not in app.test_client().get(PAGE).text


def test_what_was_written_is_never_markup(app: Flask, people: People) -> None:
    client = people.signed_in(people.holding("coordinator", association=ALMATY))
    client.send(EDIT, {"about_ru": "<script>alert(1)</script>", "about_en": "<b>x</b>", "address": "<i>y</i>"})
    client.send(f"{EDIT}/publish", page=EDIT)
    for language in ("kk", "ru", "en"):
        page = app.test_client().get(f"{PAGE}?lang={language}").text
        assert "<script>alert" not in page and "<b>x" not in page and "<i>y" not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=айдын алматы", True),
        ("q=AYDYN", True),
        ("q=Köpir", False),
        ("region=KZ-75", True),
        ("region=KZ-10", False),
        ("people=korean", True),
        ("people=german", False),
        ("people=armenian", True),  # gathered besides
        ("offered=sunday-school", True),
        ("offered=summer-camp", False),
        ("region=KZ-75&people=korean&offered=sunday-school", True),
        ("region=nowhere", False),
    ],
)
def test_a_learner_finds_what_is_near(asked: str, found: bool, app: Flask, session: Session) -> None:
    study(session)
    session.add(AssociationPage(association_id=ALMATY, published_at=clock.now(), updated_at=clock.now()))
    session.add(AssociationPeople(association_id=ALMATY, ethnic_group="armenian", valid_from=clock.today()))
    session.commit()
    page = app.test_client().get(f"/associations?lang=en&{asked}").text
    assert (f'href="{PAGE}"' in page) is found
    assert "found." in page and "Show all" in page


def test_without_a_page_what_is_offered_is_not_told(app: Flask, session: Session) -> None:
    study(session)
    page = app.test_client().get("/associations?lang=en&offered=sunday-school").text
    assert "0 associations found." in page
    assert app.test_client().get(f"/associations/{GERMAN}").status_code == 404
    assert app.test_client().get("/associations/nowhere").status_code == 404
