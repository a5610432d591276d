"""Open data as everybody sees it: the figures are those of the release, hidden ones are nowhere, and it may be kept."""

import hashlib
import re

import pytest
from babel.numbers import format_decimal
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.counting import statements_of
from tests.people import People
from tests.reading import text_of
from tests.uptake import sample
from webapp.models import ReleaseFile
from webapp.uptake.content import WHOLE, unpacked

PDF = b"%PDF-1.7 not really"


def numbers_of(page: str) -> list[list[str]]:
    """The cells of the first table of a page, a list a row, as a person reads them."""
    body = page.split("<tbody>")[1].split("</tbody>")[0]
    return [
        [text_of(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
        for row in body.split("</tr>")[:-1]
    ]


def test_nothing_published_yet(client: FlaskClient) -> None:
    assert "Nothing was published yet." in client.get("/uptake/open?lang=en").text
    assert client.get("/uptake/open/1").status_code == 404


def test_every_figure_of_a_table_is_that_of_the_release(client: FlaskClient, session: Session) -> None:
    release = sample.publish(session)
    session.commit()
    content = unpacked(release.content or b"")
    shown = numbers_of(client.get(f"/uptake/open/{release.number}/tables/region?lang=en").text)
    rows = content.tables["region"].rows
    assert len(shown) == len(rows)
    for cells, row in zip(shown, rows, strict=True):
        for cell, value in zip(cells, row.values, strict=False):
            said = (
                "… not shown, so that nobody can be recognised" if value is None else format_decimal(value, locale="en")
            )
            assert cell == said


def test_a_table_of_two_dimensions_shows_one_region_at_a_time(client: FlaskClient, session: Session) -> None:
    number = sample.publish(session).number
    session.commit()
    page = client.get(f"/uptake/open/{number}/tables/region-age_group?at=KZ-75&lang=en").text
    rows = [row for row in sample.content().tables["region-age_group"].rows if row.categories[0] == "KZ-75"]
    assert len(numbers_of(page)) == len(rows)
    for address in ("region-age_group?at=KZ-00", "nothing"):
        assert client.get(f"/uptake/open/{number}/tables/{address}").status_code == 404


def test_a_release_says_what_a_reader_needs(client: FlaskClient, session: Session) -> None:
    number = sample.publish(session).number
    session.commit()
    page = text_of(client.get(f"/uptake/open/{number}?lang=en").text)
    for said in (
        "Key figures",
        "Комментарий к кварталу.",
        "В Алматы открылись два класса.",
        "Сәуле Серікқызы",
        "CC BY 4.0",
    ):
        assert said in page
    definitions = text_of(client.get(f"/uptake/open/{number}/definitions?lang=en").text)
    assert "how learners is counted" in definitions and "what is hidden and why" in definitions


def test_a_revised_release_says_which_stands(client: FlaskClient, session: Session) -> None:
    first = sample.publish(session)
    second = sample.publish(session, seed=2, revises_id=first.id)
    session.commit()
    assert "This release was revised." in client.get(f"/uptake/open/{first.number}?lang=en").text
    assert "This release was revised." not in client.get(f"/uptake/open/{second.number}?lang=en").text
    assert "revised by release 2" in text_of(client.get("/uptake/open?lang=en").text)


@pytest.mark.parametrize("state", ["draft", "audited", "dropped"])
def test_what_is_not_published_is_nowhere(state: str, client: FlaskClient, session: Session) -> None:
    release = sample.publish(session, state=state)
    session.add(
        ReleaseFile(
            release_id=release.id, name="a.pdf", media_type="application/pdf", sha256="0" * 64, size=3, content=b"abc"
        )
    )
    session.commit()
    for address in (
        "/uptake/open/1",
        "/uptake/open/1/tables/region",
        "/uptake/open/1/definitions",
        "/uptake/open/1/files/a.pdf",
        "/uptake/open/api/releases/1",
        "/uptake/open/api/tables/1/region",
        "/uptake/open/sdmx/v2/structure/dataflow",
        "/uptake/open/sdmx/v2/data/dataflow/TILASHAR/REGION",
    ):
        assert client.get(address).status_code == 404, address
    assert client.get("/uptake/open/api/releases").json["releases"] == []
    assert "Nothing was published yet." in client.get("/uptake/questions?period=1&lang=en").text


def test_a_file_is_sent_as_it_was_signed_for_and_may_be_kept_for_ever(client: FlaskClient, session: Session) -> None:
    release = sample.publish(session)
    digest = hashlib.sha256(PDF).hexdigest()
    kept = {"media_type": "application/pdf", "sha256": digest, "size": len(PDF), "content": PDF}
    session.add(ReleaseFile(release_id=release.id, name="release-en.pdf", **kept))
    session.commit()
    assert digest in client.get("/uptake/open/1").text
    answer = client.get("/uptake/open/1/files/release-en.pdf")
    assert answer.data == PDF and answer.mimetype == "application/pdf"
    assert answer.headers["ETag"] == f'"{digest}"'
    assert {"public", "immutable"} <= set(answer.headers["Cache-Control"].replace(",", "").split())
    again = client.get("/uptake/open/1/files/release-en.pdf", headers={"If-None-Match": f'"{digest}"'})
    assert again.status_code == 304 and not again.data
    assert client.get("/uptake/open/1/files/other.pdf").status_code == 404


def test_a_page_may_be_kept_only_where_it_is_nobodys_own(client: FlaskClient, session: Session, people: People) -> None:
    sample.publish(session)
    session.commit()
    answer = client.get("/uptake/open/1")
    assert "public" in answer.headers["Cache-Control"] and "Set-Cookie" not in answer.headers
    assert {"Cookie", "Accept-Language"} <= set(answer.headers["Vary"].replace(",", "").split())
    assert client.get("/uptake/open/1", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    signed_in = people.signed_in(people.person("dana"))
    assert signed_in.get("/uptake/open/1").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/uptake/open", "/uptake/open/1", "/uptake/open/1/tables/association?at=KZ-75"])
def test_the_number_of_statements_does_not_grow(
    address: str, app: Flask, client: FlaskClient, session: Session
) -> None:
    sample.publish(session)
    session.commit()
    client.get(address)
    one = statements_of(client, app, address)
    for seed in range(2, 6):
        sample.publish(session, seed=seed)
    session.commit()
    assert statements_of(client, app, address) <= max(one, 5)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_are_there_in_three_languages(language: str, client: FlaskClient, session: Session) -> None:
    sample.publish(session)
    session.commit()
    for address in ("", "/1", "/1/tables/association", "/1/tables/ethnic_group", "/1/definitions", "/api"):
        answer = client.get(f"/uptake/open{address}", headers={"Accept-Language": language})
        assert answer.status_code == 200 and f'<html lang="{language}"' in answer.text
    assert WHOLE not in text_of(client.get("/uptake/open/1/tables/region").text)
