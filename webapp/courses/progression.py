"""Whether a course teaches in order: nothing asked before it is taught, every word met again, no lesson with too many new words."""

from collections.abc import Iterator

from webapp.courses import schema
from webapp.courses.loading import Course, Library, Problem
from webapp.courses.meetings import ALIKE, Key, keys_of_form, known_keys, readings, texts, words_met
from webapp.kazakh.grammar.features import POSSESSORS, Bundle, UnknownFeatures, read

# What needs no teaching: the dictionary form, and what particles and names say.
_FREE = frozenset({"SG", "NOM"})
_UNINFLECTED = frozenset({"PART", "INTJ", "CONJ", "POST", "ADV"})


def problems(library: Library) -> Iterator[Problem]:
    """What stands in a lesson before it is taught, words met too seldom, lessons with too few or too many new words."""
    for course in library.courses.values():
        yield from _course(library, course)


def _course(library: Library, course: Course) -> Iterator[Problem]:
    known: frozenset[Key] = frozenset()
    grammar: frozenset[str] = _FREE
    taught: dict[str, str] = {}
    for lesson in course.lessons.values():
        yield from _new_words(library, lesson, taught, course.entry.pace)
        known |= known_keys(library.words[word] for word in lesson.teaches.words if word in library.words)
        grammar |= _introduced(lesson)
        yield from _untaught(library, lesson, known, grammar)
    yield from _seldom_met(library, course)


def _new_words(library: Library, lesson: schema.Lesson, taught: dict[str, str], pace: schema.Pace) -> Iterator[Problem]:
    source = library.source(lesson)
    line = source.line("teaches")
    for word in lesson.teaches.words:
        if word in taught:
            yield Problem(source.file, line, f"'{word}' is already taught in {taught[word]}")
        taught.setdefault(word, lesson.id)
    number = len(lesson.teaches.words)
    if lesson.kind == "checkpoint":
        if number:
            yield Problem(source.file, line, f"a checkpoint teaches no new words, and this one has {number}")
    elif not pace.new_words[0] <= number <= pace.new_words[1]:
        yield Problem(source.file, line, f"{number} new words; {pace.new_words[0]} to {pace.new_words[1]} are expected")


def _introduced(lesson: schema.Lesson) -> frozenset[str]:
    found: set[str] = set()
    for features in lesson.teaches.forms:
        try:
            taught = read(features)
            # Of барғым келеді the first word is met alone.
            found |= _atoms(taught) | ({"PTCP;DES", *POSSESSORS} if taught.tense == "DES" else set())
        except UnknownFeatures:
            continue  # told by language_checks
    return frozenset(found)


def _atoms(bundle: Bundle) -> frozenset[str]:
    """What a form says, piece by piece."""
    parts = (bundle.number, bundle.possessor, bundle.case, bundle.degree, bundle.tense, bundle.person, *bundle.voices)
    return frozenset(part for part in (*parts, "NEG" if bundle.negative else "") if part) - _FREE


def _untaught(
    library: Library, lesson: schema.Lesson, known: frozenset[Key], grammar: frozenset[str]
) -> Iterator[Problem]:
    source = library.source(lesson)
    told: set[str] = set()
    for text in texts(lesson):
        asked = text.asked()
        for form in text.forms():
            # Before ма the third person of the present has no ending: істей ме?
            here = grammar | {"CVB;IPFV"} if form in asked and "PRS" in grammar else grammar
            missing = None if form in told else _missing(library, form, known, here)
            if missing:
                told.add(form)
                yield Problem(source.file, source.line(*text.path), missing, "warning")


def _missing(library: Library, form: str, known: frozenset[Key], grammar: frozenset[str]) -> str | None:
    """What of a form has not been taught yet, or None."""
    if (ALIKE.get(form, form), False) in known:
        return None  # taught as it stands
    found = readings(form, library)
    if not found or any(reading.pos == "PROPN" for reading in found):
        return None  # names are no words to learn; what is not read at all is told by language_checks
    if not keys_of_form(form, library) & known:
        return f"'{form}' is used before it is taught"
    ours = [reading for reading in found if (reading.lemma.casefold(), reading.pos == "V") in known]
    lacking = [
        frozenset() if reading.pos in _UNINFLECTED else _atoms(read(reading.features)) - grammar for reading in ours
    ]
    fewest = min(lacking, key=len, default=frozenset())
    return f"'{form}' has grammar not taught yet: {', '.join(sorted(fewest))}" if fewest else None


def _seldom_met(library: Library, course: Course) -> Iterator[Problem]:
    for word, lessons in words_met(library, course).items():
        if len(lessons) < course.entry.pace.met:
            source = library.source(library.words[word])
            where = ", ".join(lessons)
            yield Problem(
                source.file,
                source.line("id"),
                f"'{word}' is met in {len(lessons)} lessons ({where}); {course.entry.pace.met} are expected",
                "warning",
            )
