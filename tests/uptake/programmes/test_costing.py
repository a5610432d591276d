"""What may be shown of programmes, and money as people type it."""

from decimal import Decimal

import pytest

from webapp.clock import today
from webapp.uptake.disclosure import rules_on
from webapp.uptake.programmes.costing import Reached, Scope, outcomes, per_head
from webapp.uptake.programmes.forms import read_money

Q3 = frozenset({"2026Q3"})


def test_cost_is_worked_out_from_what_is_shown() -> None:
    scope = Scope(frozenset({"korean-kz-75"}), "a1", Q3)
    found = outcomes({1: scope}, {1: Reached(52, 9)}, {1: Decimal("1000000")}, rules_on(today()))[1]
    assert (found.learners, found.per_learner) == (50, Decimal(20000))
    assert found.completions is None and found.per_completion is None, "nine people are too few"


@pytest.mark.parametrize(("money", "people", "each"), [("100", 3, "33"), ("100", 0, None), ("100", None, None)])
def test_money_for_each(money: str, people: int | None, each: str | None) -> None:
    assert per_head(Decimal(money), people) == (None if each is None else Decimal(each))


def test_a_programme_within_another_does_not_give_away_who_is_between_them() -> None:
    """Nine people more in the larger one: were both shown unrounded, the difference would be an association of nine."""
    small, large = Scope(frozenset({"a"}), "a1", Q3), Scope(frozenset({"a", "b"}), "a1", Q3)
    assert small.within(large) and not large.within(small)
    found = outcomes(
        {1: small, 2: large},
        {1: Reached(40, 0), 2: Reached(49, 0)},
        {1: Decimal(1), 2: Decimal(1)},
        rules_on(today()),
    )
    assert all(one.learners is None or one.learners % 5 == 0 for one in found.values())


def test_no_programme_no_table() -> None:
    assert outcomes({}, {}, {}, rules_on(today())) == {}


@pytest.mark.parametrize(
    ("typed", "money"),
    [("12 500 000", "12500000.00"), ("12\u00a0500,50 ₸", "12500.50"), ("7.5", "7.50")],
)
def test_money_is_read_as_people_type_it(typed: str, money: str) -> None:
    assert str(read_money(typed)) == money


@pytest.mark.parametrize("typed", ["", "many", "0", "-5", "1.234", "1e40", "NaN", "Infinity", None])
def test_what_is_no_money_is_refused(typed: str | None) -> None:
    with pytest.raises(ValueError):
        read_money(typed)
