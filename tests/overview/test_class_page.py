"""The class at a glance: who needs help, what goes wrong, and the same figures on screen and in files."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from babel.dates import format_date
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.counting import statements_of
from tests.people import NOW, People
from tests.reading import fields, text_of
from webapp.clock import day_of
from webapp.models import Answer, Class, ClassGroup, Completion, Dispute, GroupSeat, Look, Person, RoleGrant, Run

HARMONY = ("drill/қала/N;SG;LOC", "қаладе", "wrong", "harmony")
RIGHT = ("drill/қала/N;SG;LOC", "қалада", "right", None)
LESSON = "a1-01-01"


def give(
    session: Session,
    person: Person,
    answers: list[tuple[str, str, str, str | None]],
    lesson: str = "drill",
    days_ago: int = 0,
    milliseconds: int = 5000,
) -> list[Answer]:
    """Answers as they are kept, some days ago."""
    at = datetime.now(UTC) - timedelta(days=days_ago)
    run = Run(person_id=person.id, course_id="a1", lesson_id=lesson, plan=[], started_at=at)
    session.add(run)
    session.flush()
    made = [
        Answer(
            person_id=person.id,
            client_id=uuid4(),
            run_id=run.id,
            lesson_id=lesson,
            exercise_id=exercise,
            given=given,
            verdict=verdict,
            diagnosis=diagnosis,
            milliseconds=milliseconds,
            answered_at=at,
            day=day_of(at),
        )
        for exercise, given, verdict, diagnosis in answers
    ]
    session.add_all(made)
    session.commit()
    return made


def complete(session: Session, person: Person, lesson: str) -> None:
    """A lesson completed today."""
    now = datetime.now(UTC)
    session.add(
        Completion(
            person_id=person.id,
            course_id="a1",
            kind="lesson",
            subject_id=lesson,
            criterion={},
            completed_at=now,
            day=day_of(now),
        )
    )
    session.commit()


@pytest.fixture
def owner(people: People) -> Person:
    return people.holding("teacher", association="korean-kz-75")


@pytest.fixture
def three(people: People) -> tuple[Person, Person, Person]:
    return (people.person("aina"), people.person("bota"), people.person("dana"))


@pytest.fixture
def class_(people: People, owner: Person, three: tuple[Person, ...]) -> Class:
    return people.class_of(owner, learners=three)


@pytest.fixture
def teacher(people: People, owner: Person) -> FlaskClient:
    return people.signed_in(owner)


def screen(page: str) -> list[list[str]]:
    """The learners' table as read on the page, its heads first."""
    table = page[page.index('class="data numbers heat"') :]
    rows = re.findall(r"<tr>(.*?)</tr>", table[: table.index("</table>")], re.DOTALL)
    return [[text_of(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows]


def in_csv(content: bytes) -> dict[str, list[list[str]]]:
    """Each table of a file by its title."""
    tables: dict[str, list[list[str]]] = {}
    rows: list[list[str]] | None = None
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
        if not row:
            rows = None
        elif rows is None:
            rows = tables.setdefault(row[0], [])
        else:
            rows.append(row)
    return tables


def as_shown(head: str, value: object) -> str:
    """A value of a file as the page shows it."""
    if value in (None, ""):
        return "—"
    if head.endswith("%"):
        return f"{value}%"
    part = re.search(r"of (\d+)$", head)
    if part:
        return f"{value}/{part[1]}"
    if isinstance(value, datetime | date) or re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
        return format_date(day, "medium", locale="en")
    return str(value)


def test_every_figure_is_the_same_on_screen_in_csv_and_in_xlsx(
    class_: Class, three: tuple[Person, ...], teacher: FlaskClient, session: Session
) -> None:
    aina, bota, _ = three
    word = (f"{LESSON}/сәлем/type", "сәлем", "right", None)
    missed = (f"{LESSON}/сәлем/type", "салем", "almost", "letters")
    wrong = (f"{LESSON}/сәлем/type", "рахмет", "wrong", "lexical")
    give(session, aina, [word, missed, wrong], LESSON, milliseconds=600_000)
    give(session, bota, [HARMONY, HARMONY, RIGHT])
    give(session, bota, [word], LESSON, days_ago=40)
    complete(session, aina, LESSON)
    address = f"/classes/{class_.id}"
    for period in ("two-weeks", "quarter", "all"):
        table = in_csv(teacher.get(f"{address}/overview.csv?period={period}").data)
        book = load_workbook(io.BytesIO(teacher.get(f"{address}/overview.xlsx?period={period}").data))
        heads, *rows = table["Learners"]
        sheet_heads, *sheet = book["Learners"].iter_rows(values_only=True)
        assert list(sheet_heads) == heads
        for row, cells in zip(rows, sheet, strict=True):
            for head, text, value in zip(heads, row, cells, strict=True):
                assert as_shown(head, text) == as_shown(head, value), head
        for measure, ending in (("lessons", "lessons completed of"), ("rights", "right or almost, %")):
            shown_heads, *shown = screen(teacher.get(f"{address}?period={period}&show={measure}").text)
            places = [
                place
                for place, head in enumerate(heads)
                if head not in ("Group", "Needs help") and (": " not in head or f": {ending}" in head)
            ]
            assert len(shown_heads) == len(places) == 6 + 12
            for on_screen, row in zip(shown, rows, strict=True):
                assert on_screen == [as_shown(heads[place], row[place]) for place in places]


def test_the_figures_are_what_their_words_say(
    class_: Class, three: tuple[Person, ...], teacher: FlaskClient, session: Session
) -> None:
    aina = three[0]
    right, wrong = (f"{LESSON}/сәлем/type", "сәлем", "right", None), (f"{LESSON}/сәлем/type", "жоқ", "wrong", "lexical")
    give(session, aina, [right, right, wrong], LESSON, milliseconds=600_000)
    give(session, aina, [right], LESSON, days_ago=30)
    complete(session, aina, LESSON)
    page = teacher.get(f"/classes/{class_.id}").text
    name, lessons, answers, share, minutes, last, *units = screen(page)[1]
    assert (name, lessons, answers, share) == ("Aina", "1", "3", "67%")
    assert minutes == "9", "an answer left open for ten minutes counts for three"
    assert last == format_date(day_of(datetime.now(UTC)), "medium", locale="en")
    assert units[0] == "1/7" or re.fullmatch(r"1/\d+", units[0])
    assert 'aria-current="true">Two weeks' in page
    assert screen(teacher.get(f"/classes/{class_.id}?period=all").text)[1][2] == "4"
    assert screen(teacher.get(f"/classes/{class_.id}?show=rights").text)[1][6] == "67%"


def test_an_answer_that_was_accepted_counts_as_right(
    class_: Class, three: tuple[Person, ...], teacher: FlaskClient, session: Session
) -> None:
    kept = give(session, three[0], [HARMONY, HARMONY, HARMONY, RIGHT])
    one = kept[0]
    session.add(
        Dispute(
            person_id=three[0].id,
            answer_id=one.id,
            lesson_id="drill",
            exercise_id=one.exercise_id,
            given=one.given,
            expected="қалада",
            state="accepted",
            raised_at=NOW,
        )
    )
    session.commit()
    page = teacher.get(f"/classes/{class_.id}").text
    assert screen(page)[1][3] == "50%"
    assert "2 wrong answers" in text_of(page)


def test_past_days_are_read_again_when_answers_come_to_them(
    class_: Class, three: tuple[Person, ...], teacher: FlaskClient, session: Session
) -> None:
    give(session, three[0], [RIGHT], days_ago=3)
    assert screen(teacher.get(f"/classes/{class_.id}").text)[1][2] == "1"
    give(session, three[0], [RIGHT], days_ago=4)
    give(session, three[0], [RIGHT])
    assert screen(teacher.get(f"/classes/{class_.id}").text)[1][2] == "3"


def test_what_the_class_gets_wrong_is_told_by_how_many_with_a_drill_to_give(
    class_: Class, three: tuple[Person, ...], teacher: FlaskClient, session: Session
) -> None:
    aina, bota, dana = three
    for one in (aina, bota):
        give(session, one, [HARMONY])
    give(session, dana, [RIGHT])
    page = teacher.get(f"/classes/{class_.id}").text
    item = page[page.index('<ol class="mistakes">') : page.index("</ol>", page.index('<ol class="mistakes">'))]
    told = text_of(item)
    assert "2 of 3 -де after back vowels; right is -да" in told
    assert "қаладе → қалада" in told
    assert "Aina" not in told and "Bota" not in told, "names are shown when opened"
    form = fields(item[item.index("<form") :])
    assert (form["kind"], form["subject"], form["back"]) == ("drill", "cells=N;SG;LOC", f"/classes/{class_.id}")
    assert f'action="/classes/{class_.id}/plan/assignments"' in item
    link = re.search(r'href="([^"]*/mistakes/[^"]+)"', item)
    assert link
    opened = teacher.get(link[1].replace("&amp;", "&"))
    assert "Aina" in opened.text and "Bota" in opened.text and "Dana" not in opened.text
    looked = session.scalars(select(Look.learner_id).where(Look.what == "answers")).all()
    assert sorted(looked) == sorted((aina.id, bota.id))
    assert teacher.get(f"/classes/{class_.id}/mistakes/elision").status_code == 404


def test_a_group_is_shown_alone(
    class_: Class, three: tuple[Person, ...], teacher: FlaskClient, session: Session
) -> None:
    group = ClassGroup(class_id=class_.id, name="Жаңадан келгендер")
    session.add(group)
    session.flush()
    session.add(GroupSeat(group_id=group.id, person_id=three[1].id))
    session.commit()
    rows = screen(teacher.get(f"/classes/{class_.id}?group={group.id}").text)
    assert [row[0] for row in rows[1:]] == ["Bota"]
    assert len(screen(teacher.get(f"/classes/{class_.id}?group=99999").text)) == 4, "no such group: everybody"


def test_the_page_takes_as_many_statements_for_three_learners_as_for_thirty(
    app: Flask, people: People, owner: Person, teacher: FlaskClient, session: Session
) -> None:
    learners = tuple(people.person(f"learner{number}") for number in range(33))
    small, large = people.class_of(owner, learners=learners[:3]), people.class_of(owner, learners=learners[3:])
    give(session, learners[0], [HARMONY, RIGHT] * 5)
    for one in learners[3:]:
        give(session, one, [HARMONY, RIGHT] * 5, days_ago=1)
    for part in ("", "/overview.csv", "?period=all"):
        few, many = (statements_of(teacher, app, f"/classes/{one.id}{part}") for one in (small, large))
        assert few == many, part
    before = statements_of(teacher, app, f"/classes/{large.id}")
    give(session, learners[3], [HARMONY, RIGHT] * 150)
    assert statements_of(teacher, app, f"/classes/{large.id}") == before
    one, other = (f"/classes/{large.id}/learners/{learners[place].id}" for place in (3, 4))
    assert statements_of(teacher, app, one) == statements_of(teacher, app, other)


NOBODIES = (
    ("teacher", "stranger", "german-kz-39", None),
    ("teacher", "colleague", "korean-kz-75", None),
    ("coordinator", None, "korean-kz", None),
    ("secretariat", None, None, None),
    ("region", None, None, "KZ-75"),
    ("editor", None, None, None),
    ("admin", None, None, None),
)


def pages_of(class_: Class, learner: Person) -> list[str]:
    """Every page of this room that is for the teacher."""
    parts = ("", "/overview.csv", "/overview.xlsx", "/xapi.json", "/mistakes/harmony")
    person = f"/learners/{learner.id}"
    return [
        f"/classes/{class_.id}{part}" for part in (*parts, person, f"{person}/figures.csv", f"{person}/figures.xlsx")
    ]


@pytest.mark.parametrize("who", NOBODIES, ids=lambda who: f"{who[1] or who[0]}")
def test_a_class_that_is_not_yours_is_not_found(
    who: tuple[str, str | None, str | None, str | None],
    class_: Class,
    three: tuple[Person, ...],
    people: People,
    session: Session,
) -> None:
    role, username, association, region = who
    username = username or ("other" if role == "teacher" else role)
    client = people.signed_in(people.holding(role, username, association, region))
    for page in pages_of(class_, three[0]):
        assert client.get(page).status_code == 404, page
    for address in ("notes", "notes/1/delete"):
        refused = client.send(f"/classes/{class_.id}/learners/{three[0].id}/{address}", {"text": "…"}, page="/classes")
        assert refused.status_code == 404
    assert client.get(f"/classes/{class_.id}/mine").status_code == 404
    assert client.get(f"/classes/{class_.id}/mine/of/{three[0].id}").status_code == 404
    assert client.get(f"/looks/of/{three[0].id}").status_code == 404
    assert session.scalars(select(Look)).all() == []


def test_learners_strangers_and_those_whose_role_ended_find_nothing(
    class_: Class,
    three: tuple[Person, ...],
    people: People,
    teacher: FlaskClient,
    client: FlaskClient,
    session: Session,
) -> None:
    learner = people.signed_in(three[1])
    for page in pages_of(class_, three[0]):
        assert learner.get(page).status_code == 404, page
        assert client.get(page).status_code == 302, page
    assert learner.get(f"/classes/{class_.id}/mine/of/{three[0].id}").status_code == 404
    give(session, three[0], [("drill/қала/N;SG;LOC", "қала", "wrong", "harmony")])
    session.scalars(select(RoleGrant)).one().valid_to = NOW.date()
    session.commit()
    for page in pages_of(class_, three[0]):
        assert teacher.get(page).status_code == 404, page


def test_a_learner_of_another_class_is_not_found(class_: Class, people: People, teacher: FlaskClient) -> None:
    outside = people.person("erlan")
    for part in ("", "/figures.csv"):
        assert teacher.get(f"/classes/{class_.id}/learners/{outside.id}{part}").status_code == 404


def test_a_class_without_learners_says_how_to_begin_and_nothing_else(people: People) -> None:
    teacher = people.holding("teacher", association="korean-kz-75")
    class_, client = people.class_of(teacher), people.signed_in(teacher)
    page = client.get(f"/classes/{class_.id}").text
    for door in ("roster/add", "roster/code", "live", "plan"):
        address = f"/classes/{class_.id}/{door}"
        assert f'href="{address}"' in page.split('id="how-to-begin"')[1] and client.get(address).status_code == 200
    assert "Who needs help" not in page and "What the class gets wrong" not in page
    assert f'href="/classes/{class_.id}#how-to-begin"' in client.get("/classes").text


def test_an_empty_group_is_no_empty_class(people: People, session: Session) -> None:
    teacher = people.holding("teacher", association="korean-kz-75")
    class_ = people.class_of(teacher, learners=(people.person("aina"),))
    group = ClassGroup(class_id=class_.id, name="Бірінші")
    session.add(group)
    session.commit()
    client = people.signed_in(teacher)
    assert "how-to-begin" not in client.get(f"/classes/{class_.id}").text + client.get("/classes").text
    page = client.get(f"/classes/{class_.id}?group={group.id}").text
    assert "Nobody is in this group yet." in page and "how-to-begin" not in page
