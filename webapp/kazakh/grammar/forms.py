"""Building a form piece by piece: a stem, then each ending in the shape that what stands before it asks for."""

from dataclasses import dataclass, replace

from webapp.kazakh.grammar.stems import Stem
from webapp.kazakh.grammar.suffixes import FAMILIES, begins_with_vowel
from webapp.kazakh.phonology import FinalSound, Series, final_sound, softened


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a form: its text and the feature it carries; the stem's feature is `stem`, a separate word's `word`.

    `family` names the ending in `suffixes`, '' for what is no ending.
    """

    text: str
    feature: str
    family: str = ""


STEM, WORD = "stem", "word"


@dataclass(frozen=True, slots=True)
class Form:
    """A form in its pieces; a piece of several words has spaces in its text."""

    segments: tuple[Segment, ...]
    series: Series
    sound: FinalSound
    stem: Stem | None = None  # while nothing has been added to it

    @property
    def text(self) -> str:
        """The form as written."""
        return "".join(segment.text for segment in self.segments)


# Orthographic fusions of a stem's й or и and of its narrow vowel with the ending: қой+а = қоя, қи+а = қия, оқы+й = оқи.
_JOINED = {"йа": ("", "я"), "иа": ("и", "я"), "йу": ("", "ю"), "иу": ("и", "ю")}
_NARROW = ("ы", "і")


def begin(stem: Stem) -> Form:
    """The bare stem as a form."""
    return Form((Segment(stem.word, STEM),), stem.series, stem.sound, stem)


def add(form: Form, family: str, feature: str | None = None) -> Form:
    """The form with one more ending. `feature` names the piece; without it, the family does."""
    series = form.series
    if form.stem is not None and form.stem.mixed:
        series = "back" if "а" in FAMILIES[family].back["V"] else "front"
        form = replace(form, series=series)
    ending = FAMILIES[family].after(form.sound, series)
    return add_text(form, ending, feature or family, family)


def add_text(form: Form, ending: str, feature: str, family: str = "") -> Form:
    """The form with an ending whose shape is known already; sounds that meet are joined as they are written."""
    *before, last = form.segments
    text = last.text
    before_vowel = begins_with_vowel(ending) and form.sound != "V"
    if form.stem is not None:
        text = form.stem.soft if before_vowel else form.stem.text
        if form.stem.one_t and ending[0] == "т":
            text = text[:-1]
    elif before_vowel:
        text = softened(text)
    text, ending = _meeting(text, ending)
    sound = final_sound(ending or text)
    return Form(
        (*before, Segment(text, last.feature, last.family), Segment(ending, feature, family)), form.series, sound
    )


def _meeting(text: str, ending: str) -> tuple[str, str]:
    if text.endswith(_NARROW):
        if ending == "у":
            return text[:-1], ending  # оқы, оқу
        if ending.startswith("й") and len(ending) == 1:
            return text[:-1], "и"  # оқы, оқиды
        if ending in ("йын", "йін", "йық", "йік"):
            return text[:-1], "и" + ending[1:]  # оқиын
    joined = _JOINED.get(text[-1:] + ending[:1])
    if joined:
        return text[:-1] + joined[0], joined[1] + ending[1:]
    return text, ending


def add_word(form: Form, word: Form, feature: str = WORD) -> Form:
    """The form followed by a word of its own: барып жатырмын. The word's stem carries `feature`, its endings their own."""
    pieces = [
        Segment(
            (" " if place == 0 else "") + piece.text, feature if piece.feature == STEM else piece.feature, piece.family
        )
        for place, piece in enumerate(word.segments)
    ]
    return Form((*form.segments, *pieces), word.series, word.sound)
