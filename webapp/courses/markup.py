"""The two marks of explanations, `*Kazakh*` and `_other language_`, as HTML."""

import re

from markupsafe import Markup, escape

from webapp import i18n
from webapp.courses import schema
from webapp.courses.current import instruction_languages
from webapp.courses.names import fill
from webapp.kazakh_within import kazakh_within
from webapp.script_view import in_view

_KAZAKH = re.compile(r"\*([^*\n]+)\*")
_LETTERS = re.compile(r"\w(?:(?:, | )\w)+")
_OTHER = re.compile(r"(?<!\w)_([^_\n]+)_(?!\w)")


def marked(text: str) -> Markup:
    """Paragraphs with the marks turned into elements; everything else escaped."""
    paragraphs = [str(escape(part.strip())) for part in text.split("\n\n") if part.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(_inline(part)) for part in paragraphs)


def _inline(escaped: str) -> Markup:
    text = _KAZAKH.sub(_kazakh, escaped)
    return Markup(_OTHER.sub(r"<i>\1</i>", text))  # noqa: S704 (escaped before the marks are turned)


def _kazakh(found: re.Match[str]) -> str:
    # Letters that are listed are spoken of as letters: they stay as they are in any script.
    kept = ' translate="no"' if _LETTERS.fullmatch(found[1]) else ""
    return f'<b lang="kk"{kept}>{found[1]}</b>'


def marked_line(text: str) -> Markup:
    """One line with the marks turned into elements."""
    return _inline(str(escape(text)))


_ADDRESS = re.compile(r"https?://([^/\s;,]+)[^\s;,]*")


def sourced(source: str) -> Markup:
    """A source with its addresses as links that name the site only."""
    parts, last = [], 0
    for found in _ADDRESS.finditer(source):
        parts.append(escape(source[last : found.start()]))
        parts.append(Markup('<a href="{}" rel="noreferrer">{}</a>').format(found[0], found[1].removeprefix("www.")))
        last = found.end()
    return Markup("").join([*parts, escape(source[last:])])


def teach(texts: object, names: dict[str, schema.Texts] | None = None) -> Markup:
    """A content text in the reader's language of instruction, names filled in, Kazakh words within it tagged."""
    tags = instruction_languages()
    tag, text = i18n.picked(texts, tags)
    filled = fill(text, names, tags[0]) if names else text
    return escape(in_view(filled)) if tag == "kk" else kazakh_within(filled, tag)
