"""Whatever the figures are, nobody can be found in what is shown of them."""

import os
import random
from collections.abc import Sequence
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.uptake.attacker import check, tried_out
from tests.uptake.invented import Cells, country, table
from webapp.uptake.disclosure import RULES, Figure, Publication, audit, protect, rounded, rules_on

# Set to 20 or so to try thousands.
MANY = int(os.environ.get("TILASHAR_MANY", "1"))


def line(numbers: Sequence[int], *, sensitive: bool = False) -> Publication:
    """Parts and their total, which comes last."""
    figures = [Figure(number, number, sensitive) for number in (*numbers, sum(numbers))]
    return Publication(figures, [(len(numbers), tuple(range(len(numbers))))])


def small_table(rng: random.Random, *codes: str, most: int = 40, latent_below: int | None = None) -> Publication:
    """A table of two or three dimensions with all its margins, and a second indicator that is part of the first."""
    cells = Cells()
    sizes = [rng.randint(1, 3) for _ in codes]
    keys = list(
        product(*[[f"{code}{place}" for place in range(size)] for code, size in zip(codes, sizes, strict=True)])
    )
    learners = [rng.choice((0, rng.randint(0, 4), rng.randint(0, 12), rng.randint(0, most))) for _ in keys]
    active = [rng.randint(0, one) for one in learners]
    for indicator, some in (("learners", learners), ("active", active)):
        table(cells, codes, dict(zip(keys, some, strict=True)), indicator, latent_below=latent_below)
    for (indicator, key), place in cells.index.items():
        if indicator == "active":
            cells.at_most.append((place, cells.index["learners", key]))
    return cells.publication()


def protected(publication: Publication) -> tuple[int | None, ...]:
    """What is shown; the proof holds, and each number is what it says."""
    found = protect(publication)
    assert found.audit.holds, found.audit.failures
    for figure, value in zip(publication.figures, found.shown, strict=True):
        if value is not None:
            assert figure.people >= RULES.threshold(figure.sensitive) and not figure.latent
            assert value == rounded(figure.number, RULES)
    return found.shown


@settings(max_examples=60 * MANY, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 14), min_size=1, max_size=4))
def test_trying_all_numbers_out_finds_nobody_in_a_line(numbers: list[int]) -> None:
    publication = line(numbers)
    shown = protected(publication)
    for place, can in tried_out(publication, shown, most=22).items():
        if shown[place] is None:
            assert len(can) >= 5, (numbers, shown, can)
            assert publication.figures[place].people >= 5 or 0 in can, (numbers, shown, can)


@pytest.mark.parametrize("seed", range(25 * MANY))
def test_an_attacker_who_reckons_in_whole_numbers_finds_nobody_in_linked_tables(seed: int) -> None:
    rng = random.Random(seed)
    codes = rng.choice((("region",), ("region", "group"), ("region", "age"), ("association_region", "age")))
    publication = small_table(rng, *codes)
    check(publication, protected(publication))


@pytest.mark.parametrize("seed", range(8 * MANY))
def test_three_margins_of_a_table_that_is_not_published_give_nobody_away(seed: int) -> None:
    publication = small_table(random.Random(seed), "region", "group", "age", most=25, latent_below=2)
    check(publication, protected(publication), whole=False)


@pytest.mark.parametrize("seed", range(3 * MANY))
def test_a_country_with_a_hierarchy_of_associations_gives_nobody_away(seed: int) -> None:
    publication = country(seed, people=400, regions=3, groups=3, ages=2, associations=6, more=(("gender", 2),))
    check(publication, protected(publication), whole=False)


def test_one_hidden_part_takes_another_with_it() -> None:
    shown = protected(line([12, 12, 4]))
    # Twice 10 beside 30 leaves it four at least: 28 less 12 less 12.
    assert shown[2] is None
    assert audit(line([12, 12, 4]), [10, 10, None, 30]).failures


@pytest.mark.parametrize("numbers", [[0], [0, 0, 0], [3], [1, 2, 1], [4] * 6, [900], [5, 0], [0, 0, 1000]])
def test_tables_of_nothing_but_small_numbers_or_of_one_row(numbers: list[int]) -> None:
    for sensitive in (False, True):
        publication = line(numbers, sensitive=sensitive)
        shown = protected(publication)
        check(publication, shown)
        assert all(value is None for value, number in zip(shown, numbers, strict=False) if number < 5)


def test_nought_and_one_and_nine_look_the_same() -> None:
    seen = {protected(line([few, 500, 400], sensitive=True))[0] for few in (0, 1, 9)}
    assert seen == {None}


def test_lessons_are_hidden_by_the_people_behind_them_and_rounded_by_their_number() -> None:
    few, many = Figure(300, 4), Figure(3, 12)
    publication = Publication([few, many, Figure(800, 90), Figure(1103, 106)], [(3, (0, 1, 2))])
    shown = protected(publication)
    assert shown[0] is None
    assert shown[1] in (None, 5)


def test_the_same_figures_are_protected_the_same_way() -> None:
    publication = country(5, people=900, regions=5, groups=4, ages=3, associations=8)
    assert protect(publication) == protect(publication)


def test_most_numbers_of_a_country_that_could_be_shown_are() -> None:
    for people, floor in ((800, 0.7), (6000, 0.9)):
        publication = country(7, people=people, regions=8, groups=6, ages=4, associations=20)
        shown = protected(publication)
        enough = [
            value
            for figure, value in zip(publication.figures, shown, strict=True)
            if not figure.latent and figure.people >= RULES.threshold(figure.sensitive)
        ]
        share = sum(value is not None for value in enough) / len(enough)
        assert share >= floor, f"{share:.0%} of what could be shown is shown"


def test_the_proof_fails_what_is_shown_against_the_rules() -> None:
    publication = line([3, 40, 60])
    right = protected(publication)
    assert audit(publication, right).holds
    for place, value in ((0, 5), (1, 45), (3, 100)):
        wrong = [*right]
        wrong[place] = value
        assert place in {one.index for one in audit(publication, wrong).failures}


def test_the_proof_fails_a_cell_that_another_table_gives_away() -> None:
    # The total stands in two tables; by the second it is known from below.
    figures = [Figure(number, number) for number in (3, 52, 55, 13, 42)]
    publication = Publication(figures, [(2, (0, 1)), (2, (3, 4))])
    found = audit(publication, [None, 50, 55, 15, 40])
    assert [one.index for one in found.failures] in ([], [0])
    assert protect(publication).audit.holds


def test_a_tie_that_is_not_true_is_refused() -> None:
    with pytest.raises(ValueError, match="sum"):
        Publication([Figure(1, 1), Figure(2, 2)], [(0, (1,))])
    with pytest.raises(ValueError, match="more"):
        Publication([Figure(2, 2), Figure(1, 1)], at_most=[(0, 1)])


def test_work_says_how_far_it_is_and_can_be_ended() -> None:
    class Impatient:
        def __init__(self) -> None:
            self.steps: set[str] = set()

        def step(self, code: str, done: int, total: int) -> None:
            self.steps.add(code)
            assert 0 <= done <= total
            if code == "audit":
                raise InterruptedError

    listener = Impatient()
    with pytest.raises(InterruptedError):
        protect(line([1, 20, 30]), progress=listener)
    assert listener.steps == {"hide", "audit"}


def test_rules_are_those_of_the_day() -> None:
    assert [rules_on(day).version for day in (date(2024, 1, 1), date(2026, 9, 30), date(2026, 10, 1))] == [
        "1",
        "1",
        "2",
    ]
    assert [RULES.threshold(True), RULES.threshold(False), RULES.rounded_to, RULES.share_base] == [10, 5, 5, 25]
    assert set(RULES.sensitive) == {"ethnic_group", "association", "association_region"}
    assert set(RULES.text) == {"kk", "ru", "en"}


def test_rounding_is_to_the_nearest_five() -> None:
    assert [rounded(number, RULES) for number in (10, 12, 13, 17, 18, 1003)] == [10, 10, 15, 15, 20, 1005]
