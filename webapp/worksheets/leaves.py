"""Cards to cut out, and rows to write on. Pure."""

from collections.abc import Sequence
from typing import Any

from webapp.kazakh.alphabet import KAZAKH_ONLY
from webapp.worksheets.entries import Entry
from webapp.worksheets.pens import Pen
from webapp.worksheets.word_tasks import clue, cue

COLUMNS = 2
# Rows of cards on a page.
CARD_ROWS = {"normal": 5, "large": 3}
MOST_CARDS = 60
MOST_WORDS = {"normal": 20, "large": 12}
# The letters of Latin that a Russian or English school does not teach.
LATIN_LETTERS = "äğqıñöşüū"


def cards(entries: Sequence[Entry], pen: Pen, size: str) -> list[dict[str, Any]]:
    """Pages of cards. The back of a page is turned over its long edge: each of its rows is in reverse, so that backs meet fronts."""
    room = COLUMNS * CARD_ROWS[size]
    shown = list(entries[:MOST_CARDS])
    pages = []
    for start in range(0, len(shown), room):
        page: list[Entry | None] = [*shown[start : start + room]]
        page += [None] * (-len(page) % COLUMNS)
        rows = [page[place : place + COLUMNS] for place in range(0, len(page), COLUMNS)]
        pages.append(
            {
                "front": [_front(one, pen) for row in rows for one in row],
                "back": [_back(one, pen) for row in rows for one in reversed(row)],
            }
        )
    return pages


def _front(entry: Entry | None, pen: Pen) -> dict[str, Any] | None:
    return None if entry is None else {"text": pen.kazakh(entry.kk)}


def _back(entry: Entry | None, pen: Pen) -> dict[str, Any] | None:
    return None if entry is None else {"means": clue(entry, pen), "cue": cue(entry, pen), "picture": entry.picture}


def lettering(entries: Sequence[Entry], pen: Pen, size: str) -> dict[str, Any]:
    """What is traced and written: the letters that are Kazakh only, great and small, then the words."""
    if pen.script == "Cyrl":
        letters = [f"{letter.upper()} {letter}" for letter in KAZAKH_ONLY]
    elif pen.script == "Latn":
        # Of i without and with a dot each has its own capital.
        letters = [f"{'I' if letter == 'ı' else letter.upper()} {letter}" for letter in LATIN_LETTERS]
    else:
        letters = list(dict.fromkeys(pen.kazakh(letter)["t"] for letter in KAZAKH_ONLY))
    return {
        "letters": [{"t": letter, "k": True} for letter in letters],
        "words": [{"text": pen.kazakh(entry.kk), "means": clue(entry, pen)} for entry in entries[: MOST_WORDS[size]]],
    }
