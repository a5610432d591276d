"""Questions: answers are published cells and shares of them, the address holds the question, bad ones are told kindly."""

import csv
import io
import re

import pytest
from babel.numbers import format_decimal
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.counting import statements_of
from tests.people import People
from tests.reading import text_of
from tests.uptake import sample
from tests.uptake.test_open_pages import numbers_of
from webapp.models import Release
from webapp.uptake.content import WHOLE, Content, unpacked

HIDDEN = "… not shown, so that nobody can be recognised"


@pytest.fixture
def published(session: Session) -> list[Content]:
    """Two quarters, the older first."""
    made = [sample.publish(session, "2026Q2", seed=5), sample.publish(session, "2026Q3")]
    session.commit()
    return [unpacked(one.content or b"") for one in made]


def said(value: int | None) -> str:
    return HIDDEN if value is None else format_decimal(value, locale="en")


def test_rows_and_columns_are_cells_of_the_release(client: FlaskClient, published: list[Content]) -> None:
    page = client.get(
        "/uptake/questions?table=region-age_group&rows=region&columns=age_group&indicator=active&lang=en"
    ).text
    table = published[1].tables["region-age_group"]
    regions = list(dict.fromkeys(row.categories[0] for row in table.rows))
    ages = list(dict.fromkeys(row.categories[1] for row in table.rows))
    assert numbers_of(page) == [[said(table.value("active", (one, age))) for age in ages] for one in regions]


def test_releases_side_by_side(client: FlaskClient, published: list[Content]) -> None:
    page = client.get("/uptake/questions?table=region&rows=region&columns=period&indicator=learners&lang=en").text
    tables = [one.tables["region"] for one in published]
    expected = [[said(one.value("learners", row.categories)) for one in tables] for row in tables[1].rows]
    assert numbers_of(page) == expected


def test_a_share_is_of_what_is_published(client: FlaskClient, published: list[Content]) -> None:
    page = client.get("/uptake/questions?table=region&rows=region&indicator=active_share&lang=en").text
    content, shown = published[1], numbers_of(page)
    table = content.tables["region"]
    for row, cells in zip(table.rows, shown, strict=True):
        share = content.share(table.value("active", row.categories), table.value("learners", row.categories))
        assert cells == [HIDDEN if share is None else f"{format_decimal(share, format='#,##0.0', locale='en')}&nbsp;%"]


def test_the_csv_has_the_same_cells_and_no_hidden_number(client: FlaskClient, published: list[Content]) -> None:
    page = client.get("/uptake/questions?table=region-age_group&region=KZ-75&rows=age_group&lang=en").text
    link = re.search(r'href="(/uptake/questions/answer.csv\?[^"]*)"', page)
    assert link
    answer = client.get(link[1].replace("&amp;", "&"))
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    table = published[1].tables["region-age_group"]
    assert len(rows) == 2 * len({row.categories[1] for row in table.rows})
    for row in rows:
        value = table.value(row["indicator"], (row["region"], row["age_group"]))
        assert row["region"] == "KZ-75" and row["period"] == "2026Q3"
        assert (row["value"], row["status"]) == (("", "hidden") if value is None else (str(value), "shown"))
    assert "public" in answer.headers["Cache-Control"] and "Set-Cookie" not in answer.headers


def test_an_association_is_found_under_its_region(client: FlaskClient, published: list[Content]) -> None:
    page = client.get("/uptake/questions?table=association&association_region=KZ-75&indicator=learners&lang=en").text
    table = published[1].tables["association"]
    rows = [row for row in table.rows if row.categories[0] == "KZ-75"]
    assert sorted(numbers_of(page)) == sorted([said(row.values[table.indicators.index("learners")])] for row in rows)


def test_the_address_asks_the_same_again(client: FlaskClient, published: list[Content]) -> None:
    asked = "/uptake/questions?table=region&rows=region&region=KZ-75&region=KZ-71&indicator=learners&period=1&lang=en"
    page = client.get(asked).text
    link = re.search(r'href="(/uptake/questions\?[^"]*)">Link', page)
    assert link
    again = client.get(link[1].replace("&amp;", "&")).text
    assert numbers_of(again) == numbers_of(page) and len(numbers_of(page)) == 2


def test_a_superseded_release_is_asked_only_by_its_number(
    client: FlaskClient, published: list[Content], session: Session
) -> None:
    first = session.scalars(select(Release.id).where(Release.period == "2026Q3")).one()
    later = sample.publish(session, "2026Q3", seed=9, revises_id=first)
    session.commit()
    new = unpacked(later.content or b"").tables["region"].value("registered", (WHOLE,))
    page = client.get("/uptake/questions?table=region&region=*&region=KZ-75&indicator=registered&lang=en").text
    assert numbers_of(page)[0] == [said(new)]
    old = client.get("/uptake/questions?table=region&region=*&region=KZ-75&indicator=registered&period=2&lang=en").text
    assert numbers_of(old)[0] == [said(published[1].tables["region"].value("registered", (WHOLE,)))]


@pytest.mark.parametrize(
    "asked",
    ["table=nothing", "rows=nothing", "rows=region&columns=region", "period=99", "indicator=nothing", "region=KZ-00",
     "table=association&rows=indicator&columns=association", "table=region&x=" + "y" * 5000],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_with_a_way_back(
    asked: str, client: FlaskClient, published: list[Content]
) -> None:
    answer = client.get(f"/uptake/questions?{asked}&lang=en")
    assert answer.status_code == 400
    assert "This cannot be asked" in answer.text and 'href="/uptake/questions"' in answer.text
    assert client.get(f"/uptake/questions/answer.csv?{asked}").status_code == 400


def test_everybody_may_ask(app: Flask, people: People, published: list[Content]) -> None:
    for client in (app.test_client(), people.signed_in(people.person("dana"))):
        answer = client.get("/uptake/questions?lang=en")
        assert answer.status_code == 200 and "Questions to the data" in text_of(answer.text)


def test_the_number_of_statements_does_not_grow(
    app: Flask, client: FlaskClient, published: list[Content], session: Session
) -> None:
    address = "/uptake/questions?table=region&rows=region&columns=period"
    client.get(address)
    few = statements_of(client, app, address)
    for period in ("2025Q1", "2025Q2", "2025Q3", "2025Q4"):
        sample.publish(session, period)
    session.commit()
    client.get(address)
    assert statements_of(client, app, address) == few
