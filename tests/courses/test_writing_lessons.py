"""What those who write lessons use: a new lesson begun, and one looked at while it is edited."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from tests.courses import small_lessons
from tests.courses.small_lessons import LESSON, SECOND
from tests.reading import Reader, text_of
from webapp import previewing
from webapp.commands import main
from webapp.courses import checks, loading


def begin(root: Path, unit: str, slug: str) -> Result:
    return CliRunner().invoke(main, ["lessons", "new", unit, slug, "--folder", str(root)])


def test_a_new_lesson_is_the_next_of_its_unit_and_loads(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    begun = begin(tmp_path, "a1-01", "more")
    assert begun.exit_code == 0 and begun.output.strip() == str(tmp_path / SECOND)
    library = loading.load(tmp_path)
    assert library.problems == [], "a form that the checker expects"
    assert list(library.courses["a1"].lessons) == ["a1-01-01", "a1-01-02"]
    said = [problem.message for problem in checks.problems_of(library, SECOND)]
    assert not any("not a key" in message or "missing" in message for message in said)
    assert any("0 new words" in problem.message for problem in checks.problems(library)), "it is still to be written"


def test_a_lesson_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    before = (tmp_path / LESSON).read_text(encoding="utf-8")
    made = [begin(tmp_path, "a1-01", "whose").output.strip() for _ in range(2)]
    assert [Path(name).name for name in made] == ["02-whose.yaml", "03-whose.yaml"]
    assert (tmp_path / LESSON).read_text(encoding="utf-8") == before
    assert list(loading.load(tmp_path).courses["a1"].lessons) == ["a1-01-01", "a1-01-02", "a1-01-03"]


@pytest.mark.parametrize(
    ("unit", "slug", "said"),
    [
        ("a1-77", "more", "there is no unit 'a1-77'; the units are a1-01"),
        ("a1-01", "Сәлем", "'Сәлем' is no name for a file"),
        ("a1-01", "../more", "'../more' is no name for a file"),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_written(unit: str, slug: str, said: str, tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    refused = begin(tmp_path, unit, slug)
    assert refused.exit_code == 1 and said in refused.output
    assert sorted(tmp_path.rglob("*")) == before


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_lessons.write(tmp_path / "lessons")


@pytest.fixture
def preview(root: Path, tmp_path: Path) -> FlaskClient:
    """A visitor of the preview of the tiny lesson."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    app = previewing.make(root / LESSON, scratch, root)
    app.test_client_class = Reader
    return app.test_client()


def save(root: Path, old: str, new: str) -> int:
    """Edit the lesson, a moment later by the clock of the files. Returns the line."""
    path = root / LESSON
    then = path.stat().st_mtime_ns + 1_000_000_000
    line = small_lessons.change(root, LESSON, old, new)
    os.utime(path, ns=(then, then))
    return line


def test_the_preview_shows_the_lesson_and_its_errors_as_they_are_now(preview: FlaskClient, root: Path) -> None:
    page = preview.get("/preview?lang=en").text
    assert LESSON in page and "No problems in this file." in page and "/practice/a1-01-01?read" in page
    line = save(root, "notes: [whose]", "notes: [whos]")
    page = preview.get("/preview").text
    assert f"line {line}: there is no grammar topic 'whos' in grammar/" in text_of(page).replace("&#39;", "'")
    save(root, "notes: [whos]", "notes: [whose]")
    assert "No problems in this file." in preview.get("/preview").text


def test_the_lesson_itself_is_shown_as_edited(preview: FlaskClient, root: Path) -> None:
    assert "Meaning 2." in preview.get("/practice/a1-01-01?read&lang=en").text
    save(root, "Meaning 2.", "That is my mother.")
    page = preview.get("/practice/a1-01-01?read").text
    assert "That is my mother." in page and "Meaning 2." not in page


def test_a_page_is_made_anew_only_after_a_change(preview: FlaskClient, root: Path) -> None:
    asked = re.search(r'hx-get="(/preview/changed\?since=\w+)"', preview.get("/preview").text)
    assert asked
    htmx = {"HX-Request": "true"}
    same = preview.get(asked[1], headers=htmx)
    assert same.status_code == 204 and "HX-Refresh" not in same.headers
    save(root, "Meaning 2.", "Meaning two.")
    assert preview.get(asked[1], headers=htmx).headers["HX-Refresh"] == "true"


def test_a_file_that_cannot_be_read_is_told_and_the_rest_goes_on(preview: FlaskClient, root: Path) -> None:
    line = save(root, "minutes: 5", "minutes: 5: 6")
    page = preview.get("/preview?lang=en")
    assert page.status_code == 200 and f"line {line}: " in text_of(page.text) and "not readable as YAML" in page.text
    assert preview.get("/practice/a1-01-01").status_code == 404
