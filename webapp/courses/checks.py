"""What `tilashar lessons check` says beyond the form of the files: that ids lead somewhere and that every lesson can be practised."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from webapp.courses import agreement, collisions, language_checks, package_checks, progression, roles, schema
from webapp.courses.adaptation import plan_lesson
from webapp.courses.cutting import cut_word
from webapp.courses.loading import Course, Library, Problem, Source
from webapp.courses.names import DEFAULT_PACKAGE, PLACEHOLDER
from webapp.courses.profile import LearnerProfile
from webapp.courses.wordforms import passages

_LATIN = re.compile(r"[A-Za-z]")
Tell = Callable[..., Problem]


@dataclass(frozen=True)
class _Here:
    """Where problems are told of."""

    source: Source

    def error(self, message: str, *path: str | int) -> Problem:
        return Problem(self.source.file, self.source.line(*path), message)


def problems(library: Library, printed: frozenset[str] = frozenset()) -> list[Problem]:
    """All problems of the library, those of form included, in the order of files and lines.

    `printed`: words seen in print, in lower case, which need not be read by the engine.
    """
    found = list(library.problems)
    for course in library.courses.values():
        for unit in course.units:
            for lesson in unit.lessons:
                found += _lesson(library, course, unit.id, lesson)
                found += collisions.of_lesson(library, lesson)
    for word in library.words.values():
        found += _word(library, word)
    for language in library.languages.values():
        found += _language(library, language)
    for topic in library.topics.values():
        found += _topic(library, topic)
    if not found:
        found += _playable(library)
    found += language_checks.problems(library, printed)
    for kind in (package_checks, progression, agreement, roles):
        found += kind.problems(library)
    return sorted(set(found))


def problems_of(library: Library, file: str) -> list[Problem]:
    """The problems of one lesson file, by what can be told without the rest of the course: quickly, while it is edited."""
    found = [problem for problem in library.problems if problem.file == file]
    for course in library.courses.values():
        for lesson in course.lessons.values():
            if library.source(lesson).file == file:
                found += _lesson(library, course, course.unit_of[lesson.id].id, lesson)
                for kind in (collisions, language_checks, agreement):
                    found += kind.of_lesson(library, lesson)
    read = (passage for passage in passages(library) if passage.source.file == file)
    found += language_checks.doubts(library, read, frozenset())
    return sorted(set(found))


def _lesson(library: Library, course: Course, unit_id: str, lesson: schema.Lesson) -> Iterator[Problem]:
    here = _Here(library.source(lesson))
    if not lesson.id.startswith(f"{unit_id}-"):
        yield here.error(f"the id should begin with '{unit_id}-', the unit of its folder", "id")
    if list(course.lessons).count(lesson.id) != 1 or course.lessons[lesson.id] is not lesson:
        yield here.error(f"the id '{lesson.id}' is used by another lesson", "id")
    for index, word in enumerate(lesson.teaches.words):
        if word not in library.words:
            yield here.error(f"'{word}' is not in the lexicon; declare it in lexicon/", "teaches", "words", index)
    for index, note in enumerate(lesson.notes):
        if note not in library.topics:
            yield here.error(f"there is no grammar topic '{note}' in grammar/", "notes", index)
    yield from _ids(lesson, here)
    yield from _sentences(lesson, here)
    yield from _dialogues(library, lesson, here)
    yield from _readings(library, lesson, here)
    yield from _hand_made(library, lesson, here)


def _ids(lesson: schema.Lesson, here: _Here) -> Iterator[Problem]:
    seen: set[str] = set()
    for shelf in ("sentences", "dialogues", "more"):
        for index, piece in enumerate(getattr(lesson, shelf)):
            if piece.id in seen or piece.id in lesson.retired:
                yield here.error(f"the id '{piece.id}' is already used in this lesson", shelf, index, "id")
            seen.add(piece.id)
    for index, reading in enumerate(lesson.readings):
        if len({question.id for question in reading.questions}) < len(reading.questions):
            yield here.error("two questions have the same id", "readings", index, "questions")


def _sentences(lesson: schema.Lesson, here: _Here) -> Iterator[Problem]:
    for index, sentence in enumerate(lesson.sentences):
        yield from _kazakh(sentence.kk, here, "sentences", index, "kk")
        yield from _placeholders(_translations(sentence), here, "sentences", index)
        if sentence.ending is not None and not cut_word(sentence):
            message = f"'{sentence.ending}' must be a word of the sentence with one | before its ending"
            yield here.error(message, "sentences", index, "ending")


def _kazakh(text: str, here: _Here, *path: str | int) -> Iterator[Problem]:
    if _LATIN.search(PLACEHOLDER.sub("", text)):
        yield here.error(f"a Latin letter stands in the Kazakh text: {text!r}", *path)


def _placeholders(texts: tuple[str, ...], here: _Here, *path: str | int) -> Iterator[Problem]:
    wanted = sorted(match[0] for match in PLACEHOLDER.finditer(texts[0]))
    for text in texts:
        if text.count("$") != len(PLACEHOLDER.findall(text)):
            yield here.error(f"an unknown placeholder in {text!r}", *path)
        elif sorted(match[0] for match in PLACEHOLDER.finditer(text)) != wanted:
            yield here.error(f"the same placeholders are expected in all languages: {text!r}", *path)


def _dialogues(library: Library, lesson: schema.Lesson, here: _Here) -> Iterator[Problem]:
    for index, dialogue in enumerate(lesson.dialogues):
        if dialogue.sphere is not None and dialogue.sphere not in library.spheres:
            yield here.error(f"there is no sphere '{dialogue.sphere}' in spheres.yaml", "dialogues", index, "sphere")
        for number, line in enumerate(dialogue.lines):
            path = ("dialogues", index, "lines", number)
            if line.who not in library.words and not PLACEHOLDER.fullmatch(line.who):
                yield here.error(f"who: '{line.who}' is neither a word of the lexicon nor a name such as $woman", *path)
            yield from _kazakh(line.kk, here, *path)
            yield from _placeholders(_translations(line), here, *path)


def _translations(piece: schema.Translated) -> tuple[str, ...]:
    return (piece.kk, piece.ru, piece.en, *((piece.uz,) if piece.uz else ()))


def _readings(library: Library, lesson: schema.Lesson, here: _Here) -> Iterator[Problem]:
    for index, reading in enumerate(lesson.readings):
        if reading.sphere is not None and reading.sphere not in library.spheres:
            yield here.error(f"there is no sphere '{reading.sphere}' in spheres.yaml", "readings", index, "sphere")
    for shelf in ("readings", "rhymes"):
        for index, piece in enumerate(getattr(lesson, shelf)):
            for number, line in enumerate(piece.lines):
                path = (shelf, index, "lines", number)
                yield from _kazakh(line.kk, here, *path)
                yield from _placeholders(_translations(line), here, *path)


def _hand_made(library: Library, lesson: schema.Lesson, here: _Here) -> Iterator[Problem]:
    for index, piece in enumerate(lesson.more):
        for feature in piece.for_:
            if feature not in library.features:
                yield here.error(f"there is no feature '{feature}' in features.yaml", "more", index, "for")
        for tag in piece.languages:
            if tag not in library.languages:
                yield here.error(f"there is no language '{tag}' in languages/", "more", index, "languages")
        for language in ("kk", "ru", "en"):
            options = [option.get(language) for option in piece.options]
            if len(set(options)) < len(options):
                yield here.error(f"two options are the same in '{language}'", "more", index, "options")


def _word(library: Library, word: schema.Word) -> Iterator[Problem]:
    here = _Here(library.source(word))
    yield from _kazakh(word.kk, here, "kk")
    for shelf in ("cognates", "false_friends"):
        for tag in getattr(word, shelf):
            if tag not in library.languages:
                yield here.error(f"there is no language '{tag}' in languages/", shelf)


def _language(library: Library, language: schema.Language) -> Iterator[Problem]:
    here = _Here(library.source(language))
    for feature in language.features:
        if feature not in library.features:
            yield here.error(f"there is no feature '{feature}' in features.yaml", "features")


def _topic(library: Library, topic: schema.Topic) -> Iterator[Problem]:
    here = _Here(library.source(topic))
    for index, contrast in enumerate(topic.contrast):
        if contrast.for_ not in library.features:
            yield here.error(f"there is no feature '{contrast.for_}' in features.yaml", "contrast", index, "for")


def _playable(library: Library) -> Iterator[Problem]:
    """Every lesson has 8 to 14 exercises and a dialogue for every age and language."""
    if DEFAULT_PACKAGE not in library.peoples:
        yield Problem("peoples", 1, f"the package '{DEFAULT_PACKAGE}' is missing")
        return
    for course in library.courses.values():
        for lesson in course.lessons.values():
            for age in course.entry.ages:
                for tag in (None, *library.languages):
                    yield from _plan(library, course, lesson, LearnerProfile(tag, age))


def _plan(library: Library, course: Course, lesson: schema.Lesson, profile: LearnerProfile) -> Iterator[Problem]:
    plan = plan_lesson(library, course, lesson.id, profile)
    here = _Here(library.source(lesson))
    who = f"{profile.age_group}, {profile.heritage_language or 'no language chosen'}"
    fewest, most = course.entry.pace.exercises
    if not fewest <= len(plan.exercises) <= most:
        yield here.error(
            f"{len(plan.exercises)} exercises for {who}; {fewest} to {most} are expected: add sentences or words"
        )
    if not plan.dialogues:
        yield here.error(f"no dialogue for {who}")
