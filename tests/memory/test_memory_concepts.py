"""Cards, ratings, scheduling and the queue: what is computed without a database."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from webapp.courses.loading import Library
from webapp.memory import queue as queues
from webapp.memory.asking import Learner, ask, find, next_asked
from webapp.memory.cards import can_be_asked, form_of, keys_asked, keys_of_word, said_in, told_by, word_of
from webapp.memory.queue import DueCard, Queue, Today
from webapp.memory.rating import AGAIN, EASY, GOOD, HARD, rate
from webapp.memory.scheduling import CardState, Review, Timeline, advance, replay, retrievability
from webapp.memory.weak import FormAnswer, weak_forms

MONDAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
KEYS = ("word/шай/recall", "word/шай/recognise", "form/N;SG;DAT/қа", "word/үй/recall")


def reviews() -> some.SearchStrategy[list[Review]]:
    """Logs: keys, ratings and growing times."""
    steps = some.tuples(some.sampled_from(KEYS), some.integers(1, 4), some.floats(0, 40))
    return some.lists(steps, max_size=30).map(_in_time)


def _in_time(steps: list[tuple[str, int, float]]) -> list[Review]:
    at, found = MONDAY, []
    for key, rating, days in steps:
        at += timedelta(days=days)
        found.append(Review(key, rating, at))
    return found


@given(reviews(), some.integers(0, 30), some.floats(0, 60))
def test_bit_by_bit_gives_what_all_at_once_gives(log: list[Review], cut: int, fitted: float) -> None:
    parameters = (0.4, 1.2, 3.1, 15.5, *(6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
                  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542))  # fmt: skip
    timeline = Timeline(((MONDAY + timedelta(days=fitted), parameters),))
    whole = replay(log, timeline)
    first = replay(log[:cut], timeline)
    assert first | replay(log[cut:], timeline, first) == whole
    assert sum(card.reviews for card in whole.values()) == len(log)


@given(reviews())
def test_a_card_is_due_on_another_day_and_still_remembered_by_nine_in_ten(log: list[Review]) -> None:
    for card in replay(log).values():
        assert card.due.date() > card.reviewed_at.astimezone(UTC).date() or card.due > card.reviewed_at
        assert 0 <= card.lapses < card.reviews
        if card.stability >= 1:
            assert retrievability(card, card.due) == pytest.approx(0.9, abs=0.06)


def test_a_night_lies_between_two_days_however_few_hours() -> None:
    evening = advance(None, Review("word/шай/recall", GOOD, datetime(2026, 5, 4, 17, tzinfo=UTC)))
    same_day = advance(evening, Review("word/шай/recall", GOOD, datetime(2026, 5, 4, 18, tzinfo=UTC)))
    next_day = advance(evening, Review("word/шай/recall", GOOD, datetime(2026, 5, 5, 2, tzinfo=UTC)))
    assert next_day.stability > same_day.stability


def test_after_a_look_at_the_answer_nothing_is_easy() -> None:
    missed = advance(None, Review(KEYS[0], AGAIN, MONDAY))
    good, easy = (advance(missed, Review(KEYS[0], rating, MONDAY + timedelta(minutes=3))) for rating in (GOOD, EASY))
    assert good == easy


@pytest.mark.parametrize(
    ("verdict", "kind", "given_", "milliseconds", "rating"),
    [
        ("wrong", "type", "шай", 1000, AGAIN),
        ("almost", "type", "шәй", 1000, HARD),
        ("right", "type", "шай", 0, GOOD),
        ("right", "type", "шай", 2900, EASY),
        ("right", "type", "шай", 8000, GOOD),
        ("right", "type", "шай", 30_000, HARD),
        ("right", "type", "шай", 600_000, GOOD),
        ("right", "type", "сәлеметсіз бе", 30_000, GOOD),
        ("right", "choose", "шай", 800, GOOD),
        ("right", "choose", "шай", 16_000, HARD),
        ("right", "unheard-of", "шай", 50_000, GOOD),
    ],
)
def test_ratings(verdict: str, kind: str, given_: str, milliseconds: int, rating: int) -> None:
    assert rate(verdict, kind, given_, milliseconds) == rating


def test_who_taps_is_never_called_quick() -> None:
    assert rate("right", "listen", "шай", 2500, typed=False) == GOOD
    assert rate("right", "listen", "шай", 2500) == EASY


def test_what_each_exercise_tells_of(content: Library) -> None:
    words = content.lesson("a1-01-01")[1].teaches.words  # type: ignore[index]
    recall, recognise = keys_of_word(words[0])
    assert keys_asked(content, f"a1-01-01/{words[0]}/type") == (recall,)
    assert keys_asked(content, f"a1-01-01/{words[0]}/listen") == (recall,)
    assert keys_asked(content, f"a1-01-01/{words[0]}/choose") == (recognise,)
    assert keys_asked(content, f"a1-01-01/{words[1]}/choose") == (keys_of_word(words[1])[0],)
    assert keys_asked(content, "drill/қала/N;SG;DAT") == ("form/N;SG;DAT/ға",)
    assert keys_asked(content, "drill/мектеп/N;SG;DAT") == ("form/N;SG;DAT/ке",)
    for nothing in ("", "drill", "drill/no/N;PL", "a1-01-01/gone/type", "a1-01-01/s1/order", "sitting-1/l1/choose"):
        assert keys_asked(content, nothing) == ()
    assert word_of(recall) == words[0] and form_of(recall) is None
    assert form_of("form/N;SG;DAT/ға") == ("N;SG;DAT", "ға") and word_of("form/N;SG;DAT/ға") is None


def test_children_are_asked_for_meanings_alone_where_others_choose_the_kazakh(content: Library) -> None:
    course = content.course_for("child")
    lesson = next(one for one in course.lessons.values() if len(one.teaches.words) >= 2)
    for word in lesson.teaches.words:
        assert keys_asked(content, f"{lesson.id}/{word}/choose") == (keys_of_word(word)[1],)


def test_matching_tells_of_each_word_by_its_own_pair(content: Library) -> None:
    words = content.lesson("a1-01-01")[1].teaches.words[:4]  # type: ignore[index]
    pairs = dict(zip(words, (words[0], words[2], words[1], words[3]), strict=True))
    told = told_by(content, "a1-01-01/words-1/match", json.dumps(pairs), "wrong")
    assert [one.verdict for one in told] == ["right", "wrong", "wrong", "right"]
    assert told_by(content, "a1-01-01/words-1/match", "no json", "wrong") == ()


def test_an_ending_in_a_sentence_tells_of_its_form_unless_the_word_reads_in_two_ways(content: Library) -> None:
    told = {
        keys_asked(content, f"{lesson.id}/{sentence.id}/ending")
        for course in content.courses.values()
        for lesson in course.lessons.values()
        for sentence in lesson.sentences
        if sentence.ending
    }
    assert ("form/N;1;SG/мін",) in told and ("form/N;SG;PSS1S/ым",) in told and () in told
    assert all(form_of(keys[0]) for keys in told if keys)


def learner(content: Library, age: str = "adult", lessons: tuple[str, ...] = ()) -> Learner:
    return Learner(content.ages[age], content.course_for(age), frozenset(lessons))


@pytest.mark.parametrize("age", ["adult", "child", "elder", "teen"])
def test_whatever_lessons_tell_of_can_be_asked_again_by_an_exercise_that_tells_the_same(
    content: Library, age: str
) -> None:
    who = learner(content, age)
    lessons = list(who.course.lessons.values())
    for lesson in lessons[:: max(1, len(lessons) // 8)]:
        for word in lesson.teaches.words:
            for kind in ("choose", "listen", "type"):
                for key in keys_asked(content, f"{lesson.id}/{word}/{kind}") if kind in who.age.kinds else ():
                    found = ask(content, DueCard(key, 0.9), who)
                    assert found and key in keys_asked(content, found.id), key
                    assert found.kind in who.age.kinds
                    assert can_be_asked(content, key)


def test_a_card_is_asked_in_another_way_each_time(content: Library) -> None:
    key = keys_of_word(content.lesson("a1-01-01")[1].teaches.words[1])[0]  # type: ignore[index]
    kinds = {ask(content, DueCard(key, 0.9, number), learner(content)).kind for number in range(6)}  # type: ignore[union-attr]
    assert kinds == {"type", "listen", "choose"}


def test_a_form_is_asked_of_words_met_and_never_of_one_said_lately(content: Library) -> None:
    card = DueCard("form/N;SG;DAT/ға", 0.9)
    seen = {ask(content, replace(card, reviews=number), learner(content)).id for number in range(40)}  # type: ignore[union-attr]
    assert len(seen) > 5 and all("form/N;SG;DAT/ға" in keys_asked(content, one) for one in seen)
    first = ask(content, card, learner(content))
    assert first is not None
    assert ask(content, card, learner(content), said_in(content, first.id)) is None, "the form itself was asked"
    assert ask(content, card, learner(content), said_in(content, first.id) - {card.key}) != first


def test_the_queue_passes_over_what_was_said_lately(content: Library) -> None:
    words = content.lesson("a1-01-01")[1].teaches.words  # type: ignore[index]
    queue = Queue((DueCard(keys_of_word(words[0])[0], 0.9), DueCard(keys_of_word(words[5])[0], 0.9)))
    found = next_asked(content, queue, learner(content), frozenset({words[0]}))
    assert found is not None and found[0].word == words[5]
    assert next_asked(content, queue, learner(content), frozenset({words[0], words[5]})) is None
    assert find(content, "a1-01-01/s1/order") is None


def card(key: str, stability: float, days_ago: float, due_in: float = -1) -> CardState:
    at = MONDAY - timedelta(days=days_ago)
    return CardState(key, 2, None, stability, 5.0, MONDAY + timedelta(days=due_in), at, 3, 0)


@given(some.integers(1, 30), some.integers(0, 60), some.floats(0, 2000))
def test_what_is_asked_never_takes_longer_than_the_day_has(minutes: int, number: int, spent: float) -> None:
    held = [card(f"word/{place}/recall", 5 + place, 9) for place in range(number)]
    queue = queues.build(held, (), Today((), 1, spent), MONDAY, minutes)
    assert sum(one.seconds for one in queue.due) <= max(0, minutes * 60 - spent)
    assert len(queue.due) + queue.waiting == number, "nothing is lost and nothing counted twice"


def test_what_is_most_worth_saving_comes_first() -> None:
    held = [
        card("word/all-but-lost/recall", 0.4, 60),
        card("word/fragile/recall", 3, 12),
        card("word/fading/recall", 20, 22),
    ]
    order = [one.word for one in queues.build(held, (), Today(), MONDAY, 60).due]
    assert order == ["fading", "fragile", "all-but-lost"]


def test_known_cards_and_those_not_due_are_not_asked() -> None:
    held = [card("word/a/recall", 5, 9), card("word/b/recall", 5, 9), card("word/c/recall", 5, 1, due_in=3)]
    queue = queues.build(held, {"word/b/recall"}, Today(), MONDAY)
    assert [one.word for one in queue.due] == ["a"] and queue.waiting == 0


def test_what_was_missed_today_comes_once_more_at_the_end_three_times_at_most() -> None:
    held = [card("word/a/recall", 1, 0, due_in=1), card("word/b/recall", 5, 9)]
    missed = Review("word/a/recall", AGAIN, MONDAY)
    queue = queues.build(held, (), Today((missed,), 1), MONDAY)
    assert [(one.word, one.again) for one in queue.due] == [("b", False), ("a", True)]
    for done in ((missed,) * 3, (missed, Review("word/a/recall", GOOD, MONDAY))):
        assert [one.word for one in queues.build(held, (), Today(done, len(done)), MONDAY).due] == ["b"]


def test_harmony_mixed_up_in_the_dative_is_said_so() -> None:
    newest = [
        FormAnswer("form/N;SG;DAT/ға", "wrong", "harmony"),
        FormAnswer("form/N;SG;DAT/ге", "right", None),
        FormAnswer("form/N;SG;DAT/ға", "wrong", "harmony"),
        FormAnswer("form/N;SG;LOC/да", "wrong", "case"),
        FormAnswer("form/N;PL/лар", "almost", "letters"),
    ]
    (weak,) = weak_forms(newest)
    assert (weak.features, weak.kind, weak.endings) == ("N;SG;DAT", "harmony", ("ға", "ге"))
    assert (weak.missed, weak.asked) == (2, 3)
    assert weak_forms([FormAnswer("form/N;SG;DAT/ға", "right", None)] * 8 + newest) == ()
