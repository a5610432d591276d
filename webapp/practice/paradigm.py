"""The forms of a word in a table: cases by number, possessors, persons. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from webapp.kazakh.grammar.features import Bundle
from webapp.kazakh.grammar.forms import Form
from webapp.kazakh.grammar.inflection import inflect
from webapp.practice.drill_cells import CELLS, Cell
from webapp.practice.drill_words import DrillWord


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the cell that its header is the cue of (None: the word as it is), and a form for each column, or None."""

    cell: Cell | None
    forms: tuple[Form | None, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A table of one topic. `columns` code its headers: `one`, `several`, `yes`, `no`; a single column needs none."""

    topic: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def paradigm(word: DrillWord) -> tuple[Section, ...]:
    """Every table that the word has."""
    topics = dict.fromkeys(cell.topics[0] for cell in word.cells if cell.topics[0] != "plural")
    return tuple(_section(word, topic) for topic in topics)


def _section(word: DrillWord, topic: str) -> Section:
    cells = [cell for cell in word.cells if cell.topics[0] == topic]
    if topic == "case":
        return _cases(word, cells)
    affirmed = [cell for cell in cells if "negation" not in cell.topics]
    denied = [cell for cell in cells if "negation" in cell.topics]
    if topic == "request":
        rows = tuple(Row(cell, (_form(word, cell.bundle),)) for cell in cells)
    elif denied:
        rows = tuple(Row(cell, (_form(word, cell.bundle), _denied(word, cell.bundle))) for cell in affirmed)
    else:
        rows = tuple(Row(cell, (_form(word, cell.bundle),)) for cell in affirmed)
    return Section(topic, ("yes", "no") if len(rows[0].forms) > 1 else (), rows)


def _cases(word: DrillWord, cells: Sequence[Cell]) -> Section:
    several = CELLS["N;PL"] in word.cells
    bundles = [(None, Bundle("N", number="SG", case="NOM")), *((cell, cell.bundle) for cell in cells)]
    rows = tuple(
        Row(cell, tuple(_form(word, replace(bundle, number=number)) for number in ("SG", "PL")[: 1 + several]))
        for cell, bundle in bundles
    )
    return Section("case", ("one", "several") if several else (), rows)


def _form(word: DrillWord, bundle: Bundle) -> Form:
    return inflect(word.word.lemma, bundle.text(), word.word.flags)[0]


def _denied(word: DrillWord, bundle: Bundle) -> Form:
    return _form(word, replace(bundle, negative=True))
