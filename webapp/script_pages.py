"""A page with its Kazakh in another script: the text of elements with `lang="kk"`, and nothing else. Pure.

The texts of the interface come in the script already (`script_view`); a text in another language has no `lang="kk"` and stays.
"""

import re
from html import escape, unescape

from webapp.kazakh.writing.scripts import Script, in_pieces

_KAZAKH = re.compile(r'<([a-z][a-z0-9]*)(?:\s[^<>]*)?\slang="kk"[^<>]*>')
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>", re.IGNORECASE)
_LANG = re.compile(r'\slang="([^"]*)"')
_AS_WRITTEN = re.compile(r'\s(?:translate="no"|data-as-written\b)')
# Where letters stand for themselves a hamza, which belongs to the whole word, has no place.
_LETTERS = re.compile(r"\sdata-letters\b")
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "source", "wbr"})
_RAW = frozenset({"script", "style", "textarea"})
# A word goes on through these.
_INLINE = frozenset({"b", "i", "em", "strong", "span", "mark", "u"})


def rewritten(page: str, script: Script) -> str:
    """The page with every Kazakh text in this script, its elements tagged `kk-Latn`, or `kk-Arab` and right to left."""
    if script not in ("Latn", "Arab"):
        return page
    done: list[str] = []
    place = 0
    while found := _KAZAKH.search(page, place):
        done.append(page[place : found.start()])
        element = _Element(page, found.start(), script)
        done.extend(element.parts)
        place = element.end
    done.append(page[place:])
    return "".join(done)


class _Element:
    """One outermost Kazakh element: its parts as they are to be sent, and where it ends in the page."""

    def __init__(self, page: str, start: int, script: Script) -> None:
        self.script = script
        self.parts: list[str] = []
        self._run: list[int] = []  # the places in `parts` of texts that may share a word
        self._open: list[tuple[str, bool]] = []  # names of open elements, and whether their text is Kazakh
        self.end = start
        for tag in _TAG.finditer(page, start):
            self._text(page[self.end : tag.start()])
            self.end = tag.end()
            (self._closes if tag[1] else self._opens)(tag)
            if not self._open:
                break
        self._settle()

    @property
    def _kazakh(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _text(self, text: str) -> None:
        if text:
            if self._kazakh:
                self._run.append(len(self.parts))
            self.parts.append(text)

    def _opens(self, tag: re.Match[str]) -> None:
        name, attributes = tag[2].lower(), tag[3]
        tagged = _LANG.search(attributes)
        kazakh = tagged[1] == "kk" if tagged else self._kazakh
        if name in _RAW or _AS_WRITTEN.search(attributes) or (self.script == "Arab" and _LETTERS.search(attributes)):
            written, kazakh = _directed(tag[0], "kk-Cyrl" if kazakh else None, "ltr", self.script), False
        elif tagged:
            direction = "rtl" if kazakh and self.script == "Arab" else "ltr"
            written = _directed(tag[0], f"kk-{self.script}" if kazakh else None, direction, self.script)
        else:
            written = tag[0]
        if name not in _INLINE or not kazakh:
            self._settle()
        self.parts.append(written)
        if name not in _VOID and not attributes.endswith("/"):
            self._open.append((name, kazakh))
        elif not self._open:
            self._open = []

    def _closes(self, tag: re.Match[str]) -> None:
        if tag[2].lower() not in _INLINE:
            self._settle()
        names = [name for name, _ in self._open]
        if tag[2].lower() in names:
            del self._open[len(names) - 1 - names[::-1].index(tag[2].lower()) :]
        self.parts.append(tag[0])

    def _settle(self) -> None:
        """Write the texts gathered so far."""
        texts = tuple(unescape(self.parts[place]) for place in self._run)
        for place, text in zip(self._run, in_pieces(texts, self.script), strict=True):
            self.parts[place] = escape(text, quote=False)
        self._run = []


def _directed(tag: str, language: str | None, direction: str, script: Script) -> str:
    """A start tag with another language, if one is given, and with its direction where the page mixes two."""
    if language:
        tag = _LANG.sub(f' lang="{language}"', tag, count=1)
    if script == "Arab" and " dir=" not in tag:
        tag = f'{tag[:-2]} dir="{direction}"/>' if tag.endswith("/>") else f'{tag[:-1]} dir="{direction}">'
    return tag
