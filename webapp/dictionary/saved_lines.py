"""What somebody put aside, as it is read: from a reference to Kazakh, meaning, example and lesson. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from webapp.courses import notation, schema
from webapp.courses.adaptation import plan_lesson
from webapp.courses.loading import Library
from webapp.courses.meaning import gloss, translation
from webapp.courses.names import fill
from webapp.courses.pieces import dialogues, readings
from webapp.courses.profile import LearnerProfile
from webapp.dictionary.quoting import sentences_with
from webapp.dictionary.searching import in_cyrillic, lessons_with

KINDS = ("word", "sentence")


@dataclass(frozen=True)
class Line:
    """One thing put aside. `example` is Kazakh and its meaning, for a word; `lesson` None where no lesson teaches the word."""

    kind: str
    ref: str
    kk: str
    meaning: str
    tag: str
    lesson: schema.Lesson | None
    example: tuple[str, str] | None = None

    @property
    def address(self) -> str:
        """The page it comes from."""
        return f"/words/{self.ref}" if self.kind == "word" else f"/practice/{self.ref.partition('/')[0]}?read=1"


def line(library: Library, kind: str, ref: str, profile: LearnerProfile, tags: tuple[str, ...]) -> Line | None:
    """What a reference means to this reader; None for one that the lessons do not have."""
    return _word(library, ref, tags) if kind == "word" else _sentence(library, ref, profile, tags)


def _word(library: Library, ref: str, tags: tuple[str, ...]) -> Line | None:
    word = library.words.get(ref)
    if word is None:
        return None
    taught = [found[1] for one in lessons_with(library).get(ref, ()) if (found := library.lesson(one))]
    meant = gloss(library, word, tags)
    return Line("word", ref, notation.shown(word.kk), meant.text, meant.tag, taught[0] if taught else None)


def _sentence(library: Library, ref: str, profile: LearnerProfile, tags: tuple[str, ...]) -> Line | None:
    lesson_id, _, place = ref.partition("/")
    found = library.lesson(lesson_id)
    piece = _pieces(library, found[1]).get(place) if found else None
    if found is None or piece is None:
        return None
    names = plan_lesson(library, found[0], lesson_id, profile).names
    tag = next((tag for tag in tags if getattr(piece, tag, None) and tag != "kk"), "ru")
    kazakh = notation.shown(fill(piece.kk, names, "kk"))
    return Line("sentence", ref, kazakh, translation(piece, tags, names), tag, found[1])


def _pieces(library: Library, lesson: schema.Lesson) -> dict[str, schema.Translated]:
    """Every sentence and line of a lesson by its place: `s1`, or the dialogue, reading or rhyme and the number of the line, `d1-0`."""
    told = [one.piece for one in (*dialogues(library, lesson), *readings(library, lesson))]
    return {one.id: one for one in lesson.sentences} | {
        f"{one.id}-{number}": said for one in (*told, *lesson.rhymes) for number, said in enumerate(one.lines)
    }


def with_examples(library: Library, lines: Iterable[Line], age: str, tags: tuple[str, ...]) -> Iterator[Line]:
    """The lines, each word with the first sentence that it stands in."""
    for one in lines:
        quoted = sentences_with(library, library.words[one.ref], age, 1) if one.kind == "word" else ()
        example = next(((notation.shown(it.sentence.kk), translation(it.sentence, tags)) for it in quoted), None)
        yield Line(one.kind, one.ref, one.kk, one.meaning, one.tag, one.lesson, example)


def matching(lines: Iterable[Line], query: str) -> list[Line]:
    """Those whose Kazakh, typed in any script, or meaning holds the query."""
    text = query.casefold().strip()
    ways = (text, *in_cyrillic(text))
    return [one for one in lines if any(way in one.kk.casefold() for way in ways) or text in one.meaning.casefold()]
