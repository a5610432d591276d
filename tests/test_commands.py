"""The console script."""

from flask import Flask
from sqlalchemy.orm import Session

from tests.people import PASSWORD, People
from webapp import commands
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
    lines = app.test_cli_runner().invoke(commands.list_words).output.splitlines()
    counts = {form: int(number) for form, number in (line.split("\t") for line in lines)}
    assert counts["сәлем"] > 5
    assert all(form == form.casefold() for form in counts)


def test_lessons_check_says_that_all_is_well(app: Flask) -> None:
    result = app.test_cli_runner().invoke(commands.check_lessons)
    assert result.exit_code == 0 and "0 problems" in result.output
