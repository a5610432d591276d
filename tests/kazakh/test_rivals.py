"""Wrong endings offered beside the right one, by kind of mistake."""

import pytest

from webapp.kazakh.diagnosis.rivals import rivals


def offered(stem: str, ending: str) -> dict[str, str]:
    """Ending → kind."""
    return {rival.ending: rival.kind for rival in rivals(stem, ending)}


@pytest.mark.parametrize(
    ("stem", "ending", "wrong", "kind"),
    [
        ("қала", "да", "де", "harmony"),
        ("қала", "да", "та", "assimilation"),
        ("қала", "да", "ға", "case"),
        ("студент", "пін", "пын", "harmony"),
        ("студент", "пін", "мін", "assimilation"),
        ("студент", "пін", "сің", "person"),
        ("дос", "пен", "мен", "assimilation"),
        ("баласы", "на", "не", "harmony"),
        ("баласы", "на", "ға", "assimilation"),
        ("баласы", "на", "нда", "case"),
        ("кітаб", "ым", "ім", "harmony"),
        ("кітаб", "ым", "ың", "possessor"),
        ("бара", "мын", "сың", "person"),
        ("барды", "қ", "к", "harmony"),
        ("барды", "қ", "м", "person"),
        ("оқы", "ды", "ған", "tense"),
        ("жақсы", "рақ", "рек", "harmony"),
        ("үй", "дегі", "декі", "assimilation"),
        ("блогер", "лер", "лар", "harmony"),
    ],
)
def test_a_rival_and_its_kind(stem: str, ending: str, wrong: str, kind: str) -> None:
    assert offered(stem, ending)[wrong] == kind


def test_the_nearest_mistakes_come_first() -> None:
    kinds = [rival.kind for rival in rivals("мектеп", "ке")]
    first = [kind for kind in kinds if kind in ("harmony", "assimilation")]
    assert kinds[: len(first)] == first == sorted(first, reverse=True)
    assert len(first) < len(kinds)


@pytest.mark.parametrize(
    ("stem", "ending", "right"),
    [
        ("қала", "да", "да"),
        ("отбасы", "на", "ға"),
        ("оқ", "иын", "ыйын"),
        ("диалог", "тар", "тер"),
        ("диск", "ке", "іге"),
    ],
)
def test_what_is_right_is_no_rival(stem: str, ending: str, right: str) -> None:
    assert right not in offered(stem, ending)


@pytest.mark.parametrize(("stem", "ending"), [("зззз", "да"), ("", ""), ("оқу", "лық"), ("үй", "")])
def test_what_is_no_ending_has_no_rivals(stem: str, ending: str) -> None:
    assert rivals(stem, ending) == ()
