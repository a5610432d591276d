"""The secretariat's pages, as those see them who may and those who may not."""

import csv
import io
import random
import re
from datetime import UTC, datetime
from html import unescape
from itertools import product

import pytest
from flask import Flask
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import text_of
from tests.uptake.country import Somebody, crowd, make
from webapp.clock import today
from webapp.models import EthnicDeclaration, Person, Profile
from webapp.uptake.paging import ROWS, page_of
from webapp.uptake.quarter import last_closed

TABLE = "/uptake/table.csv?quarter=2026Q2&by="


@pytest.fixture
def country(session: Session) -> list[Somebody]:
    people = crowd(random.Random(7), 240)
    for somebody in people:
        make(session, somebody)
    session.commit()
    return people


def cells(page: str) -> list[list[str]]:
    """The rows of the figures on a page: names and cells."""
    body = page.split("<tbody>")[1].split("</tbody>")[0]
    return [
        [unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in body.split("<tr>")[1:]
    ]


def lines(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_who_may_see_uptake(app: Flask, people: People) -> None:
    strangers = app.test_client()
    for address in ("/uptake", TABLE + "region"):
        assert strangers.get(address).status_code == 302
        for role in ("teacher", "coordinator", "editor", "admin"):
            name = f"{role}{len(address)}"
            assert people.signed_in(people.holding(role, name, "korean-kz-75")).get(address).status_code == 403
        assert people.signed_in(people.person(f"learner{len(address)}")).get(address).status_code == 403
        for role, region in (("secretariat", None), ("region", "KZ-75")):
            person = people.holding(role, f"{role}{len(address)}", region=region)
            assert people.signed_in(person).get(address).status_code == 200


def test_screen_and_file_show_the_same_cells(people: People, country: list[Somebody]) -> None:
    secretariat = people.signed_in(people.holding("secretariat"))
    for by in ("region", "association,age_group", "region,ethnic_group,age_group"):
        page = secretariat.get(f"/uptake?quarter=2026Q2&by={by}").text
        file = secretariat.get(TABLE + by)
        assert file.headers["Content-Type"] == "text/csv; charset=utf-8"
        header, *rows = lines(file.text)
        assert header == [*by.split(","), "registered", "active", "lessons_completed", "units_completed"]
        listed = [row[-4:] for row in rows if row[-4:] != ["<10"] * 4]
        assert [row[-4:] for row in cells(page)] == listed
        assert f"{len(rows) - len(listed)} combinations with fewer than ten people are not listed" in text_of(page)


def test_the_page_says_what_it_counts_and_how(people: People, country: list[Somebody]) -> None:
    secretariat = people.signed_in(people.holding("secretariat"))
    text = text_of(secretariat.get("/uptake?quarter=2026Q2&by=region&by=&by=age_group").text)
    for said in (
        "2026, quarter 2",
        "Region, Age group",
        "&lt;10",
        "…",
        "four or more different days",
        "Definitions: version 1",
        "Almaty",
    ):
        assert said in text
    for language, said in (("kk", "Қазақстан уақытымен"), ("ru", "не менее чем в четыре разных дня квартала")):
        assert said in text_of(secretariat.get(f"/uptake?lang={language}").text)


def test_the_last_closed_quarter_is_shown_first(people: People, country: list[Somebody]) -> None:
    page = people.signed_in(people.holding("secretariat")).get("/uptake").text
    assert f'<option value="{last_closed(today())}" selected>' in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("quarter=2026Q7", "A quarter is written as a year"),
        ("quarter=", "A quarter is written as a year"),
        ("by=shoe_size", "region, association, ethnic_group, age_group"),
        ("by=", "Choose one, two or three things"),
        ("by=region,region", "only once"),
        ("by=region,association,ethnic_group,age_group", "Choose one, two or three things"),
    ],
)
def test_what_cannot_be_understood_is_said_kindly(people: People, asked: str, said: str) -> None:
    secretariat = people.signed_in(people.holding("secretariat"))
    for address in ("/uptake", "/uptake/table.csv"):
        answer = secretariat.get(f"{address}?{asked}")
        assert answer.status_code == 422
        assert said in text_of(answer.text)


def test_a_quarter_without_figures_says_so(people: People, country: list[Somebody]) -> None:
    secretariat = people.signed_in(people.holding("secretariat"))
    for quarter in ("2019Q1", "2999Q4"):
        page = secretariat.get(f"/uptake?quarter={quarter}")
        assert page.status_code == 200 and "There are no figures for this quarter" in text_of(page.text)
        assert len(lines(secretariat.get(f"/uptake/table.csv?quarter={quarter}&by=region").text)) == 1


def test_a_region_sees_its_own_rows_and_no_others(people: People, country: list[Somebody]) -> None:
    region = people.signed_in(people.holding("region", region="KZ-75"))
    secretariat = people.signed_in(people.holding("secretariat"))
    whole = lines(secretariat.get(TABLE + "region,age_group").text)
    for by in ("region,age_group", "age_group"):
        assert lines(region.get(TABLE + by).text) == [whole[0], *(row for row in whole if row[0] == "KZ-75")]
    page = text_of(region.get("/uptake?quarter=2026Q2&by=age_group").text)
    assert "You see the figures of: Almaty." in page
    refused = region.get(TABLE + "association,ethnic_group,age_group")
    assert refused.status_code == 422 and "always by region" in text_of(refused.text)


def test_no_page_names_a_person(people: People, session: Session, country: list[Somebody]) -> None:
    reader = people.holding("secretariat", "office")
    secretariat = people.signed_in(reader)
    names = [
        name
        for person in session.scalars(select(Person).where(Person.id != reader.id))
        for name in (person.username, person.display_name)
    ]
    for by in ("region", "region,association", "region,ethnic_group,age_group"):
        for address in (f"/uptake?quarter=2026Q2&by={by}", TABLE + by):
            answer = secretariat.get(address).text
            assert not [name for name in names if name in answer]


def test_a_long_table_comes_two_hundred_rows_at_a_time() -> None:
    rows = list(range(2 * ROWS + 1))
    pages = [page_of(rows, str(number)) for number in (1, 2, 3)]
    assert [row for page in pages for row in page.rows] == rows
    assert [len(page.rows) for page in pages] == [ROWS, ROWS, 1]
    for asked, number in (("", 1), ("0", 1), ("99", 3), ("-1", 1), ("x", 1), ("9" * 5000, 1)):
        assert page_of(rows, asked).number == number


def test_a_long_table_is_paged_through_on_screen_and_whole_in_the_file(people: People, session: Session) -> None:
    regions = ["KZ-75", "KZ-71", "KZ-79", "KZ-10", "KZ-11", "KZ-15", "KZ-19"]
    places = list(product(regions, ["korean", "german", "uzbek", "tatar", "polish", "greek"], AGES))
    crowded(session, [place for place in places for _ in range(10)])
    secretariat = people.signed_in(people.holding("secretariat"))
    by = "region,ethnic_group,age_group"
    first = secretariat.get(f"/uptake?quarter=2026Q2&by={by}").text
    address = unescape(re.findall(r'rel="next" href="([^"]+)"', first)[0])
    second = secretariat.get(address).text
    listed = [row for row in lines(secretariat.get(TABLE + by).text)[1:] if row[-4:] != ["<10"] * 4]
    assert len(listed) == len(places) > ROWS
    assert [row[-4:] for row in cells(first) + cells(second)] == [row[-4:] for row in listed]
    assert "Page 2 of 2" in text_of(second) and "Next page" not in second and "Previous page" in second


AGES = ["child", "teen", "adult", "elder", None]


def crowded(session: Session, places: list[tuple[str, str, str | None]]) -> None:
    """A learner in each place: region, ethnic group, age group."""
    now = datetime(2026, 2, 1, tzinfo=UTC)
    numbered = list(enumerate(places, start=10_000))
    someone = {"display_name": "", "active": True, "created_at": now, "registered_at": now}
    session.execute(insert(Person), [{"id": at, "fs_uniquifier": f"crowd-{at}", **someone} for at, _ in numbered])
    session.execute(
        insert(Profile),
        [
            {"person_id": at, "region_code": region, "age_group": age, "spheres": [], "updated_at": now}
            for at, (region, _, age) in numbered
        ],
    )
    session.execute(
        insert(EthnicDeclaration),
        [{"person_id": at, "ethnic_group": group, "declared_at": now} for at, (_, group, _) in numbered],
    )
    session.commit()
