"""The console script."""

import json

from flask import Flask
from sqlalchemy.orm import Session

from tests.people import PASSWORD, People
from webapp import commands, lesson_commands
from webapp.config import ROOT
from webapp.courses.loading import Library
from webapp.models import Audit


def test_a_new_password_replaces_the_old_one_and_signs_out(app: Flask, people: People, session: Session) -> None:
    client = people.signed_in(people.person("dana"))
    said = app.test_cli_runner().invoke(commands.new_password, ["dana"]).output
    password = said.rsplit(": ", 1)[1].strip()
    assert client.get("/classes").status_code == 302, "whoever was signed in is signed out"
    fresh = app.test_client()
    assert fresh.send("/login", {"username": "dana", "password": PASSWORD}).status_code == 422
    assert fresh.send("/login", {"username": "dana", "password": password}).status_code == 303
    assert password not in str([row.detail for row in session.query(Audit)])


def test_a_password_for_nobody_is_refused(app: Flask) -> None:
    result = app.test_cli_runner().invoke(commands.new_password, ["nobody"])
    assert result.exit_code == 1 and "nobody is registered" in result.output


def test_lessons_words_lists_forms_with_their_counts(app: Flask) -> None:
    lines = app.test_cli_runner().invoke(lesson_commands.words).output.splitlines()
    counts = {form: int(number) for form, number in (line.split("\t") for line in lines)}
    assert counts["сәлем"] > 5
    assert all(form == form.casefold() for form in counts)


def test_lessons_check_says_that_all_is_well(app: Flask) -> None:
    result = app.test_cli_runner().invoke(lesson_commands.check)
    assert result.exit_code == 0 and "0 errors" in result.output


def test_lessons_stats_counts_what_there_is(app: Flask, content: Library) -> None:
    plain = app.test_cli_runner().invoke(lesson_commands.show_stats).output
    told = json.loads(app.test_cli_runner().invoke(lesson_commands.show_stats, ["--json"]).output)
    assert {line.split("\t")[0] for line in plain.splitlines()} == told.keys()
    assert f"words\t{len(content.words)}" in plain.splitlines()
    files = [path for path in (ROOT / "lessons").glob("courses/*/*/*.yaml") if path.name != "unit.yaml"]
    assert told["lessons"] == len(files) and told["languages"] == len(content.languages)
    a1 = told["courses"]["a1"]
    assert a1["units"] == 12 and a1["checkpoints"] >= 12 and told["courses"]["balapan"]["checkpoints"] == 0
    assert a1["lessons"] + a1["checkpoints"] == len(content.courses["a1"].lessons)
    assert told["glosses"]["de"] == len(content.glosses["de"].glosses)
    assert told["lessons_awaiting_review"] == sum("\nreview: needed" in path.read_text("utf-8") for path in files)
