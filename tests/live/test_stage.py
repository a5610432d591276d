"""What is on, who speaks with whom, what a tap makes of a mark: the rules alone."""

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.live import attendance
from webapp.live.pairing import pairs
from webapp.live.stage import EXERCISE, JOINING, Stage


def together(groups: tuple[tuple[int, ...], ...]) -> set[frozenset[int]]:
    """Everybody who meets."""
    return {frozenset(two) for group in groups for two in combinations(group, 2)}


@given(st.integers(0, 31), st.integers(0, 9999))
@settings(max_examples=60)
def test_everybody_is_in_one_group_and_an_odd_one_makes_a_three(number: int, seed: int) -> None:
    made = pairs(list(range(number)), (), random.Random(seed))
    assert sorted(one for group in made for one in group) == list(range(number))
    sizes = sorted(len(group) for group in made)
    if number > 1:
        assert set(sizes) <= {2, 3} and sizes.count(3) == number % 2


@given(st.sampled_from([4, 6, 7, 8, 9, 11, 20, 30, 31]), st.integers(0, 9999))
@settings(max_examples=40)
def test_nobody_meets_the_partner_of_last_time_where_that_can_be(number: int, seed: int) -> None:
    rng = random.Random(seed)
    rounds = [pairs(list(range(number)), (), rng)]
    for _ in range(3):
        made = pairs(list(range(number)), rounds, rng)
        assert not together(made) & together(rounds[-1])
        rounds.append(made)


def test_where_all_have_met_it_pairs_them_all_the_same() -> None:
    assert pairs([1, 2], [((1, 2),)] * 3, random.Random(1)) in (((1, 2),), ((2, 1),))
    assert sorted(pairs([1, 2, 3], [((1, 2, 3),)], random.Random(1))[0]) == [1, 2, 3]


def test_six_people_meet_everybody_in_five_rounds() -> None:
    rounds: list[tuple[tuple[int, ...], ...]] = []
    met: set[frozenset[int]] = set()
    for _ in range(3):
        rounds.append(pairs(list(range(6)), rounds, random.Random(4)))
        assert not met & together(rounds[-1]), "someone new while there is someone new"
        met |= together(rounds[-1])


def test_a_stage_is_kept_and_read_back() -> None:
    stage = Stage().warmed(["a/b/choose", "a/c/type"]).told().paired(((1, 2), (3, 4, 5)))
    assert Stage.of(stage.screen, stage.state) == stage
    assert stage.partners(4) == (3, 5) and stage.partners(9) == ()


def test_a_warm_up_goes_on_to_its_end_and_comes_back() -> None:
    stage = Stage().warmed(["a/b/choose", "a/c/type"])
    assert (stage.screen, stage.exercise_id, stage.number, stage.waiting) == (EXERCISE, "a/b/choose", 1, ("a/c/type",))
    stage = stage.told().next()
    assert stage.exercise_id == "a/c/type" and not stage.revealed
    assert stage.next().screen == JOINING and stage.next().exercise_id is None
    assert Stage().warmed([]).screen == JOINING


def test_a_mark_changes_with_what_learners_see() -> None:
    asked = Stage().asking("a/b/choose")
    marks = [one.mark for one in (Stage(), asked, asked.told(), asked.asking("a/b/choose"), asked.paired(((1, 2),)))]
    assert len(set(marks)) == len(marks)


def test_a_tap_goes_through_all_marks_and_takes_it_away_again() -> None:
    status, seen = "", []
    for _ in range(5):
        status = attendance.after(status)
        seen.append(status)
    assert seen == ["present", "late", "excused", "absent", ""]
