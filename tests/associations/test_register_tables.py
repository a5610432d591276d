"""The register out and in again as CSV and XLSX: a round trip changes nothing, a change is history, a fault is told by row."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.associations.register import KNOWN, TODAY, books, planned, put
from webapp.associations import queries, register_actions, register_queries, table
from webapp.associations.book import read_book, write_book
from webapp.associations.columns import HISTORY, STATE
from webapp.associations.comparing import Plan, compare
from webapp.associations.history import Accredited, Borne, Contact, Entry, Gathered, Names, Place, Tie
from webapp.spreadsheets import csv_bytes, read_sheets

FILES = [("csv", "register"), ("csv", "history"), ("xlsx", "")]


def table_of(*rows: dict[str, str]) -> bytes:
    header = list(dict.fromkeys(code for row in rows for code in row))
    return csv_bytes([header, *([row.get(code, "") for code in header] for row in rows)])


def told(plan: Plan) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.message) for one in plan.problems]


@pytest.mark.parametrize("language", [None, "kk", "ru", "en"])
@pytest.mark.parametrize(("ending", "what"), FILES)
def test_the_demo_tree_out_and_in_changes_nothing(
    session: Session, ending: str, what: str, language: str | None
) -> None:
    book = read_book(session)
    plan = planned(session, table.file_of(book, ending, what, language), name=f"t.{ending}")
    assert plan.problems == [] and plan.empty and plan.after == book
    assert plan.unchanged == (0 if what == "history" else len(book))


@settings(max_examples=60)
@given(books())
def test_any_register_out_and_in_changes_nothing(book: dict[str, Entry]) -> None:
    for ending, what in FILES:
        sheets = read_sheets(f"t.{ending}", table.file_of(book, ending, what, "kk"))
        plan = compare(sheets, book, KNOWN, TODAY, TODAY)
        assert plan.problems == [] and plan.empty, (ending, what)
        assert plan.after == book


def test_a_register_moves_into_an_empty_one_with_all_its_history(session: Session) -> None:
    entry = read_book(session)["korean-kz-75"]
    full = replace(
        entry,
        names=Names("жаңа", "новое", "new"),
        borne=(
            Borne(Names("ескі", "старое", "old"), date(2015, 1, 1), date(2026, 2, 1)),
            Borne(Names("жаңа", "новое", "new"), date(2026, 2, 1)),
        ),
        gathered=(Gathered("german", date(2016, 1, 1), date(2017, 1, 1)), Gathered("korean", date(2016, 1, 1))),
        accredited=(Accredited("=1", date(2020, 1, 1), date(2022, 1, 1)), Accredited("=2", date(2023, 1, 1))),
        contact=Contact("+7 700", "a@example.org", "Алматы", "https://example.org"),
    )
    put(session, full)
    book = read_book(session)
    content = table.file_of(book, "xlsx", "", "ru")
    known = register_queries.known(session, frozenset(), TODAY)
    plan = compare(read_sheets("t.xlsx", content), {}, known, TODAY, TODAY)
    assert plan.problems == []
    assert plan.after == book and book["korean-kz-75"] == full


def test_what_changes_counts_from_the_day_on_and_the_past_stays(session: Session) -> None:
    day = date(2026, 10, 12)
    content = table_of(
        {
            "id": "korean-kz-75",
            "name_ru": "Новое имя",
            "region": "Шымкент",
            "peoples": "корейцы; Russians",
            "accreditation_number": "A-7",
            "accreditation_from": "01.10.2026",
            "accreditation_to": "30.09.2029",
            "phone": "+7 727 000",
        }
    )
    plan = planned(session, content, day)
    assert plan.problems == []
    ((_, changes),) = plan.changed
    assert {change.column for change in changes} == {
        "name_ru", "region", "peoples", "accreditation_number", "accreditation_from", "accreditation_to", "phone",
    }  # fmt: skip
    assert [(one.old, one.new) for one in changes if one.column == "region"] == [("KZ-75", "KZ-79")]
    assert register_actions.put_plan(session, plan) == ["korean-kz-75"]
    for when, name, region, peoples in (
        (date(2026, 10, 11), "Корейское объединение", "KZ-75", ()),
        (day, "Новое имя", "KZ-79", ("korean", "russian")),
    ):
        (one,) = (one for one in queries.associations_on(session, when) if one.id == "korean-kz-75")
        assert name in one.name_ru or when < day
        assert (one.name_ru == "Новое имя") == (when >= day)
        assert (one.region_code, one.peoples) == (region, peoples)
    assert planned(session, content, day).empty, "the same table again changes nothing"


def test_new_merged_closed_and_reopened_by_a_table(session: Session) -> None:
    new = {"kind": "филиал", "name_kk": "Жаңа", "name_ru": "Новое", "name_en": "Brand new", "region": "KZ-39"}
    put_in = planned(session, table_of({"id": "", **new, "parent": "german-kz-39", "stands_from": "2026-10-02"}))
    assert put_in.problems == [] and [one.id for one in put_in.new] == ["brand-new"]
    register_actions.put_plan(session, put_in)
    again = planned(session, table_of({"id": "", **new}))
    assert again.empty and not again.problems, "without an id, a known name is that association"
    rows = [{"id": "brand-new", "until": "", "merged_into": "german-kz-39"}]
    merged = planned(session, table_of(*rows))
    assert merged.problems == []
    register_actions.put_plan(session, merged)
    assert queries.standing(session, "brand-new", TODAY) == "german-kz-39"
    closed = planned(session, table_of({"id": "german-kz-39-rudny", "until": "2026-10-05"}))
    register_actions.put_plan(session, closed)
    assert "german-kz-39-rudny" in {one.id for one in queries.associations_on(session, date(2026, 10, 4))}
    assert "german-kz-39-rudny" not in {one.id for one in queries.associations_on(session, date(2026, 10, 5))}
    reopened = planned(session, table_of({"id": "german-kz-39-rudny", "until": "", "merged_into": ""}))
    register_actions.put_plan(session, reopened)
    assert "german-kz-39-rudny" in {one.id for one in queries.associations_on(session, TODAY)}


def test_each_mistake_is_told_by_row_column_and_value_and_nothing_is_written(session: Session) -> None:
    good = {"kind": "local", "name_kk": "а", "name_ru": "б", "name_en": "c", "region": "KZ-39"}
    wrong = [
        ({"kind": "big"}, "kind"),
        ({"name_kk": ""}, "name_kk"),
        ({"region": "KZ-00"}, "region"),
        ({"region": ""}, "region"),
        ({"parent": "nobody"}, "parent"),
        ({"house": "nowhere"}, "house"),
        ({"peoples": "korean; elves"}, "peoples"),
        ({"accreditation_number": "7"}, "accreditation_from"),
        ({"accreditation_from": "31.02.2026"}, "accreditation_from"),
        ({"email": "nobody"}, "email"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"stands_from": "2036-01-01"}, "stands_from"),
        ({"kind": "republican"}, "parent"),
        ({"merged_into": "nobody"}, "merged_into"),
        ({"package": "elves"}, "package"),
        ({"id": "Capital Letters"}, "id"),
    ]
    rows = [{"id": f"new-{place}", **good, **more} for place, (more, _) in enumerate(wrong)]
    before = read_book(session)
    plan = planned(session, table_of(*rows))
    assert [(row, column) for row, column, _ in told(plan)] == [
        (place + 2, column) for place, (_, column) in enumerate(wrong)
    ]
    assert plan.problems[2].value == "KZ-00"
    with pytest.raises(AssertionError):
        register_actions.put_plan(session, plan)
    assert read_book(session) == before


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"id": "korean-kz", "parent": "korean-kz-75"}, "parent"),
        ({"id": "german-kz-39", "parent": "german-kz-39-rudny"}, "parent"),
        ({"id": "german-kz-39", "until": "2026-11-01"}, "parent"),
        ({"id": "german-kz-39", "merged_into": "german-kz-39"}, "merged_into"),
        ({"id": "german-kz-39", "merged_into": "korean-kz-75-arman"}, "ok"),
        ({"id": "korean-kz-75-arman", "region": "KZ-39"}, "until"),
        ({"id": "korean-kz-75-arman", "until": "2026-05-01"}, "until"),
        ({"id": "german-kz-39", "stands_from": "2001-01-01"}, "stands_from"),
        ({"id": "german-kz-39", "accreditation_number": "", "accreditation_to": "2026-01-01"}, "accreditation_number"),
    ],
)
def test_what_would_break_the_tree_or_the_past_is_told_at_its_row(
    session: Session, row: dict[str, str], column: str
) -> None:
    plan = planned(session, table_of(row))
    assert [one.column for one in plan.problems][:1] == ([] if column == "ok" else [column])
    assert all(one.row == 2 for one in plan.problems)


def test_a_change_before_something_already_written_is_refused(session: Session) -> None:
    plan = planned(session, table_of({"id": "tatar-kz-63-semei", "district": "Семей"}), date(2025, 6, 1))
    assert [one.column for one in plan.problems] == ["parent"]
    assert plan.problems[0].values == {"day": date(2026, 1, 1)}


def test_rows_are_numbered_as_a_spreadsheet_shows_them(session: Session) -> None:
    content = b"id,region\r\n\r\nkorean-kz-75,KZ-75\r\n\r\nkorean-kz-75,KZ-39\r\nexample,x\r\n"
    assert [(one.row, one.column) for one in planned(session, content).problems] == [(5, "id")]


def test_a_table_without_known_columns_and_a_history_that_overlaps(session: Session) -> None:
    assert [one.row for one in planned(session, b"fruit;colour\r\napple;red").problems] == [1]
    row = {"id": "korean-kz-75", "entry": "stands", "parent": "korean-kz", "region": "KZ-75"}
    rows = [row | {"from": "2016-01-01", "to": "2020-01-01"}, row | {"from": "2019-01-01", "to": ""}]
    plan = planned(session, table_of(*rows))
    assert [(one.row, one.column, one.history) for one in plan.problems] == [(2, "from", True)]
    wrong = planned(session, table_of(row | {"from": "", "entry": "sits"}, {"id": "no-one", "entry": "name"}))
    assert [(one.row, one.column) for one in wrong.problems] == [(2, "entry"), (3, "id")]


def test_history_put_right_takes_the_place_of_what_was_written(session: Session) -> None:
    row = {"id": "korean-kz-75", "entry": "stands", "parent": "korean-kz", "region": "KZ-75"}
    plan = planned(session, table_of(row | {"from": "2018-01-01", "to": ""}))
    assert plan.problems == [] and [one.id for one in plan.histories] == ["korean-kz-75"]
    register_actions.put_plan(session, plan)
    assert read_book(session)["korean-kz-75"].ties == (
        Tie("stands", date(2018, 1, 1), None, Place("korean-kz", "KZ-75")),
    )


def test_the_example_of_the_template_does_nothing_and_the_header_has_every_column(session: Session) -> None:
    for ending in ("csv", "xlsx"):
        content = table.template(ending, "kk")
        plan = planned(session, content, name=f"t.{ending}")
        assert plan.empty and not plan.problems
    (sheet,) = read_sheets("t.csv", table.template("csv", "ru"))
    assert tuple(STATE.places(sheet[0][1])) == STATE.codes
    for columns in (STATE, HISTORY):
        for language in ("kk", "ru", "en"):
            assert tuple(columns.places(columns.titles(language))) == columns.codes


def test_a_thousand_associations_take_a_fixed_number_of_statements(session: Session) -> None:
    def counted(number: int) -> int:
        rows = [
            {"id": f"many-{number}-{place}", "kind": "local", "name_kk": f"к{number}-{place}", "name_ru": f"р{number}-{place}",
             "name_en": f"e{number}-{place}", "region": "KZ-39", "parent": "german-kz-39", "peoples": "german",
             "phone": "1", "accreditation_number": f"{place}", "accreditation_from": "2026-01-01"}
            for place in range(number)
        ]  # fmt: skip
        statements = []
        watch = lambda *args: statements.append(args[2])  # noqa: E731
        engine = session.get_bind()
        event.listen(engine, "before_cursor_execute", watch)
        plan = planned(session, table_of(*rows))
        assert plan.problems == [] and len(plan.new) == number
        register_actions.put_plan(session, plan)
        event.remove(engine, "before_cursor_execute", watch)
        return len([one for one in statements if not one.startswith(("SAVEPOINT", "RELEASE"))])

    few = counted(3)
    # A long insert goes in a few batches on a database that limits the values of one statement.
    assert counted(1000) <= few + 12
    book = read_book(session)
    assert sum(key.startswith("many-1000-") for key in book) == 1000


def test_the_errors_come_back_as_a_last_column(session: Session) -> None:
    content = table_of({"id": "korean-kz-75", "region": "KZ-00"}, {"id": "german-kz-39", "region": "KZ-39"})
    (sheet,) = read_sheets("t.csv", content)
    rows = table.with_errors([(number, row) for number, row in sheet], {2: "wrong"})
    assert [row[-1] for row in rows] == ["errors", "wrong", ""]
    mended = csv_bytes([["KZ-75" if cell == "KZ-00" else cell for cell in row] for row in rows])
    assert planned(session, mended).empty
    assert next(csv.reader(io.StringIO(mended.decode("utf-8-sig"))))[-1] == "errors"


def test_writing_a_book_writes_only_what_differs(session: Session) -> None:
    book = read_book(session)
    assert write_book(session, book, dict(book)) == []
