"""Tables of learners are read as people write them, and compared with who is there."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.accounts.forms import USERNAME
from webapp.classes import first_passwords, roster_columns, roster_reading
from webapp.classes.roster_columns import folded
from webapp.classes.roster_matching import Known, Seated, plan
from webapp.classes.roster_reading import Wanted, read_names, read_table
from webapp.classes.usernames import suggestions

CELLS = roster_reading.Known({"корейский": "ko", "ko": "ko"}, {"adult": "adult", "дети": "child", "child": "child"})


def test_every_header_that_is_shown_is_read_again() -> None:
    for language in ("kk", "ru", "en"):
        assert roster_columns.fields_of(roster_columns.header(language)) == list(roster_columns.FIELDS)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (["Аты-жөні", "Шағын топ"], ["name", "group"]),
        (["ФИО ученика", "Логин"], [None, "username"]),
        (["Ф.И.О.", "логин", "ГРУППА", "Телефон"], ["name", "username", "group", None]),
        (["Фамилия", "Имя"], ["surname", "name"]),
        (["name", "Name"], ["name", None]),
    ],
)
def test_headers_in_three_languages(header: list[str], fields: list[str | None]) -> None:
    assert roster_columns.fields_of(header) == fields


def test_names_alone_are_enough() -> None:
    assert [one.name for one in read_table([["Ару"], ["Тимур С."]], CELLS).rows] == ["Ару", "Тимур С."]
    assert [one.name for one in read_names(" Ару \n\nТимур   С.\n").rows] == ["Ару", "Тимур С."]


def test_a_row_is_read_whole_and_other_columns_are_named_but_not_kept() -> None:
    header = ["Фамилия", "Имя", "Логин", "Подгруппа", "Язык", "Возраст", "Ребёнок", "Дата рождения"]
    read = read_table([header, ["Ким", "Соня", "Sonya", "а; б;а", "Корейский", "дети", "да", "2017-01-02"]], CELLS)
    assert read.rows == (Wanted(2, "Соня Ким", "sonya", ("а", "б"), "ko", "child", True),)
    assert read.unread == ("Дата рождения",) and read.problems == ()
    assert "2017" not in str(read)


@pytest.mark.parametrize(
    ("row", "field", "value", "expected"),
    [
        (["", "", "", "", ""], "name", "", "a name"),
        (["Ару", "аб", "", "", ""], "username", "аб", "three to 32"),
        (["Ару", "", "клингонский", "", ""], "language", "клингонский", "a language that the site knows"),
        (["Ару", "", "", "дракон", ""], "age", "дракон", "child, teenager"),
        (["Ару", "", "", "", "может быть"], "child", "может быть", "yes or no"),
        (["Ару", "", "", "adult", "да"], "child", "да", "the same as the age group"),
        (["А" * 81, "", "", "", ""], "name", "А" * 81, "up to %(number)d letters"),
        (["А" * 41, "", "", "", "да"], "name", "А" * 41, "up to %(number)d letters"),
    ],
)
def test_what_is_wrong_is_told_with_row_field_value_and_what_is_expected(
    row: list[str], field: str, value: str, expected: str
) -> None:
    read = read_table([["name", "username", "language", "age", "child"], ["Соня", "", "", "", ""], row], CELLS)
    assert [one.name for one in read.rows] == ["Соня"], "the other row is fine"
    (problem,) = read.problems
    assert (problem.row, problem.field, problem.value) == (3, field, value) and expected in problem.expected


def test_a_table_without_names_says_so() -> None:
    (problem,) = read_table([["Телефон", "Логин"], ["1", "ab"]], CELLS).problems
    assert problem.expected == "a column with names"
    assert read_table([], CELLS).problems[0].expected == "a column with names"


DANA = Seated(1, "Дана", "dana", False, ("а",), renamable=True)
SONYA = Seated(2, "Соня", None, True, ())
OWN = Seated(3, "Ерлан", "erlan", False, ())
NOTHING = Known({})


def test_who_is_there_stays_and_who_is_not_is_new() -> None:
    found = plan([Wanted(1, "дана"), Wanted(2, "Соня"), Wanted(3, "Ару")], [DANA, SONYA], NOTHING)
    assert (found.same, [one.name for one in found.new]) == (1, ["Ару"])
    assert [change.name for change in found.changes] == ["дана"], "the association gave the name, and mends it"


def test_the_name_of_an_own_account_is_the_learners() -> None:
    found = plan([Wanted(1, "Ерлан Ким", "erlan")], [OWN], NOTHING)
    assert found.empty and found.same == 1


def test_groups_change_only_where_the_table_speaks_of_them() -> None:
    silent = plan([Wanted(1, "Дана", groups=None)], [DANA], NOTHING)
    assert silent.empty
    same = plan([Wanted(1, "Дана", groups=("а",))], [DANA], NOTHING)
    assert same.empty
    (change,) = plan([Wanted(1, "Дана", groups=("б", "а"))], [DANA], NOTHING).changes
    assert change.groups == ("б", "а") and change.fields == ["groups"]


@pytest.mark.parametrize(
    ("rows", "seated", "known", "expected"),
    [
        ([Wanted(1, "Ару", "taken")], [], Known({}, {"taken"}), "others join by the code"),
        ([Wanted(1, "Ару", "aru"), Wanted(2, "Аруна", "aru")], [], NOTHING, "others join by the code"),
        ([Wanted(1, "Ару"), Wanted(2, "ару")], [], NOTHING, "add a letter of the surname"),
        ([Wanted(1, "Дана", "dana2")], [DANA], NOTHING, "add a letter of the surname"),
        ([Wanted(1, "Дана"), Wanted(2, "Дана", "dana")], [DANA], NOTHING, "each learner in one row"),
        ([Wanted(1, "Соня", child=False)], [SONYA], NOTHING, "signs in by pictures"),
        ([Wanted(1, "Дана", child=True)], [DANA], NOTHING, "has a user name"),
        ([Wanted(1, "Ару", sourced_id="s9")], [], Known({"s9": 9}, left={9}), "comes back by the join code"),
        ([Wanted(1, "Ару", sourced_id="s9")], [], Known({"s9": 9}), "comes back by the join code"),
        ([Wanted(number, f"Ару {number}") for number in range(101)], [], NOTHING, "up to 100 new learners"),
    ],
)
def test_rows_that_cannot_be_followed(rows: list[Wanted], seated: list[Seated], known: Known, expected: str) -> None:
    found = plan(rows, seated, known)
    assert len(found.problems) == 1 and expected in found.problems[0].expected
    assert found.problems[0].row == rows[-1].row


def test_somebody_of_a_roster_is_the_same_person_under_any_name() -> None:
    other = Seated(9, "Ару", None, True, ())
    found = plan([Wanted(2, "Ару Ким", sourced_id="s9")], [], Known({"s9": 9}, elsewhere={9: other}))
    assert [change.joins for change in found.changes] == [True] and not found.new
    (numbered,) = plan([Wanted(2, "Соня", sourced_id="s2")], [SONYA], NOTHING).changes
    assert numbered.numbered == "s2"
    assert plan([Wanted(2, "Соня", sourced_id="s2")], [SONYA], Known({"s2": 2})).empty


def test_user_names_are_short_and_without_digits() -> None:
    words = ("alma", "tau")
    assert next(suggestions("Аружан Серікқызы", words)) == "aruzhan"
    assert list(suggestions("Жұлдыз Әбіш", words))[:3] == ["zhuldyz", "zhuldyz.a", "zhuldyz.ab"]
    assert next(suggestions("Łukasz Żak", words)) == "lukasz"
    assert next(suggestions("Ли", words)) == "li.alma"
    assert next(suggestions("김민수", words)) == "alma.tau"


@given(st.text(max_size=80))
def test_each_suggestion_may_be_a_user_name(name: str) -> None:
    found = suggestions(name, ("alma", "tau", "dala"))
    for one in (next(found) for _ in range(12)):
        assert USERNAME.match(one) and one.isascii() and one == one.casefold() and len(one) <= 32


def test_first_passwords_are_plain_words() -> None:
    assert len(set(first_passwords.WORDS)) == 256
    assert all(re.fullmatch("[a-z]{3,9}", word) for word in first_passwords.WORDS)
    drawn = {first_passwords.draw(random.Random(number)) for number in range(200)}
    assert len(drawn) == 200 and all(len(one) >= 8 and one.count("-") == 2 for one in drawn)


def test_folding_minds_no_capitals_quotes_or_dots_over_letters() -> None:
    assert folded(" «Ребёнок:» ") == "ребенок"
