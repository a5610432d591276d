"""What volunteers are asked to record: the words and sentences of the courses in the order in which learners meet them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from webapp.courses import notation, schema
from webapp.courses.loading import Library
from webapp.courses.meaning import gloss, translation
from webapp.courses.names import DEFAULT_PACKAGE, fill, names_for
from webapp.voices.speakable import text_digest, texts


@dataclass(frozen=True)
class Wanted:
    """A text to record, and where it is met first: a word, or a sentence or line with the names filled in."""

    text: str
    digest: str
    lesson_id: str
    word: schema.Word | None = None
    piece: schema.Translated | None = None
    package: schema.People | None = None

    @property
    def common(self) -> bool:
        """Whether everybody meets it: not a line with the names of one people's package."""
        return self.package is None or self.package.id == DEFAULT_PACKAGE or "$" not in self.source

    @property
    def source(self) -> str:
        """The Kazakh as the lesson has it."""
        found = self.word or self.piece
        return found.kk if found else ""

    def meaning(self, library: Library, languages: tuple[str, ...]) -> str:
        """What it means, in the first of these languages that is known."""
        if self.word is not None:
            return gloss(library, self.word, languages).text
        assert self.piece is not None and self.package is not None
        return translation(self.piece, languages, names_for(self.package, self.lesson_id))


@lru_cache(maxsize=4)
def in_order(library: Library) -> dict[str, Wanted]:
    """Digest → what is wanted, earliest lesson first, each text once, all of them such as can be heard somewhere.

    Lines with names come with those of the common package; with those of the peoples' packages at the very end.
    """
    spoken = {text_digest(text) for text in texts(library)}
    common = [library.peoples[DEFAULT_PACKAGE]] if DEFAULT_PACKAGE in library.peoples else []
    found: dict[str, Wanted] = {}
    for packages in (common, list(library.peoples.values())):
        for course in library.courses.values():
            for lesson in course.lessons.values():
                for one in (*_words(library, lesson), *_lines(lesson, packages)):
                    if one.digest in spoken:
                        found.setdefault(one.digest, one)
    return found


def _words(library: Library, lesson: schema.Lesson) -> Iterator[Wanted]:
    for word in (library.words[word] for word in lesson.teaches.words if word in library.words):
        text = notation.shown(word.kk)
        yield Wanted(text, text_digest(text), lesson.id, word=word)


def _lines(lesson: schema.Lesson, packages: Sequence[schema.People]) -> Iterator[Wanted]:
    lines: list[schema.Translated] = list(lesson.sentences)
    lines += [line for dialogue in lesson.dialogues for line in dialogue.lines]
    lines += [line for reading in lesson.readings for line in reading.lines]
    lines += [line for rhyme in lesson.rhymes for line in rhyme.lines]
    for line in lines:
        for package in packages if "$" in line.kk else packages[:1]:
            text = notation.shown(fill(line.kk, names_for(package, lesson.id), "kk"))
            yield Wanted(text, text_digest(text), lesson.id, piece=line, package=package)


def following(
    order: Sequence[Wanted], approved: Collection[str], mine: Collection[str], waiting: Collection[str], after: str = ""
) -> Wanted | None:
    """What to record next, after the text with the digest `after`: what nobody has recorded, then what waits for an editor.

    Never what is heard already nor what this volunteer recorded. None when nothing is left.
    """
    place = next((number for number, one in enumerate(order, 1) if one.digest == after), 0)
    turned = [*order[place:], *order[:place]]
    left = [one for one in turned if one.digest not in approved and one.digest not in mine]
    return next((one for one in left if one.digest not in waiting), left[0] if left else None)
