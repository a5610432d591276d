"""A word on paper, whichever way it came: from a lesson, a unit, a teacher's list, or as a form of the drill. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from webapp.courses import notation, schema
from webapp.courses.loading import Library
from webapp.courses.meaning import gloss


@dataclass(frozen=True)
class Entry:
    """Kazakh in Cyrillic; its meaning, '' where there is none, in the language `tag`; a sign to draw.

    `cue`: Kazakh that asks for it, as the drill does: қала · неде? қайда?
    """

    kk: str
    meaning: str
    tag: str
    picture: str | None = None
    cue: str = ""


def of_word(library: Library, word: schema.Word, languages: tuple[str, ...]) -> Entry:
    """A word of the lexicon."""
    found = gloss(library, word, languages)
    return Entry(notation.shown(word.kk), found.text, found.tag, word.picture)


def of_list(library: Library, kept: Iterable[dict[str, Any]], languages: tuple[str, ...]) -> list[Entry]:
    """The entries of a teacher's list: words of the lexicon, and own ones with meanings by language. What is gone is left out."""
    found = []
    for one in kept:
        word = library.words.get(str(one.get("word") or ""))
        if word is not None:
            found.append(of_word(library, word, languages))
        elif one.get("kk"):
            found.append(_own(one, languages))
    return found


def _own(one: dict[str, Any], languages: tuple[str, ...]) -> Entry:
    meanings = {**one, **(one.get("meanings") or {})}
    tag = next((tag for tag in languages if meanings.get(tag)), languages[0])
    return Entry(str(one["kk"]), str(meanings.get(tag) or ""), tag)


def each_once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries without those whose Kazakh came already."""
    return tuple({entry.kk.casefold(): entry for entry in reversed(list(entries))}.values())[::-1]
