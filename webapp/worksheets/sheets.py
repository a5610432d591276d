"""The whole document as data: the sheets of each version, what has no versions, and the answers. Pure."""

from collections.abc import Callable, Iterator
from typing import Any

from webapp.marking import _m
from webapp.practice.posing import Context
from webapp.worksheets import leaves, puzzles, tasks, word_tasks
from webapp.worksheets.entries import Entry
from webapp.worksheets.pens import Pen
from webapp.worksheets.tasks import Tell
from webapp.worksheets.wishes import ANSWERED, CARDS, CROSSWORD, EXERCISES, LETTERS, SEARCH, Wish

Sheet = dict[str, Any]

LABELS = {
    "name": _m("Name"),
    "date": _m("Date"),
    "answers": _m("Answers"),
    "across": _m("Across"),
    "down": _m("Down"),
    "words": _m("Find these words"),
    "empty": _m("There is nothing here to put on this sheet."),
    "duplex": _m("Print on both sides, turned over the long edge; then cut along the dashed lines."),
    "crossword-alt": _m("Empty crossword"),
    "search-alt": _m("Grid of letters"),
    "picture": _m("picture"),
}
TITLES = {
    EXERCISES: _m("Exercises"),
    CROSSWORD: _m("Crossword"),
    SEARCH: _m("Hidden words"),
    LETTERS: _m("Letters and words to write"),
    CARDS: _m("Cards to cut out"),
}


def document(
    wish: Wish, entries: tuple[Entry, ...], exercises: list[Context], child: bool, tell: Tell
) -> dict[str, Any]:
    """`versions`: letter and sheets of each; `once`: sheets without versions; `answers`: whether they are set, and alone."""
    pen = Pen(wish.script)
    maker = _Maker(wish, entries, exercises, child, tell, pen)
    versions = [
        {"letter": wish.named(number), "sheets": list(maker.answered(number))} for number in range(wish.versions)
    ]
    return {
        "labels": {name: tell(text) for name, text in LABELS.items()},
        "versions": versions,
        "once": [] if wish.only_answers else list(maker.once()),
        "answers": wish.only_answers or (wish.answers and any(version["sheets"] for version in versions)),
        "only_answers": wish.only_answers,
        "large": wish.large,
        "child": child,
        "arabic": wish.script == "Arab",
    }


class _Maker:
    def __init__(
        self, wish: Wish, entries: tuple[Entry, ...], exercises: list[Context], child: bool, tell: Tell, pen: Pen
    ) -> None:
        self.wish, self.entries, self.exercises, self.child, self.tell, self.pen = (
            wish,
            entries,
            exercises,
            child,
            tell,
            pen,
        )

    def answered(self, version: int) -> Iterator[Sheet]:
        """The sheets of a version that have answers; one that there is nothing for says so."""
        makers: dict[str, Callable[[int], Any]] = {
            EXERCISES: self._exercises,
            CROSSWORD: self._crossword,
            SEARCH: self._search,
        }
        for kind in (kind for kind in ANSWERED if kind in self.wish.sheets):
            yield {"kind": kind, "title": self.tell(TITLES[kind]), "content": makers[kind](version)}

    def once(self) -> Iterator[Sheet]:
        """Letters to write and cards."""
        if LETTERS in self.wish.sheets:
            content = leaves.lettering(self.entries, self.pen, self.wish.size)
            yield {"kind": LETTERS, "title": self.tell(TITLES[LETTERS]), "content": content}
        if CARDS in self.wish.sheets:
            content_of_cards = leaves.cards(self.entries, self.pen, self.wish.size)
            yield {"kind": CARDS, "title": self.tell(TITLES[CARDS]), "content": content_of_cards}

    def _exercises(self, version: int) -> list[tasks.Section]:
        if self.exercises:
            return numbered(tasks.sections(self.exercises, self.pen, self.tell, version))
        return numbered(word_tasks.sections(self.entries, self.pen, self.tell, version))

    def _seed(self, version: int) -> str:
        return f"{self.wish.subject}~{version}"

    def _crossword(self, version: int) -> puzzles.Puzzle | None:
        return puzzles.crossed(self.entries, self.pen, self._seed(version), self.wish.size)

    def _search(self, version: int) -> puzzles.Puzzle | None:
        return puzzles.sought(self.entries, self.pen, self._seed(version), self.wish.size, self.child)


def numbered(sections: list[tasks.Section]) -> list[tasks.Section]:
    """Tasks numbered from one to the last of the sheet."""
    number = 0
    for section in sections:
        for task in section["tasks"]:
            number += 1
            task["number"] = number
    return sections


def signs(told: Any) -> set[str]:
    """Every sign to draw that the document names."""
    if isinstance(told, dict):
        own = {told["picture"]} if isinstance(told.get("picture"), str) else set()
        return own.union(*(signs(value) for name, value in told.items() if name != "labels"))
    return set().union(*map(signs, told)) if isinstance(told, list) else set()
