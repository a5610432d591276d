"""What a class forgets becomes its warm-up: the rules alone, on the lessons as they are."""

from webapp.courses.loading import Library
from webapp.live.warmup import KINDS, LENGTH, Forgetting, Missed, reached, warm_up
from webapp.memory.cards import keys_asked, keys_of_word

FIRST, SECOND, THIRD = "a1-01-01", "a1-01-02", "a1-01-03"


def test_reached_is_what_half_of_those_who_began_have_begun(content: Library) -> None:
    course = content.courses["a1"]
    begun = {FIRST: frozenset({1, 2, 3, 4}), SECOND: frozenset({1, 2}), THIRD: frozenset({1})}
    assert reached(course, begun) == [FIRST, SECOND]
    assert reached(course, {}) == [FIRST]
    assert reached(course, {"b-01-01": frozenset({1})}) == [FIRST], "another course says nothing of this one"


def test_what_more_people_miss_comes_first_and_each_counts_once(content: Library) -> None:
    course, word, other = content.courses["a1"], "сәлем", "иә"
    missed = [Missed(1, f"{FIRST}/{other}/choose", "x", "wrong")] * 9
    missed += [Missed(person, f"{FIRST}/{word}/choose", "x", "wrong") for person in (1, 2, 3)]
    found = warm_up(content, course, Forgetting(tuple(missed)), KINDS)
    assert len(found) == LENGTH and len({one.split("/")[1] for one in found}) == LENGTH
    assert [one.split("/")[1] for one in found[:2]] == [word, other]


def test_cards_that_are_due_count_too(content: Library) -> None:
    course = content.courses["a1"]
    recall, _ = keys_of_word("рақмет")
    found = warm_up(content, course, Forgetting(due=tuple((person, recall) for person in range(5))), KINDS)
    assert recall in keys_asked(content, found[0])


def test_only_kinds_that_all_ages_have_and_nothing_twice_in_a_lesson(content: Library) -> None:
    course = content.courses["a1"]
    first = warm_up(content, course, Forgetting(), ("choose", "order"))
    assert {one.rpartition("/")[2] for one in first} <= {"choose", "order"}
    again = warm_up(content, course, Forgetting(), KINDS, first)
    assert not {one.rpartition("/")[0] for one in first} & {one.rpartition("/")[0] for one in again}


def test_the_kinds_take_turns(content: Library) -> None:
    kinds = [one.rpartition("/")[2] for one in warm_up(content, content.courses["a1"], Forgetting(), KINDS)]
    assert len(set(kinds)) >= 4
