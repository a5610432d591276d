"""What a lesson uses has been taught, every word is met again, and no lesson has too much that is new."""

from pathlib import Path

import pytest

from tests.courses import small_lessons
from tests.courses.small_lessons import COURSE, LESSON, SECOND, WORDS
from webapp.courses import loading, meetings, progression

NEW = "written: somebody"  # the end of a lesson, before which more may stand


def told(root: Path) -> list[loading.Problem]:
    library = loading.load(root)
    assert library.problems == []
    return sorted(set(progression.problems(library)))


def taught_in_second(word: str, *forms: str) -> tuple[str, str]:
    """The second lesson teaches this."""
    return "teaches: {words: []}", f"teaches: {{words: [{word}], forms: {list(forms)}}}"


def test_a_word_that_no_lesson_taught_is_told_where_it_stands_first(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    line = small_lessons.change(tmp_path, LESSON, "Бала нан жейді.", "Бала нан сатады.")
    small_lessons.change(tmp_path, LESSON, "Бұл кім?", "Кім сатады?")
    expected = loading.Problem(LESSON, line, "'сатады' is used before it is taught", "warning")
    assert told(tmp_path) == [expected], "once a lesson"


@pytest.mark.parametrize(
    ("written", "missing"),
    [("үйімде", "LOC"), ("үйің", "PSS2S"), ("үйлерім", "PL"), ("үйіңізден", "ABL, PSS2SF")],
)
def test_grammar_that_no_lesson_taught_is_named(written: str, missing: str, tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    line = small_lessons.change(tmp_path, LESSON, "менің үйім.", f"менің {written}.")
    said = f"'{written}' has grammar not taught yet: {missing}"
    assert told(tmp_path) == [loading.Problem(LESSON, line, said, "warning")]
    features = "".join(f', "N;SG;{one}"' if one != "PL" else ', "N;PL"' for one in missing.split(", "))
    small_lessons.change(tmp_path, LESSON, '"V;PRS;3"', f'"V;PRS;3"{features}')
    assert told(tmp_path) == [], "each feature may be taught by a form of its own"


def test_what_a_later_lesson_teaches_comes_too_late(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, COURSE, "new_words: [8, 12]", "new_words: [1, 12]")
    small_lessons.change(tmp_path, LESSON, "нан, шай, ", "нан, ")
    small_lessons.second(tmp_path, taught_in_second("шай"))
    assert [(one.file, one.message) for one in told(tmp_path)] == [(LESSON, "'шай' is used before it is taught")]


def test_a_question_on_a_reading_is_read_too(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, LESSON, NEW, small_lessons.reading(("q1", '"Аға кім?"')))
    assert [one.message for one in told(tmp_path)] == ["'аға' is used before it is taught"]


def test_before_the_question_particle_the_third_person_has_no_ending(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, LESSON, "Бала нан жейді.", "Бала нан жей ме?")
    assert [one.message for one in told(tmp_path)] == ["'ме' is used before it is taught"]
    small_lessons.change(tmp_path, LESSON, "Бала нан жей ме?", "Бала нан жей.")
    assert [one.message for one in told(tmp_path)] == ["'жей' has grammar not taught yet: CVB;IPFV"]


def test_a_word_met_too_seldom_is_told_at_its_entry(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, COURSE, "met: 1", "met: 2")
    alone = told(tmp_path)
    assert len(alone) == len(WORDS)
    small_lessons.second(tmp_path, ("Мен шай ішемін.", "Мен ішемін."))
    small_lessons.change(tmp_path, COURSE, "new_words: [8, 12]", "new_words: [0, 12]")
    line = small_lessons.FILES["lexicon/words.yaml"].split("- id: шай")[0].count("\n") + 1
    said = "'шай' is met in 1 lessons (a1-01-01); 2 are expected"
    assert told(tmp_path) == [loading.Problem("lexicon/words.yaml", line, said, "warning")]


def test_a_word_is_met_in_any_of_its_forms(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.second(tmp_path, ("Мен шай ішемін.", "Мен ішемін."), ("Бала нан жейді.", "Бұл — менің шайым."))
    library = loading.load(tmp_path)
    met = meetings.words_met(library, library.courses["a1"])
    assert met["шай"] == met["ішу"] == ("a1-01-01", "a1-01-02")
    assert met["жеу"] == met["нан"] == ("a1-01-01",)


@pytest.mark.parametrize("pace", ["[2, 11]", "[13, 20]"])
def test_too_many_and_too_few_new_words_are_an_error(pace: str, tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, COURSE, "new_words: [8, 12]", f"new_words: {pace}")
    first, last = pace.strip("[]").split(", ")
    said = [(one.file, one.message, one.weight) for one in told(tmp_path)]
    assert said == [(LESSON, f"12 new words; {first} to {last} are expected", "error")]


def test_a_checkpoint_teaches_nothing(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, COURSE, "new_words: [8, 12]", "new_words: [1, 12]")
    checkpoint = ("minutes: 5", "kind: checkpoint\nminutes: 5")
    small_lessons.second(tmp_path, checkpoint)
    assert told(tmp_path) == [], "none are expected of it"
    small_lessons.second(tmp_path, checkpoint, taught_in_second("тау"))
    (tmp_path / "lexicon" / "more.yaml").write_text(
        "- {id: тау, kk: тау, pos: noun, gloss: {kk: биік жер, ru: гора, en: mountain}, review: needed}\n", "utf-8"
    )
    said = [(one.file, one.message, one.weight) for one in told(tmp_path)]
    assert said == [(SECOND, "a checkpoint teaches no new words, and this one has 1", "error")]


def test_a_word_is_taught_once(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, COURSE, "new_words: [8, 12]", "new_words: [1, 12]")
    small_lessons.second(tmp_path, taught_in_second("әке"))
    assert [one.message for one in told(tmp_path)] == ["'әке' is already taught in a1-01-01"]


def test_names_need_no_teaching(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    names = "[{kk: Әлия, ru: Алия, en: Aliya}, {kk: Гүлнұр, ru: Гульнур, en: Gulnur}]"
    old = next(line for line in small_lessons.NAMES.splitlines() if "woman" in line)
    small_lessons.change(tmp_path, "peoples/many.yaml", old, f"  woman: {names}")
    small_lessons.change(tmp_path, LESSON, "Бала нан жейді.", "Гүлнұр нан жейді.")
    assert told(tmp_path) == []
