"""A form with the right endings in the wrong shape: another series, another first sound, a stem that did not change.

The given letters are read piece by piece beside the right form, each ending in any shape that its family has.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from webapp.kazakh.alphabet import VOWELS
from webapp.kazakh.diagnosis.slips import in_russian_letters
from webapp.kazakh.grammar.forms import STEM, Form, Segment
from webapp.kazakh.grammar.suffixes import FAMILIES
from webapp.kazakh.phonology import fronted, softened

Misform = Literal["harmony", "assimilation", "elision", "voicing"]
GRAVITY: tuple[Misform, ...] = ("harmony", "assimilation", "elision", "voicing")  # which of several is named


@dataclass(frozen=True, slots=True)
class Misshapen:
    """A piece in the wrong shape: its place in the form, what was given for it, and how it is wrong."""

    place: int
    given: str
    kind: Misform


def misshapen(form: Form, lemma: str, given: str) -> tuple[Misshapen, ...]:
    """The pieces of a form that `given` (lower case) has in a wrong shape; () if it cannot be read as that form at all.

    Of several ways to read it, the one with the fewest wrong pieces.
    """
    found = list(_ways(form.segments, 0, lemma, given))
    return min(found, key=len) if found else ()


def gravest(wrong: tuple[Misshapen, ...]) -> Misshapen:
    """The piece to name first."""
    return min(wrong, key=lambda piece: GRAVITY.index(piece.kind))


def _ways(segments: tuple[Segment, ...], place: int, lemma: str, rest: str) -> Iterator[tuple[Misshapen, ...]]:
    if place == len(segments):
        if not rest:
            yield ()
        return
    for shape, kinds in _shapes(segments[place], lemma):
        if rest.startswith(shape):
            for more in _ways(segments, place + 1, lemma, rest[len(shape) :]):
                yield (*(Misshapen(place, shape, kind) for kind in kinds), *more)


def _shapes(segment: Segment, lemma: str) -> Iterator[tuple[str, tuple[Misform, ...]]]:
    """Every shape a piece may be given in, the right one first, with what is wrong about it."""
    right = segment.text.casefold()
    yield right, ()
    if segment.feature == STEM:
        yield from ((shape, (kind,)) for shape, kind in stem_shapes(right, lemma.casefold()).items())
    elif segment.family:
        space = " " if right.startswith(" ") else ""
        in_russian = in_russian_letters(right)  # барган has the wrong letter, not the wrong ending
        for shape in _shapes_given(segment.family):
            if space + shape != right and (space + shape != in_russian or len(shape) == 1):
                yield space + shape, shape_kinds(right.removeprefix(space), shape)


_MIXED = str.maketrans("ғқгк", "гкғқ")


@lru_cache(maxsize=256)
def _shapes_given(family: str) -> tuple[str, ...]:
    """The shapes of a family, then those that mix the series: келган, мектепқе, шайыміз."""
    shapes = shapes_of(family)
    consonants = (shape.translate(_MIXED) for shape in shapes)
    return tuple(dict.fromkeys((*shapes, *consonants, *map(_last_vowel_swapped, shapes))))


@lru_cache(maxsize=256)
def shapes_of(family: str) -> tuple[str, ...]:
    """The shapes of a family; after a possessor also those of the plain case: баласыға for баласына, анамға for анама."""
    owned = family.startswith(("PSS3;", "PSS;"))
    plain = FAMILIES[family.split(";")[1]].allomorphs if owned else ()
    return tuple(dict.fromkeys((*FAMILIES[family].allomorphs, *plain)))


_FLIPPED = {"к": "г", "қ": "ғ", "п": "б", "г": "к", "ғ": "қ", "б": "п", "у": "п"}


def stem_shapes(right: str, lemma: str) -> dict[str, Misform]:
    """The stem (lower case) as it would be unchanged, or changed where it should not be, and how that is wrong."""
    found: dict[str, Misform] = {}
    if lemma != right and len(lemma) > len(right):  # орын for орн, халық for халқ
        for whole in (lemma, softened(lemma)):
            found.setdefault(whole, "elision")
    flipped = right[:-1] + _FLIPPED.get(right[-1:], "")
    if len(flipped) == len(right) and not (right[-1:] == "у" and lemma[-1:] != "п"):
        found.setdefault(flipped, "voicing")
    if right[-1:] == "у" and lemma[-1:] == "п":
        found.setdefault(right[:-1] + "б", "voicing")
    if lemma != right:
        found.setdefault(lemma, "voicing")
    found.setdefault(_last_vowel_swapped(right), "harmony")
    found.pop(right, None)
    return found


_SWAPPED = {"а": "е", "е": "а", "ы": "і", "і": "ы"}


def _last_vowel_swapped(stem: str) -> str:
    """The stem with the vowel of its last syllable in the other series, if it is not its first: іні, іны."""
    places = [place for place, letter in enumerate(stem) if letter in VOWELS]
    if len(places) < 2 or stem[places[-1]] not in _SWAPPED:
        return stem
    place = places[-1]
    return stem[:place] + _SWAPPED[stem[place]] + stem[place + 1 :]


_BACK, _FRONT = frozenset("аығқ"), frozenset("еігк")


def shape_kinds(right: str, shape: str) -> tuple[Misform, ...]:
    """What is wrong with one shape of an ending where another is right: its series, its first sound, or both."""
    kinds: list[Misform] = []
    front, back = not _FRONT.isdisjoint(shape), not _BACK.isdisjoint(shape)
    if (front and not _BACK.isdisjoint(right)) or (back and not _FRONT.isdisjoint(right)):
        kinds.append("harmony")
    if fronted(shape) != fronted(right):
        kinds.append("assimilation")
    return tuple(kinds)
