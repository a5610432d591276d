"""What a learner mixed up lately, read from the answers, and which questions of the drill practise it. Pure."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from webapp.kazakh.diagnosis.word_mistakes import WordMistake
from webapp.kazakh.grammar.forms import STEM
from webapp.kazakh.grammar.suffixes import FAMILIES
from webapp.kazakh.phonology import FinalSound, Series, backed, final_sound, fronted
from webapp.practice.drill_cells import named
from webapp.practice.drill_questions import DRILL, Question

LOOKED_AT = 60  # answers, newest first, in which mistakes are looked for
_AGEING = 0.94  # of a mistake, with each answer given after it
_OVERCOME = 0.7  # of a mistake, with each right answer to what it makes harder
_MOST = 6
_CELL_KINDS = ("polarity", "tense", "person", "number", "possessor", "case", "ending")
_TOPIC_OF = {"polarity": "negation", "number": "plural"}


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier answer: to a question of the drill or to an exercise of a lesson."""

    exercise_id: str
    verdict: str
    diagnosis: str | None
    given: str = ""

    @property
    def drilled(self) -> bool:
        """Whether it was given in the drill."""
        return self.exercise_id.startswith(f"{DRILL}/")


@dataclass(frozen=True, slots=True)
class Confusion:
    """A mistake made lately. `cells`: the form wanted and the one given; `pieces`: the ending wanted and the one given;
    `sound`: what the ending stood after. All empty for a mistake in a lesson, of which only the kind is known."""

    kind: str
    strength: float
    cells: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    sound: FinalSound | None = None


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a form matters to mistakes."""

    twinned: bool
    series: Series
    after: frozenset[FinalSound]  # the sounds before endings that are likened to them
    changed: bool  # the stem is not as in the dictionary


Known = Callable[[str], Question | None]
Mistaken = Callable[[Question, str], WordMistake | None]


def confusions(past: Sequence[Past], known: Known, mistaken: Mistaken) -> tuple[Confusion, ...]:
    """The mistakes of late, the strongest first; alike ones add up."""
    found: dict[Confusion, float] = defaultdict(float)
    for age, answer in enumerate(past[:LOOKED_AT]):
        if answer.verdict != "right" and answer.diagnosis:
            alike = _confusion(answer, known, mistaken)
            rights = (known(later.exercise_id) for later in past[:age] if later.verdict == "right")
            overcome = sum(1 for question in rights if question and fit(question, alike))
            found[alike] += _AGEING**age * _OVERCOME**overcome
    ranked = sorted(found, key=lambda one: (-found[one], one.kind, one.cells, one.pieces))
    return tuple(replace(one, strength=found[one]) for one in ranked[:_MOST])


def _confusion(answer: Past, known: Known, mistaken: Mistaken) -> Confusion:
    kind = answer.diagnosis or ""
    question = known(answer.exercise_id)
    mistake = mistaken(question, answer.given) if question else None
    if question is None or mistake is None or mistake.kind != kind:
        return Confusion(kind, 0)
    if kind in _CELL_KINDS:
        other = named(mistake.given_features) if mistake.given_features else ""
        return Confusion(kind, 0, (question.cell.features, other) if other else (question.cell.features,))
    if mistake.place is None or not mistake.given_piece or kind not in ("harmony", "assimilation"):
        return Confusion(kind, 0)
    segments = mistake.form.segments
    pieces = (segments[mistake.place].text, mistake.given_piece)
    before = "".join(segment.text for segment in segments[: mistake.place])
    return Confusion(kind, 0, pieces=pieces, sound=final_sound(before) if kind == "assimilation" else None)


@lru_cache(maxsize=16384)
def traits_of(question: Question) -> Traits:
    form = question.forms[0]
    endings = [(place, piece) for place, piece in enumerate(form.segments) if piece.family]
    likened = {
        final_sound("".join(before.text for before in form.segments[:place]))
        for place, piece in endings
        if len(set(FAMILIES[piece.family].back.values())) > 1
    }
    return Traits(
        any(piece.text != fronted(piece.text) or piece.text != backed(piece.text) for _, piece in endings),
        form.series,
        frozenset(likened),
        form.segments[0].feature == STEM and form.segments[0].text.casefold() != question.word.word.lemma.casefold(),
    )


def fit(question: Question, confusion: Confusion) -> float:
    """How well a question practises what was mixed up: 0 not at all, 1 well."""
    kind = confusion.kind
    if kind in _CELL_KINDS:
        if confusion.cells:
            return 1.0 if question.cell.features in confusion.cells else 0.0
        return 0.5 if _TOPIC_OF.get(kind, kind) in question.cell.topics or _other_tense(kind, question) else 0.0
    traits = traits_of(question)
    if kind == "harmony":
        ending = question.forms[0].segments[-1].text
        alike = ending in confusion.pieces
        return (1.0 if alike else 0.3) if traits.twinned else 0.0
    if kind == "assimilation":
        return float(bool(traits.after) if confusion.sound is None else confusion.sound in traits.after)
    return float(kind in ("voicing", "elision") and traits.changed)


def _other_tense(kind: str, question: Question) -> bool:
    return kind == "tense" and question.cell.bundle.verbal
