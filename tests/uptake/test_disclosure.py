"""Whatever the figures are, nobody can be found in what is shown of them."""

from collections.abc import Iterator
from itertools import product
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.uptake.disclosure import HIDDEN, protect, rounded
from webapp.uptake.indicators import INDICATORS
from webapp.uptake.margins import Figure, Finest, Space, sums
from webapp.uptake.showing import Shown, shown

Codes = tuple[str | None, ...]
Country = tuple[Space, tuple[Finest, ...]]


@st.composite
def people(draw: st.DrawFn) -> tuple[int, ...]:
    """Registered, active, people with lessons, lessons, people with units, units, as they can be together."""
    registered = draw(st.one_of(st.just(0), st.integers(0, 12), st.integers(0, 60)))
    active, learned, finished = (draw(st.integers(0, registered)) for _ in range(3))
    lessons = learned and learned + draw(st.integers(0, 9)) * learned
    units = finished and finished + draw(st.integers(0, 3))
    return registered, active, learned, lessons, finished, units


@st.composite
def countries(draw: st.DrawFn) -> Country:
    """Three or four dimensions of two to five categories, of which two or three can be crossed."""
    sizes = draw(
        st.lists(st.integers(2, 5), min_size=3, max_size=4).filter(lambda some: len(some) == 3 or max(some) < 4)
    )
    categories = tuple(
        tuple(f"{name}{place}" for place in range(size)) for name, size in zip("abcd", sizes, strict=False)
    )
    every = list(product(*categories))
    numbers = draw(st.lists(people(), min_size=len(every), max_size=len(every)))
    return Space(categories, widest=len(sizes) - 1), tuple(zip(every, numbers, strict=True))


def every_cell(space: Space) -> Iterator[Codes]:
    """The cells of all tables that can be asked for."""
    for codes in product(*[(None, *some) for some in space.categories]):
        if 1 <= sum(code is not None for code in codes) <= space.widest:
            yield codes


def truth(finest: tuple[Finest, ...], codes: Codes) -> list[int]:
    """The numbers of a cell, added up the plain way."""
    inside = [
        numbers
        for place, numbers in finest
        if all(code is None or code == own for code, own in zip(codes, place, strict=True))
    ]
    return [sum(column) for column in zip(*inside, strict=True)]


def marks(space: Space, table: Shown, codes: Codes) -> dict[str, str]:
    return dict(zip(INDICATORS, table.row(space.cell(codes)), strict=True))


@settings(max_examples=60, deadline=None)
@given(countries())
def test_a_figure_is_below_or_rounded_or_withheld_and_never_of_fewer_than_ten(country: Country) -> None:
    space, finest = country
    table = shown(space, finest)
    for codes in every_cell(space):
        registered, active, learned, lessons, finished, units = truth(finest, codes)
        numbers, behind = (registered, active, lessons, units), (registered, active, learned, finished)
        row = table.row(space.cell(codes))
        for mark, number, some in zip(row, numbers, behind, strict=True):
            if some < 10:
                assert mark == "<10"
            else:
                assert mark == HIDDEN or (int(mark) % 5 == 0 and abs(int(mark) - number) <= 2 and int(mark) >= 10)
        if not row[0].isdigit():
            assert not any(mark.isdigit() for mark in row)


@settings(max_examples=60, deadline=None)
@given(countries())
def test_no_small_figure_can_be_solved_for_along_a_line(country: Country) -> None:
    space, finest = country
    table = shown(space, finest)
    for codes in every_cell(space):
        row = marks(space, table, codes)
        width = sum(code is not None for code in codes)
        for along in range(len(codes)) if width < space.widest else ():
            if codes[along] is not None:
                continue
            line = [
                marks(space, table, (*codes[:along], code, *codes[along + 1 :])) for code in space.categories[along]
            ]
            for indicator in INDICATORS:
                if row[indicator].isdigit():
                    check_line(int(row[indicator]), [member[indicator] for member in line], indicator)


def check_line(margin: int, members: list[str], indicator: str) -> None:
    """What subtraction leaves to each small cell of a line, written down a second time."""
    of_people = indicator in ("registered", "active")
    for place, mark in enumerate(members):
        if mark != "<10":
            continue
        others = members[:place] + members[place + 1 :]
        published = [int(one) for one in others if one.isdigit()]
        at_most = sum(one + 2 for one in published)
        at_most += (
            inf if HIDDEN in others else (9 if of_people else inf) * others.count("<10") if "<10" in others else 0
        )
        at_least = sum(max(10, one - 2) for one in published) + 10 * others.count(HIDDEN)
        low = max(0, max(10, margin - 2) - at_most)
        high = min(9 if of_people else inf, margin + 2 - at_least)
        assert high - low + 1 >= 5, (margin, members)
        assert of_people or low == 0, (margin, members)


def test_nought_looks_as_nine_does() -> None:
    space = Space((("a", "b", "c"), ("x", "y", "z"), ("u", "v", "w")), widest=2)
    for few in (0, 9):
        finest: tuple[Finest, ...] = ((("a", "x", "u"), (few,) * 6), (("b", "y", "v"), (40,) * 6))
        assert shown(space, finest).row(space.cell(("a", None, None))) == ("<10",) * 4


def test_what_is_hidden_beside_a_small_figure_must_not_be_worked_out_from_another_table() -> None:
    # Row a: 13 and 13 are shown as 15 each, their sum 26 as 25, which would leave one at most to the third.
    # Hiding (a, x) is not enough: column x leaves 11 or more to it, and so three at most to (a, z). So (a, y) goes too.
    space = Space((("a", "b"), ("x", "y", "z")), widest=2)
    numbers = {("a", "x"): 13, ("a", "y"): 13, ("b", "x"): 30, ("b", "y"): 30, ("b", "z"): 30}
    added = sums(space, [(codes, (number,)) for codes, number in numbers.items()])
    figures = {cell: Figure(number, number) for cell, (number,) in added.items()}
    hidden = figures.keys() - protect(space, figures, of_people=True)
    assert hidden == {space.cell(("a", "x")), space.cell(("a", "y"))}


def test_rounding_is_to_the_nearest_five() -> None:
    assert [rounded(number) for number in (10, 12, 13, 17, 18, 1003)] == [10, 10, 15, 15, 20, 1005]


def test_sums_are_those_of_a_plain_count() -> None:
    space = Space((("a", "b"), ("x", "y"), ("u", "v")), widest=2)
    finest: tuple[Finest, ...] = ((("a", "x", "u"), (3, 1)), (("a", "y", "v"), (4, 0)), (("b", "x", "u"), (5, 2)))
    added = sums(space, finest)
    for codes in every_cell(space):
        assert added.get(space.cell(codes), [0, 0]) == (truth(finest, codes) or [0, 0])
