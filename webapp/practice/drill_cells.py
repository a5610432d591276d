"""The forms that the drill asks for, each with its cue in Kazakh, what the cue means, and the topics it belongs to.

A cell is named by its UniMorph features; the name is part of the ids of answers and is for ever. In a cue, … stands for the word.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from webapp.kazakh.grammar.features import Bundle, read
from webapp.marking import _m


@dataclass(frozen=True, slots=True)
class Cell:
    """One form. `kk` and `meaning` are of things; `of_people` are the same two where a person is spoken of."""

    features: str
    topics: tuple[str, ...]
    kk: str
    meaning: tuple[str, ...]
    term: str
    of_people: tuple[str, str] | None = None
    default: bool = True

    @property
    def bundle(self) -> Bundle:
        """The features, read."""
        return read(self.features)

    def cue(self, person: bool) -> tuple[str, tuple[str, ...]]:
        """The cue in Kazakh and what it means."""
        return (self.of_people[0], (self.of_people[1],)) if person and self.of_people else (self.kk, self.meaning)


TOPICS = {
    "plural": _m("Several of them"),
    "possessor": _m("My, your, his, our"),
    "case": _m("Where? from where? with whom?"),
    "person": _m("I am, you are, we are"),
    "present": _m("Every day"),
    "past": _m("Yesterday"),
    "request": _m("Asking somebody to do it"),
    "condition": _m("If"),
    "negation": _m("Not"),
}

_PLURAL = (Cell("N;PL", ("plural",), "нелер?", (_m("more than one"),), _m("plural"), ("кімдер?", _m("more than one"))),)

_CASES = tuple(
    Cell(f"N;SG;{case}", ("case",), thing, (meaning,), term, (who, of_whom))
    for case, thing, meaning, who, of_whom, term in (
        ("GEN", "ненің?", _m("of what?"), "кімнің?", _m("whose?"), _m("genitive")),
        ("DAT", "неге? қайда?", _m("to what? where to?"), "кімге?", _m("to whom?"), _m("dative")),
        ("ACC", "нені?", _m("what? (it is seen, taken)"), "кімді?", _m("whom?"), _m("accusative")),
        ("LOC", "неде? қайда?", _m("in or at what? where?"), "кімде?", _m("who has it?"), _m("locative")),
        ("ABL", "неден? қайдан?", _m("from what? from where?"), "кімнен?", _m("from whom?"), _m("ablative")),
        ("INS", "немен?", _m("with what? by what?"), "кіммен?", _m("with whom?"), _m("instrumental")),
    )
)

_POSSESSORS = tuple(
    Cell(f"N;SG;{possessor}", ("possessor",), f"{pronoun} …", (meaning,), _m("possessive ending"))
    for possessor, pronoun, meaning in (
        ("PSS1S", "менің", _m("my")),
        ("PSS2S", "сенің", _m("your (to a friend)")),
        ("PSS2SF", "сіздің", _m("your (polite)")),
        ("PSS3", "оның", _m("his, her, its")),
        ("PSS1P", "біздің", _m("our")),
    )
)

# Person, its pronoun, and the pronoun in the reader's language.
PERSONS = (
    ("1;SG", "мен", _m("I")),
    ("2;SG", "сен", _m("you (to a friend)")),
    ("2;SG;FORM", "сіз", _m("you (polite)")),
    ("3", "ол", _m("he, she, it")),
    ("1;PL", "біз", _m("we")),
)

_PREDICATES = tuple(
    Cell(
        f"N;{'NEG;' if negative else ''}{person}",
        ("person", "negation") if negative else ("person",),
        f"жоқ, {pronoun} …" if negative else f"{pronoun} …",
        (meaning,),
        _m("personal ending after емес") if negative else _m("personal ending"),
    )
    for negative, person, pronoun, meaning in (
        (False, "1;SG", "мен", _m("I am …")),
        (False, "2;SG", "сен", _m("you are … (to a friend)")),
        (False, "2;SG;FORM", "сіз", _m("you are … (polite)")),
        (False, "1;PL", "біз", _m("we are …")),
        (True, "1;SG", "мен", _m("I am not …")),
        (True, "2;SG", "сен", _m("you are not … (to a friend)")),
        (True, "2;SG;FORM", "сіз", _m("you are not … (polite)")),
        (True, "1;PL", "біз", _m("we are not …")),
    )
)

_TENSES = (
    ("PRS", "present", "күнде", _m("every day"), _m("present tense")),
    ("PST", "past", "кеше", _m("yesterday"), _m("past tense")),
)

_FINITE = tuple(
    Cell(
        f"V;{'NEG;' if negative else ''}{tense}{';' if person else ''}{person}",
        (topic, "negation") if negative else (topic,),
        f"{'жоқ, ' if negative else ''}{pronoun} {when} …",
        (meaning, when_meaning, _m("not")) if negative else (meaning, when_meaning),
        term,
    )
    for tense, topic, when, when_meaning, term in _TENSES
    for negative in (False, True)
    for person, pronoun, meaning in PERSONS
)

_REQUESTS = (
    Cell("V;IMP;2;SG;FORM", ("request",), "сіз …", (_m("please (polite)"),), _m("imperative")),
    Cell("V;NEG;IMP;2;SG", ("request", "negation"), "жоқ, сен …", (_m("do not (to a friend)"),), _m("imperative")),
    Cell("V;NEG;IMP;2;SG;FORM", ("request", "negation"), "жоқ, сіз …", (_m("do not (polite)"),), _m("imperative")),
)

_CONDITION = tuple(
    Cell(f"V;COND;{person}", ("condition",), f"егер {pronoun} …", (_m("if"), meaning), _m("conditional"), default=False)
    for person, pronoun, meaning in PERSONS
)

CELLS: dict[str, Cell] = {
    cell.features: cell for cell in (*_PLURAL, *_CASES, *_POSSESSORS, *_PREDICATES, *_FINITE, *_REQUESTS, *_CONDITION)
}


@lru_cache(maxsize=4096)
def named(features: str) -> str:
    """The cell that a bundle of features names, however it is written: N;SG;NOM;1;SG is N;1;SG. '' if it is none."""
    bundle = _bare(read(features))
    return next((name for name, cell in CELLS.items() if _bare(cell.bundle) == bundle), "")


def _bare(bundle: Bundle) -> Bundle:
    return replace(
        bundle,
        number="" if bundle.number == "SG" else bundle.number,
        case="" if bundle.case == "NOM" else bundle.case,
    )
