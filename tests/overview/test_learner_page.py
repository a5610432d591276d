"""One learner, as the teacher sees them and as they see themselves; notes; and the log of who looked."""

import re
from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.overview.test_class_page import HARMONY, LESSON, RIGHT, complete, give, in_csv
from tests.people import NOW, People
from tests.reading import text_of
from webapp.models import (
    Answer,
    Assignment,
    Attendance,
    Audit,
    Class,
    EthnicDeclaration,
    Guardian,
    LearnerNote,
    Look,
    Mark,
    Person,
    Profile,
    Seat,
)


@pytest.fixture
def owner(people: People) -> Person:
    return people.holding("teacher", association="korean-kz-75")


@pytest.fixture
def dana(people: People) -> Person:
    return people.person("dana", age_group="adult", heritage_language="ru", region_code="KZ-75")


@pytest.fixture
def class_(people: People, owner: Person, dana: Person) -> Class:
    return people.class_of(owner, learners=(dana,))


@pytest.fixture
def teacher(people: People, owner: Person) -> FlaskClient:
    return people.signed_in(owner)


@pytest.fixture
def address(class_: Class, dana: Person) -> str:
    return f"/classes/{class_.id}/learners/{dana.id}"


def filled(session: Session, class_: Class, owner: Person, dana: Person) -> None:
    """Something in each part of the page."""
    give(session, dana, [HARMONY, RIGHT, RIGHT])
    give(session, dana, [HARMONY], days_ago=60)
    complete(session, dana, LESSON)
    of_class = {"class_id": class_.id, "person_id": dana.id}
    session.add_all(
        [
            Attendance(day=date(2026, 5, 4), status="late", marked_by_id=owner.id, marked_at=NOW, **of_class),
            Mark(rubric="speaking", occasion="Базарда", points={"task": 2, "words": 1}, marked_at=NOW, **of_class),
            Assignment(
                class_id=class_.id, kind="lesson", subject=LESSON, opens_on=date(2026, 5, 1), made_at=NOW, note=""
            ),
            Assignment(
                class_id=class_.id, kind="drill", subject="N;SG;LOC", opens_on=date(2026, 5, 1), made_at=NOW, note=""
            ),
        ]
    )
    session.commit()


@pytest.mark.parametrize(("rubric", "most"), [("speaking-a1-1", "15"), ("test-writing", "25"), ("gone", "—")])
def test_a_mark_says_of_how_many_points(
    rubric: str, most: str, session: Session, class_: Class, dana: Person, teacher: FlaskClient, address: str
) -> None:
    session.add(
        Mark(class_id=class_.id, person_id=dana.id, rubric=rubric, occasion="", points={"task": 2}, marked_at=NOW)
    )
    session.commit()
    assert rows_of(teacher.get(address).text, "marks")[0][3:5] == ["2", most]


def rows_of(page: str, heading: str) -> list[list[str]]:
    """The rows of the table under a heading."""
    part = page[page.index(f'<h2 id="{heading}"') :]
    body = part[part.index("<tbody>") : part.index("</tbody>")]
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in body.split("<tr>")[1:])
    return [[text_of(cell) for cell in row] for row in cells]


def test_a_learner_is_shown_from_all_sides(
    class_: Class, owner: Person, dana: Person, teacher: FlaskClient, address: str, session: Session
) -> None:
    filled(session, class_, owner, dana)
    page = teacher.get(address).text
    (form,) = rows_of(page, "forms")
    assert form == ["неде? қайда?", "locative", "4", "50%", "0%", "67%"]
    assert rows_of(page, "weeks")[0][1:4] == ["1", "3", "67%"]
    assert rows_of(page, "attendance") == [["May 4, 2026", "late"]]
    assert rows_of(page, "marks") == [["May 4, 2026", "speaking", "Базарда", "3", "12", "—"]] or rows_of(page, "marks")[
        0
    ][:4] == ["May 4, 2026", "speaking", "Базарда", "3"]
    work = {row[0]: row for row in rows_of(page, "work")}
    assert (work["lesson"][4], work["drill"][4]) == ("100%", "40%"), "ten answers make a drill done"
    assert rows_of(page, "path")[0][1] == "Сәлем!" or "Сәлем" in rows_of(page, "path")[0][0]
    assert '<svg class="bars"' in page and 'role="img"' in page


def test_a_drill_that_was_given_is_done_with_ten_answers(
    class_: Class, owner: Person, dana: Person, teacher: FlaskClient, address: str, session: Session
) -> None:
    filled(session, class_, owner, dana)
    give(session, dana, [RIGHT] * 6)
    work = {row[0]: row for row in rows_of(teacher.get(address).text, "work")}
    assert work["drill"][1] == "неде? қайда?" and work["drill"][4] != "—"


def test_page_and_file_have_the_same_figures(
    class_: Class, owner: Person, dana: Person, teacher: FlaskClient, address: str, session: Session
) -> None:
    filled(session, class_, owner, dana)
    page, tables = teacher.get(address).text, in_csv(teacher.get(f"{address}/figures.csv").data)
    for title, heading in (("Strengths by form", "forms"), ("Week by week", "weeks"), ("Marks", "marks")):
        heads, *rows = tables[title]
        for shown, row in zip(rows_of(page, heading), rows, strict=True):
            plain = [cell.removesuffix("%") if "%" in head else cell for head, cell in zip(heads, shown, strict=True)]
            kept = [(head, cell or "—") for head, cell in zip(heads, row, strict=True) if not re.match(r"\d{4}-", cell)]
            assert [cell for _, cell in kept] == plain[len(plain) - len(kept) :]
    assert teacher.get(f"{address}/figures.xlsx").data[:2] == b"PK"


def test_opening_a_learner_is_logged_once_a_day_and_the_learner_reads_it(
    class_: Class, owner: Person, dana: Person, teacher: FlaskClient, people: People, address: str, session: Session
) -> None:
    learner = people.signed_in(dana)
    assert "Nobody has looked yet." in learner.get("/looks").text
    for _ in range(2):
        teacher.get(address)
    teacher.get(f"{address}/figures.csv")
    teacher.get(f"/classes/{class_.id}/xapi.json")
    looked = session.execute(select(Look.what, Look.teacher_id, Look.learner_id, Look.class_id)).all()
    assert sorted(looked) == [
        ("export", owner.id, dana.id, class_.id),
        ("learner-page", owner.id, dana.id, class_.id),
    ]
    told = text_of(learner.get("/looks").text)
    assert (
        "Teacher" in told
        and "Your page: lessons, answers, attendance, marks" in told
        and "A file with your figures" in told
    )
    assert 'href="/looks"' in learner.get("/data").text
    assert "Nobody has looked yet." in people.signed_in(people.person("erlan")).get("/looks").text


def test_the_learner_sees_what_the_teacher_sees(
    class_: Class, owner: Person, dana: Person, teacher: FlaskClient, people: People, address: str, session: Session
) -> None:
    filled(session, class_, owner, dana)
    teacher.send(f"{address}/notes", {"text": "Көп оқиды"}, page=address)
    theirs, own = teacher.get(address).text, people.signed_in(dana).get(f"/classes/{class_.id}/mine").text
    for heading in ("weeks", "forms", "work", "attendance", "marks", "path"):
        assert rows_of(own, heading) == rows_of(theirs, heading)
    assert "Көп оқиды" in own and "Keep the note" not in own
    assert session.scalars(select(Look.learner_id)).all() == [dana.id], "looking at oneself is not logged"
    session.scalars(select(Seat)).one().left_at = NOW
    session.commit()
    assert people.signed_in(dana).get(f"/classes/{class_.id}/mine").status_code == 404
    assert teacher.get(address).status_code == 404


def test_a_note_is_kept_read_by_the_learner_and_deleted_by_its_author_alone(
    class_: Class, owner: Person, dana: Person, teacher: FlaskClient, people: People, address: str, session: Session
) -> None:
    assert "The learner can read it" in teacher.get(address).text
    refused = teacher.send(f"{address}/notes", {"text": "  "}, page=address)
    assert refused.status_code == 422 and "Write the note first." in refused.text
    assert teacher.send(f"{address}/notes", {"text": "Септіктер қиын"}, page=address).status_code == 303
    note = session.scalars(select(LearnerNote)).one()
    assert (note.person_id, note.author_id, note.class_id) == (dana.id, owner.id, class_.id)
    colleague = people.holding("teacher", "colleague", "korean-kz-75")
    other = people.signed_in(colleague)
    assert other.send(f"{address}/notes/{note.id}/delete", page="/classes").status_code == 404
    assert teacher.send(f"{address}/notes/{note.id}/delete", page=address).status_code == 303
    assert session.scalars(select(LearnerNote)).all() == []
    actions = session.scalars(select(Audit.action).where(Audit.subject_id == dana.id)).all()
    assert {"note on learner", "delete note on learner"} <= set(actions)


def test_a_child_gets_few_words_and_a_guardian_the_whole_page(
    class_: Class, owner: Person, dana: Person, teacher: FlaskClient, people: People, address: str, session: Session
) -> None:
    filled(session, class_, owner, dana)
    session.get_one(Profile, dana.id).age_group = "child"
    mother = people.person("mother", age_group="adult")
    session.commit()
    family = people.signed_in(mother)
    whole = f"/classes/{class_.id}/mine/of/{dana.id}"
    assert family.get(whole).status_code == 404 and family.get(f"/looks/of/{dana.id}").status_code == 404
    session.add(Guardian(child_id=dana.id, guardian_id=mother.id, since=NOW))
    session.commit()
    teacher.get(address)
    child = people.signed_in(dana)
    simple = child.get(f"/classes/{class_.id}/mine").text
    assert "locative" not in simple and "Lessons completed" in simple
    assert "Teacher" in text_of(child.get("/looks").text)
    links = family.get("/guardian").text
    assert whole in links and f"/looks/of/{dana.id}" in links
    assert "locative" in family.get(whole).text
    assert "Your page" in text_of(family.get(f"/looks/of/{dana.id}").text)
    assert family.get(f"{whole}/figures.csv").status_code == 200
    session.scalars(select(Guardian)).one().until = NOW
    session.commit()
    assert family.get(whole).status_code == 404


def test_no_ethnic_group_and_no_address_in_page_or_file(
    class_: Class, dana: Person, teacher: FlaskClient, address: str, session: Session
) -> None:
    dana.email = "dana@example.org"
    session.merge(dana)
    session.add(EthnicDeclaration(person_id=dana.id, ethnic_group="dungan", declared_at=NOW))
    session.commit()
    give(session, dana, [HARMONY])
    pages = (address, f"{address}/figures.csv", f"/classes/{class_.id}", f"/classes/{class_.id}/overview.csv")
    for page in (*pages, f"/classes/{class_.id}/xapi.json", f"/classes/{class_.id}/mistakes/harmony~LOC~~back"):
        for language, group in (("en", "Dungan"), ("ru", "дунган"), ("kk", "дүнген")):
            answer = teacher.get(f"{page}?lang={language}")
            assert answer.status_code == 200, page
            assert group.casefold() not in answer.text.casefold() and "example.org" not in answer.text, page


def test_the_answers_themselves_come_a_page_at_a_time(
    class_: Class, dana: Person, teacher: FlaskClient, address: str, session: Session
) -> None:
    give(session, dana, [RIGHT] * 60)
    first = teacher.get(address).text
    assert first.count('<tr data-verdict="right"') == 50
    older = re.search(r'href="([^"]*before=\d+[^"]*)"', first)
    assert older
    assert teacher.get(older[1].replace("&amp;", "&").partition("#")[0]).text.count('<tr data-verdict="right"') == 10
    newest = session.scalars(select(Answer.answered_at).order_by(Answer.id.desc())).first()
    assert newest is not None and newest <= datetime.now(UTC)
