"""Every Kazakh text of the content with its place, and the word forms in it that are meant to be right."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from webapp.courses import notation, schema
from webapp.courses.loading import Library, Source
from webapp.courses.names import PLACEHOLDER

# A hyphen before or after letters says that they are an ending or a stem: -ның, кітаб-.
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)*-?(?!\w)")
_STARRED = re.compile(r"\*([^*\n]+)\*")
_FOREIGN = re.compile(r"(?<!\w)_[^_\n]+_(?!\w)")
Place = tuple[str | int, ...]
_IN_NOTATION = (schema.Word, schema.Translated)


@dataclass(frozen=True)
class Passage:
    """A Kazakh text, in every variant that is accepted, and where it is written."""

    source: Source
    path: Place
    variants: tuple[str, ...]

    def forms(self) -> Counter[str]:
        """The word forms, folded, with how often each stands in the text; letters, endings and other languages left out."""
        found: Counter[str] = Counter()
        for text in self.variants:
            found |= Counter(word_forms(PLACEHOLDER.sub(" ", _FOREIGN.sub(" ", text)).replace("|", "")))
        return found


def word_forms(text: str) -> list[str]:
    """The word forms of a plain text, folded; letters, and endings and stems with their hyphens, left out."""
    return [form.casefold() for form in _WORD.findall(text) if not _only_letters(form)]


def _only_letters(form: str) -> bool:
    return form.endswith("-") or all(len(part) == 1 for part in form.split("-"))


def passages(library: Library) -> Iterator[Passage]:
    """Every Kazakh text but the names in the packages of the peoples, which are of all languages."""
    shelves: tuple[Iterable[schema.Piece], ...] = (
        library.words.values(),
        library.topics.values(),
        library.languages.values(),
        library.features.values(),
        library.ages.values(),
        library.spheres.values(),
        library.sounds.values(),
        library.exam_formats.values(),
        library.rubrics.values(),
        library.marking.values(),
        (course.entry for course in library.courses.values()),
        (unit.entry for course in library.courses.values() for unit in course.units),
        (lesson for course in library.courses.values() for unit in course.units for lesson in unit.lessons),
    )
    for shelf in shelves:
        for piece in shelf:
            source = library.source(piece)
            yield from (Passage(source, path, variants) for path, variants in _texts(piece, ()))
    for package in library.peoples.values():
        source = library.source(package)
        for name in ("dialogues", "readings"):
            yield from (Passage(source, path, found) for path, found in _texts(getattr(package, name), (name,)))
    for sitting in library.sittings.values():
        yield from (Passage(library.source(sitting), path, (text,)) for path, text in _of_test(sitting))


def _of_test(sitting: schema.Sitting) -> Iterator[tuple[Place, str]]:
    """What is heard and read in a test; endings among the options begin with their hyphen."""
    for block in ("listening", "reading"):
        for index, passage in enumerate(getattr(sitting, block)):
            yield (block, index, "lines"), " \n".join(passage.lines).replace("___", "-")
            for number, item in enumerate(passage.items):
                yield (block, index, "items", number), " \n".join((item.ask, *item.options))
    for block in ("writing", "speaking"):
        for index, task in enumerate(getattr(sitting, block)):
            yield (block, index, "model"), " \n".join((task.model, task.task.kk, *(hint.kk for hint in task.hints)))


def _texts(found: object, path: Place) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """What is Kazakh in the content below a place: `kk`, and what is set off with stars in the other languages."""
    if isinstance(found, schema.Piece):
        for name, value in found:
            if name == "kk":
                yield (*path, name), _variants(found, value)
            elif name in ("ru", "en") and isinstance(value, str):
                yield (*path, name), (" \n".join(_STARRED.findall(value)),)
            else:
                yield from _texts(_meant_right(found, name, value), (*path, name))
    elif isinstance(found, tuple | dict):
        for key, item in found.items() if isinstance(found, dict) else enumerate(found):
            yield from _texts(item, (*path, key))


def _meant_right(piece: schema.Piece, name: str, value: Any) -> Any:
    """A value without what is wrong on purpose: all options but the first."""
    return value[:1] if isinstance(piece, schema.HandMade) and name == "options" else value


def _variants(piece: schema.Piece, text: str) -> tuple[str, ...]:
    return notation.variants(text) if isinstance(piece, _IN_NOTATION) else (text,)


def count(library: Library) -> Counter[str]:
    """Word forms, folded, with how often each is used."""
    counts: Counter[str] = Counter()
    for passage in passages(library):
        counts.update(passage.forms())
    return counts
