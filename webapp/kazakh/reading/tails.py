"""Every string of endings that a word can have, with the features it may stand for: the way back from a form.

Made by inflecting one model word for each kind of stem, so that there is one grammar and not two.
"""

from collections import defaultdict
from functools import lru_cache
from itertools import product

from webapp.kazakh.grammar.features import CASES, NONFINITE, PERSONS, POSSESSORS, REQUESTS, VOICES
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.grammar.stems import stems
from webapp.kazakh.phonology import FinalSound, Series

Tails = dict[str, tuple[str, ...]]

# A model of every kind of stem: by series and last sound; of verbs, those whose end changes as well.
_NOUNS = "ана әке тау үй жол тіл адам күн қыз сөз ат бет".split()  # noqa: SIM905
_VERBS = (
    "баста сөйле оқы ері қой сүй қи ки жу тіле бар бер ал кел жан мін жаз без айт кет тап теп шық тік жау".split()  # noqa: SIM905
)
_POSITIONS = ("жат", "отыр", "тұр", "жүр")  # what they say of now is one word: отырмын
_POSSESSED = {"отбасы": None, "үсті": frozenset({"possessed"})}  # as if they were owned already, in both series
_PREDICATES = ("NOM", "LOC", "ABL")  # cases that a personal ending follows: үйдемін, қаладанмын
_TENSES = ("PRS", "PST", "PRF", "PST;NFH", "PST;HAB", "FUT", "FUT;INTEN", "COND", "IMP", "OPT")
_DECLINED = ("MSDR", "PTCP;PST", "PTCP;FUT", "PTCP;HAB", "PTCP;DES", "AGT")


def nominal_features() -> tuple[str, ...]:
    """The features of every nominal form of one word, without a part of speech."""
    cells = [
        ";".join(part for part in (number, possessor, case) if part)
        for number, possessor, case in product(("SG", "PL"), ("", *POSSESSORS), CASES)
    ]
    predicates = [
        f"{cell};{person}" for cell in cells if cell.endswith(_PREDICATES) for person in PERSONS if person != "3"
    ]
    located = [f"REL;{cell}" for cell in cells if cell.endswith("LOC")]
    return (*cells, *predicates, *located, "REL", "PRED", "SG;PSS3;PRED", "PL;PRED", "CMPR", "ORD")


@lru_cache(maxsize=1)
def nominal() -> Tails:
    """Endings of nouns and of whatever is inflected like them → features without a part of speech."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for tails in _by_kind().values():
        for tail, features in tails:
            found[tail][features] = None
    for cell in nominal_features():
        for lemma, flags in _POSSESSED.items():
            for tail in _all_tails(lemma, f"N;{cell}", flags):
                found[tail][cell] = None
    found["сыншы"]["ORD"] = None  # жиырмасыншы alone
    return {tail: tuple(features) for tail, features in found.items()}


@lru_cache(maxsize=1)
def _by_kind() -> dict[tuple[Series, FinalSound], tuple[tuple[str, str], ...]]:
    """(series, sound) → (endings, features) of the model noun."""
    cells = nominal_features()
    found = {}
    for noun in _NOUNS:
        stem = stems(noun)[0]
        found[stem.series, stem.sound] = tuple((_tail(noun, f"N;{cell}"), cell) for cell in cells)
    return found


def _tail(lemma: str, features: str) -> str:
    form = inflect(lemma, features)[0]
    return "".join(segment.text for segment in form.segments[1:])


def _all_tails(lemma: str, features: str, flags: frozenset[str] | None = None) -> list[str]:
    return ["".join(segment.text for segment in form.segments[1:]) for form in inflect(lemma, features, flags)]


@lru_cache(maxsize=1)
def verbal() -> Tails:
    """Endings of verbs → features without V and without voice."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for verb, negative in product(_VERBS, ("", "NEG;")):
        plain = [f"{negative}{tense};{person}" for tense, person in product(_TENSES, PERSONS)]
        plain += [f"{negative}{tense};{person};POL" for tense, person in product(REQUESTS, PERSONS)]
        plain += [f"{negative}{name}" for name in NONFINITE if name.startswith("CVB")] + (
            [] if not negative else ["NEG"]
        )
        for features in plain:
            for tail in _all_tails(verb, f"V;{features}"):
                found[tail][features] = None
        for name in _DECLINED:
            _decline(found, verb, f"{negative}{name}")
    for verb, person in product(_POSITIONS, PERSONS):
        found[_tail(verb, f"V;PROG;{person}")][f"PROG;{person}"] = None
    return {tail: tuple(features) for tail, features in found.items() if " " not in tail}


def _decline(found: dict[str, dict[str, None]], verb: str, features: str) -> None:
    """The endings of a verbal noun or participle are its own and then those of a noun of its kind."""
    base = inflect(verb, f"V;{features}")[0]
    begun = "".join(segment.text for segment in base.segments[1:])
    found[begun][features] = None
    for tail, cell in _by_kind()[base.series, base.sound]:
        if cell.endswith(CASES):
            found[begun + tail][f"{features};{cell}"] = None


@lru_cache(maxsize=1)
def voices() -> Tails:
    """Endings of voice → the voices they may stand for."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for verb, voice in product(_VERBS, VOICES):
        for tail in _all_tails(verb, f"V;{voice}"):
            found[tail][voice] = None
    return {tail: tuple(features) for tail, features in found.items()}


def prepare() -> None:
    """Make all tables now; otherwise the first word that is read makes them."""
    for make in (nominal, verbal, voices):
        make()
