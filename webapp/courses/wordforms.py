"""Every Kazakh word form that the content uses."""

import re
from collections import Counter
from collections.abc import Iterator

from webapp.courses import notation, schema
from webapp.courses.loading import Library
from webapp.courses.names import PLACEHOLDER

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STARRED = re.compile(r"\*([^*\n]+)\*")


def _texts(library: Library) -> Iterator[str]:
    for word in library.words.values():
        yield from (word.kk, word.gloss.kk)
    for topic in library.topics.values():
        yield from (topic.title.kk, topic.explain.all.kk)
        yield from (example.kk.replace("|", "") for example in topic.examples)
        yield from (contrast.text.kk for contrast in topic.contrast)
    for course in library.courses.values():
        yield from (course.entry.title.kk, course.entry.about.kk)
        for unit in course.units:
            yield unit.entry.title.kk
            yield from (can.kk for can in unit.entry.can_do)
            for lesson in unit.lessons:
                yield from _of_lesson(lesson)


def _of_lesson(lesson: schema.Lesson) -> Iterator[str]:
    yield lesson.title.kk
    for voice in ("all", "child", "teen", "adult", "elder"):
        texts = getattr(lesson.explanation, voice)
        if texts is not None:
            yield texts.kk
            # Kazakh set off inside the other languages is content too.
            yield from _STARRED.findall(f"{texts.ru}\n{texts.en}")
    for sentence in lesson.sentences:
        yield from notation.variants(sentence.kk)
    for dialogue in lesson.dialogues:
        yield dialogue.title.kk
        yield from (notation.shown(line.kk) for line in dialogue.lines)
    for written in lesson.more:
        yield written.ask.kk
        yield from (option.kk for option in written.options)


def count(library: Library) -> Counter[str]:
    """Word forms, folded, with how often each is used."""
    counts: Counter[str] = Counter()
    for text in _texts(library):
        plain = re.sub(r"[\[\](){}|]", " ", PLACEHOLDER.sub(" ", text))
        counts.update(form.casefold() for form in _WORD.findall(plain))
    return counts
