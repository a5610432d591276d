"""A graded mistake made ready for telling: its words and pieces in the script of the answer, marked as Kazakh."""

import re
from dataclasses import dataclass

from webapp.kazakh.diagnosis.word_mistakes import WordMistake
from webapp.kazakh.grammar.forms import STEM, Segment
from webapp.kazakh.normalise import words
from webapp.kazakh.reading.analysis import analyse
from webapp.kazakh.writing.scripts import Script, in_script, script_of
from webapp.practice.grading import Grade

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence on a mistake needs. `child`: the reader is one, and reads no terms of grammar."""

    grade: Grade
    child: bool = False

    @property
    def script(self) -> Script:
        """The script the answer was typed in."""
        found = script_of(self.grade.given)
        return found if found in ("Latn", "Arab") else "Cyrl"

    @property
    def pair(self) -> dict[str, str]:
        """The right word and the given one, as values of a message."""
        return {"expected": f"*{self.right}*", "given": f"*{self.given}*"}

    @property
    def right(self) -> str:
        """The right word; a name keeps its capital."""
        return _cased(self.grade.expected_word, self.grade.expected) or self.grade.expected

    @property
    def given(self) -> str:
        """The word given for it."""
        given = self.grade.given_word or self.grade.given
        named = self.grade.expected_word and self.right[:1].isupper()
        return given[:1].upper() + given[1:] if named else given

    def shown(self, text: str, hyphen: bool = False) -> str:
        """A Kazakh piece as a sentence shows it."""
        return f"*{'-' if hyphen else ''}{in_script(text.strip(), self.script)}*"


def piece_at_fault(mistake: WordMistake) -> Segment | None:
    """The piece that is named, None if it is no one piece."""
    return None if mistake.place is None else mistake.form.segments[mistake.place]


def before_piece(told: Told, mistake: WordMistake) -> str:
    """What stands before the piece at fault, as a word: кітап before -ым, кітаптар before -ым, the word before a particle."""
    place = mistake.place or 0
    first = mistake.form.segments[0]
    if place == 1 and not first.text:
        return _word_before(told.grade.expected, right_form(mistake))
    if place == 1 and first.feature == STEM:
        return mistake.lemma
    return "".join(segment.text for segment in mistake.form.segments[:place]).strip()


def right_form(mistake: WordMistake) -> str:
    """The right form in lower case, in Cyrillic."""
    return mistake.form.text.casefold()


def _word_before(expected: str, word: str) -> str:
    """The word before the only place where `word` stands in a text; '' if there are several, or none before."""
    found = words(expected)
    places = [place for place, one in enumerate(found) if one == word]
    return found[places[0] - 1] if len(places) == 1 and places[0] else ""


def _cased(word: str, text: str) -> str:
    """A word as the text writes it, if that is not merely how a sentence begins."""
    first, *later = _WORD.findall(text) or [""]
    named = not later or first.isupper() or any(reading.pos == "PROPN" for reading in analyse(first))
    return next((found for found in (*later, *([first] if named else [])) if found.casefold() == word), word)
