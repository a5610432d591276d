"""The figures of a branch: whose they are, what they count, what they hide; on screen as in the files."""

import csv
import io
import re
from html import unescape

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from tests.branch.branches import ALMATY, GERMAN, USHTOBE, WHOLE, learners, study, works
from tests.people import NOW, People
from tests.reading import text_of
from webapp import clock
from webapp.classes.actions import join_class, leave_class
from webapp.models import EthnicDeclaration


def table_of(page: str) -> list[list[str]]:
    """The cells of every row of a class on the page, and of the sums."""
    found = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page, flags=re.DOTALL)
    plain = [re.sub(r'<span class="visually-hidden">.*?</span>', "", row) for row in found]
    return [[unescape(text_of(cell)) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in plain]


def csv_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_republican_association_sees_its_branches_and_nobody_elses(people: People, session: Session) -> None:
    for number, (name, association) in enumerate((("a", ALMATY), ("u", USHTOBE), ("g", GERMAN))):
        teacher = people.holding("teacher", f"teacher-{name}", association)
        class_ = people.class_of(teacher, association, learners(people, number + 1, name))
        class_.name = f"Топ {name.upper()}"
    study(session, USHTOBE, name="Сөйлесу клубы", kind="speaking-club")
    session.commit()
    page = text_of(people.signed_in(people.holding("coordinator", "whole", WHOLE)).get("/branch").text)
    assert "Топ A" in page and "Топ U" in page and "Топ G" not in page
    assert "Associations 8 Classes 2 Teachers 2 Forms of study 1 Learners in classes 3" in page
    assert "Сөйлесу клубы" in page and "Aydyn Korean association, Astana" in page
    below = text_of(people.signed_in(people.holding("coordinator", "below", ALMATY)).get("/branch").text)
    assert "Топ A" in below and "Топ U" not in below


def test_a_learner_in_two_classes_is_one_learner(people: People, session: Session) -> None:
    teacher = people.holding("teacher", association=ALMATY)
    both, one, left = people.person("both"), people.person("one"), people.person("left")
    first = people.class_of(teacher, learners=(both, one))
    second = people.class_of(teacher, learners=(both, left))
    leave_class(session, second.id, left.id, NOW)
    session.commit()
    client = people.signed_in(people.holding("coordinator", association=WHOLE))
    rows = table_of(client.get("/branch").text)
    assert [row[1] for row in rows] == ["2", "1", "2"], "two classes, and the association"
    assert first.id != second.id


def test_who_was_active_and_what_was_completed(people: People, session: Session) -> None:
    teacher = people.holding("teacher", association=ALMATY)
    big = learners(people, 12, "big")
    people.class_of(teacher, learners=big)
    for person in big[:9]:
        works(session, person, lessons=2)
    client = people.signed_in(people.holding("coordinator", association=ALMATY))
    assert table_of(client.get("/branch").text) == [["Кешкі топ", "12", "9", "75%", "18", "1", "—"]]
    page = text_of(client.get("/branch").text)
    assert "Active in two weeks 9 Share active 75% Lessons completed this quarter 18" in page


def test_what_fewer_than_five_did_is_not_told_and_cannot_be_worked_out(people: People, session: Session) -> None:
    teacher = people.holding("teacher", association=ALMATY)
    busy, quiet = learners(people, 14, "busy"), learners(people, 6, "quiet")
    people.class_of(teacher, learners=busy)
    people.class_of(teacher, learners=quiet)
    for person in (*busy[:8], *quiet[:2]):
        works(session, person)
    client = people.signed_in(people.holding("coordinator", association=ALMATY))
    rows = table_of(client.get("/branch").text)
    assert [row[1] for row in rows] == ["14", "6", "20"], "sizes are no secret"
    assert [row[2] for row in rows] == ["…", "<5", "10"]
    assert [row[3] for row in rows] == ["…", "…", "50%"], "nor is the share"
    assert rows[1][4] == "<5" and "…" in (rows[0][4], rows[2][4])


def test_screen_csv_and_workbook_say_the_same(people: People, session: Session) -> None:
    teacher = people.holding("teacher", association=ALMATY)
    busy, quiet = learners(people, 9, "busy"), learners(people, 6, "quiet")
    form = study(session)
    one = people.class_of(teacher, learners=busy)
    one.form_of_study_id, one.name = form.id, "=1+1"
    people.class_of(teacher, learners=quiet)
    for person in (*busy[:8], *quiet[:2]):
        works(session, person)
    client = people.signed_in(people.holding("coordinator", association=ALMATY))
    screen = table_of(client.get("/branch").text)
    rows = csv_of(client.get("/branch/figures.csv").data)
    head, *lines = rows
    places = [head.index(name) for name in ("Learners", "Active in two weeks", "Lessons completed this quarter")]
    classes = [row for row in lines if row[0] == "Class"]
    assert [[row[place] for place in places] for row in classes] == [[row[1], row[2], row[4]] for row in screen[:2]]
    association = next(row for row in lines if row[0] == "Association")
    assert [association[place] for place in places] == [screen[2][1], screen[2][2], screen[2][4]]
    assert classes[0][2] == "'=1+1", "no formula"
    assert classes[0][3] == "Жексенбілік мектеп"
    book = load_workbook(io.BytesIO(client.get("/branch/figures.xlsx").data))
    cells = [
        ["" if cell is None else str(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)
    ]
    assert [[cell.lstrip("'") for cell in row] for row in rows] == cells


def test_no_ethnic_group_anywhere(people: People, session: Session) -> None:
    dana = people.person("dana")
    session.add(EthnicDeclaration(person_id=dana.id, ethnic_group="dungan", declared_at=NOW))
    people.class_of(people.holding("teacher", association=ALMATY), learners=(dana,))
    session.commit()
    client = people.signed_in(people.holding("coordinator", association=WHOLE))
    for address in ("/branch", "/branch/figures.csv"):
        assert "ungan" not in client.get(address).text


@pytest.mark.parametrize("address", ["/branch", "/branch/figures.csv", "/branch/teachers", "/branch/forms"])
def test_the_number_of_statements_does_not_grow(address: str, people: People, session: Session, engine: Engine) -> None:
    teacher = people.holding("teacher", association=ALMATY)
    client = people.signed_in(people.holding("coordinator", association=WHOLE))

    def counted() -> int:
        asked: list[str] = []

        def watch(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            asked.append(statement)

        event.listen(engine, "before_cursor_execute", watch)
        assert client.get(address).status_code == 200
        event.remove(engine, "before_cursor_execute", watch)
        return len(asked)

    class_ = people.class_of(teacher, learners=learners(people, 3, "few"))
    study(session)
    few = counted()
    for person in learners(people, 27, "more"):
        join_class(session, class_, person.id, clock.now(), clock.today())
    for number in range(4):
        people.class_of(people.holding("teacher", f"teacher{number}", ALMATY))
        study(session)
    session.commit()
    assert counted() == few
