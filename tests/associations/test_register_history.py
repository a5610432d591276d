"""What may become of one association, the tree on every day, names of bodies, the shell."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.associations.register import books, days, names, put
from webapp.associations import history, queries
from webapp.associations.book import read_book
from webapp.associations.history import CannotChangeError, Entry, Names, Place, Tie
from webapp.associations.tree import new_faults, overlapping
from webapp.i18n import force_locale

OLD, NEW = Names("ескі", "старое", "old"), Names("жаңа", "новое", "new")
BEGAN, DAY, LATER = date(2020, 1, 1), date(2026, 3, 1), date(2026, 5, 1)
HERE, THERE = Place(None, "KZ-75"), Place(None, "KZ-39", "Рудный")
ONE = Entry("one", "local", OLD, ties=(Tie("stands", BEGAN, None, HERE),))


def test_a_rename_keeps_the_old_name_for_the_past_and_a_mistake_is_put_right() -> None:
    renamed = history.rename(ONE, DAY, NEW)
    assert [renamed.names_on(day) for day in (BEGAN, date(2026, 2, 28), DAY)] == [OLD, OLD, NEW]
    right = history.rename(renamed, DAY, replace(NEW, kk="дұрыс"))
    assert [right.names_on(day).kk for day in (BEGAN, DAY)] == ["ескі", "дұрыс"]
    assert history.rename(ONE, BEGAN, NEW).names_on(BEGAN) == NEW, "from the first day on: it was only written wrongly"
    with pytest.raises(CannotChangeError):
        history.rename(renamed, date(2026, 1, 1), OLD)


def test_moved_merged_closed_and_reopened_on_their_days() -> None:
    moved = history.move(ONE, DAY, THERE)
    assert moved.tie_on(date(2026, 2, 28)).place == HERE and moved.tie_on(DAY).place == THERE  # type: ignore[union-attr]
    assert history.move(moved, DAY, HERE).ties[-1].place == HERE, "the same day again is a correction"
    for ended in (history.merge(moved, LATER, "two"), history.close(moved, LATER)):
        assert ended.ended_on == LATER
        for change in (
            lambda entry: history.move(entry, LATER, HERE),
            lambda entry: history.close(entry, LATER),
            lambda entry: history.merge(entry, LATER, "three"),
            lambda entry: history.reopen(entry, DAY, HERE),
        ):
            with pytest.raises(CannotChangeError):
                change(ended)
        assert history.reopen(ended, LATER, THERE) == moved, "reopened the same day, it never ended"
        assert history.reopen(ended, date(2026, 7, 1), HERE).ended_on is None
    for refused in (lambda: history.close(ONE, BEGAN), lambda: history.reopen(ONE, DAY, HERE)):
        with pytest.raises(CannotChangeError):
            refused()


def test_peoples_and_accreditations() -> None:
    both = history.gather(history.gather(ONE, BEGAN, ["german"]), DAY, ["german", "korean"])
    assert both.groups_on(BEGAN) == ("german",) and both.groups_on(DAY) == ("german", "korean")
    assert history.gather(both, LATER, ["korean"]).groups_on(LATER) == ("korean",)
    paper = history.accredit(ONE, "7", BEGAN, None)
    assert history.accredit(paper, "7", BEGAN, DAY).newest_accreditation.valid_to == DAY  # type: ignore[union-attr]
    with pytest.raises(CannotChangeError):
        history.accredit(paper, "6", date(2019, 1, 1), None)


@settings(max_examples=40)
@given(books(), days, st.sampled_from(["move", "merge", "close", "reopen", "rename"]), names)
def test_no_change_makes_stretches_overlap_or_alters_the_days_before(
    book: dict[str, Entry], day: date, action: str, name: Names
) -> None:
    entry = book["a-0"]
    try:
        changed = {
            "move": lambda: history.move(entry, day, THERE),
            "merge": lambda: history.merge(entry, day, "other"),
            "close": lambda: history.close(entry, day),
            "reopen": lambda: history.reopen(entry, day, THERE),
            "rename": lambda: history.rename(entry, day, name),
        }[action]()
    except CannotChangeError:
        return
    assert overlapping(changed) is None
    for before in (date(2015, 1, 1), date(2016, 6, 1), date(2019, 1, 1)):
        if before < day:
            assert changed.tie_on(before) == entry.tie_on(before) or (
                changed.tie_on(before).place == entry.tie_on(before).place  # type: ignore[union-attr]
            )
            if entry.borne or (entry.first_day and before >= entry.first_day and day > entry.first_day):
                assert changed.names_on(before) == entry.names_on(before)


def test_rings_and_lost_parents_are_found_on_whatever_day_they_are() -> None:
    two = Entry("two", "local", OLD, ties=(Tie("stands", BEGAN, LATER, HERE), Tie("stands", LATER, None, Place("one"))))
    book = {"one": ONE, "two": two}
    ring = history.move(ONE, DAY, Place("two"))
    (fault, *_) = new_faults(book, {**book, "one": ring})
    assert fault.day == LATER, "on the day itself all is well"
    closed = new_faults(book, {**book, "one": history.close(ONE, DAY)})
    assert [(one.association_id, one.day) for one in closed] == [("two", LATER)]
    assert new_faults(book, {**book, "one": history.rename(ONE, DAY, NEW)}) == []


def test_the_tree_of_a_day_has_the_names_place_and_house_of_that_day(session: Session) -> None:
    entry = read_book(session)["german-kz-39"]
    place = replace(entry.last_place, region_code="KZ-11", district="Көкшетау", house_id="house-71")
    put(session, history.gather(history.move(history.rename(entry, DAY, NEW), DAY, place), DAY, ["german"]))
    for day, name, region, house, district, peoples in (
        (date(2026, 2, 28), entry.names.ru, "KZ-39", "house-39", "", ()),
        (DAY, NEW.ru, "KZ-11", "house-71", "Көкшетау", ("german",)),
    ):
        (one,) = (one for one in queries.associations_on(session, day) if one.id == "german-kz-39")
        assert (one.name_ru, one.region_code, one.house_id, one.district, one.peoples) == (
            name, region, house, district, peoples,
        )  # fmt: skip


def test_bodies_are_named_as_on_the_day(app: Flask, session: Session) -> None:
    for day, name in (
        (date(2000, 1, 1), "Assembly of the Peoples of Kazakhstan"),
        (date(2020, 1, 1), "Assembly of the People of Kazakhstan"),
        (date(2026, 8, 1), "Halyq Kenesi of Kazakhstan"),
        (date(1990, 1, 1), ""),
    ):
        found = queries.body_on(session, "assembly", day)
        assert (found.name_en if found else "") == name
    successor = queries.body_on(session, "assembly", date(2026, 8, 1))
    assert successor and successor.confidence == "low" and successor.source
    with app.test_request_context("/?lang=ru"), force_locale("ru"):
        assert queries.body_name(session, "assembly", date(2020, 1, 1)) == "Ассамблея народа Казахстана"


def test_the_register_from_the_shell(app: Flask, session: Session, tmp_path: Path) -> None:
    runner = app.test_cli_runner()
    before = read_book(session)
    for ending in ("csv", "xlsx"):
        file = tmp_path / f"register.{ending}"
        from webapp.register_commands import group

        out = runner.invoke(group, ["export", str(file)])
        assert out.exit_code == 0, out.output
        back = runner.invoke(group, ["import", str(file), "--dry-run"])
        assert back.exit_code == 0 and "0 new, 0 changed, 0 histories" in back.output, back.output
    change = tmp_path / "change.csv"
    change.write_text("id,district\ngerman-kz-39,Рудный\n", encoding="utf-8")
    dry = runner.invoke(group, ["import", str(change), "--dry-run"])
    assert "district: — → Рудный" in dry.output and read_book(session) == before
    session.rollback()
    assert runner.invoke(group, ["import", str(change)]).exit_code == 0
    assert read_book(session)["german-kz-39"].last_place.district == "Рудный"
    change.write_text("id,region\ngerman-kz-39,KZ-00\n", encoding="utf-8")
    wrong = runner.invoke(group, ["import", str(change)])
    assert wrong.exit_code == 1 and "row 2, region: “KZ-00”" in wrong.output
