"""Every Kazakh text of the lessons that can be heard, by the name of its sound. Nothing else is ever spoken."""

from collections.abc import Iterator

from webapp.courses import notation
from webapp.courses.loading import Library
from webapp.courses.names import fill, names_for
from webapp.practice.sound import digest


def texts(library: Library) -> Iterator[str]:
    """The words, sentences and lines, with the names of every package."""
    for word in library.words.values():
        yield notation.shown(word.kk)
    for course in library.courses.values():
        for lesson in course.lessons.values():
            kazakh = [sentence.kk for sentence in lesson.sentences]
            kazakh += [line.kk for dialogue in lesson.dialogues for line in dialogue.lines]
            for text in kazakh:
                packages = library.peoples.values() if "$" in text else list(library.peoples.values())[:1]
                for package in packages:
                    yield notation.shown(fill(text, names_for(package, lesson.id), "kk"))


def index(library: Library) -> dict[str, str]:
    """Name of the sound → text."""
    return {digest(text): text for text in texts(library)}
