"""Our formulas of FSRS-6 are those of the package that reckons the cards, their slopes are right, and a fit goes down."""

from itertools import accumulate

import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.memory import Learners, simulated
from webapp.memory.descent import fitted_to
from webapp.memory.fitting import counted, drawn, foretell
from webapp.memory.forgetting import Formulas, add_slopes, chances, steps_of
from webapp.memory.measures import History, foretold, log_loss
from webapp.memory.scheduling import scheduler

BOUNDS = list(zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True))
PARAMETERS = st.tuples(*(st.floats(low, high) for low, high in BOUNDS))
# Away from the bounds, and near what people need.
ORDINARY = st.tuples(
    *(
        st.floats(default + (low - default) * 0.3, default + (high - default) * 0.3)
        for default, (low, high) in zip(DEFAULT_PARAMETERS, BOUNDS, strict=True)
    )
)


def histories(longest: int) -> st.SearchStrategy[History]:
    """Days since the one before: the same day often."""
    reviews = st.lists(
        st.tuples(st.integers(1, 4), st.sampled_from((0, 0, 1, 1, 2, 5, 17, 90, 400))), min_size=2, max_size=longest
    )
    return reviews.map(
        lambda some: list(zip([one[0] for one in some], accumulate(one[1] for one in some), strict=True))
    )


def country(seed: int, **kind: float) -> list[History]:
    people = simulated(Learners(people=40, cards=8, days=100, seed=seed, **kind))  # type: ignore[arg-type]
    return [history for cards in people.values() for history in cards]


@given(histories(25), PARAMETERS)
def test_chances_are_those_of_the_scheduler(history: History, parameters: tuple[float, ...]) -> None:
    ours = foretold(history, chances(history, parameters))
    assert [one.chance for one in ours] == pytest.approx(
        [one.chance for one in foretell([history], parameters)], abs=1e-6
    )


@settings(max_examples=60)
@given(histories(8), ORDINARY)
def test_slopes_are_the_differences_of_the_loss(history: History, parameters: tuple[float, ...]) -> None:
    steps, slopes = steps_of(history), [0.0] * 21

    def loss(place: int, by: float) -> float:
        moved = [one + by * (number == place) for number, one in enumerate(parameters)]
        return add_slopes(Formulas(moved), steps, [0.0] * 21)

    here = add_slopes(Formulas(parameters), steps, slopes)
    for place in range(21):
        by = 1e-6
        # Where the formulas have a corner, the slope is that of one side.
        sides = [(loss(place, by) - here) / by, (here - loss(place, -by)) / by]
        room = 1e-3 * max(1.0, *map(abs, sides))
        assert min(sides) - room <= slopes[place] <= max(sides) + room


@given(histories(12))
def test_the_loss_is_the_log_loss_of_what_counts(history: History) -> None:
    loss = add_slopes(Formulas(DEFAULT_PARAMETERS), steps_of(history), [0.0] * 21)
    told = foretell([history])
    assert loss == pytest.approx(log_loss(told) * len(told) if told else 0.0)


@pytest.mark.parametrize("forgetting", [0.4, 1.0, 3.0])
def test_a_fit_foretells_what_it_learnt_better_and_stays_within_bounds(forgetting: float) -> None:
    learnt = country(2, forgetting=forgetting)
    found = fitted_to(learnt)
    assert log_loss(foretell(learnt, found)) < log_loss(foretell(learnt)) - 0.02
    assert scheduler(found) and list(found[:4]) == sorted(found[:4])


def test_a_fit_foretells_unseen_cards_better_than_any_constant() -> None:
    found, unseen = fitted_to(country(2)), country(3)
    told = foretell(unseen, found)
    share = sum(one.recalled for one in told) / len(told)
    best_constant = log_loss([one for history in unseen for one in foretold(history, [share] * len(history))])
    assert log_loss(told) < best_constant - 0.02


def test_the_same_reviews_give_the_same_fit() -> None:
    assert fitted_to(country(2)) == fitted_to(country(2))


def test_nothing_to_learn_from_leaves_the_default() -> None:
    assert fitted_to([]) == fitted_to([[(3, 0), (3, 0)]]) == pytest.approx(DEFAULT_PARAMETERS)


def test_a_rating_that_nobody_gives_stays_near_its_default_but_in_order() -> None:
    found = fitted_to(country(4, forgetting=3.0))  # first answers are again or good
    assert found[3] == pytest.approx(DEFAULT_PARAMETERS[3]) and found[0] <= found[1] <= found[2] < 1.0


def test_of_too_many_reviews_whole_cards_are_drawn_and_always_the_same() -> None:
    many = country(5)
    some = drawn(many, 500)
    assert 500 <= counted(some) < 500 + max(counted([history]) for history in many)
    assert all(history in many for history in some) and some == drawn(many, 500)
    assert drawn(many, counted(many)) == many
