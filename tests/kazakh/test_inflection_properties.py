"""What holds for any form of the commonest words: it is read back, and each planted mistake is named by its kind."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from webapp.kazakh.alphabet import KAZAKH_ONLY, VOWELS
from webapp.kazakh.diagnosis.cells import neighbours, readings_as
from webapp.kazakh.diagnosis.diagnose import diagnose, verdict
from webapp.kazakh.diagnosis.slips import in_russian_letters
from webapp.kazakh.diagnosis.word_mistakes import word_mistake
from webapp.kazakh.grammar.features import UnknownFeatures, read
from webapp.kazakh.grammar.forms import Form
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.grammar.suffixes import FAMILIES
from webapp.kazakh.phonology import backed, fronted, softened
from webapp.kazakh.reading import tails
from webapp.kazakh.reading.analysis import analyse
from webapp.kazakh.reading.lexicon import Word, common

WORDS = common()
NOMINAL = [word for word in WORDS.words if word.pos in ("N", "PROPN") and word.lemma.isalpha()]
VERBS = [word for word in WORDS.words if word.pos == "V"]
NOUN_CELLS = tails.nominal_features()
VERB_CELLS = sorted(
    {features for cell in tails.verbal().values() for features in cell if not features.startswith("PROG")}
)
OWNED = [cell for cell in NOUN_CELLS if cell.startswith(("SG;PSS1", "SG;PSS2S", "SG;PSS3;"))]
ELIDING = ("орын", "мойын", "мұрын", "ерін", "қойын", "қарын", "халық", "ауыз", "ерік", "құлық")
SOFTENING = [word for word in NOMINAL if softened(word.lemma) not in (word.lemma, word.lemma.rstrip("ь"))]
EVERY_CELL = {*NOUN_CELLS, *VERB_CELLS}
CELL_KINDS = {"polarity", "tense", "person", "number", "possessor", "case", "ending"}

nominal_cells = st.tuples(st.sampled_from(NOMINAL), st.sampled_from(NOUN_CELLS).filter(lambda cell: "ORD" not in cell))
verbal_cells = st.tuples(st.sampled_from(VERBS), st.sampled_from(VERB_CELLS))
cells = nominal_cells.filter(lambda pair: "CMPR" not in pair[1]) | verbal_cells
property_of = settings(deadline=None, database=None, max_examples=200)


def inflected(cell: tuple[Word, str]) -> tuple[Word, str, Form]:
    """A word, its features and its usual form."""
    word, features = cell
    bundle = f"{word.pos};{features}"
    return word, bundle, inflect(word.lemma, bundle)[0]


def kind_of(word: Word, features: str, wrong: str) -> str | None:
    """The kind of mistake; None when `wrong` is by itself a right form of the word, or written with Russian letters."""
    assume(not any(readings_as(word, wrong)))
    found = word_mistake(word, features, wrong, WORDS)
    assert found
    return found.kind


@property_of
@given(cells)
def test_a_form_is_read_back(cell: tuple[Word, str]) -> None:
    word, features, form = inflected(cell)
    readings = {(reading.lemma, reading.features): reading.form for reading in analyse(form.text)}
    assert readings[word.lemma, read(features).text()].text == form.text
    assert word_mistake(word, features, form.text.casefold(), WORDS) is None
    assert diagnose(form.text, form.text.upper()).kind is None


@property_of
@given(cells, st.data())
def test_an_ending_in_the_other_series_is_harmony(cell: tuple[Word, str], data: st.DataObject) -> None:
    word, features, form = inflected(cell)
    place = data.draw(st.integers(0, len(form.segments) - 1))
    segment = form.segments[place]
    flipped = backed(segment.text) if fronted(segment.text) == segment.text else fronted(segment.text)
    assume(flipped != segment.text and flipped in FAMILIES.get(segment.family, FAMILIES["MSDR"]).allomorphs)
    assume(not VOWELS.isdisjoint(flipped))  # барды-қ, барды-к is a matter of letters
    assert kind_of(word, features, with_piece(form, place, flipped)) == "harmony"


@property_of
@given(cells, st.data())
def test_an_ending_with_another_first_sound_is_assimilation(cell: tuple[Word, str], data: st.DataObject) -> None:
    word, features, form = inflected(cell)
    place = data.draw(st.integers(0, len(form.segments) - 1))
    segment = form.segments[place]
    shapes = FAMILIES[segment.family].allomorphs if segment.family else ()
    others = [shape for shape in shapes if shape != segment.text and same_series(shape, segment.text)]
    assume(others)
    shape = data.draw(st.sampled_from(others))
    assert kind_of(word, features, with_piece(form, place, shape)) in ("assimilation", "letters")


@property_of
@given(st.sampled_from(SOFTENING), st.sampled_from(OWNED))
def test_a_stop_that_stays_hard_is_voicing(softening: Word, owned: str) -> None:
    word, features, form = inflected((softening, owned))
    assume(form.segments[0].text == softened(word.lemma))
    assert kind_of(word, features, with_piece(form, 0, word.lemma)) == "voicing"


@property_of
@given(st.sampled_from(ELIDING), st.sampled_from(OWNED))
def test_a_vowel_that_does_not_drop_is_elision(noun: str, cell: str) -> None:
    word = Word(noun, "N")
    form = inflect(noun, f"N;{cell}")[0]
    assert len(form.segments[0].text) < len(noun)
    assert kind_of(word, f"N;{cell}", with_piece(form, 0, noun)) == "elision"


@property_of
@given(cells, st.data())
def test_another_cell_is_named_by_what_differs(cell: tuple[Word, str], data: st.DataObject) -> None:
    word, features, _ = inflected(cell)
    bundle, kind = data.draw(st.sampled_from(list(neighbours(read(features))) or [(None, "")]))
    assume(bundle is not None and bundle.text().partition(";")[2] in EVERY_CELL)
    try:
        other = inflect(word.lemma, bundle.text())[0].text.casefold()  # type: ignore[union-attr]
    except UnknownFeatures:
        return
    found = word_mistake(word, features, other, WORDS)
    if found is None:
        assert other in {right.text.casefold() for right in inflect(word.lemma, features)}
    elif " " not in other:
        # The same letters may stand for a cell that is as near (кезеңдері: 'his stages' and 'their stage').
        assert found.kind in CELL_KINDS - {"ending"}
        assert found.kind == kind or len(list(readings_as(word, other))) > 1


@property_of
@given(cells)
def test_russian_letters_are_letters_and_almost_right(cell: tuple[Word, str]) -> None:
    word, features, form = inflected(cell)
    right = form.text.casefold()
    assume(not set(KAZAKH_ONLY).isdisjoint(right))
    assert kind_of(word, features, in_russian_letters(right)) == "letters"


@property_of
@given(cells, st.data())
def test_two_letters_exchanged_inside_a_long_word_are_a_slip(cell: tuple[Word, str], data: st.DataObject) -> None:
    word, features, form = inflected(cell)
    right, stem = form.text.casefold(), form.segments[0].text
    assume(len(stem) > 5)
    place = data.draw(st.integers(1, len(stem) - 3))
    slipped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assume(slipped != right and not analyse(slipped))
    assert kind_of(word, features, slipped) in ("typo", "letters")


@property_of
@given(cells, st.data())
def test_what_is_wrong_in_grammar_is_never_almost_right(cell: tuple[Word, str], data: st.DataObject) -> None:
    word, _, form = inflected(cell)
    place = data.draw(st.integers(0, len(form.segments) - 1))
    family = form.segments[place].family
    assume(family)
    shape = data.draw(st.sampled_from(FAMILIES[family].allomorphs))
    wrong = with_piece(form, place, shape)
    assume(in_russian_letters(wrong) != in_russian_letters(form.text.casefold()))
    found = diagnose(form.text, wrong, WORDS)
    assert verdict(found.kind) == "wrong" or any(readings_as(word, wrong))


def with_piece(form: Form, place: int, text: str) -> str:
    """The form with another text for one piece, lower case."""
    return "".join(text if at == place else segment.text for at, segment in enumerate(form.segments)).casefold()


def same_series(one: str, other: str) -> bool:
    """Whether two shapes do not differ in series: тар and лар, not тар and лер."""
    return fronted(one) == one if fronted(other) == other else backed(one) == one
