"""Lists of words: pasted text to entries, entries to a lesson that practises them. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from webapp.courses import notation, schema
from webapp.courses.doubtful import correction, is_read
from webapp.courses.loading import Library
from webapp.courses.meetings import every_key, key_of
from webapp.courses.vocabulary import lexicon_of, lexicon_with_names
from webapp.courses.wordforms import word_forms
from webapp.kazakh.normalise import normalise
from webapp.kazakh.reading.analysis import analyse

MOST, LONGEST = 60, 120
_PARTS = re.compile(r"\t|\s*=\s*|\s+[—–-]\s+")
Entry = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """A line of a list as typed: Kazakh, and meanings where there are any."""

    kk: str
    ru: str = ""
    en: str = ""

    @property
    def text(self) -> str:
        """As it is typed."""
        return " = ".join(part for part in (self.kk, self.ru, self.en) if part)


def lines_of(text: str) -> list[Line]:
    """The lines of a pasted text: `нан`, `нан = хлеб = bread`, a table's columns, or words between commas. Each word once."""
    found: dict[str, Line] = {}
    for typed in text.splitlines():
        parts = [part.strip() for part in _PARTS.split(typed.strip()) if part.strip()]
        several = len(parts) == 1 and "," in parts[0]
        for one in [[word] for word in parts[0].split(",")] if several else [parts]:
            kk = " ".join(normalise(one[0]).split()) if one else ""
            if kk:
                found.setdefault(kk.casefold(), Line(kk, *one[1:3]))
    return list(found.values())


def find_word(library: Library, text: str) -> schema.Word | None:
    """The word of the courses that a text is, or is a form of."""
    form = text.casefold().strip(" .,!?;:")
    exact = _by_variant(library).get(form)
    if exact is not None or " " in form:
        return exact
    keys = {key_of(reading) for reading in analyse(form, lexicon_of(library))}
    return next((word for key, word in _by_key(library).items() if key in keys), None)


@lru_cache(maxsize=4)
def _by_variant(library: Library) -> dict[str, schema.Word]:
    found: dict[str, schema.Word] = {}
    for word in library.words.values():
        for variant in notation.variants(word.kk):
            found.setdefault(variant.casefold(), word)
    return found


@lru_cache(maxsize=4)
def _by_key(library: Library) -> dict[tuple[str, bool], schema.Word]:
    found: dict[tuple[str, bool], schema.Word] = {}
    for word in library.words.values():
        if " " not in notation.shown(word.kk):
            for key in every_key(word):
                found.setdefault(key, word)
    return found


@dataclass(frozen=True)
class Read:
    """A line as it was understood: `word` of the courses, else own text. `problem` stops it; `doubt` is told."""

    line: Line
    word: schema.Word | None = None
    problem: str = ""
    doubt: str = ""
    right: str = ""


def read(library: Library, line: Line) -> Read:
    """Understand a line. Problems: `meaning` is missing, `long`, `marks` that fit nothing. Doubts: `letters`, `unknown`."""
    if max(len(line.kk), len(line.ru), len(line.en)) > LONGEST:
        return Read(line, problem="long")
    try:
        notation.parse(line.kk)
    except notation.BadNotation:
        return Read(line, problem="marks")
    word = find_word(library, line.kk)
    if word is not None:
        return Read(line, word)
    doubt, right = _doubt(library, line.kk)
    return Read(line, None, "" if line.ru or line.en else "meaning", doubt, right)


def _doubt(library: Library, kk: str) -> tuple[str, str]:
    lexicon = lexicon_with_names(library)
    for form in word_forms(notation.shown(kk)):
        if not is_read(form, lexicon):
            found = correction(form, lexicon)
            return ("letters", found.right) if found else ("unknown", "")
    return "", ""


def entries_of(reads: Sequence[Read], before: Sequence[Mapping[str, Any]] = ()) -> list[Entry]:
    """The entries to keep. A word of own text keeps the id it had; ids are never used twice."""
    known = {str(one["kk"]).casefold(): str(one["id"]) for one in before if "kk" in one}
    last = max((int(one["id"][1:]) for one in before if "kk" in one), default=0)
    found: dict[str, Entry] = {}
    for one in reads:
        if one.word is not None:
            found.setdefault(one.word.id, {"word": one.word.id})
            continue
        kept = known.get(one.line.kk.casefold())
        if kept is None:
            last += 1
            kept = f"t{last}"
        found[kept] = {"id": kept, "kk": one.line.kk, "ru": one.line.ru, "en": one.line.en}
    return list(found.values())


def text_of(library: Library, entries: Sequence[Mapping[str, Any]]) -> str:
    """Entries as they would be typed."""
    lines = []
    for entry in entries:
        word = library.words.get(entry.get("word", ""))
        if word is not None:
            lines.append(notation.shown(word.kk))
        elif "kk" in entry:
            lines.append(Line(entry["kk"], entry.get("ru", ""), entry.get("en", "")).text)
    return "\n".join(lines)


def lesson_of(library: Library, number: int, name: str, entries: Sequence[Mapping[str, Any]]) -> schema.Lesson:
    """The lesson that practises a list."""
    own = [entry for entry in entries if "kk" in entry]
    sentences = [
        schema.Sentence(id=one["id"], kk=one["kk"], ru=one["ru"] or one["en"], en=one["en"] or one["ru"]) for one in own
    ]
    title = schema.Texts(kk=name, ru=name, en=name)
    return schema.Lesson(
        id=f"{schema.WORDS}-{number}",
        title=title,
        minutes=min(15, max(2, len(entries) // 2)),
        teaches=schema.Teaches(words=tuple(one["word"] for one in entries if one.get("word") in library.words)),
        explanation=schema.Voices(all=EXPLANATION),
        sentences=tuple(sentences),
        written="",
        read=True,
        review="done",
    )


EXPLANATION = schema.Texts(
    kk="Бұл сөздерді оқытушыңыз таңдады.",
    ru="Эти слова выбрал для вас преподаватель.",
    en="Your teacher chose these words for you.",
)
