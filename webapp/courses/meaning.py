"""What a Kazakh word or text means in the reader's languages, best first; what is missing falls back along that chain."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from webapp.courses import schema
from webapp.courses.loading import Library
from webapp.courses.names import fill

TRANSLATED = ("ru", "en", "uz")
LAST = ("ru", "en")


@dataclass(frozen=True)
class Meaning:
    """A meaning, the tag of its language, and whether somebody still has to look at it."""

    text: str
    tag: str
    sure: bool = True


@lru_cache(maxsize=256)
def chain(library: Library, chosen: str | None, interface: str) -> tuple[str, ...]:
    """The languages of explanation, best first: the chosen one, the interface's, those that the chosen one names, Russian, English.

    Kazakh, which is what is learnt, gives way to those that are named.
    """
    named = library.languages[chosen].instruction if chosen in library.languages else ()
    middle = (*named, interface) if interface == "kk" else (interface, *named)
    return tuple(dict.fromkeys((*((chosen,) if chosen else ()), *middle, *LAST)))


def offered(library: Library) -> tuple[str, ...]:
    """The languages besides those of the interface in which at least the words are explained."""
    return tuple(library.glosses)


def gloss(library: Library, word: schema.Word, tags: Iterable[str]) -> Meaning:
    """The meaning of a word in the first of these languages that has it, else in Russian."""
    for tag in tags:
        shelf = library.glosses.get(tag)
        found = shelf.get(word.id) if shelf else word.gloss.get(tag)
        if found:
            return Meaning(found, tag, shelf.sure(word.id) if shelf else True)
    return Meaning(word.gloss.ru, "ru")


def translation(piece: schema.Translated, tags: Iterable[str], names: dict[str, schema.Texts] | None = None) -> str:
    """The meaning of a Kazakh text in the first of these languages that has it: never the Kazakh itself."""
    tag = next((tag for tag in tags if tag in TRANSLATED and getattr(piece, tag)), "ru")
    return fill(str(getattr(piece, tag)), names or {}, tag)


def pick_text(texts: schema.Texts, languages: tuple[str, ...]) -> str:
    """A content text in the first of these languages that it has, else in Russian."""
    return next((found for tag in languages if (found := texts.get(tag))), texts.ru)
