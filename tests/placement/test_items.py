"""Which exercises are asked, and what follows from the answers to them."""

import pytest

from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.placement import estimating, items, placing

RUSSIAN, UZBEK, KAZAKH = (LearnerProfile(tag, "adult") for tag in ("ru", "uz", "kk"))


@pytest.mark.parametrize("profile", [LearnerProfile(), RUSSIAN, UZBEK, LearnerProfile("ko", "elder")])
def test_every_unit_has_items_of_every_kind(profile: LearnerProfile, content: Library) -> None:
    pool = items.pool(content, content.courses["a1"], profile)
    assert list(pool) == list(range(1, 13))
    assert all(set(kinds) == set(items.TURNS) for kinds in pool.values())
    assert all(len(those) >= 4 for kinds in pool.values() for those in kinds.values())


def test_what_the_learners_language_gives_away_is_not_asked(content: Library) -> None:
    course = content.courses["a1"]
    asked = {item.exercise.source for kinds in items.pool(content, course, UZBEK).values() for item in kinds["type"]}
    shared = {word for word in asked if "uz" in content.words[word].cognates}
    assert asked and all("uz" in content.words[word].false_friends for word in shared), "only where kin misleads"
    for_koreans = {
        item.exercise.source
        for kinds in items.pool(content, course, LearnerProfile("ko")).values()
        for item in kinds["type"]
    }
    assert "такси" in content.words and "такси" not in for_koreans


def test_kin_is_a_language_of_the_family_and_not_kazakh_itself(content: Library) -> None:
    course = content.courses["a1"]
    assert [items.is_kindred(content, course, one) for one in (UZBEK, RUSSIAN, KAZAKH, LearnerProfile())] == [
        True,
        False,
        False,
        False,
    ]


def test_nothing_is_asked_twice_and_kinds_take_turns(content: Library) -> None:
    course = content.courses["a1"]
    pool, chances = items.pool(content, course, RUSSIAN), estimating.prior(12, None, False)
    asked: list[str] = []
    for number in range(20):
        item = items.next_item(pool, chances, asked, False, "7")
        assert item is not None and item == items.next_item(pool, chances, asked, False, "7"), (
            "reloading changes nothing"
        )
        assert item.kind == items.TURNS[number % 4]
        asked.append(item.exercise.id)
    sources = [one.rsplit("/", 1)[0] for one in asked]
    assert len(set(sources)) == 20


def test_there_is_no_next_when_all_was_asked(content: Library) -> None:
    assert items.next_item({}, estimating.prior(12, None, False), (), False, "7") is None


def test_a_withdrawn_exercise_says_nothing(content: Library) -> None:
    found = items.answered(content, content.courses["a1"], [("a1-01-01/gone/choose", True), ("z9/x/type", True)], False)
    assert found == []


def test_where_to_start(content: Library) -> None:
    course = content.courses["a1"]
    assert placing.chosen_start(course, 0, placing.SUGGESTED) == placing.Start(1, "a1-01-01")
    assert placing.chosen_start(course, 4, placing.SUGGESTED) == placing.Start(5, "a1-05-01")
    assert placing.chosen_start(course, 4, placing.EARLIER) == placing.Start(4, "a1-04-01")
    assert placing.chosen_start(course, 4, placing.BEGINNING) == placing.Start(1, "a1-01-01")
    everything = placing.chosen_start(course, 12, placing.SUGGESTED)
    assert everything.unit == 13 and set(placing.lessons_before(course, everything)) == set(course.lessons)


def test_words_before_the_start_are_known_but_for_those_missed(content: Library) -> None:
    course = content.courses["a1"]
    start = placing.start_of(course, 3)
    word = course.lessons["a1-01-01"].teaches.words[0]
    later = course.lessons["a1-03-01"].teaches.words[0]
    missed = placing.words_missed(content, course, [(f"a1-01-01/{word}/type", False), (f"a1-03-01/{later}/type", True)])
    assert missed == {word}
    known = placing.words_known(content, course, start, missed)
    assert word not in known and later not in known
    assert set(known) == {
        one for lesson in placing.lessons_before(course, start) for one in course.lessons[lesson].teaches.words
    } - {word}
    assert placing.keys_known(["үй"]) == ("word/үй/recall", "word/үй/recognise")
    assert placing.words_known(content, course, placing.start_of(course, 1), ()) == ()
