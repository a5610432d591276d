"""What holds for any text, and for any planted mistake."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.kazakh.alphabet import LETTERS, sort_key
from webapp.kazakh.diagnose import closest, diagnose, verdict
from webapp.kazakh.difference import letters
from webapp.kazakh.harmony import fronted
from webapp.kazakh.normalise import normalise, words
from webapp.kazakh.scripts import latin, same_in_latin, script_of
from webapp.kazakh.suffixes import FAMILIES, families_of, right_allomorph, rivals

SENTENCES = (
    "Менің атым Айгүл", "Сенің атың кім?", "Сіз мұғалімсіз бе?", "Мен дәрігер емеспін", "Біз әріптеспіз",
    "Бұл — менің інім", "Менің қарындасым мектепте оқиды", "Оның үйі үлкен", "Әжем қалада тұрады",
    "Көршіңіз қайда жұмыс істейді?", "Айдаһар өте күшті",
)  # fmt: skip
STEMS = (
    "бала", "әке", "адам", "мұғалім", "дәрігер", "студент", "дос", "қыз", "үй", "қала", "ауыл", "мектеп", "кітап", "көше",
    "іні", "оқушы", "күйеу", "телефон", "құрылысшы", "әріптес", "таң", "теңіз", "көл", "туыс", "ата-ана", "ит", "су",
)  # fmt: skip
RUSSIAN = dict(zip("әғқңөұүһі", "агкноуухи", strict=True))

everything = st.text(st.characters(exclude_categories=()), max_size=60)
near_kazakh = st.text(f"{LETTERS}{LETTERS.upper()}aceiopxhıİIq əïё -—'.?!\u0306\u0308\u200b\u00a0", max_size=40)
texts = everything | near_kazakh
property_of = settings(deadline=None, database=None, max_examples=150)


@property_of
@given(texts, texts, texts)
def test_nothing_raises(one: str, other: str, third: str) -> None:
    diagnosis = diagnose(one, other, {third})
    assert verdict(diagnosis.kind) in ("right", "almost", "wrong")
    assert closest(one, (other, third)) in (other, third)
    assert isinstance(same_in_latin(one, other), bool)
    assert script_of(one) in ("Cyrl", "Latn", "Arab", "Zyyy")
    assert isinstance(latin(one), str)
    assert sort_key(one) == sort_key(one)
    assert families_of(one) == () or one
    assert one not in rivals(other, one)
    assert right_allomorph(one, "PL") in FAMILIES["PL"].allomorphs


@property_of
@given(texts)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert words(normalise(text)) == words(text)
    assert words(" ".join(words(text))) == words(text)


@property_of
@given(texts)
def test_equal_texts_have_no_mistake(text: str) -> None:
    assert diagnose(text, text).kind is None
    assert diagnose(text, normalise(text)).kind is None
    assert all(span.op == "same" for span in letters(text, text))


@property_of
@given(texts, texts)
def test_the_spans_of_a_difference_make_up_both_texts(one: str, other: str) -> None:
    spans = letters(one, other)
    if script_of(normalise(one)) == script_of(normalise(other)):
        back = letters(other, one)
        assert "".join(span.given for span in spans) == "".join(span.expected for span in back)
    assert all(before.op != after.op for before, after in pairwise(spans))
    for span in spans:
        assert bool(span.given) == (span.op != "missing")
        assert bool(span.expected) == (span.op != "extra")


@property_of
@given(st.sampled_from(SENTENCES), st.data())
def test_a_planted_russian_letter_is_letters(sentence: str, data: st.DataObject) -> None:
    places = [place for place, letter in enumerate(sentence) if letter.lower() in RUSSIAN]
    planted = data.draw(st.sets(st.sampled_from(places), min_size=1))
    given_text = "".join(
        RUSSIAN[letter.lower()] if place in planted else letter for place, letter in enumerate(sentence)
    )
    found = diagnose(sentence, given_text)
    assert found.kind == "letters"
    assert verdict(found.kind) == "almost"


@property_of
@given(st.sampled_from(STEMS), st.sampled_from(sorted(FAMILIES)))
def test_a_planted_wrong_series_is_harmony(stem: str, family: str) -> None:
    ending = right_allomorph(stem, family)
    twins = [form for form in FAMILIES[family].allomorphs if fronted(form) == fronted(ending) and form != ending]
    between = " " if family == "Q" else ""
    for twin in twins:
        assert diagnose(stem + between + ending, stem + between + twin).kind == "harmony"


@property_of
@given(st.sampled_from(STEMS), st.sampled_from(sorted(FAMILIES)))
def test_every_rival_is_wrong_and_never_almost_right(stem: str, family: str) -> None:
    ending = right_allomorph(stem, family)
    for rival in rivals(stem, ending):
        assert verdict(diagnose(stem + ending, stem + rival).kind) == "wrong", (stem, ending, rival)


@property_of
@given(st.permutations(SENTENCES), st.sampled_from(SENTENCES))
def test_the_text_itself_is_closest_among_variants(accepted: list[str], sentence: str) -> None:
    assert closest(sentence.lower(), accepted) == sentence
