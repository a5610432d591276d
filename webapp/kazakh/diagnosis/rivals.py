"""Wrong endings that a learner might choose, by kind of mistake: what a choice of endings is made of."""

from dataclasses import dataclass
from functools import lru_cache

from webapp.kazakh.diagnosis.cells import neighbours, readings_as
from webapp.kazakh.diagnosis.misforms import GRAVITY, shape_kinds, shapes_of
from webapp.kazakh.grammar.features import UnknownFeatures, read
from webapp.kazakh.grammar.forms import Form
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.phonology import softened
from webapp.kazakh.reading.analysis import Reading, analyse, guess
from webapp.kazakh.reading.lexicon import INFLECTED, Lexicon, common


@dataclass(frozen=True, slots=True)
class Rival:
    """A wrong ending, and the kind of mistake that it would be to choose it."""

    ending: str
    kind: str


@lru_cache(maxsize=8192)
def rivals(stem: str, ending: str, lexicon: Lexicon | None = None) -> tuple[Rival, ...]:
    """The wrong endings after `stem` where `ending` is right (lower case), the nearest mistake first.

    First the right ending in the other series, then with another first sound, then both, then endings of other
    features (another case, person or tense). None is right after this stem with the same meaning; no two are alike.
    """
    found: dict[str, str] = {}
    readings = _cut_here(stem, ending, lexicon or common())
    right = {ending} | {text for reading in readings for text in _right_here(reading, stem)}
    for reading in readings:
        for shape, kind in _misshapen(reading, stem):
            if not _same_case(reading, stem + shape):
                found.setdefault(shape, kind)
    for reading in readings[:1]:
        for shape, kind in _other_features(reading, stem):
            found.setdefault(shape, kind)
    ranked = sorted(found.items(), key=lambda pair: GRAVITY.index(pair[1]) if pair[1] in GRAVITY else len(GRAVITY))
    return tuple(Rival(shape, kind) for shape, kind in ranked if shape and shape not in right)


def _cut_here(stem: str, ending: str, lexicon: Lexicon) -> list[Reading]:
    """The readings of the whole word in which a piece begins where the ending does."""
    word = stem + ending
    for readings in (analyse(word, lexicon), guess(word)):
        found = [one for one in readings if one.pos in INFLECTED and _piece_at(one.form, len(stem)) is not None]
        if found:
            return found
    return []


def _piece_at(form: Form, letters: int) -> int | None:
    begun = 0
    for place, segment in enumerate(form.segments):
        if place and begun == letters:
            return place
        begun += len(segment.text)
    return None


def _right_here(reading: Reading, stem: str) -> list[str]:
    return [
        form.text[len(stem) :].casefold()
        for form in inflect(reading.lemma, reading.features, reading.flags)
        if form.text.casefold().startswith(stem)
    ]


def _misshapen(reading: Reading, stem: str) -> list[tuple[str, str]]:
    """The last piece in its other shapes, the pieces between unchanged."""
    place = _piece_at(reading.form, len(stem)) or 1
    *between, last = reading.form.segments[place:]
    if not last.family:
        return []
    begun = "".join(segment.text for segment in between)
    shapes = [(shape, shape_kinds(last.text, shape)) for shape in shapes_of(last.family)]
    shapes.sort(key=lambda pair: len(pair[1]))
    return [(begun + shape, kinds[0]) for shape, kinds in shapes if kinds]


def _same_case(reading: Reading, form: str) -> bool:
    """Whether a form is another right one of the word in the same case (отбасыға beside отбасына)."""
    case = read(reading.features).case
    return any(read(other.features).case == case for other in readings_as(reading.word, form))


def _other_features(reading: Reading, stem: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for bundle, kind in neighbours(read(reading.features)):
        try:
            forms = inflect(reading.lemma, bundle.text(), reading.flags)
        except UnknownFeatures:
            continue
        text = forms[0].text.casefold()
        begun = next((start for start in (stem, softened(stem)) if text.startswith(start)), None)
        if begun and " " not in text and kind in ("case", "person", "possessor", "tense"):
            found.append((text[len(begun) :], kind))
    return found
