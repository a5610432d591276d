"""Every Kazakh text of the lessons that can be heard. Nothing else is ever spoken or recorded."""

import hashlib
from collections.abc import Iterator

from webapp.courses import notation, pieces
from webapp.courses.loading import Library
from webapp.courses.names import fill, names_for
from webapp.voices.synthesis import VOICE


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def text_digest(text: str) -> str:
    """What a text is known by among recordings: 24 hexadecimal digits."""
    return _digest(text)


def synthetic_name(text: str) -> str:
    """The name of the synthetic sound of a text, made from voice and text: 24 hexadecimal digits."""
    return _digest(f"{VOICE}\n{text}")


def texts(library: Library) -> Iterator[str]:
    """The words, pairs of sounds, sentences and lines, with the names of every package."""
    for word in library.words.values():
        yield notation.shown(word.kk)
    for sitting in library.sittings.values():
        yield from map(pieces.spoken, sitting.listening)
    for contrast in library.sounds.values():
        for pair in contrast.pairs:
            yield from (pair.left.kk, pair.right.kk)
    for course in library.courses.values():
        for lesson in course.lessons.values():
            kazakh = [sentence.kk for sentence in lesson.sentences]
            told = (*pieces.dialogues(library, lesson), *pieces.readings(library, lesson))
            kazakh += [line.kk for one in told for line in one.piece.lines]
            kazakh += [line.kk for rhyme in lesson.rhymes for line in rhyme.lines]
            for text in kazakh:
                packages = library.peoples.values() if "$" in text else list(library.peoples.values())[:1]
                for package in packages:
                    yield notation.shown(fill(text, names_for(package, lesson.id), "kk"))


def index(library: Library) -> dict[str, str]:
    """Name of the synthetic sound → text."""
    return {synthetic_name(text): text for text in texts(library)}
