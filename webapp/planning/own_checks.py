"""What is told of a draft while it is written: field by field, what stops it, what is doubtful, what is worth knowing. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from webapp.courses import notation, schema
from webapp.courses.cutting import cut_word
from webapp.courses.doubtful import correction, is_read
from webapp.courses.loading import Course, Library
from webapp.courses.meetings import Key, keys_of_form, known_keys
from webapp.courses.vocabulary import lexicon_with_names
from webapp.courses.wordforms import word_forms
from webapp.marking import _m
from webapp.planning.own_draft import Draft, Row

_LATIN = re.compile(r"[A-Za-z]")
STOPS, DOUBTS, NOTES = "stops", "doubts", "notes"
SENTENCES = {
    "marks": _m("The marks do not fit together: each ( [ { must be closed, and | stands only within ( ) or { }."),
    "latin": _m("There is a Latin letter among the Kazakh ones."),
    "kazakh": _m("The Kazakh is missing."),
    "translation": _m("The translation is missing: write the Russian or the English."),
    "english": _m("Without English, those who read English see the Russian."),
    "ending": _m("Write a word of the sentence here, with | before its ending, such as %(word)s."),
    "same": _m("This means the same as another sentence: which one would be asked for?"),
    "question": _m("Write the question."),
    "options": _m("Write two to four answers, one on each line, the right one first."),
    "options-same": _m("Two answers are the same."),
    "lines": _m("A dialogue has two lines or more."),
    "line": _m("Each line: Kazakh = Russian = English. One of them lacks a translation."),
    "letters": _m("%(form)s — perhaps %(word)s?"),
    "unknown": _m("%(form)s is not in our dictionary: check the spelling."),
    "untaught": _m("%(form)s is not taught in this course: tell what it means."),
    "title": _m("Give the exercises a name."),
    "empty": _m("Write a sentence, a question or a dialogue."),
}


@dataclass(frozen=True)
class Message:
    """Something to tell of one field. `code` names the sentence; `form` and `word` are Kazakh that stands in it."""

    field: str
    weight: str
    code: str
    form: str = ""
    word: str = ""


def check(library: Library, course: Course | None, draft: Draft) -> list[Message]:
    """Everything there is to tell, in the order of the form. Empty rows are passed over."""
    found: list[Message] = []
    if not (draft.title or draft.title_ru):
        found.append(Message("title", STOPS, "title"))
    if not draft.written.rows:
        found.append(Message("s1-kk", STOPS, "empty"))
    meanings: set[str] = set()
    for row in draft.written.rows:
        found += _CHECKS[row.sort](library, course, row)
        if row.sort == "s":
            found += _same(row, meanings)
    return found


def passing(library: Library, draft: Draft) -> Draft:
    """The draft without the rows that would stop it."""
    rows = draft.written.rows
    found = tuple(row for row in rows if not stopping(list(_CHECKS[row.sort](library, None, row))))
    return replace(draft, title=draft.title or draft.title_ru or "…", rows=found)


def stopping(messages: list[Message]) -> bool:
    """Whether the draft cannot be kept as it is."""
    return any(one.weight == STOPS for one in messages)


def _same(row: Row, meanings: set[str]) -> Iterator[Message]:
    meaning = (row["ru"] or row["en"]).casefold().strip(" .!?…")
    if meaning and meaning in meanings:
        yield Message(f"{row.name}-ru", STOPS, "same")
    meanings.add(meaning)


def _sentence(library: Library, course: Course | None, row: Row) -> Iterator[Message]:
    kk = f"{row.name}-kk"
    told = list(_kazakh(library, course, kk, row["kk"]))
    yield from told
    if not (row["ru"] or row["en"]):
        yield Message(f"{row.name}-ru", STOPS, "translation")
    elif not row["en"]:
        yield Message(f"{row.name}-en", NOTES, "english")
    if row["ending"] and not any(one.weight == STOPS for one in told) and not _cut(row):
        yield Message(f"{row.name}-ending", STOPS, "ending", word="үй|де")


def _cut(row: Row) -> bool:
    made = schema.Sentence(id="s1", kk=row["kk"], ru="-", en="-", ending=row["ending"])
    return cut_word(made) is not None


def _kazakh(library: Library, course: Course | None, field: str, text: str) -> Iterator[Message]:
    if not text:
        yield Message(field, STOPS, "kazakh")
        return
    try:
        variants = notation.variants(text)
    except notation.BadNotation:
        yield Message(field, STOPS, "marks")
        return
    if "|" in re.sub(r"[({][^(){}]*[)}]", "", text):
        yield Message(field, STOPS, "marks")
        return
    if _LATIN.search(text):
        yield Message(field, STOPS, "latin")
        return
    yield from _words(library, course, field, variants)


def _words(library: Library, course: Course | None, field: str, variants: tuple[str, ...]) -> Iterator[Message]:
    lexicon = lexicon_with_names(library)
    for form in dict.fromkeys(form for text in variants for form in word_forms(text)):
        if not is_read(form, lexicon):
            right = correction(form, lexicon)
            yield Message(field, DOUBTS, "letters" if right else "unknown", form, right.right if right else "")
        elif course is not None and not keys_of_form(form, library) & _taught(library, course):
            yield Message(field, NOTES, "untaught", form)


@lru_cache(maxsize=16)
def _taught(library: Library, course: Course) -> frozenset[Key]:
    ids = (word for lesson in course.lessons.values() for word in lesson.teaches.words)
    return known_keys(library.words[word] for word in ids if word in library.words)


def _question(_library: Library, _course: Course | None, row: Row) -> Iterator[Message]:
    if not row["ask"]:
        yield Message(f"{row.name}-ask", STOPS, "question")
    if not 2 <= len(row.options) <= 4:
        yield Message(f"{row.name}-options", STOPS, "options")
    elif len({one.casefold() for one in row.options}) < len(row.options):
        yield Message(f"{row.name}-options", STOPS, "options-same")


def _dialogue(library: Library, course: Course | None, row: Row) -> Iterator[Message]:
    field = f"{row.name}-lines"
    if len(row.lines) < 2:
        yield Message(field, STOPS, "lines")
        return
    if any(len(parts) < 2 or not parts[1] for parts in row.lines):
        yield Message(field, STOPS, "line")
    told: set[Message] = set()
    for parts in row.lines:
        for message in _kazakh(library, course, field, parts[0]):
            if message not in told:
                told.add(message)
                yield message


_CHECKS = {"s": _sentence, "q": _question, "d": _dialogue}
