"""The pages of the dashboard: who sees what, what is hidden, what is written beside the figures, how much it asks of the database."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from tests.counting import statements_of
from tests.people import NOW, People
from tests.reading import text_of
from tests.uptake.sample import publish
from webapp import clock
from webapp.models import (
    AssociationContact,
    ReleaseCell,
    Remark,
    TableRead,
    Target,
    UptakeMark,
    UptakeTotal,
    Waiting,
)
from webapp.uptake.quarter import quarter_of
from webapp.uptake.reference import load_uptake_reference

PAGES = (
    "/uptake",
    "/uptake/calls",
    "/uptake/regions/KZ-75",
    "/uptake/regions/KZ-39",
    "/uptake/branch",
    "/uptake/targets",
)


def set_cell(session: Session, period: str, indicator: str, region: str, value: int | None) -> None:
    """Change a cell of an invented release, so that a test knows what stands there."""
    number = {"2026Q3": 3, "2026Q2": 2, "2025Q3": 1}[period]
    cells = ReleaseCell.__table__
    # Past the guards that keep what is published: the release is invented.
    if session.get_bind().dialect.name == "sqlite":
        for name in session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            session.execute(text(f'DROP TRIGGER "{name}"'))
    else:
        session.execute(text("SET session_replication_role = replica"))
    session.connection().execute(
        update(cells)  # type: ignore[arg-type]
        .where(
            cells.c.release_id == number,
            cells.c.table_code == "region",
            cells.c.indicator == indicator,
            cells.c.key1 == region,
        )
        .values(value=value)
    )


@pytest.fixture
def published(session: Session) -> Session:
    """Three quarters published; the last of them is what pages show."""
    for seed, period in enumerate(("2025Q3", "2026Q2", "2026Q3")):
        publish(session, period, seed)
    session.commit()
    return session


@pytest.mark.parametrize(
    ("role", "where", "statuses"),
    [
        ("secretariat", {}, (200, 200, 200, 200, 403, 200)),
        ("secretariat", {"region": "KZ-75"}, (302, 200, 200, 200, 403, 403)),
        ("region", {"region": "KZ-75"}, (302, 200, 200, 200, 403, 403)),
        ("coordinator", {"association": "korean-kz"}, (403, 403, 403, 403, 200, 403)),
        ("teacher", {"association": "korean-kz-75"}, (403,) * 6),
        ("editor", {}, (403,) * 6),
        ("admin", {}, (403,) * 6),
    ],
)
def test_each_role_sees_its_own(
    role: str, where: dict[str, str], statuses: tuple[int, ...], published: Session, people: People
) -> None:
    client = people.signed_in(people.holding(role, **where))  # type: ignore[arg-type]
    assert tuple(client.get(page).status_code for page in PAGES) == statuses
    assert client.get("/uptake/methods").status_code == 200


def test_a_learner_and_a_stranger_see_the_methods_alone(published: Session, people: People, app: Flask) -> None:
    learner, stranger = people.signed_in(people.person("dana")), app.test_client()
    assert {learner.get(page).status_code for page in PAGES} == {403}
    assert {stranger.get(page).status_code for page in PAGES} == {302}
    assert stranger.get("/uptake/methods").status_code == 200


def test_a_region_sees_its_own_detail_and_of_others_the_totals(published: Session, people: People) -> None:
    client = people.signed_in(people.holding("region", region="KZ-75"))
    assert client.get("/uptake").location == "/uptake/regions/KZ-75"
    own, other = (text_of(client.get(f"/uptake/regions/{code}").text) for code in ("KZ-75", "KZ-39"))
    for words in ("This quarter so far", "Associations to call this week", "The region in detail", "Write about"):
        assert words in own and words not in other
    assert "Where we stand" in other and "Quarter by quarter" in other
    assert client.get("/uptake/regions/KZ-99").status_code == 404
    assert client.get("/uptake/regions/KZ-75?period=2019Q1").status_code == 404


def test_opening_what_is_not_published_is_logged_and_what_is_published_is_not(
    published: Session, people: People, session: Session
) -> None:
    office = people.holding("region", region="KZ-75")
    client = people.signed_in(office)
    client.get("/uptake/regions/KZ-39")
    assert session.scalars(select(TableRead)).all() == []
    client.get("/uptake/regions/KZ-75")
    client.get("/uptake/regions/KZ-75")
    session.rollback()
    quarter = quarter_of(clock.today())
    assert {(one.person_id, one.what) for one in session.scalars(select(TableRead))} == {
        (office.id, f"live KZ-75 {quarter}"),
        (office.id, "calls KZ-75"),
    }


def test_key_figures_say_how_they_changed(published: Session, people: People) -> None:
    for period, learners in (("2026Q3", 470), ("2026Q2", 460), ("2025Q3", 400)):
        set_cell(published, period, "learners", "*", learners)
        set_cell(published, period, "active", "*", None)
    published.commit()
    page = people.signed_in(people.holding("secretariat")).get("/uptake").text
    shown = text_of(page)
    assert "470 same quarter a year ago: ▲ +70 from 400 — more than chance and rounding would make" in shown
    assert "quarter before: +10 from 460 — no clear change" in shown
    assert "not shown, so not compared" in shown and "not shown" in shown
    assert 'href="/uptake/methods#learners"' in page
    assert "How this is counted : Share active" in shown and "active_share" not in shown


def test_a_hidden_or_small_base_hides_the_share(published: Session, people: People) -> None:
    client = people.signed_in(people.holding("secretariat"))
    for learners, active in ((20, 15), (None, 15), (100, None)):
        set_cell(published, "2026Q3", "learners", "*", learners)
        set_cell(published, "2026Q3", "active", "*", active)
        published.commit()
        key = client.get("/uptake").text.split('id="key-active_share"')[1].split("</li>")[0]
        assert "not shown" in key and "%" not in key


def test_the_map_stands_beside_its_numbers(published: Session, people: People) -> None:
    set_cell(published, "2026Q3", "learners", "KZ-75", 235)
    published.commit()
    page = people.signed_in(people.holding("secretariat")).get("/uptake").text
    assert page.count('<figure class="drawing"><svg') == page.count('role="img"') == 2
    assert "0.10" in text_of(page) and "2,347,924" in text_of(page)


def test_targets_are_set_and_taken_back_by_the_secretariat_of_the_country(
    published: Session, people: People, session: Session
) -> None:
    load_uptake_reference(session)
    set_cell(session, "2026Q3", "learners", "*", 470)
    session.commit()
    client = people.signed_in(people.holding("secretariat"))
    form = {"indicator": "learners", "region": "", "year": "2026", "value": "400", "document": "Decision No. 1"}
    assert client.send("/uptake/targets", {**form, "value": "300"}).status_code == 303
    assert client.send("/uptake/targets", form).status_code == 303
    ours = session.scalars(select(Target).where(Target.indicator == "learners")).all()
    assert [(one.value, one.unit, one.region_code) for one in ours] == [(400, "people", None)]
    plan = text_of(client.get("/uptake").text)
    assert "Learners 2026 400 470 reached Decision No. 1" in plan
    assert "It is not our share of learners" in plan and "not certain" in plan
    wrong = client.send("/uptake/targets", {**form, "indicator": "active_share", "value": "140"})
    assert wrong.status_code == 422 and "A share is given in percent" in wrong.text
    document = session.scalars(select(Target.id).where(Target.indicator == "state-tv-kazakh")).first()
    assert client.send(f"/uptake/targets/{document}/delete", page="/uptake/targets").status_code == 404
    assert client.send(f"/uptake/targets/{ours[0].id}/delete", page="/uptake/targets").status_code == 303
    session.rollback()
    assert session.scalars(select(Target).where(Target.indicator == "learners")).all() == []


@pytest.mark.parametrize(("typed", "kept"), [("40,5", 40.5), ("40.5", 40.5), ("1\u00a02 ", 12)])
def test_a_target_is_typed_as_people_write_numbers(typed: str, kept: float, session: Session, people: People) -> None:
    form = {"indicator": "active_share", "region": "", "year": "2026", "value": typed, "document": "Plan"}
    client = people.signed_in(people.holding("secretariat"))
    assert client.send("/uptake/targets", form).status_code == 303
    assert session.scalars(select(Target.value).where(Target.indicator == "active_share")).one() == kept


def test_documents_and_links_are_said_in_the_language_of_the_page(published: Session, people: People) -> None:
    load_uptake_reference(published)
    published.commit()
    page = people.signed_in(people.holding("secretariat"), "ru").get("/uptake").text
    assert 'class="visually-hidden">: Слушатели' in page and ": learners" not in page
    assert "2026-01-01" not in page and "1 янв. 2026" in page.replace("\u202f", " ").replace("\u00a0", " ")


def test_documents_are_loaded_once_and_leave_own_targets_alone(session: Session) -> None:
    load_uptake_reference(session)
    session.add(
        Target(
            indicator="learners", year=2027, value=9, unit="people", status="target", document="d", source="", confidence="high",
            name_kk="", name_ru="", name_en="",
        )
    )  # fmt: skip
    before = len(session.scalars(select(Target)).all())
    load_uptake_reference(session)
    assert len(session.scalars(select(Target)).all()) == before == 45


def test_words_stand_beside_the_figures_and_older_ones_are_kept(
    published: Session, people: People, session: Session
) -> None:
    office = people.holding("region", "office-75", region="KZ-75")
    client = people.signed_in(office)
    address, page = "/uptake/regions/KZ-75/remarks?period=2026Q3", "/uptake/regions/KZ-75"
    assert client.send(address, {"kk": "", "ru": "Открыты два класса."}, page=page).status_code == 303
    assert client.send(address, {"kk": "Екі сынып ашылды.", "ru": "Открыты три класса."}, page=page).status_code == 303
    session.rollback()
    kept = [(one.language, one.text) for one in session.scalars(select(Remark).order_by(Remark.id))]
    assert len(kept) == 3 and ("ru", "Открыты два класса.") in kept
    shown = client.get(page).text
    assert '<blockquote class="remark" lang="kk"><p>Екі сынып ашылды.' in shown
    assert "<p>Открыты три класса." in shown and "<p>Открыты два класса." not in shown
    assert "Regional secretariat" in shown and "Office-75" not in shown.split("<main")[1]
    assert "Открыты три класса." in people.signed_in(people.holding("secretariat")).get("/uptake").text
    assert client.send("/uptake/regions/KZ-39/remarks", {"ru": "x"}, page=page).status_code == 404
    assert client.send("/uptake/remarks", {"ru": "x"}, page=page).status_code == 403
    long = client.send(address, {"kk": "", "ru": "я" * 4001}, page=page)
    assert long.status_code == 422 and "That is too long." in long.text


def test_a_branch_sees_the_published_rows_of_its_own(published: Session, people: People) -> None:
    page = people.signed_in(people.holding("coordinator", association="korean-kz-75")).get("/uptake/branch").text
    assert "from published release 3" in text_of(page) and "What is hidden, and why" in page
    rows = page.split("<tbody>")[1].split("</tbody>")[0]
    assert rows.count("<tr>") >= 1 and "German" not in rows
    assert "so far" not in text_of(page.split("<main")[1])


def totals(session: Session, **learners: int) -> None:
    quarter = str(quarter_of(clock.today()))
    session.add(UptakeMark(name="answer", newest_id=1, at=NOW))
    for code, number in learners.items():
        region = code.replace("_", "-")
        for association, share in (("none", number - number // 3), ("korean-kz-75", number // 3)):
            session.add(
                UptakeTotal(
                    quarter=quarter, region_code=region, association_id=association, learners=share, active=share // 2
                )
            )
    session.commit()


def test_the_quarter_so_far_is_coarse(session: Session, people: People) -> None:
    totals(session, KZ_75=203, KZ_39=98, KZ_10=2, KZ_11=57, KZ_15=31)
    page = people.signed_in(people.holding("secretariat")).get("/uptake").text
    live = page.split('id="live"')[1].split("</table>")[0]
    assert "will change" in live and "Nothing has been published yet" in page
    cells = [row.split("</tr>")[0] for row in live.split("<tr>")[2:]]
    assert len(cells) == 22
    shown = text_of(live)
    assert "205" in shown and "203" not in shown and "98" not in shown
    assert "not shown" in next(row for row in cells if "Abai" in row)


def called(session: Session, people: People, app: Flask) -> str:
    return text_of(people.signed_in(people.holding("region", region="KZ-75")).get("/uptake/calls").text)


def test_associations_are_called_for_what_is_known_of_classes(session: Session, people: People, app: Flask) -> None:
    teacher = people.holding("teacher", association="korean-kz-75")
    taught = people.class_of(teacher)
    gone = people.class_of(people.person("gone"))
    session.add(AssociationContact(association_id="korean-kz-75", phone="+7 727 000 00 00", email="uiym@example.kz"))
    session.commit()
    shown = called(session, people, app)
    assert taught.id != gone.id and "1 open class has no teacher." in shown
    assert "no lesson of it has been marked for three weeks" in shown
    assert "+7 727 000 00 00" in shown and "uiym@example.kz" in shown
    assert "No open class." in shown
    for name in ("Teacher", "Gone", "Кешкі"):
        assert name not in shown


@pytest.mark.parametrize(("number", "told"), [(9, False), (13, True)])
def test_people_who_wait_are_told_as_ten_or_more(
    number: int, told: bool, session: Session, people: People, app: Flask
) -> None:
    for place in range(number):
        person = people.person(f"waits-{place}")
        session.add(Waiting(person_id=person.id, association_id="korean-kz-75", asked_on=date(2026, 9, 1)))
    session.commit()
    shown = called(session, people, app)
    assert ("10 people or more are waiting" in shown) == told
    assert "13" not in shown.split("Associations to call")[-1]


def test_a_page_asks_the_same_of_a_small_country_and_of_a_large_one(
    published: Session, session: Session, people: People, app: Flask
) -> None:
    client = people.signed_in(people.holding("secretariat"))
    small = [statements_of(client, app, page) for page in PAGES[:4]]
    totals(session, KZ_75=203, KZ_39=98, KZ_10=2)
    teacher = people.holding("teacher", association="korean-kz-75")
    for _ in range(3):
        people.class_of(teacher, learners=())
    publish(session, "2026Q1", 9)
    session.commit()
    assert [statements_of(client, app, page) for page in PAGES[:4]] == small
    assert max(small) <= 26


def test_methods_define_every_figure_that_pages_lead_to(published: Session, people: People) -> None:
    client = people.signed_in(people.holding("secretariat"))
    methods = client.get("/uptake/methods").text
    for page in ("/uptake", "/uptake/regions/KZ-75"):
        for part in client.get(page).text.split('href="/uptake/methods#')[1:]:
            code = part.split('"')[0]
            assert f'id="{code}"' in methods, code
    for words in ("fewer than 10 people", "fewer than 5 elsewhere", "rounded to 5", "Break on", "low: an estimate"):
        assert words in text_of(methods), words


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_stands_in_three_languages(language: str, published: Session, people: People) -> None:
    """The reader of these tests refuses invalid pages and Kazakh that is not said to be Kazakh."""
    totals(published, KZ_75=203, KZ_39=98)
    load_uptake_reference(published)
    published.commit()
    client = people.signed_in(people.holding("secretariat"), language)
    for page in ("/uptake", "/uptake/calls", "/uptake/regions/KZ-33", "/uptake/targets", "/uptake/methods"):
        assert client.get(page).status_code == 200
    coordinator = people.signed_in(people.holding("coordinator", association="korean-kz"), language)
    assert coordinator.get("/uptake/branch").status_code == 200
