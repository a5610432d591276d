"""`tilashar lessons check` reads every Kazakh form: misshapen ones and Russian letters are errors, unknown words warnings."""

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.courses import small_lessons
from tests.courses.small_lessons import LESSON, TEXTS
from webapp.commands import main
from webapp.courses import language_checks, loading
from webapp.courses.doubtful import correction
from webapp.courses.wordforms import count
from webapp.kazakh.reading.lexicon import common

# written → meant, how it is wrong
MISTAKES = {
    "үйда": ("үйде", "harmony"),
    "әкесы": ("әкесі", "harmony"),
    "жақсі": ("жақсы", "harmony"),
    "қалаге": ("қалаға", "harmony"),
    "кітапдар": ("кітаптар", "assimilation"),
    "досм": ("досым", "assimilation"),
    "кітапы": ("кітабы", "voicing"),
    "кітабтар": ("кітаптар", "voicing"),
    "халықы": ("халқы", "elision"),
    "кала": ("қала", "letters"),
    "калага": ("қалаға", "letters"),
    "баланын": ("баланың", "letters"),
    "тауда-үйда": ("тауда-үйде", "harmony"),
}
UNKNOWN = "зымбырақ"


def told(root: Path) -> list[loading.Problem]:
    """What the engine says of the forms. What has been taught is another question: see test_order_of_teaching."""
    library = loading.load(root)
    return sorted({*library.problems, *language_checks.problems(library)})


def broken(root: Path, old: str, new: str, file: str = LESSON) -> tuple[list[loading.Problem], int]:
    """What is told after one change of the tiny folder, and the line of the change."""
    small_lessons.write(root)
    line = small_lessons.change(root, file, old, new)
    return told(root), line


@pytest.mark.parametrize("written", MISTAKES)
def test_a_form_in_the_wrong_shape_is_set_beside_the_right_one(written: str) -> None:
    found = correction(written, common())
    assert found and (found.right, found.kind) == MISTAKES[written]


def test_an_unknown_word_is_not_put_right() -> None:
    assert correction(UNKNOWN, common()) is None
    assert correction(f"{UNKNOWN}-үйда", common()) is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Мен шай ішемін.", "Мен үйда шай ішемін.", "'үйде' for 'үйда': harmony"),
        ("Мен шай ішемін.", "Мен шай ишемін.", "'ішемін' for 'ишемін': letters of the Russian keyboard"),
        ("Бұл кім?", "Бұл ким?", "'кім' for 'ким': letters of the Russian keyboard"),
        (f"title: {TEXTS}", 'title: {kk: бір, ru: "один, *үйда*", en: one}', "'үйде' for 'үйда': harmony"),
        ("all: " + TEXTS, "all: {kk: бip, ru: один, en: one}", "'бip' has Latin letters among the Cyrillic ones"),
        ("kk: бас,", "kk: бастен,", "'бастан' for 'бастен': harmony"),
    ],
)
def test_a_true_mistake_is_an_error_where_it_stands(old: str, new: str, expected: str, tmp_path: Path) -> None:
    problems, line = broken(tmp_path, old, new)
    assert [(one.file, one.line, one.message, one.weight) for one in problems] == [(LESSON, line, expected, "error")]


def test_an_unknown_word_is_a_warning_at_its_first_place_until_it_is_declared(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, LESSON, "Мен шай ішемін.", f"Мен {UNKNOWN}ты ішемін.")
    line = small_lessons.change(tmp_path, LESSON, f"title: {TEXTS}", f"title: {{kk: {UNKNOWN}ты, ru: два, en: two}}")
    expected = f"'{UNKNOWN}ты' is not read by the engine: check it, or add its word to passing.yaml"
    assert told(tmp_path) == [loading.Problem(LESSON, line, expected, "warning")]
    (tmp_path / "passing.yaml").write_text(f"- {{kk: {UNKNOWN}, pos: noun}}\n", encoding="utf-8")
    assert told(tmp_path) == []


def test_flags_of_a_word_decide_which_of_its_forms_are_right(tmp_path: Path) -> None:
    broken(tmp_path, "Мен шай ішемін.", f"Мен {UNKNOWN}те, {UNKNOWN}ы.")
    (tmp_path / "passing.yaml").write_text(f"- {{kk: {UNKNOWN}, pos: noun, flags: [keeps]}}\n", encoding="utf-8")
    assert [one.message for one in told(tmp_path)] == [f"'{UNKNOWN}та' for '{UNKNOWN}те': harmony"]
    (tmp_path / "passing.yaml").write_text(f"- {{kk: {UNKNOWN}, pos: noun, flags: [keep]}}\n", encoding="utf-8")
    assert any("no flag 'keep'" in one.message for one in told(tmp_path))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kk: тас,", "kk: үйда,"),  # a wrong option
        ("all: " + TEXTS, "all: {kk: _үйда_ емес, ru: один, en: one}"),
        ("all: " + TEXTS, 'all: {kk: "*-лар, -лер*, 5-ке, *ү, ң*, қ-қ-қ, кітаб-", ru: один, en: one}'),
        ("all: " + TEXTS, "all: {kk: _Köln_ пен _стул_, ru: стол, en: table}"),
        ("all: " + TEXTS, "all: {kk: Наурызда Әнаға, ru: один, en: one}"),  # a feast, a name of the packages
        ("all: " + TEXTS, "all: {kk: аман-есен келді, ru: один, en: one}"),
        ("Мен — $girl.", "Ал мен — $girl."),
    ],
)
def test_what_is_no_mistake_is_passed_over(old: str, new: str, tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    small_lessons.change(tmp_path, LESSON, old, new)
    assert [str(one) for one in told(tmp_path)] == []


def test_features_that_are_not_understood_are_an_error(tmp_path: Path) -> None:
    problems, line = broken(tmp_path, '"V;PRS;3"]', '"V;PRS;3", "N;SG;PSS9S"]')
    assert [(one.line, one.weight) for one in problems] == [(line, "error")]
    assert "the features 'N;SG;PSS9S' are not understood: 'PSS9S'" in problems[0].message


def test_an_ending_begins_where_the_engine_begins_one(tmp_path: Path) -> None:
    problems, line = broken(tmp_path, "ending: әке|м", "ending: әк|ем")
    assert [(one.line, one.weight) for one in problems] == [(line, "warning")]
    assert problems[0].message == "no ending begins at the | of 'әк|ем'; the engine reads әке|м"


def test_an_ending_has_three_wrong_ones_beside_it(tmp_path: Path) -> None:
    broken(tmp_path, 'Бұл — менің әкем."', 'Бұл — екеу."')
    small_lessons.change(tmp_path, LESSON, "ending: әке|м", "ending: ек|еу")
    assert [one.message for one in told(tmp_path)] == ["no ending begins at the | of 'ек|еу'; the engine reads екеу"]
    small_lessons.change(tmp_path, LESSON, "екеу.", "достікі.")
    small_lessons.change(tmp_path, LESSON, "ending: ек|еу", "ending: дос|тікі")
    assert [one.message for one in told(tmp_path)] == ["fewer than 3 wrong endings can be offered beside 'дос|тікі'"]


def test_warnings_do_not_fail_the_command_and_the_share_is_told(tmp_path: Path) -> None:
    problems, _ = broken(tmp_path, "Мен шай ішемін.", f"Мен {UNKNOWN} ішемін.")
    result = CliRunner().invoke(main, ["lessons", "check", str(tmp_path)])
    forms = len(count(loading.load(tmp_path)))
    assert result.exit_code == 0 and len(problems) == 1
    assert f"{forms} word forms, 1 doubtful ({1 / forms:.2%}): 0 errors, 1 warnings" in result.output


def test_what_stands_in_print_is_not_doubtful(tmp_path: Path) -> None:
    broken(tmp_path, "Мен шай ішемін.", f"Мен {UNKNOWN} ішемін, үйда.")
    printed = tmp_path / "words.tsv"
    printed.write_text(f"{UNKNOWN.capitalize()}\t17\nүйлер\t3\n", encoding="utf-8")
    packed = tmp_path / "words.tsv.gz"
    packed.write_bytes(gzip.compress(printed.read_bytes()))
    plain = CliRunner().invoke(main, ["lessons", "check", str(tmp_path)])
    assert f"'{UNKNOWN}' is not read" in plain.output and "2 doubtful" in plain.output
    for wordlist in (printed, packed):
        result = CliRunner().invoke(main, ["lessons", "check", str(tmp_path), "--wordlist", str(wordlist)])
        assert f"'{UNKNOWN}' is not read" not in result.output and "1 doubtful" in result.output
        assert result.exit_code == 1 and "'үйде' for 'үйда': harmony" in result.output, "what is not in print is told"


def test_of_the_real_lessons_the_engine_reads_all_but_a_few_in_a_thousand(content: loading.Library) -> None:
    found = language_checks.tally(content)
    assert found.forms > 1000 and found.doubtful < 0.003 * found.forms
