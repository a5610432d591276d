"""Texts as the paper shows them: Kazakh in the script chosen, told apart from what is in another language. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from webapp.kazakh.writing.arabic import HAMZA
from webapp.kazakh.writing.scripts import Script, in_pieces, in_script, script_of
from webapp.kazakh_within import SHARES_LETTERS, kazakh_within

# A piece of text as JSON: {"t": the text, "k": whether it is Kazakh}, and "runs", its parts, where only some of it is.
Piece = dict[str, Any]
# The two marks of explanations: *Kazakh*, _another language_.
_MARKS = re.compile(r"\*([^*\n]+)\*|(?<!\w)_([^_\n]+)_(?!\w)")
_TAGGED = re.compile(r'<span lang="kk">(.*?)</span>')


@dataclass(frozen=True)
class Pen:
    """Writes pieces in one script."""

    script: Script

    def kazakh(self, text: str) -> Piece:
        """Kazakh, given in Cyrillic."""
        return {"t": in_script(text, self.script), "k": True}

    def parted(self, *texts: str) -> list[Piece]:
        """The parts of one Kazakh text: in Arabic a word cut in two has one hamza."""
        return [{"t": text, "k": True} for text in in_pieces(texts, self.script)]

    def told(self, text: str, tag: str) -> Piece:
        """A meaning in the language `tag`, Kazakh included. Its Kazakh words are runs of their own, in the script chosen."""
        runs = [run for run in self._runs(text, tag) if run["t"]]
        if len(runs) == 1:
            return runs[0]
        return {"t": "".join(str(run["t"]) for run in runs), "k": False, "runs": runs}

    def _runs(self, text: str, tag: str) -> Iterator[Piece]:
        for place, part in enumerate(_MARKS.split(text)):
            # Split with two groups: plain text, marked as Kazakh, marked as of another language.
            if place % 3 == 1:
                yield self.kazakh(part or "")
            elif place % 3 == 2:
                yield {"t": part or "", "k": False}
            elif tag == "kk":
                yield self.kazakh(part)
            else:
                yield from self._within(part, tag)

    def _within(self, text: str, tag: str) -> Iterator[Piece]:
        """Kazakh words that nobody marked, known by their letters."""
        # What a lesson has in Russian only is Russian, whichever language was asked for.
        russian = script_of(text) == "Cyrl" and tag not in SHARES_LETTERS
        for place, part in enumerate(_TAGGED.split(str(kazakh_within(text, "ru" if russian else tag)))):
            yield self.kazakh(unescape(part)) if place % 2 else {"t": unescape(part), "k": False}

    def squares(self, text: str) -> tuple[str, ...]:
        """A word letter by letter as it stands in a grid: capitals; () for what is no single word.

        In Arabic the hamza shares a square with the letter it stands before.
        """
        if not text.isalpha():
            return ()
        written = in_script(text.upper() if self.script != "Arab" else text, self.script)
        found: list[str] = []
        for sign in written:
            if found and found[-1] == HAMZA:
                found[-1] += sign
            else:
                # Of the two letters that one of Cyrillic becomes, only the first comes as a capital.
                found.append(sign.upper() if self.script == "Latn" and sign.islower() else sign)
        return tuple(found)
