"""Crossword and word search as the paper shows them: squares row by row, clues, and the solution. Pure."""

from collections.abc import Sequence
from typing import Any

from webapp.worksheets import crossword, word_search
from webapp.worksheets.crossword import Laid
from webapp.worksheets.entries import Entry
from webapp.worksheets.pens import Pen, Piece
from webapp.worksheets.word_tasks import clue, cue

MOST_CROSSED = 40
MOST_SOUGHT = 14
# Squares along a line and down a page of A4; fewer where the type is large.
CROSSED = {"normal": (17, 15), "large": (12, 12)}
SOUGHT = {"normal": 14, "large": 11}

Puzzle = dict[str, Any]


def crossed(entries: Sequence[Entry], pen: Pen, seed: str, size: str) -> Puzzle | None:
    """A crossword of those that are single words; None where fewer than two cross."""
    asked = [entry for entry in entries if (entry.meaning or entry.cue) and pen.squares(entry.kk)][:MOST_CROSSED]
    words = [pen.squares(entry.kk) for entry in asked]
    rtl = pen.script == "Arab"
    made = crossword.lay_out(words, seed, *CROSSED[size])
    if len(made.laid) < 2:
        return None
    made = made.mirrored() if rtl else made
    numbers = made.numbers(rtl)
    squares = [
        [_square(made.letters.get((row, column)), numbers.get((row, column))) for column in range(made.columns)]
        for row in range(made.rows)
    ]
    return {
        "squares": squares,
        "across": _clues([one for one in made.laid if not one.down], asked, numbers, pen),
        "down": _clues([one for one in made.laid if one.down], asked, numbers, pen),
    }


def _square(letter: str | None, number: int | None) -> dict[str, Any] | None:
    return None if letter is None else {"letter": letter, "number": number}


def _clues(
    laid: list[Laid], asked: Sequence[Entry], numbers: dict[tuple[int, int], int], pen: Pen
) -> list[dict[str, Any]]:
    found = [
        {
            "number": numbers[one.row, one.column],
            "means": clue(asked[one.word], pen),
            "cue": cue(asked[one.word], pen),
            "picture": asked[one.word].picture,
            "length": len(pen.squares(asked[one.word].kk)),
            "answer": pen.kazakh(asked[one.word].kk),
        }
        for one in laid
    ]
    return sorted(found, key=lambda one: int(str(one["number"])))


def sought(entries: Sequence[Entry], pen: Pen, seed: str, size: str, child: bool) -> Puzzle | None:
    """A word search; None where no word can be hidden. `solution`: squares of hidden words, as [row, column]."""
    asked = [entry for entry in entries if len(pen.squares(entry.kk)) > 2][:MOST_SOUGHT]
    made = word_search.hide(
        [pen.squares(entry.kk) for entry in asked],
        seed,
        SOUGHT[size],
        word_search.EASY if child else word_search.ALL,
    )
    if not made.hidden:
        return None
    made = made.mirrored() if pen.script == "Arab" else made
    inside = {square for squares in made.hidden.values() for square in squares}
    return {
        "squares": [
            [{"letter": letter, "hidden": (row, column) in inside} for column, letter in enumerate(line)]
            for row, line in enumerate(made.rows)
        ],
        "words": [_word(asked[place], pen) for place in sorted(made.hidden)],
    }


def _word(entry: Entry, pen: Pen) -> dict[str, Piece | str | None]:
    return {"text": pen.kazakh(entry.kk), "means": clue(entry, pen), "picture": entry.picture}
