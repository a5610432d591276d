"""Sentences that contradict their translation, exercises with two right answers, roles that belong to one gender."""

from pathlib import Path

import pytest

from tests.courses import small_lessons
from tests.courses.small_lessons import LESSON
from webapp.courses import agreement, checks, loading, roles


def told(root: Path) -> list[tuple[int, str, str]]:
    library = loading.load(root)
    assert library.problems == []
    return [(one.line, one.message, one.weight) for one in checks.problems_of(library, LESSON)]


@pytest.mark.parametrize("english", ["You do it: meaning 5.", "It is done: meaning 5.", "We do it: meaning 5."])
def test_another_person_than_the_verbs_is_told(english: str, tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    line = small_lessons.change(tmp_path, LESSON, "I do it: meaning 5.", english)
    said = f"'ішемін' is of the person 1;SG, which the English does not say: {english!r}"
    # Told of the sentence, whose translation stands two lines below its beginning or less.
    assert [(message, weight) for _, message, weight in told(tmp_path)] == [(said, "warning")]
    assert line - 4 <= told(tmp_path)[0][0] <= line


@pytest.mark.parametrize("english", ["I'm doing it.", "Me too: tea.", "That is my tea."])
def test_the_same_person_in_other_words_is_not(english: str, tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, LESSON, "I do it: meaning 5.", english)
    assert told(tmp_path) == []


@pytest.mark.parametrize("english", ["Here is a child, eating.", "One child eats.", "A child eats."])
def test_one_for_several_is_told(english: str, tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, "lexicon/words.yaml", "en: word 3}", 'en: "child, kid"}')
    small_lessons.change(tmp_path, LESSON, "Бала нан жейді.", "Балалар нан жейді.")
    small_lessons.change(tmp_path, LESSON, '"Meaning 6."', f'"{english}"')
    said = f"'балалар' is a plural, and the English speaks of one: {english!r}"
    assert [(message, weight) for _, message, weight in told(tmp_path)] == [(said, "warning")]
    small_lessons.change(tmp_path, LESSON, english, "The children eat.")
    assert told(tmp_path) == []


def test_lines_of_dialogues_and_readings_are_read_too(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, LESSON, "Бұл кім?", "Мен ішемін.")
    small_lessons.change(tmp_path, LESSON, "written: somebody", small_lessons.reading(("q1", "кім")))
    small_lessons.change(
        tmp_path, LESSON, 'lines:\n      - {kk: "Бұл — менің әкем."', 'lines:\n      - {kk: "Мен жеймін."'
    )
    library = loading.load(tmp_path)
    words = [problem.message.split()[0] for problem in agreement.problems(library)]
    assert words == ["'ішемін'", "'жеймін'"]


@pytest.mark.parametrize(("tag", "old", "new"), [("ru", "Перевод 2.", "перевод 1"), ("en", "Meaning 2.", "Meaning 1!")])
def test_two_sentences_with_one_meaning_are_an_error(tag: str, old: str, new: str, tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    line = small_lessons.change(tmp_path, LESSON, old, new)
    assert told(tmp_path) == [(line, f"'s2' and 's1' mean the same in '{tag}': which is asked for?", "error")]
    small_lessons.change(tmp_path, LESSON, "- id: s1\n", "- id: s1\n    ages: [adult]\n")
    small_lessons.change(tmp_path, LESSON, "- id: s2\n", "- id: s2\n    ages: [child]\n")
    assert told(tmp_path) == [], "nobody gets both"


def test_an_ending_that_is_right_in_another_variant_is_an_error(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, LESSON, 'kk: "Бұл — менің әкем."', 'kk: "Бұл — [менің] (әкем|әкең)."')
    assert [(message, weight) for _, message, weight in told(tmp_path)] == [
        ("'-ң' is offered as wrong beside 'әке|м', and a variant of the sentence has it", "error")
    ]


def test_two_options_of_a_question_alike_are_an_error(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, LESSON, "written: somebody", small_lessons.reading(("q1", "кім"), ("q2", "не")))
    assert told(tmp_path) == []
    small_lessons.change(tmp_path, LESSON, "en: my mother", "en: my father")
    assert [(message, weight) for _, message, weight in told(tmp_path)] == [
        ("two options are the same in 'en'", "error")
    ]


def said_of(root: Path, *who: str) -> dict[str, tuple[int, int, bool]]:
    """A lesson in which these eat bread; then who does what."""
    small_lessons.write(root)
    more = "".join(
        f'  - id: m{number}\n    kk: "{one} нан жейді."\n    ru: "{number} {one}"\n    en: "{number} {one}"\n'
        for number, one in enumerate(who)
    )
    small_lessons.change(root, LESSON, "dialogues:\n", f"{more}dialogues:\n")
    return {role.name: (role.women, role.men, role.one_sided) for role in roles.roles(loading.load(root))}


def test_a_deed_of_women_alone_is_told(tmp_path: Path) -> None:
    assert said_of(tmp_path, *["$woman"] * 4, *["$girl"] * 2)["же-"] == (6, 0, True)
    library = loading.load(tmp_path)
    said = [problem.message for problem in roles.problems(library)]
    assert said == ["'же-' is said of women 6 times and of men 0 times: balance it"]
    assert set(said) <= {problem.message for problem in checks.problems(library)}


@pytest.mark.parametrize(
    ("who", "counted"),
    [
        (["$man"] * 5, (0, 5, False)),  # too few to say anything
        (["$man"] * 6, (0, 6, True)),
        (["$woman"] * 4 + ["$man2"] * 3, (4, 3, False)),
        (["$man"] * 5 + ["Ана"], (1, 5, False)),  # a word that says of whom
        (["$man"] * 6 + ["$woman мен $man"] * 3, (0, 6, True)),  # what both do is nobody's own
    ],
)
def test_roles_are_counted_by_names_and_words(who: list[str], counted: tuple[int, int, bool], tmp_path: Path) -> None:
    assert said_of(tmp_path, *who)["же-"] == counted
