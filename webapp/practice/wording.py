"""What the learner's templates call: instructions, meanings, Kazakh with names filled in."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from webapp import i18n
from webapp.courses import library, markup, notation, schema
from webapp.courses.generation import Exercise
from webapp.courses.meaning import Meaning, gloss, translation
from webapp.courses.names import PLACEHOLDER, fill
from webapp.courses.reason_texts import figure_name
from webapp.kazakh.alphabet import KAZAKH_ONLY
from webapp.kazakh.diagnosis.difference import Span
from webapp.kazakh.writing.scripts import in_script, script_of
from webapp.kazakh_within import kazakh_within
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context
from webapp.practice.screens import languages
from webapp.script_view import in_view, script
from webapp.security import has_role


def asks(code: str, context: Context) -> object:
    """The instruction of an exercise; for one written by hand, its question."""
    if code == "written":
        written = next(piece for piece in context.lesson.more if piece.id == context.exercise.source)
        return markup.marked_line(meant(context.text(written.ask), context.exercise))
    return i18n.gettext(kind_of(context).ASKS[code])


def in_kazakh(text: str, names: dict[str, schema.Texts]) -> str:
    """The Kazakh text to show, names filled in."""
    return notation.shown(fill(text, names, "kk"))


def meaning(piece: Any, names: dict[str, schema.Texts] | None = None) -> Markup:
    """The translation of a sentence, line or example, Kazakh within it tagged: never the Kazakh itself."""
    if piece.ru == piece.en and i18n.language() == "en":
        return _russian(translation(piece, languages(), names))
    return kazakh_within(translation(piece, languages(), names), i18n.language())


def glossed(word: schema.Word) -> Meaning:
    """The meaning of a word for the reader."""
    found = gloss(library(), word, languages())
    return replace(found, text=in_view(found.text) if found.tag == "kk" else kazakh_within(found.text, found.tag))


def meant(text: str, exercise: Exercise) -> Markup:
    """A meaning that an exercise shows, Kazakh within it tagged; in the reader's script where it is told in Kazakh.

    A sentence is never explained by itself.
    """
    if languages()[0] == "kk" and exercise.source_kind in _GLOSSED:
        return escape(in_view(text))
    if exercise.own and exercise.source_kind in ("sentence", "dialogue") and i18n.language() == "en":
        return _russian(text)
    return kazakh_within(text, i18n.language())


_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def _russian(text: str) -> Markup:
    """What a teacher translated into Russian alone, for readers of English: not taken for Kazakh, and not shown in its scripts."""
    if _CYRILLIC.search(text) and not set(KAZAKH_ONLY) & set(text.casefold()):
        return Markup('<span lang="ru">{}</span>').format(text)
    return kazakh_within(text, "en")


_GLOSSED = frozenset({"word", "words", "hand-made", "false-friend"})


def teach_name(who: str, names: dict[str, schema.Texts]) -> str:
    """A speaker's name in the reader's language."""
    match = PLACEHOLDER.fullmatch(who)
    return markup.teach(names[match[1] + match[2]]) if match else who


def can_edit() -> bool:
    """Whether the reader sees what editors see."""
    return has_role("editor")


_PARTS = {
    "same": "<span>%(given)s</span>",
    "extra": "<del>%(given)s</del>",
    "missing": "<ins>%(expected)s</ins>",
    "swap": "<del>%(given)s</del><ins>%(expected)s</ins>",
}


def letters_apart(spans: tuple[Span, ...]) -> Markup:
    """The difference between what was given and what is right, letter by letter; in Cyrillic where another script hides it."""
    plain = any(
        in_script(span.given, "Latn") == in_script(span.expected, "Latn") for span in spans if span.op != "same"
    )
    parts = (_PARTS[span.op] % {"given": escape(span.given), "expected": escape(span.expected)} for span in spans)
    typed = script_of("".join(span.given + span.expected for span in spans))
    tag = "kk-Cyrl" if plain else f"kk-{typed}" if typed in ("Latn", "Arab") else "kk"
    # The hamza of Arabic belongs to the whole word: there letters are compared in the script that was typed.
    letters = "" if _whole_words(spans) else " data-letters"
    return Markup(f'<p class="diff" lang="{tag}"{letters} dir="auto">' + "".join(parts) + "</p>")  # noqa: S704 (each letter is escaped)


def _whole_words(spans: tuple[Span, ...]) -> bool:
    """Whether no span begins or ends within a word, as when only words changed places."""
    texts = [text for span in spans for text in (span.given, span.expected if span.op != "same" else "") if text]
    return all(one[-1].isspace() or two[0].isspace() for one, two in pairwise(texts))


_AS_TYPED = Markup(' <span lang="kk-{script}" dir="auto">{text}</span>')


def as_typed(expected: str, given: str) -> Markup:
    """The right form once more in the script of the answer, if that is neither Cyrillic nor the one read."""
    typed = script_of(given)
    again = typed in ("Latn", "Arab") and typed != script()
    return _AS_TYPED.format(script=typed, text=in_script(expected, typed)) if again else Markup("")


VERDICTS = {"right": _l("right"), "almost": _l("almost"), "wrong": _l("not yet")}


def kind_name(kind: str) -> str:
    """The name of a kind of exercise."""
    return figure_name(kind)


def verdict_name(verdict: str) -> str:
    """A verdict in the reader's language."""
    return str(VERDICTS[verdict])


GLOBALS = {
    "letters_apart": letters_apart,
    "as_typed": as_typed,
    "kind_name": kind_name,
    "verdict_name": verdict_name,
    "asks": asks,
    "in_kazakh": in_kazakh,
    "meaning": meaning,
    "meant": meant,
    "glossed": glossed,
    "teach_name": teach_name,
    "can_edit": can_edit,
    "shown": notation.shown,
    "library": library,
}
