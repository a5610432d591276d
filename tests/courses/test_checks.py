"""`tilashar lessons check`: each kind of mistake is named by file and line, and the real lessons have none."""

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.courses import small_lessons
from tests.courses.small_lessons import COURSE, LESSON, TEXTS
from webapp.commands import main
from webapp.config import ROOT
from webapp.courses import checks, loading
from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import candidates
from webapp.courses.profile import LearnerProfile

# name → file, what to replace, with what, what is told; the line is that of the change unless moved
BROKEN: dict[str, tuple[str, str, str, str]] = {
    "a word that is not in the lexicon": (LESSON, "words: [әке,", "words: [әкеке,", "'әкеке' is not in the lexicon"),
    "a grammar topic that is not there": (LESSON, "notes: [whose]", "notes: [whos]", "no grammar topic 'whos'"),
    "an ending cut nowhere": (LESSON, "ending: әке|м", "ending: әкем", "with one | before its ending"),
    "an ending of another word": (LESSON, "ending: әке|м", "ending: аға|м", "with one | before its ending"),
    "a Latin letter in a sentence": (LESSON, 'kk: "Бұл — менің әкем."', 'kk: "Бұл — менің әкeм."', "a Latin letter"),
    "a Latin letter in a line": (LESSON, 'kk: "Бұл кім?"', 'kk: "Бұл кiм?"', "a Latin letter"),
    "a Latin letter in a word": ("lexicon/words.yaml", "kk: ана\n", "kk: aна\n", "a Latin letter"),
    "a name in one language only": (LESSON, "Перевод 4 $girl.", "Перевод 4.", "the same placeholders are expected"),
    "another name": (LESSON, "Meaning 4 $girl.", "Meaning 4 $boy.", "the same placeholders are expected"),
    "an unknown name": (LESSON, "Meaning 4 $girl.", "Meaning 4 $lady.", "an unknown placeholder"),
    "an unclosed bracket": (LESSON, "менің анам.", "[менің анам.", "'[' is never closed with ']'"),
    "a choice outside brackets": (LESSON, "Мен шай ішемін.", "Мен шай|су ішемін.", "'|' stands only inside"),
    "an id used twice": (LESSON, "- id: s2\n", "- id: s1\n", "the id 's1' is already used"),
    "an id of another unit": (LESSON, "id: a1-01-01\n", "id: a1-02-01\n", "should begin with 'a1-01-'"),
    "an unknown sphere": (LESSON, "sphere: clinic", "sphere: moon", "there is no sphere 'moon'"),
    "an unknown speaker": (LESSON, "who: $woman", "who: дәрігер", "neither a word of the lexicon nor a name"),
    "an unknown feature": (LESSON, "for: [has-gender]", "for: [has-genders]", "no feature 'has-genders'"),
    "two options alike": (LESSON, "en: stone", "en: head", "two options are the same in 'en'"),
    "an unknown age": (LESSON, "sphere: clinic", "ages: [baby]", "must be one of"),
    "an unknown key": (LESSON, "minutes: 5", "minuts: 5", "not a key of the format"),
    "a key twice": (LESSON, "minutes: 5", "id: a1-01-01", "the key 'id' stands twice"),
    "a number in words": (LESSON, "minutes: 5", "minutes: five", "must be a whole number"),
    "too long a lesson": (LESSON, "minutes: 5", "minutes: 90", "minutes"),
    "neither yes nor no": (LESSON, "read: yes", "read: maybe", "must be yes or no"),
    "a text left empty": (LESSON, f"title: {TEXTS}", "title: {kk: бір, ru: '', en: one}", "must not be empty"),
    "a language forgotten": ("grammar/whose.yaml", f"title: {TEXTS}", "title: {kk: бір, ru: один}", "'title.en' is missing"),
    "a word declared twice": ("lexicon/words.yaml", "id: ана\n", "id: әке\n", "'әке' is already declared in lexicon/words.yaml"),
    "a cognate of an unknown language": (
        "lexicon/words.yaml", "  review: needed", "  cognates: {xx: ata}\n  review: needed", "there is no language 'xx'",
    ),
    "a language with an unknown feature": (
        "languages/ru.yaml", "features: [has-gender]", "features: [hasgender]", "there is no feature 'hasgender'",
    ),
    "a contrast with an unknown feature": ("grammar/whose.yaml", "for: has-gender", "for: gender", "no feature 'gender'"),
    "not YAML": (LESSON, "minutes: 5", "minutes: 5: 6", "not readable as YAML"),
}  # fmt: skip


def told(root: Path) -> list[loading.Problem]:
    return checks.problems(loading.load(root))


def test_the_tiny_folder_is_in_order(tmp_path: Path) -> None:
    assert told(small_lessons.write(tmp_path)) == []


@pytest.mark.parametrize("name", BROKEN)
def test_each_mistake_is_named_by_file_and_line(name: str, tmp_path: Path) -> None:
    file, old, new, expected = BROKEN[name]
    small_lessons.write(tmp_path)
    line = small_lessons.change(tmp_path, file, old, new)
    problems = told(tmp_path)
    fitting = [problem for problem in problems if expected in problem.message]
    assert fitting, [str(problem) for problem in problems]
    assert fitting[0].file == file and fitting[0].weight == "error"
    # Told of the piece or of the entry around it, never above it.
    written = (tmp_path / file).read_text(encoding="utf-8").splitlines()
    assert line - 3 <= fitting[0].line <= line + 1, (fitting[0].line, line, written[fitting[0].line - 1])


def test_too_few_sentences_are_told_with_whom_they_are_too_few_for(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    text = (tmp_path / LESSON).read_text(encoding="utf-8")
    start, end = text.index("  - id: s2\n"), text.index("dialogues:")
    (tmp_path / LESSON).write_text(text[:start] + text[end:], encoding="utf-8")
    small_lessons.change(tmp_path, LESSON, f"[{', '.join(small_lessons.WORDS)}]", "[әке]")
    small_lessons.change(tmp_path, COURSE, "new_words: [8, 12]", "new_words: [1, 12]")
    assert [problem.message for problem in told(tmp_path) if problem.weight == "error"] == [
        "7 exercises for child, no language chosen; 8 to 14 are expected: add sentences or words"
    ], "a child who thinks in Russian has the exercise written for languages with gender"
    small_lessons.change(tmp_path, COURSE, "exercises: [8, 14]", "exercises: [7, 14]")
    assert not any(problem.weight == "error" for problem in told(tmp_path)), "a course has its own pace"


def test_a_missing_file_and_a_missing_package(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    (tmp_path / "spheres.yaml").unlink()
    (tmp_path / "peoples" / "many.yaml").unlink()
    assert ("spheres.yaml", 1, "this file is missing") in {(p.file, p.line, p.message) for p in told(tmp_path)}
    (tmp_path / "spheres.yaml").write_text(small_lessons.FILES["spheres.yaml"], encoding="utf-8")
    assert any("the package 'many' is missing" in problem.message for problem in told(tmp_path))


def test_a_list_is_expected(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    (tmp_path / "spheres.yaml").write_text("clinic: {kk: емхана}\n", encoding="utf-8")
    assert any(problem.file == "spheres.yaml" and "a list is expected" in problem.message for problem in told(tmp_path))


def test_the_command_prints_file_and_line_and_fails(tmp_path: Path) -> None:
    small_lessons.write(tmp_path)
    good = CliRunner().invoke(main, ["lessons", "check", str(tmp_path)])
    assert good.exit_code == 0 and "1 lessons" in good.output and "0 errors, 0 warnings" in good.output
    line = small_lessons.change(tmp_path, LESSON, "words: [әке,", "words: [әкеке,")
    bad = CliRunner().invoke(main, ["lessons", "check", str(tmp_path)])
    assert bad.exit_code == 1
    assert f"{LESSON}:{line}: error: 'әкеке' is not in the lexicon" in bad.output
    assert "1 errors, " in bad.output


def test_the_real_lessons_have_no_problem() -> None:
    # Read from the files, not the copy that other tests share.
    assert [str(problem) for problem in told(ROOT / "lessons")] == []


def test_twelve_units_each_with_its_checkpoint(content: loading.Library) -> None:
    course = content.courses["a1"]
    assert len(course.units) == 12
    for unit in course.units:
        kinds = [lesson.kind for lesson in unit.lessons]
        assert kinds.count("lesson") >= 5 and "checkpoint" in kinds[-2:] and kinds[0] == "lesson", unit.id
    assert course.entry.ages == ("teen", "adult", "elder")


def test_the_childrens_course_has_the_same_twelve_themes(content: loading.Library) -> None:
    course = content.courses["balapan"]
    assert course.entry.ages == ("child",) and len(course.units) == 12
    for unit in course.units:
        assert len(unit.lessons) >= 3, unit.id
        assert all(lesson.kind == "lesson" and not lesson.notes for lesson in unit.lessons), "no terms of grammar"


@pytest.mark.parametrize("course_id", ["a1", "balapan"])
def test_every_lesson_has_enough_for_every_language(course_id: str, content: loading.Library) -> None:
    course = content.courses[course_id]
    # The ages in turn; the checker, above, takes each with each.
    ages = [course.entry.ages[number % len(course.entry.ages)] for number in range(len(course.lessons))]
    counts = {
        (lesson, age, tag): len(plan_lesson(content, course, lesson, LearnerProfile(tag, age)).exercises)
        for lesson, age in zip(course.lessons, ages, strict=True)
        for tag in (None, *content.languages)
    }
    fewest, most = course.entry.pace.exercises
    assert len(content.ages) >= 4 and len(content.languages) >= 12
    assert {key: number for key, number in counts.items() if not fewest <= number <= most} == {}


def test_ids_are_permanent_so_none_stands_twice(content: loading.Library) -> None:
    exercises = [
        exercise.id for course in content.courses.values() for lesson in course.lessons.values()
        for exercise in candidates(lesson, content)
    ]  # fmt: skip
    assert len(exercises) > 10_000
    assert [one for one, number in Counter(exercises).items() if number > 1] == []
    lessons = [lesson.id for course in content.courses.values() for unit in course.units for lesson in unit.lessons]
    assert len(set(lessons)) == len(lessons)
    assert max(map(len, exercises)) <= 120, "the column of answers holds 120 signs"
    for course in content.courses.values():
        for lesson in course.lessons.values():
            live = {piece.id for piece in (*lesson.sentences, *lesson.dialogues, *lesson.readings, *lesson.more)}
            assert not live & set(lesson.retired)
