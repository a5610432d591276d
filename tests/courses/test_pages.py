"""The pages of a course: what a learner sees, and the page that says why."""

import html
import re

import pytest
from flask.testing import FlaskClient

from tests.people import People
from tests.reading import text_of
from webapp.courses import loading

WHY = "/courses/a1/why"
MAY = {"teacher": "korean-kz-75", "coordinator": "korean-kz", "editor": None, "admin": None}


def table(page: str, id: str) -> list[list[str]]:
    """The rows of one of the two tables, as a person reads them."""
    body = page[page.index(f'id="{id}"') :]
    body = body[body.index("<tbody>") : body.index("</tbody>")]
    return [
        [text_of(html.unescape(cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
        for row in body.split("<tr>")[1:]
    ]


@pytest.mark.parametrize("role", MAY)
def test_those_who_teach_and_write_see_why(role: str, people: People) -> None:
    client = people.signed_in(people.holding(role, association=MAY[role]))
    assert client.get(WHY).status_code == 200
    assert "How it adapts" in client.get("/").text


@pytest.mark.parametrize("role", ["learner", "secretariat", "region"])
def test_nobody_else_does(role: str, people: People, client: FlaskClient) -> None:
    assert people.signed_in(people.holding(role, region="KZ-75")).get(WHY).status_code == 403
    assert client.get(WHY).status_code == 302
    client.send("/profile", {"age_group": "adult"})
    assert client.get(WHY).status_code == 302, "a guest neither"


def test_every_piece_is_shown_with_its_reason(people: People, content: loading.Library) -> None:
    client = people.signed_in(people.holding("editor"))
    page = client.get(f"{WHY}?lesson=a1-03-01&language=uz&age=adult&sphere=home&people=uzbek").text
    shown, left = table(page, "shown"), table(page, "left-out")
    assert all(len(row) == 4 and all(row) for row in (*shown, *left)), "piece, which, why, rule"
    by_rule = {row[3]: row for row in (*shown, *left)}
    assert by_rule["feature"][2].startswith("because your language")
    assert "Uzbek" in by_rule["correspondence"][2]
    assert by_rule["sphere"][2] == "because you use Kazakh here: home"
    assert by_rule["people"][1] == "Uzbeks" and "Uzbeks" in by_rule["people"][2]
    assert by_rule["false-friend"][0] == "Exercise" and "means something else than" in by_rule["false-friend"][2]
    assert "you know it:" in by_rule["known-cognate"][2] and by_rule["known-cognate"] in left
    asked = [row[1] for row in shown if row[0] == "Exercise"]
    assert 8 <= len(asked) <= 14 and all(name.startswith("a1-03-01/") for name in asked)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_reasons_are_whole_sentences_in_three_languages(language: str, people: People) -> None:
    client = people.signed_in(people.holding("editor"))
    for course, profile in (
        ("a1", "language=uz&age=teen"),
        ("balapan", "language=ru&age=child"),
        ("a1", "age=elder&people=korean&sphere=market"),
    ):
        page = client.get(f"/courses/{course}/why?lang={language}&{profile}").text
        assert "%(" not in page and "Texts(" not in page and "Markup(" not in page


def test_profiles_differ_on_the_page(people: People) -> None:
    client = people.signed_in(people.holding("teacher", association="korean-kz-75"))
    pages = [
        table(client.get(f"{WHY}?{profile}").text, "shown")
        for profile in ("language=ru&age=adult&sphere=clinic", "language=uz&age=teen&sphere=school", "language=ru&age=elder")
    ]  # fmt: skip
    assert len({str(page) for page in pages}) == 3
    left = table(client.get("/courses/balapan/why?language=ru&age=child").text, "left-out")
    assert any("this kind of exercise is not for" in row[2] for row in left), left[:3]


def test_what_the_lessons_do_not_know_is_ignored_and_an_unknown_lesson_not_found(people: People) -> None:
    client = people.signed_in(people.holding("editor"))
    odd = client.get(f"{WHY}?language=xx&age=baby&sphere=moon&people=martian")
    assert odd.status_code == 200
    assert table(odd.text, "shown") == table(client.get(WHY).text, "shown")
    assert client.get(f"{WHY}?lesson=a1-99-01").status_code == 404
    assert client.get("/courses/z9/why").status_code == 404


def test_an_uzbek_speaker_sees_a_bridge_from_uzbek_with_its_reason(people: People, content: loading.Library) -> None:
    client = people.signed_in(people.person("gulnora", heritage_language="uz", age_group="adult"))
    pages = {lesson: client.get(f"/practice/{lesson}").text for lesson in content.courses["a1"].lessons}
    seen = [lesson for lesson, page in pages.items() if '<i lang="uz">bosh</i> — <b lang="kk">бас</b>' in page]
    assert seen, "bosh is бас nowhere"
    assert "for speakers of this language: Uzbek" in pages[seen[0]]
    russian = people.signed_in(people.person("anna", heritage_language="ru", age_group="adult"))
    assert all("bosh" not in russian.get(f"/practice/{lesson}").text for lesson in seen)


def test_the_course_page_lists_every_lesson_as_planned(client: FlaskClient, content: loading.Library) -> None:
    assert re.findall(r'href="/courses/(\w+)"', client.get("/courses").text)[:2] == ["a1", "balapan"]
    page = client.get("/courses/a1?lang=en").text
    course = content.courses["a1"]
    for unit in course.units:
        assert unit.entry.title.kk in page and html.escape(unit.entry.can_do[0].en) in html.escape(html.unescape(page))
    assert re.findall(r'href="/practice/(a1-\d\d-\d\d)"', page) == list(course.lessons)
    assert "Tell us which language you think in" in page
    client.send("/profile", {"heritage_language": "uz", "age_group": "adult"})
    adapted = client.get("/courses/a1").text
    assert "Tell us which language you think in" not in adapted
    counts = [re.findall(r"(\d+) exercises?", text) for text in (page, adapted)]
    assert counts[0] != counts[1] and len(counts[0]) == len(counts[1]) == len(course.lessons)


@pytest.mark.parametrize(("age", "tag"), [("child", "ru"), ("teen", "uz"), ("adult", "de"), ("elder", "tr")])
def test_every_lesson_page_is_whole_for_each_age(age: str, tag: str, people: People, content: loading.Library) -> None:
    client = people.signed_in(people.person(age, heritage_language=tag, age_group=age))
    for number, lesson in enumerate(content.course_for(age).lessons.values()):
        language = ("kk", "ru", "en")[number % 3]
        page = client.get(f"/practice/{lesson.id}?lang={language}")
        assert page.status_code == 200
        assert not re.search(r"\$(man|woman|boy|girl|feast|dish|place)|%\(|\*\w", text_of(page.text)), (age, lesson.id)
        for piece in (*lesson.rhymes, *lesson.games):
            assert piece.title.get(language) in html.unescape(page.text), (lesson.id, piece.id)


def test_the_titles_of_topics_stand_on_the_lesson_page(people: People, content: loading.Library) -> None:
    adult = people.signed_in(people.person("anna", age_group="adult", heritage_language="ru"))
    page = re.sub("<[^>]+>", "", html.unescape(adult.get("/practice/a1-03-01?lang=en").text))
    titles = [content.topics[note].title.en for note in content.courses["a1"].lessons["a1-03-01"].notes]
    assert titles and all(title in page for title in titles)
