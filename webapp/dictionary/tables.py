"""Every form of a word in tables: cases by number, owners by case, tenses by person, and what has no person. Pure."""

from dataclasses import dataclass

from webapp.kazakh.grammar.features import CASES, PERSONS, POSSESSORS, UnknownFeatures
from webapp.kazakh.grammar.forms import Form
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.reading.lexicon import Word

_CASES = CASES[:7]
_TENSES = ("PRS", "PST", "PRF", "PST;NFH", "FUT", "FUT;INTEN", "COND", "IMP", "DES", "PROG")
_WITHOUT_PERSON = ("MSDR", "PTCP;PST", "PTCP;FUT", "PTCP;HAB", "CVB;PFV", "CVB;IPFV", "CVB;LIM", "CVB;PURP", "AGT")


@dataclass(frozen=True)
class Table:
    """Rows and columns named by features, and the right forms of each cell; () where the word has none."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Form, ...], ...]], ...]


def tables(word: Word, of_people: bool = False, unusual: tuple[str, ...] = ()) -> tuple[Table, ...]:
    """The whole paradigm of a word; `of_people`: with the endings of persons; `unusual`: plural, possessor, which nobody says of it."""
    if word.pos == "V":
        return (
            _table(word, "V", _TENSES, PERSONS, "{row};{column}"),
            _table(word, "V;NEG", _TENSES, PERSONS, "NEG;{row};{column}"),
            _table(word, "", _WITHOUT_PERSON, ("V", "V;NEG"), "{column}{row}"),
        )
    owned = "owned" in (word.flags or ())
    numbers = ("SG",) if "plural" in unusual or owned or word.pos == "PRO" else ("SG", "PL")
    found = [_table(word, "", _CASES, numbers, "{column};{row}")]
    if word.pos != "PRO" and "possessor" not in unusual and not owned:
        found.append(_table(word, "PSS3", POSSESSORS, _CASES, "SG;{row};{column}"))
    if of_people:
        found.append(_table(word, "1", tuple(one for one in PERSONS if one != "3"), ("SG", "PL"), "{column};{row}"))
    if word.pos == "ADJ":
        found.append(_table(word, "ADJ", ("CMPR",), ("SG",), "{row}"))
    if word.pos == "NUM":
        found.append(_table(word, "NUM", ("ORD", "COLL"), ("SG",), "{row}"))
    return tuple(table for table in found if any(any(cells) for _, cells in table.rows))


def named(word: Word, features: tuple[str, ...]) -> Table:
    """A table of the forms of a topic that fit the word's part of speech, a row each."""
    pos = "V" if word.pos == "V" else word.pos
    fitting = [
        one
        for one in features
        if (one.split(";")[0] == "V" and pos == "V") or (one.split(";")[0] != "V" and pos != "V")
    ]
    rows = tuple((one, (_forms(word, one),)) for one in fitting)
    return Table("", ("",), tuple(row for row in rows if row[1][0]))


def _table(word: Word, name: str, rows: tuple[str, ...], columns: tuple[str, ...], pattern: str) -> Table:
    return Table(
        name, columns, tuple((row, tuple(_cell(word, pattern, row, column) for column in columns)) for row in rows)
    )


def _cell(word: Word, pattern: str, row: str, column: str) -> tuple[Form, ...]:
    told = pattern.format(row=row, column={"V": "", "V;NEG": "NEG;"}.get(column, column))
    return _forms(word, f"{word.pos};{told}")


def _forms(word: Word, features: str) -> tuple[Form, ...]:
    try:
        return inflect(word.lemma, features, word.flags)
    except UnknownFeatures:
        return ()
