"""lessons/ → one frozen library. Loaded once; a file that is wrong is named with its line and what is expected."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from webapp.courses import schema, strict_yaml

T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Problem:
    """Something an author should mend: file (relative to lessons/), line, what is expected. `error` or `warning`."""

    file: str
    line: int
    message: str
    weight: str = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.weight}: {self.message}"


@dataclass(frozen=True)
class Source:
    """Where an object was written: its file and the lines of its pieces."""

    file: str
    document: strict_yaml.Document
    base: tuple[str | int, ...] = ()

    def line(self, *path: str | int) -> int:
        """The line of a piece of the object."""
        return self.document.line((*self.base, *path))


@dataclass(frozen=True)
class Unit:
    """A unit with its lessons, in order."""

    entry: schema.UnitEntry
    lessons: tuple[schema.Lesson, ...]

    @property
    def id(self) -> str:
        return self.entry.id


@dataclass(frozen=True, eq=False)
class Course:
    """A course with its units, in order."""

    entry: schema.CourseEntry
    units: tuple[Unit, ...]
    # False for a lesson of one class: completing it is kept as no completion.
    counted: bool = True

    @property
    def id(self) -> str:
        return self.entry.id

    def age_for(self, wanted: str) -> str:
        """The age group by which this course is fitted to somebody: the wanted one if the course is for it, else its first."""
        return wanted if wanted in self.entry.ages else self.entry.ages[0]

    @cached_property
    def lessons(self) -> dict[str, schema.Lesson]:
        """Every lesson by id, in the order of teaching."""
        return {lesson.id: lesson for unit in self.units for lesson in unit.lessons}

    @cached_property
    def unit_of(self) -> dict[str, Unit]:
        """The unit of each lesson id."""
        return {lesson.id: unit for unit in self.units for lesson in unit.lessons}


@dataclass(eq=False)
class Library:
    """All content, loaded once and not changed afterwards."""

    courses: dict[str, Course] = field(default_factory=dict)
    words: dict[str, schema.Word] = field(default_factory=dict)
    passing: dict[str, schema.PassingWord] = field(default_factory=dict)
    topics: dict[str, schema.Topic] = field(default_factory=dict)
    languages: dict[str, schema.Language] = field(default_factory=dict)
    peoples: dict[str, schema.People] = field(default_factory=dict)
    features: dict[str, schema.Feature] = field(default_factory=dict)
    ages: dict[str, schema.Age] = field(default_factory=dict)
    spheres: dict[str, schema.Sphere] = field(default_factory=dict)
    self_ratings: dict[str, schema.SelfRating] = field(default_factory=dict)
    sounds: dict[str, schema.SoundContrast] = field(default_factory=dict)
    glosses: dict[str, schema.Glosses] = field(default_factory=dict)
    exam_formats: dict[str, schema.ExamFormat] = field(default_factory=dict)
    rubrics: dict[str, schema.Rubric] = field(default_factory=dict)
    marking: dict[str, schema.Marking] = field(default_factory=dict)
    sittings: dict[str, schema.Sitting] = field(default_factory=dict)
    sources: dict[int, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    # Filled by `generation` when a lesson is first practised.
    exercises: dict[str, dict[str, Any]] = field(default_factory=dict)

    def source(self, piece: object) -> Source:
        """Where a top-level object was written."""
        return self.sources[id(piece)]

    def course_for(self, age: str) -> Course:
        """The first course that is for an age group. Raises StopIteration where there is none."""
        return next(course for course in self.courses.values() if age in course.entry.ages)

    def lesson(self, lesson_id: str) -> tuple[Course, schema.Lesson] | None:
        """A lesson with its course, or None."""
        course = self.courses.get(lesson_id.split("-")[0])
        lesson = course.lessons.get(lesson_id) if course else None
        return (course, lesson) if course and lesson else None


class _Reader:
    """Reads files into a library and keeps the problems."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.library = Library()

    def document(self, path: Path) -> strict_yaml.Document | None:
        try:
            return strict_yaml.read(path)
        except strict_yaml.Unreadable as error:
            self.report(path, error.line, error.expected)
        except FileNotFoundError:
            self.report(path, 1, "this file is missing")
        return None

    def report(self, path: Path, line: int, message: str) -> None:
        self.library.problems.append(Problem(str(path.relative_to(self.root)), line, message))

    def one(self, path: Path, kind: type[T]) -> T | None:
        document = self.document(path)
        return self.built(path, document, (), document.data, kind) if document else None

    def several(self, path: Path, kind: type[T]) -> Iterable[T]:
        document = self.document(path)
        if document is None:
            return
        if not isinstance(document.data, list):
            self.report(path, 1, "a list is expected: each entry begins with '- id: …'")
            return
        for index, data in enumerate(document.data):
            found = self.built(path, document, (index,), data, kind)
            if found is not None:
                yield found

    def built(
        self, path: Path, document: strict_yaml.Document, base: tuple[str | int, ...], data: Any, kind: type[T]
    ) -> T | None:
        try:
            found = TypeAdapter(kind).validate_python(data)
        except ValidationError as error:
            for problem in error.errors():
                where = tuple(base) + tuple(problem["loc"])
                self.report(path, document.line(where), in_plain_words(problem))
            return None
        self.library.sources[id(found)] = Source(str(path.relative_to(self.root)), document, base)
        return found

    def keep(self, shelf: dict[str, Any], key: str, found: Any) -> None:
        if key in shelf:
            first = self.library.source(shelf[key])
            here = self.library.source(found)
            self.library.problems.append(
                Problem(here.file, here.line(), f"'{key}' is already declared in {first.file}, line {first.line()}")
            )
        else:
            shelf[key] = found


def in_plain_words(problem: Any) -> str:
    """A pydantic error as a sentence for a teacher who writes."""
    where = ".".join(str(step) for step in problem["loc"]) or "the file"
    kind, context = problem["type"], problem.get("ctx", {})
    sentences = {
        "missing": f"'{where}' is missing",
        "extra_forbidden": f"'{where}' is not a key of the format; see lessons/README.md",
        "string_pattern_mismatch": f"'{where}' has a form that is not allowed: {problem['input']!r}",
        "literal_error": f"'{where}' must be one of {context.get('expected')}, not {problem['input']!r}",
        "string_too_short": f"'{where}' must not be empty",
        "too_short": f"'{where}' needs {context.get('min_length')} entries or more",
        "bool_type": f"'{where}' must be yes or no",
        "bool_parsing": f"'{where}' must be yes or no",
        "int_parsing": f"'{where}' must be a whole number",
        "value_error": f"'{where}': {context.get('error')}",
    }
    return sentences.get(kind, f"'{where}': {problem['msg']}")


UNIT_FILE = "unit.yaml"


def load(root: Path) -> Library:
    """Read everything under `root`. Problems are in the library's `problems`; nothing raises on bad content."""
    reader = _Reader(root)
    library = reader.library
    for name, kind, shelf in (
        ("features.yaml", schema.Feature, library.features),
        ("ages.yaml", schema.Age, library.ages),
        ("spheres.yaml", schema.Sphere, library.spheres),
        ("sounds.yaml", schema.SoundContrast, library.sounds),
        ("exams/formats.yaml", schema.ExamFormat, library.exam_formats),
        ("exams/rubrics.yaml", schema.Rubric, library.rubrics),
    ):
        for entry in reader.several(root / name, kind):
            reader.keep(shelf, entry.id, entry)  # type: ignore[attr-defined]
    for path in sorted((root / "lexicon").glob("*.yaml")):
        for word in reader.several(path, schema.Word):
            reader.keep(library.words, word.id, word)
    _if_there(reader, "self-rating.yaml", schema.SelfRating, library.self_ratings, "id")
    _if_there(reader, "rubrics.yaml", schema.Marking, library.marking, "code")
    _if_there(reader, "passing.yaml", schema.PassingWord, library.passing, "kk")
    _read_folder(reader, "grammar", schema.Topic, library.topics, "id")
    _read_folder(reader, "languages", schema.Language, library.languages, "tag")
    _read_folder(reader, "peoples", schema.People, library.peoples, "id")
    _read_folder(reader, "lexicon/glosses", schema.Glosses, library.glosses, "tag")
    _read_folder(reader, "exams/a1", schema.Sitting, library.sittings, "id")
    for path in sorted((root / "courses").glob("*/course.yaml")):
        course = _course(reader, path)
        if course is not None:
            library.courses[course.id] = course
    return library


def _if_there(reader: _Reader, name: str, kind: type[T], shelf: dict[str, T], key: str) -> None:
    if (reader.root / name).exists():
        for entry in reader.several(reader.root / name, kind):
            reader.keep(shelf, getattr(entry, key), entry)


def _read_folder(reader: _Reader, folder: str, kind: type[T], shelf: dict[str, T], key: str) -> None:
    for path in sorted((reader.root / folder).glob("*.yaml")):
        found = reader.one(path, kind)
        if found is not None:
            reader.keep(shelf, getattr(found, key), found)


def _course(reader: _Reader, path: Path) -> Course | None:
    entry = reader.one(path, schema.CourseEntry)
    if entry is None:
        return None
    units = []
    for folder in entry.units:
        unit = reader.one(path.parent / folder / UNIT_FILE, schema.UnitEntry)
        if unit is None:
            continue
        files = [file for file in sorted((path.parent / folder).glob("*.yaml")) if file.name != UNIT_FILE]
        lessons = tuple(lesson for file in files if (lesson := reader.one(file, schema.Lesson)) is not None)
        units.append(Unit(unit, lessons))
    return Course(entry, tuple(units))
