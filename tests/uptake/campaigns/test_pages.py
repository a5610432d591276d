"""Campaigns: reference data, the page, who may see and add."""

from datetime import date
from itertools import count

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.own_data.uptake_rows import fact
from tests.people import People
from tests.reading import text_of
from webapp.models import Campaign, TableRead, UptakeTotal
from webapp.uptake.campaigns.queries import counted
from webapp.uptake.campaigns.reference import load_campaigns
from webapp.uptake.campaigns.weeks import weeks

NUMBERS = count(1)


@pytest.fixture
def nauryz(session: Session) -> Campaign:
    """Nauryz of 2026; 2025 stands beside it."""
    load_campaigns(session)
    session.commit()
    return session.scalars(select(Campaign).where(Campaign.first_day == date(2026, 3, 21))).one()


def _learnt(people: People, session: Session, number: int, quarter: str, bits: int, **values: object) -> None:
    for _ in range(number):
        one = fact(people.person(f"learner-{next(NUMBERS)}").id)
        one.quarter, one.weeks = quarter, bits
        for name, value in values.items():
            setattr(one, name, value)
        session.add(one)
    session.commit()


def _members(session: Session, quarter: str, number: int) -> None:
    keys = {"quarter": quarter, "region_code": "KZ-75", "association_id": "korean-kz-75"}
    session.add(UptakeTotal(**keys, registered=number))
    session.commit()


def test_the_reference_is_loaded_once(session: Session) -> None:
    load_campaigns(session)
    first = session.scalar(select(func.count()).select_from(Campaign))
    load_campaigns(session)
    assert first == session.scalar(select(func.count()).select_from(Campaign)) == 12
    days = session.scalars(select(Campaign).where(Campaign.code == "languages-day")).all()
    assert {(one.first_day.month, one.first_day.day) for one in days} == {(9, 5)}


def test_a_week_of_two_quarters_counts_a_person_once(people: People, session: Session) -> None:
    """29 June to 5 July 2026 is week 13 of the second quarter and week 0 of the third."""
    some = weeks(date(2026, 7, 1), date(2026, 7, 1))
    both = people.person("both")
    for quarter, bit in (("2026Q2", 1 << 13), ("2026Q3", 1)):
        one = fact(both.id)
        one.quarter, one.weeks = quarter, bit
        session.add(one)
    _learnt(people, session, 2, "2026Q2", 1 << 13)
    _learnt(people, session, 1, "2026Q3", 1)
    _learnt(people, session, 1, "2026Q3", 1, association_id="none")
    _learnt(people, session, 1, "2026Q3", 1, main=False)
    _members(session, "2026Q3", 7)
    found = counted(session, some, None)
    assert found.by_association == {"korean-kz-75": (0, 0, 0, 0, 4, 0, 0, 0, 0)}
    assert found.members[4] == 7
    assert counted(session, some, frozenset({"KZ-71"})).totals == (0,) * 9


def test_the_page_sets_weeks_beside_another_year(people: People, session: Session, nauryz: Campaign) -> None:
    # Nauryz 2026 touches the weeks of 16 and 23 March: bits 11 and 12 of the first quarter.
    _learnt(people, session, 30, "2026Q1", 1 << 11)
    _members(session, "2026Q1", 60)
    client = people.signed_in(people.holding("secretariat"))
    page = client.get(f"/uptake/campaigns/{nauryz.id}").text
    text = text_of(page)
    assert "16 Mar 2026" in text.replace(",", "") or "Mar 16 2026" in text.replace(",", "")
    assert "during 30 60 50.0 %" in text.replace("\u00a0", " ")
    assert "Share in 2025" in text and "<svg" in page
    session.rollback()
    assert session.scalars(select(TableRead.what)).all() == [f"campaign {nauryz.id} country"]


def test_a_region_sees_its_own_people(people: People, session: Session, nauryz: Campaign) -> None:
    _learnt(people, session, 30, "2026Q1", 1 << 11)
    _members(session, "2026Q1", 60)
    there = people.signed_in(people.holding("region", "region-75", region="KZ-75"))
    elsewhere = people.signed_in(people.holding("region", "region-71", region="KZ-71"))
    assert "during 30 60" in text_of(there.get(f"/uptake/campaigns/{nauryz.id}").text)
    assert "during 30 60" not in text_of(elsewhere.get(f"/uptake/campaigns/{nauryz.id}").text)


def _form(**changed: str) -> dict[str, str]:
    return {
        "code": "",
        "name_kk": "Тіл апталығы",
        "name_ru": "Неделя языка",
        "name_en": "Week of the language",
        "first_day": "2026-10-05",
        "last_day": "2026-10-11",
        "source": "An order",
        **changed,
    }


def test_the_country_adds_a_campaign(people: People, session: Session) -> None:
    client = people.signed_in(people.holding("secretariat"))
    assert client.send("/uptake/campaigns/new", _form()).status_code == 303
    assert session.scalars(select(Campaign.code)).all() == ["week-of-the-language"]
    assert client.send("/uptake/campaigns/new", _form()).status_code == 303
    assert len(session.scalars(select(Campaign.code)).all()) == 1, "the same again is not added twice"
    again = client.send("/uptake/campaigns/new", _form(last_day="2026-10-01"))
    for day in ("0001-01-01", "9999-12-31"):
        far = client.send("/uptake/campaigns/new", _form(first_day=day, last_day=day))
        assert far.status_code == 422 and "1991 to 2100" in text_of(far.text)
    assert again.status_code == 422 and "The last day comes after the first." in text_of(again.text)


@pytest.mark.parametrize(
    ("role", "association", "region", "sees"),
    [
        ("region", None, "KZ-75", 200),
        ("secretariat", None, "KZ-75", 200),
        ("teacher", "korean-kz-75", None, 403),
        ("coordinator", "korean-kz", None, 403),
        ("editor", None, None, 403),
        ("admin", None, None, 403),
    ],
)
def test_who_may_see_and_who_may_add(
    role: str, association: str | None, region: str | None, sees: int, people: People, nauryz: Campaign
) -> None:
    client = people.signed_in(people.holding(role, association=association, region=region))
    assert client.get("/uptake/campaigns").status_code == sees
    assert client.get(f"/uptake/campaigns/{nauryz.id}").status_code == sees
    assert client.get("/uptake/campaigns/new").status_code == 403
    assert client.send("/uptake/campaigns/new", _form(), page="/profile").status_code == 403


def test_a_year_still_to_come_is_not_offered_for_comparison(people: People, session: Session, nauryz: Campaign) -> None:
    names = {"name_kk": "Н", "name_ru": "Н", "name_en": "Nauryz", "source": ""}
    day = date(nauryz.first_day.year + 40, 3, 21)
    later = Campaign(code=nauryz.code, first_day=day, last_day=day, **names)
    session.add(later)
    session.commit()
    client = people.signed_in(people.holding("secretariat"))
    assert f"beside={later.id}" not in client.get(f"/uptake/campaigns/{nauryz.id}").text
