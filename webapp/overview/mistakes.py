"""What a class gets wrong: wrong answers read by the language engine and put together by the kind of mistake. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import by_id
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.kazakh.diagnosis.word_mistakes import WordMistake
from webapp.kazakh.grammar.features import Bundle, UnknownFeatures
from webapp.kazakh.grammar.features import read as read_features
from webapp.practice import drill_questions
from webapp.practice.drill_cells import named
from webapp.practice.exercises import kind_of
from webapp.practice.grading import Grade
from webapp.practice.posing import Context

SHOWN, SAMPLES, PAIRS, CELLS = 8, 6, 3, 4
_OTHER_FORM = ("case", "possessor", "number", "person", "tense", "polarity")
T = TypeVar("T")
# What says little of the language stands last: choices gone wrong, words left out, the keyboard.
_LAST = ("order", "lexical", "missing", "extra", "letters", "typo", "script")


@dataclass(frozen=True, slots=True)
class Key:
    """A kind of mistake. `asked`, `said`: what the right form and the given one say; `series` of the word; `word`: its id."""

    kind: str
    asked: str = ""
    said: str = ""
    series: str = ""
    word: str = ""

    @property
    def code(self) -> str:
        """As it stands in an address."""
        return "~".join((self.kind, self.asked, self.said, self.series, self.word)).rstrip("~")


@dataclass(frozen=True, slots=True)
class Read:
    """A wrong answer, read: what was wanted and what was given, the pieces at fault, and the cell of the drill."""

    key: Key
    right: str
    wrong: str
    pieces: tuple[str, str] | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Missed:
    """A wrong answer as it is kept."""

    answer_id: int
    person_id: int
    lesson_id: str
    exercise_id: str
    given: str
    diagnosis: str
    people: str | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """`persons` made it, of `asked` who worked in the lessons where it came up; `answers` of theirs. The commonest come first
    in `pairs` (right ending, given one), `samples` (right, given, how often) and `cells` of the drill; `lesson` had it most."""

    key: Key
    persons: frozenset[int]
    asked: int
    answers: int
    pairs: tuple[tuple[str, str], ...]
    samples: tuple[tuple[str, str, int], ...]
    cells: tuple[str, ...]
    lesson: str


Found = list[tuple[Missed, Read]]


def gathered(
    library: Library,
    languages: tuple[str, ...],
    rows: Sequence[Missed],
    worked_in: Mapping[int, frozenset[str]],
    most: int = SHOWN,
) -> tuple[Mistake, ...]:
    """The mistakes, those of most learners first, `most` of them. `worked_in`: person → lessons of the period."""
    found: dict[Key, Found] = defaultdict(list)
    for row in rows:
        read = read_answer(library, row.people, languages, row.exercise_id, row.given, row.diagnosis)
        found[read.key].append((row, read))
    # What one learner wrote once is no matter of the class, unless there is nothing else.
    common = [key for key, answers in found.items() if len(answers) > 1]
    first = sorted(common or found, key=lambda key: _rank(key, found[key]))[:most]
    return tuple(_mistake(library, key, found[key], worked_in) for key in first)


def _rank(key: Key, found: Found) -> tuple[int, int, int, str]:
    place = _LAST.index(key.kind) if key.kind in _LAST and not key.word else -1
    return place, -len({row.person_id for row, _ in found}), -len(found), key.code


def _mistake(library: Library, key: Key, found: Found, worked_in: Mapping[int, frozenset[str]]) -> Mistake:
    persons = frozenset(row.person_id for row, _ in found)
    where = {row.lesson_id for row, _ in found}
    asked = {person for person, lessons in worked_in.items() if not where.isdisjoint(lessons)}
    lessons = Counter(lesson for row, _ in found if library.lesson(lesson := row.exercise_id.split("/", 1)[0]))
    return Mistake(
        key,
        persons,
        len(asked | persons),
        len(found),
        tuple(_commonest((read.pieces for _, read in found if read.pieces), PAIRS)),
        tuple((*pair, number) for pair, number in Counter((r.right, r.wrong) for _, r in found).most_common(SAMPLES)),
        tuple(_commonest((read.cell for _, read in found if read.cell), CELLS)),
        next(iter(dict(lessons.most_common(1))), ""),
    )


def _commonest(values: Iterable[T], number: int) -> list[T]:
    return [value for value, _ in Counter(values).most_common(number)]


@lru_cache(maxsize=32768)
def read_answer(
    library: Library, people: str | None, languages: tuple[str, ...], exercise_id: str, given: str, diagnosis: str
) -> Read:
    """One wrong answer, graded again for its pieces. Where it reads otherwise by now, the kind that was kept stands."""
    grade, shown, word = _graded(library, people, languages, exercise_id, given)
    if grade is None:
        return Read(Key(diagnosis), "", shown)
    right, wrong = grade.expected_word or grade.expected, grade.given_word or shown
    if grade.mistake is None or grade.diagnosis != diagnosis:
        return Read(Key(diagnosis, word=word if diagnosis == "lexical" else ""), right, wrong)
    mistake = grade.mistake
    return Read(_key(mistake, word), right, wrong, _pieces(mistake), _cell(mistake))


def _graded(
    library: Library, people: str | None, languages: tuple[str, ...], exercise_id: str, given: str
) -> tuple[Grade | None, str, str]:
    """The grade, the answer in words, and the id of the word asked for."""
    if exercise_id.startswith(f"{drill_questions.DRILL}/"):
        question = drill_questions.by_id(library, exercise_id)
        return (
            (drill_questions.graded(library, question, given), given, question.word.id)
            if question
            else (None, given, "")
        )
    lesson_id = exercise_id.split("/", 1)[0]
    found = library.lesson(lesson_id)
    exercise = by_id(found[1], library, exercise_id) if found else None
    if found is None or exercise is None:
        return None, given, ""
    profile = LearnerProfile(None, found[0].entry.ages[0], (), people)
    context = Context(library, plan_lesson(library, found[0], lesson_id, profile), exercise, languages)
    word = exercise.source if exercise.source_kind == "word" else ""
    return kind_of(context).grade(given, context), kind_of(context).describe(given, context), word


def _key(mistake: WordMistake, word: str) -> Key:
    kind = mistake.kind
    if kind in ("harmony", "assimilation") and mistake.place:
        return Key(
            kind, mistake.form.segments[mistake.place].feature, series=mistake.form.series if kind == "harmony" else ""
        )
    if kind in _OTHER_FORM:
        return Key(kind, _says(kind, mistake.features), _says(kind, mistake.given_features))
    return Key(kind, word=word if kind == "lexical" else "")


def _says(kind: str, features: str) -> str:
    """What a form says of the thing that a kind of mistake is about."""
    try:
        bundle: Bundle = read_features(features)
    except UnknownFeatures:
        return ""
    if kind == "case" and not bundle.case:
        return "NOM"
    values = {
        "case": bundle.case,
        "possessor": bundle.possessor,
        "number": bundle.number if bundle.number == "PL" else "",
        "person": bundle.person,
        "tense": bundle.tense,
        "polarity": "NEG" if bundle.negative else "",
    }
    return values[kind]


def _pieces(mistake: WordMistake) -> tuple[str, str] | None:
    if not mistake.place or not mistake.given_piece or mistake.kind not in ("harmony", "assimilation"):
        return None
    return mistake.form.segments[mistake.place].text.strip(), mistake.given_piece.strip()


def _cell(mistake: WordMistake) -> str:
    try:
        return named(mistake.features)
    except UnknownFeatures:
        return ""
