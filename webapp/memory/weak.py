"""Which forms a learner does not yet have, and what is mixed up in them, read from the newest answers. Pure."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from webapp.kazakh.phonology import backed, fronted
from webapp.memory.cards import form_of

LOOKED_AT = 8  # newest answers to a form
_MISSES = 2  # nobody is weak in what was missed once
_SHARE = 0.3
# Mistakes that are about a form; a letter left out is about typing.
_OF_FORMS = frozenset(
    ("harmony", "assimilation", "voicing", "elision", "case", "possessor", "number", "person", "tense", "polarity", "ending")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """An answer that told of a form. `diagnosis`: the kind of mistake, None where it was right or a choice."""

    key: str
    verdict: str
    diagnosis: str | None


@dataclass(frozen=True, slots=True)
class WeakForm:
    """A form that goes wrong. `kind`: what is mixed up in it most, '' where that is not known; `endings`: the shapes of
    its ending that were missed, each beside its twin in the other vowel series where harmony is at fault;
    `missed` of `asked`: the newest answers."""

    features: str
    kind: str
    endings: tuple[str, ...]
    missed: int
    asked: int

    @property
    def share(self) -> float:
        return self.missed / self.asked


def weak_forms(answers: Sequence[FormAnswer]) -> tuple[WeakForm, ...]:
    """The weak forms, the weakest first. `answers`: newest first."""
    of_form: dict[str, list[FormAnswer]] = defaultdict(list)
    for answer in answers:
        found = form_of(answer.key)
        if found is not None and len(of_form[found[0]]) < LOOKED_AT:
            of_form[found[0]].append(answer)
    weak = [
        made for features, newest in of_form.items() if (made := _weak(features, newest)).missed >= _MISSES
        and made.share >= _SHARE
    ]  # fmt: skip
    return tuple(sorted(weak, key=lambda one: (-one.share, -one.missed, one.features)))


def _weak(features: str, newest: Sequence[FormAnswer]) -> WeakForm:
    missed = [answer for answer in newest if answer.verdict == "wrong"]
    kinds = Counter(answer.diagnosis for answer in missed if answer.diagnosis in _OF_FORMS)
    kind = kinds.most_common(1)[0][0] or "" if kinds else ""
    at_fault = [answer for answer in missed if not kind or answer.diagnosis == kind]
    endings = dict.fromkeys((form_of(answer.key) or ("", ""))[1] for answer in at_fault)
    if kind == "harmony":
        endings = dict.fromkeys(shape for ending in endings for shape in (backed(ending), fronted(ending)))
    return WeakForm(features, kind, tuple(endings), len(missed), len(newest))
