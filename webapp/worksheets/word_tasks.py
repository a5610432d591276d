"""Tasks on words and forms where there is no lesson: join, and write. Pure."""

import random
from collections.abc import Sequence

from webapp.marking import _m
from webapp.worksheets.entries import Entry
from webapp.worksheets.pens import Pen, Piece
from webapp.worksheets.tasks import Section, Task, Tell

JOINED = 6  # pairs in one task
MOST_JOINED = 4  # tasks
MOST_WRITTEN = 24

JOIN = _m("Join what belongs together with lines")
WRITE = _m("Write it in Kazakh")
FORM = _m("Write the form that is asked for")


def sections(entries: Sequence[Entry], pen: Pen, tell: Tell, version: int = 0) -> list[Section]:
    """Join words with meanings, then write them; of the drill, write the forms."""
    asked = [entry for entry in entries if entry.meaning or entry.cue]
    rng = random.Random(f"{[entry.kk for entry in asked]}~{version}")  # noqa: S311
    if any(entry.cue for entry in asked):
        written = _drawn(asked, MOST_WRITTEN, rng if version else None)
        return [{"ask": tell(FORM), "shape": "write", "tasks": [_written(entry, pen) for entry in written]}]
    found = []
    joined = [
        _joined(group, pen, rng) for group in _groups(_drawn(asked, JOINED * MOST_JOINED, rng if version else None))
    ]
    if joined:
        found.append({"ask": tell(JOIN), "shape": "match", "tasks": joined})
    written = _drawn(asked, MOST_WRITTEN, rng)
    if written:
        found.append({"ask": tell(WRITE), "shape": "write", "tasks": [_written(entry, pen) for entry in written]})
    return found


def _drawn(entries: Sequence[Entry], most: int, rng: random.Random | None) -> list[Entry]:
    """As many as fit, in their order, or in another."""
    return list(entries[:most]) if rng is None else rng.sample(list(entries), min(most, len(entries)))


def _groups(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Groups in which no two words mean the same; a last one of one word joins nothing."""
    found: list[list[Entry]] = []
    for entry in entries:
        fitting = (
            group for group in found if len(group) < JOINED and all(one.meaning != entry.meaning for one in group)
        )
        group = next(fitting, None)
        if group is None:
            found.append([entry])
        else:
            group.append(entry)
    return [group for group in found if len(group) > 1]


def _joined(group: list[Entry], pen: Pen, rng: random.Random) -> Task:
    order = list(range(len(group)))
    while order == sorted(order):
        rng.shuffle(order)
    return {
        "left": [pen.kazakh(entry.kk) for entry in group],
        "right_side": [
            {"text": pen.told(group[place].meaning, group[place].tag), "picture": group[place].picture}
            for place in order
        ],
        "pairs": [order.index(place) for place in range(len(group))],
    }


def _written(entry: Entry, pen: Pen) -> Task:
    return {
        "means": clue(entry, pen),
        "cue": cue(entry, pen),
        "picture": entry.picture,
        "answers": [pen.kazakh(entry.kk)],
    }


def clue(entry: Entry, pen: Pen) -> Piece | None:
    """What tells which word is meant."""
    return pen.told(entry.meaning, entry.tag) if entry.meaning else None


def cue(entry: Entry, pen: Pen) -> Piece | None:
    """The Kazakh that asks for a form."""
    return pen.kazakh(entry.cue) if entry.cue else None
