"""The drill asks more of what a learner mixes up, less of what goes well, and nothing twice within five."""

import random
from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from webapp.courses.loading import Library
from webapp.courses.vocabulary import lexicon_of
from webapp.practice.confusions import Confusion, Past, confusions, traits_of
from webapp.practice.drill_cells import CELLS, TOPICS, named
from webapp.practice.drill_pool import Chosen, chosen, pool
from webapp.practice.drill_questions import Question, by_id, graded, mistake_in, options, questions_of
from webapp.practice.drill_words import words_of
from webapp.practice.drilling import GAP, attempt_of, choose, weights

LESSONS = frozenset({"a1-01-02", "a1-02-02", "a1-02-04", "a1-03-01", "a1-03-03"})


@pytest.fixture(scope="module")
def everything(content: Library) -> tuple[Question, ...]:
    return pool(content, Chosen(), LESSONS)


@pytest.fixture
def mixed_up(content: Library) -> Callable[[Sequence[Past]], tuple[Confusion, ...]]:
    def found(past: Sequence[Past]) -> tuple[Confusion, ...]:
        lexicon = lexicon_of(content)
        return confusions(
            past, lambda one: by_id(content, one), lambda question, given: mistake_in(question, given, lexicon)
        )

    return found


def missed(content: Library, exercise_id: str, given: str) -> Past:
    """A wrong answer as it would have been kept."""
    question = by_id(content, exercise_id)
    assert question is not None
    grade = graded(content, question, given)
    assert grade.diagnosis
    return Past(exercise_id, grade.verdict, grade.diagnosis, given)


def share(questions: Sequence[Question], likely: Sequence[float], wanted: Callable[[Question], bool]) -> float:
    return sum(weight for question, weight in zip(questions, likely, strict=True) if wanted(question)) / sum(likely)


def test_harmony_mistakes_bring_endings_with_twins_and_words_of_the_other_series(
    content: Library, everything: tuple[Question, ...], mixed_up: Callable[..., tuple[Confusion, ...]]
) -> None:
    past = [missed(content, "drill/қала/N;SG;LOC", "қаладе"), missed(content, "drill/бала/N;PL", "балалер")]
    made = mixed_up(past)
    assert {one.kind for one in made} == {"harmony"}
    assert {one.pieces for one in made} == {("да", "де"), ("лар", "лер")}

    def practises(question: Question) -> bool:
        return traits_of(question).twinned

    before, after = weights(everything, past, ()), weights(everything, past, made)
    assert share(everything, after, practises) > share(everything, before, practises)

    def other_series(question: Question) -> bool:
        return practises(question) and traits_of(question).series == "front"

    assert share(everything, after, other_series) > 1.1 * share(everything, before, other_series)

    def the_same_ending(question: Question) -> bool:
        return question.forms[0].segments[-1].text in ("да", "де", "лар", "лер")

    assert share(everything, after, the_same_ending) > 1.5 * share(everything, before, the_same_ending)


def test_a_learner_who_mixes_series_gets_more_of_it_in_fact(
    content: Library, everything: tuple[Question, ...], mixed_up: Callable[..., tuple[Confusion, ...]]
) -> None:
    past = [missed(content, "drill/қала/N;SG;LOC", "қаладе"), missed(content, "drill/ауыл/N;SG;LOC", "ауылде")]
    made = mixed_up(past)

    def asked(of: Sequence[Confusion]) -> int:
        drawn = [choose(everything, past, of, random.Random(number)).question for number in range(400)]
        return sum(question.forms[0].segments[-1].text in ("да", "де") for question in drawn)

    assert asked(made) > 1.5 * asked(()) > 0


def test_two_cells_given_for_each_other_take_turns(
    content: Library, everything: tuple[Question, ...], mixed_up: Callable[..., tuple[Confusion, ...]]
) -> None:
    past = [missed(content, "drill/қала/N;SG;LOC", "қаладан")]
    made = mixed_up(past)
    assert made[0].kind == "case" and made[0].cells == ("N;SG;LOC", "N;SG;ABL")
    by_cell: Counter[str] = Counter()
    for question, weight in zip(everything, weights(everything, past, made), strict=True):
        by_cell[question.cell.features] += weight
    assert by_cell["N;SG;ABL"] > by_cell["N;SG;LOC"] > by_cell["N;SG;DAT"]


@pytest.mark.parametrize(
    ("exercise_id", "given", "kind", "other"),
    [
        ("drill/бала/N;SG;PSS1S", "балаң", "possessor", "N;SG;PSS2S"),
        ("drill/бала/N;1;SG", "баласың", "person", "N;2;SG"),
        ("drill/кел/V;PST;1;SG", "келемін", "tense", "V;PRS;1;SG"),
        ("drill/кел/V;NEG;PST;1;SG", "келдім", "polarity", "V;PST;1;SG"),
    ],
)
def test_forms_mixed_up_are_known_by_name(
    content: Library,
    mixed_up: Callable[..., tuple[Confusion, ...]],
    exercise_id: str,
    given: str,
    kind: str,
    other: str,
) -> None:
    (made,) = mixed_up([missed(content, exercise_id, given)])
    assert made.kind == kind and made.cells == (exercise_id.rpartition("/")[2], other)


def test_an_ending_likened_wrongly_brings_stems_of_that_sound(
    content: Library, everything: tuple[Question, ...], mixed_up: Callable[..., tuple[Confusion, ...]]
) -> None:
    past = [missed(content, "drill/дос/N;PL", "дослар")]
    (made,) = mixed_up(past)
    assert (made.kind, made.sound) == ("assimilation", "T")

    def same_sound(question: Question) -> bool:
        return "T" in traits_of(question).after

    assert share(everything, weights(everything, past, (made,)), same_sound) > 1.5 * share(
        everything, weights(everything, past, ()), same_sound
    )


def test_a_stem_left_hard_brings_stems_that_soften(
    content: Library, everything: tuple[Question, ...], mixed_up: Callable[..., tuple[Confusion, ...]]
) -> None:
    past = [missed(content, "drill/қонақ/N;SG;PSS1S", "қонақым")]
    (made,) = mixed_up(past)
    likely = weights(everything, past, (made,))
    assert share(everything, likely, lambda one: traits_of(one).changed) > 1.5 * share(
        everything, weights(everything, past, ()), lambda one: traits_of(one).changed
    )


def test_a_mistake_of_a_lesson_counts_too_and_right_answers_overcome_it(
    mixed_up: Callable[..., tuple[Confusion, ...]],
) -> None:
    lesson = Past("a1-03-01/s2/ending", "wrong", "harmony", "әкеңыз")
    (fresh,) = mixed_up([lesson])
    assert fresh.kind == "harmony" and fresh.pieces == ()
    rights = [Past("drill/қала/N;SG;LOC", "right", None, "қалада")] * 4
    (overcome,) = mixed_up([*rights, lesson])
    assert overcome.strength < 0.3 * fresh.strength


def test_what_was_right_several_times_fades(everything: tuple[Question, ...]) -> None:
    past = [Past(f"drill/{word}/N;SG;LOC", "right", None) for word in ("қала", "ауыл", "үй", "бөлме", "көл", "гүл")]
    likely = weights(everything, past, ())
    by_cell: dict[str, float] = {}
    for question, weight in zip(everything, likely, strict=True):
        by_cell[question.cell.features] = max(weight, by_cell.get(question.cell.features, 0))
    assert by_cell["N;SG;LOC"] < 0.4 * by_cell["N;SG;ABL"]


def test_what_was_missed_comes_again_after_five_others_and_by_choosing(
    content: Library, everything: tuple[Question, ...]
) -> None:
    wrong = missed(content, "drill/қала/N;SG;LOC", "қаладан")
    others = [Past(f"drill/{word}/N;SG;GEN", "right", None) for word in ("ауыл", "үй", "бөлме", "көл", "гүл")]
    place = next(number for number, question in enumerate(everything) if question.id == wrong.exercise_id)
    assert weights(everything, [*others[:4], wrong], ())[place] == 0
    again = weights(everything, [*others, wrong], ())
    assert again[place] > 2 * min(weight for weight in again if weight)
    assert attempt_of(wrong.exercise_id, [*others, wrong]) == 1
    assert attempt_of(wrong.exercise_id, [Past(wrong.exercise_id, "right", None), wrong]) == 0


@pytest.mark.parametrize("choice", [Chosen(), Chosen("қала"), Chosen("қала", "plural"), Chosen(None, "condition")])
def test_nothing_comes_twice_within_five(content: Library, choice: Chosen) -> None:
    questions, past, rng = pool(content, choice, LESSONS), [], random.Random(7)
    asked: list[str] = []
    for number in range(60):
        found = choose(questions, past, (), rng).question
        assert found.id not in asked[-GAP:]
        asked.append(found.id)
        past.insert(0, Past(found.id, "right" if number % 3 else "wrong", None if number % 3 else "lexical"))


def test_the_same_randomness_gives_the_same_question(everything: tuple[Question, ...]) -> None:
    assert choose(everything, (), (), random.Random(3)) == choose(everything, (), (), random.Random(3))


def test_a_new_guest_is_asked_of_first_words_and_a_learner_of_words_met(content: Library) -> None:
    lent = {question.word.id for question in pool(content, Chosen(), frozenset())}
    assert {"шай", "ат", "әке"} <= lent and "телефон" not in lent
    met = {question.word.id for question in pool(content, Chosen(), frozenset({"a1-02-03"}))}
    assert "дәрігер" in met and "шай" not in met


def test_conditionals_come_only_when_chosen(content: Library) -> None:
    course = frozenset(content.courses["a1"].lessons)
    assert not any("condition" in question.cell.topics for question in pool(content, Chosen(), course))
    assert all("condition" in question.cell.topics for question in pool(content, Chosen(None, "condition"), course))


def test_a_choice_that_there_is_not_is_left_to_us(content: Library) -> None:
    assert chosen(content, "жоқтық", "gerund") == Chosen()
    assert chosen(content, "қала", "past") == Chosen("қала")
    assert chosen(content, "кел", "past") == Chosen("кел", "past")


def test_no_absurd_forms(content: Library) -> None:
    words = words_of(content)
    assert not any(cell.topics[0] == "person" for cell in words["қала"].cells), "nobody is a town"
    assert any(cell.topics[0] == "person" for cell in words["дәрігер"].cells)
    assert CELLS["N;PL"] not in words["сүт"].cells


def test_every_question_has_a_right_form_wrong_ones_to_choose_and_a_permanent_name(content: Library) -> None:
    lexicon = lexicon_of(content)
    for word in words_of(content).values():
        for question in questions_of(word):
            assert by_id(content, question.id) == question and len(question.id) <= 120
            assert (
                set(question.cell.topics) <= TOPICS.keys() and named(question.cell.features) == question.cell.features
            )
            offered = options(question, lexicon, 1)
            assert len(set(offered)) == len(offered) == 4, question.id
            right = {form.text for form in question.forms}
            assert [form for form in offered if form in right] == [question.expected], question.id


def test_questions_have_an_order_of_their_own_at_each_attempt(content: Library) -> None:
    question = by_id(content, "drill/қала/N;SG;LOC")
    assert question is not None
    lexicon = lexicon_of(content)
    assert options(question, lexicon, 1) == options(question, lexicon, 1)
    assert len({options(question, lexicon, attempt) for attempt in range(6)}) > 1


@pytest.mark.parametrize(
    "exercise_id", ["", "drill", "drill/қала", "drill/қала/N;SG;XXX", "drill/no/N;PL", "a1-01-01/x/y"]
)
def test_what_is_no_question_is_none(content: Library, exercise_id: str) -> None:
    assert by_id(content, exercise_id) is None


def test_an_answer_is_graded_by_the_form_that_was_asked_for(content: Library) -> None:
    def graded_as(exercise_id: str, given: str) -> tuple[str, str | None]:
        question = by_id(content, exercise_id)
        assert question is not None
        grade = graded(content, question, given)
        return grade.verdict, grade.diagnosis

    assert graded_as("drill/бала/N;SG;PSS1P", "баламыз") == ("right", None)
    assert graded_as("drill/бала/N;SG;PSS1P", "балам") == ("wrong", "possessor")
    assert graded_as("drill/қала/N;SG;LOC", "qalada") == ("right", None)
    assert graded_as("drill/қала/N;SG;LOC", "кала да")[0] != "right"
    assert graded_as("drill/дәрігер/N;NEG;1;SG", "дәрігермін") == ("wrong", "polarity")
    assert graded_as("drill/қала/N;SG;LOC", "калада") == ("almost", "letters")
