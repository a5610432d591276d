"""Which exercise comes next: the plan in order, what was missed at the end, and nobody is held for ever."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.practice.sequence import Done, Place, place

PLAN = ("a", "b", "c")


def right(*exercises: str) -> tuple[Done, ...]:
    return tuple(Done(exercise, True) for exercise in exercises)


def wrong(*exercises: str) -> tuple[Done, ...]:
    return tuple(Done(exercise, False) for exercise in exercises)


def test_the_plan_in_order() -> None:
    assert place(PLAN, ()) == Place("a", 0, 0, 3)
    assert place(PLAN, right("a")) == Place("b", 0, 1, 3)
    assert place(PLAN, right("a", "b")) == Place("c", 0, 2, 3)
    finished = place(PLAN, right("a", "b", "c"))
    assert finished == Place(None, 0, 3, 3) and finished.finished


def test_a_missed_one_comes_after_all_that_were_not_yet_asked() -> None:
    answers = wrong("a")
    assert place(PLAN, answers) == Place("b", 0, 0, 3)
    answers += right("b")
    assert place(PLAN, answers) == Place("c", 0, 1, 3)
    answers += right("c")
    assert place(PLAN, answers) == Place("a", 1, 2, 3)
    assert place(PLAN, answers + right("a")).finished


def test_several_missed_ones_come_in_the_order_of_the_plan_round_after_round() -> None:
    answers = wrong("a") + right("b") + wrong("c")
    assert place(PLAN, answers) == Place("a", 1, 1, 3)
    assert place(PLAN, answers + wrong("a")) == Place("c", 1, 1, 3)
    assert place(PLAN, answers + wrong("a", "c")) == Place("a", 2, 1, 3)


def test_three_tries_are_enough() -> None:
    answers = right("b", "c") + wrong("a", "a")
    assert place(PLAN, answers) == Place("a", 2, 2, 3)
    assert place(PLAN, answers + wrong("a")) == Place(None, 0, 3, 3)


def test_an_answer_to_an_exercise_that_left_the_plan_moves_nothing() -> None:
    assert place(PLAN, right("gone")) == Place("a", 0, 0, 3)


def test_an_empty_plan_is_finished() -> None:
    assert place((), ()) == Place(None, 0, 0, 0)


@given(st.integers(1, 14), st.lists(st.booleans(), max_size=50))
def test_every_run_ends_after_three_tries_of_each_at_most(size: int, verdicts: list[bool]) -> None:
    plan = [f"e{number}" for number in range(size)]
    answers: list[Done] = []
    passed = 0
    outcomes = iter(verdicts)
    while not (here := place(plan, answers)).finished:
        assert here.exercise_id in plan and here.total == size
        assert here.passed >= passed, "what is done stays done"
        passed = here.passed
        assert here.attempt == sum(1 for done in answers if done.exercise_id == here.exercise_id) < 3
        answers.append(Done(here.exercise_id or "", next(outcomes, False)))
    assert here.passed == size
    tries = [sum(1 for done in answers if done.exercise_id == exercise) for exercise in plan]
    assert all(1 <= number <= 3 for number in tries)
    assert [done.exercise_id for done in answers[:size]] == plan, "each is asked once before any comes again"
