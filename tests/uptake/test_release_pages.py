"""Pages of releases: who may open what, what a region sees of a draft, and the way from draft to published."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.people import PASSWORD, People
from tests.reading import text_of
from tests.uptake.drafted import FEW, draft, people
from webapp.courses.loading import Library
from webapp.models import Audit, Job, Release, ReleaseSignature, TableRead, UptakeTotal


@pytest.fixture
def made(session: Session, content: Library) -> Release:
    release = draft(session, content, people(400))
    session.commit()
    return release


@pytest.fixture
def saule(people: People) -> FlaskClient:
    return people.signed_in(people.holding("secretariat", "saule"))


@pytest.mark.parametrize("role", ["learner", "teacher", "coordinator", "editor", "admin"])
def test_nobody_else_opens_a_draft(role: str, made: Release, people: People) -> None:
    branch = "korean-kz-75" if role in ("teacher", "coordinator") else None
    client = people.signed_in(people.holding(role, association=branch))
    for address in ("/uptake/releases", f"/uptake/drafts/{made.id}"):
        assert client.get(address).status_code == 403
    for way in ("text", "sign", "publish", "drop"):
        assert client.send(f"/uptake/drafts/{made.id}/{way}", {}).status_code == 403
    assert client.send("/uptake/releases", {"period": "2026Q3"}).status_code == 403


def test_somebody_unknown_is_shown_the_way_in(made: Release, client: FlaskClient) -> None:
    assert client.get(f"/uptake/drafts/{made.id}").status_code == 302


def test_a_region_reads_its_own_rows_alone(made: Release, people: People, session: Session) -> None:
    client = people.signed_in(people.holding("region", region="KZ-39"))
    page = client.get(f"/uptake/drafts/{made.id}").text
    assert "Kostanay" in page and "Almaty" not in page and "Total" not in text_of(page)
    assert 'value="ethnic_group"' not in page and 'value="region-gender"' in page
    assert "password" not in page and "Drop the draft" not in page
    for way in ("text", "sign", "publish", "drop"):
        assert client.send(f"/uptake/drafts/{made.id}/{way}", {"password": PASSWORD}).status_code == 403
    assert client.send("/uptake/releases", {"period": "2026Q3"}).status_code == 403
    session.expire_all()
    assert session.get_one(Release, made.id).state == "audited"


def test_each_look_at_a_draft_is_logged_once_a_day(made: Release, saule: FlaskClient, session: Session) -> None:
    for _ in range(2):
        assert saule.get(f"/uptake/drafts/{made.id}").status_code == 200
    assert [one.what for one in session.scalars(select(TableRead))] == ["draft 2026Q3"]


def test_every_table_has_its_page(made: Release, saule: FlaskClient) -> None:
    for table in FEW:
        page = saule.get(f"/uptake/drafts/{made.id}?table={table.code}&page=99&lang=kk").text
        assert table.names["kk"] in page
    assert "hidden, so that nobody can be found" in saule.get(f"/uptake/drafts/{made.id}?lang=en").text


def test_from_text_to_two_signatures(
    made: Release, saule: FlaskClient, people: People, session: Session, app: Flask
) -> None:
    address = f"/uptake/drafts/{made.id}"
    ivan = people.signed_in(people.holding("secretariat", "ivan"))
    assert "Publish" not in text_of(saule.get(address).text)
    texts = {"commentary_kk": "Тоқсан туралы.", "commentary_ru": "О квартале."}
    assert saule.send(f"{address}/text", texts).status_code == 303
    assert saule.send(f"{address}/sign", {"password": "wrong"}).status_code == 422
    for client in (saule, saule, ivan):
        assert client.send(f"{address}/sign", {"password": PASSWORD}).status_code == 303
    assert len(session.scalars(select(ReleaseSignature)).all()) == 2
    assert "it can never be changed" in saule.get(address).text
    assert {"sign release", "write on draft release"} <= set(session.scalars(select(Audit.action)))


def test_unsigned_it_is_not_published(made: Release, saule: FlaskClient, session: Session) -> None:
    assert saule.send(f"/uptake/drafts/{made.id}/publish").status_code == 303
    assert session.scalars(select(Job)).all() == []
    assert "Two different people must sign" in saule.get(f"/uptake/drafts/{made.id}").text


def test_a_dropped_draft_is_gone(made: Release, saule: FlaskClient) -> None:
    assert saule.send(f"/uptake/drafts/{made.id}/drop").status_code == 303
    assert saule.get(f"/uptake/drafts/{made.id}").status_code == 404


def test_only_a_closed_period_may_be_drafted(saule: FlaskClient, session: Session) -> None:
    session.add(UptakeTotal(quarter="2025Q4", region_code="KZ-75", association_id="none"))
    session.commit()
    page = saule.get("/uptake/releases").text
    assert 'value="2025Q4"' in page and 'value="2025"' in page
    assert 'value="2025Q3"' not in page and 'value="2999Q1"' not in page
    saule.send("/uptake/releases", {"period": "2999Q1"})
    assert "Choose a period that is over" in saule.get("/uptake/releases").text
