"""What holds for any text, and for any right or wrong form of a word."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.kazakh.alphabet import LETTERS, sort_key
from webapp.kazakh.diagnosis.diagnose import diagnose, verdict
from webapp.kazakh.diagnosis.difference import letters
from webapp.kazakh.diagnosis.nearest import nearest
from webapp.kazakh.diagnosis.order import orders
from webapp.kazakh.diagnosis.pairs import pair_mistake
from webapp.kazakh.diagnosis.rivals import rivals
from webapp.kazakh.diagnosis.word_mistakes import WORD_KINDS
from webapp.kazakh.grammar.features import UnknownFeatures, read
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.normalise import normalise, words
from webapp.kazakh.reading.analysis import LONGEST, analyse, guess
from webapp.kazakh.reading.lexicon import Lexicon, Word, common
from webapp.kazakh.writing.scripts import script_of

SENTENCES = (
    "Менің атым Айгүл", "Сенің атың кім?", "Сіз мұғалімсіз бе?", "Мен дәрігер емеспін", "Біз әріптеспіз",
    "Бұл — менің інім", "Менің қарындасым мектепте оқиды", "Оның үйі үлкен", "Әжем қалада тұрады",
    "Көршіңіз қайда жұмыс істейді?", "Айдаһар өте күшті",
)  # fmt: skip
RUSSIAN = dict(zip("әғқңөұүһі", "агкноуухи", strict=True))
FEATURES = (
    "N;SG;DAT", "N;PL;PSS3;LOC", "N;SG;PSS1S;NOM", "N;1;SG;Q", "N;REL;SG;LOC", "ADJ;CMPR", "ADJ;INTS", "NUM;ORD", "NUM;COLL",
    "PRO;ABL", "PRO;PRED", "V;PRS;3;Q", "V;NEG;PST;NFH;1;PL", "V;CVB;PFV", "V;PASS;CAUS;MSDR;PSS2SF;ABL", "V;PROG;3",
    "V;DES;1;SG", "V;NEG;OBLIG;2;SG", "V;IMP;1;SG",
)  # fmt: skip

everything = st.text(st.characters(exclude_categories=()), max_size=60)
near_kazakh = st.text(f"{LETTERS}{LETTERS.upper()}aceiopxhıİIq0579əïё -—'.?!\u0306\u0308\u200b\u00a0", max_size=40)
texts = everything | near_kazakh
property_of = settings(deadline=None, database=None, max_examples=150)


@property_of
@given(texts, texts, texts)
def test_nothing_raises_on_any_text(one: str, other: str, third: str) -> None:
    lexicon = Lexicon([Word(third, "N"), Word(other, "V"), Word(one, "ADV")])
    diagnosis = diagnose(one, other, lexicon)
    assert verdict(diagnosis.kind) in ("right", "almost", "wrong")
    assert nearest(one, (other, third)) in (other, third)
    assert sort_key(one) == sort_key(one)
    assert one not in {rival.ending for rival in rivals(other, one)}
    assert all(reading.form.text.casefold() == one.casefold() for reading in analyse(one, lexicon))
    if one != other:
        assert pair_mistake(one, other, lexicon).kind in WORD_KINDS


@property_of
@given(texts, st.sampled_from(FEATURES))
def test_any_text_can_be_inflected(lemma: str, features: str) -> None:
    try:
        found = inflect(lemma, features)
    except UnknownFeatures:
        assert features == "NUM;COLL"
        return
    assert found
    assert len({form.text for form in found}) == len(found)


@property_of
@given(texts | st.lists(st.sampled_from(";".join(FEATURES).split(";")), max_size=6).map(";".join))
def test_features_are_read_or_refused(features: str) -> None:
    try:
        bundle = read(features)
    except UnknownFeatures:
        return
    assert read(bundle.text()) == bundle


@property_of
@given(texts)
def test_a_guess_is_the_text_itself(text: str) -> None:
    found = guess(text)
    assert len(text.casefold()) <= LONGEST or not found
    assert all(reading.form.text.casefold() == text.casefold() for reading in found)


@property_of
@given(st.lists(near_kazakh | st.sampled_from(" ".join(SENTENCES).lower().split()), max_size=8))
def test_orders_have_the_given_one_and_keep_the_last_word(sentence: list[str]) -> None:
    clause = tuple(sentence)
    found = orders(clause, common())
    assert clause in found
    assert all(other[-1:] == clause[-1:] and sorted(other) == sorted(clause) for other in found)


@property_of
@given(st.sampled_from(SENTENCES), st.randoms())
def test_a_shuffled_sentence_is_right_or_out_of_order(sentence: str, random: object) -> None:
    shuffled = list(words(sentence))
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    allowed = orders(words(sentence), common())
    assert diagnose(sentence, " ".join(shuffled)).kind == (None if tuple(shuffled) in allowed else "order")


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
def test_a_planted_russian_letter_is_letters_or_makes_another_form(sentence: str, data: st.DataObject) -> None:
    places = [place for place, letter in enumerate(sentence) if letter.lower() in RUSSIAN]
    planted = data.draw(st.sets(st.sampled_from(places), min_size=1))
    given_text = "".join(
        RUSSIAN[letter.lower()] if place in planted else letter for place, letter in enumerate(sentence)
    )
    found = diagnose(sentence, given_text)
    if found.kind != "letters":
        assert analyse(found.given_word)  # атын is a form of its own beside атың
    else:
        assert verdict(found.kind) == "almost"


@property_of
@given(st.permutations(SENTENCES), st.sampled_from(SENTENCES))
def test_the_text_itself_is_nearest_among_variants(accepted: list[str], sentence: str) -> None:
    assert nearest(sentence.lower(), accepted) == sentence
