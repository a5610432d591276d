"""No figure with fewer than five people behind it is shown, nor given away by the others."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.branch.hiding import BELOW, HIDDEN, LEAST, Cell, shown

sizes = st.lists(st.lists(st.integers(0, 14), min_size=1, max_size=4), min_size=1, max_size=4)


def people(*numbers: int) -> list[Cell]:
    return [Cell(number, number, number + 20) for number in numbers]


@pytest.mark.parametrize(
    ("numbers", "seen"),
    [
        ((12, 6, 6), [12, 6, 6]),
        ((12, 10, 2), [12, HIDDEN, BELOW]),  # 12 − 10 would tell
        ((8, 4, 4), [HIDDEN, BELOW, BELOW]),  # twice four at most: 8 would tell both
        ((6, 2, 2, 2), [6, BELOW, BELOW, BELOW]),
        ((3, 2, 1), [BELOW, BELOW, BELOW]),
        ((10, 10, 0), [10, HIDDEN, BELOW]),  # nought is as hidden as four
    ],
)
def test_a_sum_does_not_tell_a_small_part(numbers: tuple[int, ...], seen: list[int | str]) -> None:
    assert shown(people(*numbers), [(0, tuple(range(1, len(numbers))))], True) == seen


@given(sizes)
def test_whoever_adds_and_subtracts_finds_no_small_figure(groups: list[list[int]]) -> None:
    """Checked by trying: all numbers that the hidden figures of a line could be, given what is shown of it."""
    flat = [sum(map(sum, groups))]
    lines, tops = [], []
    for group in groups:
        tops.append(len(flat))
        flat += [sum(group), *group]
        lines.append((tops[-1], tuple(range(tops[-1] + 1, len(flat)))))
    lines.append((0, tuple(tops)))
    told = shown(people(*flat), lines, True)
    for number, one in zip(flat, told, strict=True):
        assert (one == BELOW) == (number < LEAST)
        assert one in (BELOW, HIDDEN, number)
    for whole, parts in lines:
        if not isinstance(told[whole], int):
            continue
        small = [part for part in parts if told[part] == BELOW]
        rest = told[whole] - sum(told[part] for part in parts if isinstance(told[part], int))
        hidden = sum(told[part] == HIDDEN for part in parts)
        possible = {
            values
            for values in product(range(LEAST), repeat=len(small))
            if (sum(values) == rest if not hidden else sum(values) <= rest - LEAST * hidden)
        }
        for place in range(len(small)):
            assert len({values[place] for values in possible}) == LEAST, (flat, told)


def test_a_count_of_lessons_goes_by_the_people_behind_it() -> None:
    cells = [Cell(100, 9), Cell(60, 6), Cell(40, 3)]
    assert shown(cells, [(0, (1, 2))], False)[2] == BELOW
    assert shown(cells, [(0, (1, 2))], False)[:2] != [100, 60]


def test_a_learner_in_two_classes_is_no_reason_to_hide() -> None:
    """Ten people in two classes that share two: nothing is small, all is shown."""
    assert shown(people(10, 6, 6), [(0, (1, 2))], True) == [10, 6, 6]
