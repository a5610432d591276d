"""Kazakh words within a text of another language, tagged as Kazakh: speech and hyphenation switch with the tag, and so does the script."""

import re

from markupsafe import Markup, escape

from webapp.kazakh.alphabet import KAZAKH_ONLY

_LETTER = "А-Яа-яЁё" + "".join(KAZAKH_ONLY) + "".join(KAZAKH_ONLY).upper()
_OWN = "".join(KAZAKH_ONLY) + "".join(KAZAKH_ONLY).upper()
_WORD = rf"-?[{_LETTER}]*[{_OWN}][{_LETTER}]*(?:-[{_LETTER}]+)*"
# Under Russian a word is Kazakh by its letters; under a language of another script, whatever is Cyrillic.
_BY_LETTERS = re.compile(rf"{_WORD}(?: +{_WORD})*")
_CYRILLIC = re.compile(rf"-?[{_LETTER}]+(?:[- ]+[{_LETTER}]+)*")
# These have Kazakh's letters for sounds of their own.
SHARES_LETTERS = frozenset({"kk", "tt", "ba", "ug", "ug-Cyrl", "ky", "uk", "be", "dng", "tg", "kmr"})


def kazakh_within(text: str, language: str) -> Markup:
    """A text in `language` (BCP 47), escaped, its Kazakh words in `<span lang="kk">`. Markup is taken as it is.

    Kazakh without a letter of its own (бар, сен) within Russian stays untagged.
    """
    escaped = escape(text)
    if language in SHARES_LETTERS:
        return escaped
    words = _BY_LETTERS if language == "ru" else _CYRILLIC
    return Markup(words.sub(r'<span lang="kk">\g<0></span>', str(escaped)))  # noqa: S704 (escaped before the words are tagged)


_TAG = re.compile("<[^<>]*>")


def untagged(markup: str) -> Markup:
    """Markup without its tags, for titles and attributes. What was escaped stays escaped."""
    return Markup(_TAG.sub("", str(escape(markup))))  # noqa: S704 (only tags are taken out)
