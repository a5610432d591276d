"""Build the word of a sentence from its pieces: a stem and its endings, with a few pieces that do not belong."""

import random
from collections.abc import Iterator, Mapping

from webapp.courses.chains import Chain, chain_of, place_of
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh.diagnosis.misforms import shape_kinds, shapes_of
from webapp.kazakh.diagnosis.rivals import rivals
from webapp.marking import _m
from webapp.practice.grading import SEAM, Grade, grade_text
from webapp.practice.posing import Context, Option, Posed, Unfinished

ASKS = {"build": _m("Build the word from its pieces")}
STRANGERS = 3  # pieces offered that do not belong
LONGER = 2  # letters more than the right one


def pose(context: Context) -> Posed:
    """The sentence with a gap, its meaning, and the pieces as tiles, shuffled."""
    return context.once(_posed)


def _chain(context: Context) -> Chain:
    found = chain_of(context.library, context.sentence())
    assert found is not None, context.exercise.id
    return found


def _posed(context: Context) -> Posed:
    chain, sentence = _chain(context), context.sentence()
    shown = context.kazakh(sentence.kk)
    start, end = place_of(chain, shown) or (len(shown), len(shown))
    tiles = [Option(str(number), text, "kk") for number, text in enumerate(_tiles(context))]
    rng = context.rng()
    rng.shuffle(tiles)
    right = [tile.value for tile in tiles if int(tile.value) < len(chain.pieces)]
    if right == sorted(right):
        tiles.reverse()
    more = {"before": shown[:start], "after": shown[end:], "stem": "", "cut": len(chain.pieces[0].text)}
    return Posed("build", context.translation(sentence), options=tuple(tiles), more=more)


def _tiles(context: Context) -> list[str]:
    """The pieces in their order, then those that do not belong."""
    chain = _chain(context)
    right = [piece.text for piece in chain.pieces]
    strangers = [text for text in dict.fromkeys(_strangers(context, chain)) if text not in right]
    return [*right, *strangers[:STRANGERS]]


def _strangers(context: Context, chain: Chain) -> Iterator[str]:
    """The stem unchanged where it softens, an ending between in its other series, then wrong last endings: one of each mistake first."""
    stem, *between, last = chain.pieces
    if stem.text.casefold() != chain.lemma:
        yield chain.lemma
    for piece in between:
        yield from (shape for shape in shapes_of(piece.family) if shape_kinds(piece.text, shape) == ("harmony",))
    found = [
        one
        for one in rivals(chain.word.removesuffix(last.text), last.text, lexicon_of(context.library))
        if _one_piece(one.ending, last.text)
    ]
    firsts = {one.kind: one for one in reversed(found)}
    yield from (one.ending for one in found if firsts[one.kind] == one)
    yield from (one.ending for one in found)


def _one_piece(ending: str, right: str) -> bool:
    """Whether a wrong ending is one piece: not the right one with another before or after it, nor a chain of its own."""
    joined = ending.startswith(right) or ending.endswith(right)
    return " " not in ending and not joined and len(ending) <= len(right) + LONGER


def read(form: Mapping[str, str], context: Context) -> str:
    """The pieces in the order chosen, a bar between them."""
    tiles = _tiles(context)
    chosen = [value for number in range(len(tiles)) if (value := form.get(f"slot-{number}", ""))]
    known = {str(number) for number in range(len(tiles))}
    if len(chosen) < 2 or len(set(chosen)) < len(chosen) or not set(chosen) <= known:
        raise Unfinished("build")
    return SEAM.join(tiles[int(value)] for value in chosen)


def grade(given: str, context: Context) -> Grade:
    """Right when the word is; the mistake is named by the engine. Nothing is nearly right: no letter was typed."""
    chain = _chain(context)
    shown = context.kazakh(context.sentence().kk)
    start, end = place_of(chain, shown) or (0, 0)
    expected, right = shown[start:end] or chain.word, [piece.text for piece in chain.pieces]
    pieces = given.split(SEAM)
    if pieces != right and sorted(pieces) == sorted(right):
        return Grade("wrong", expected, "".join(pieces), "order", expected_word=SEAM.join(right), given_word=given)
    found = grade_text("".join(pieces), (expected,), lexicon_of(context.library))
    if found.verdict != "almost":
        return found
    return Grade("wrong", expected, found.given, "ending", found.spans, found.expected_word, found.given_word)


def describe(given: str, context: Context) -> str:
    """The word with its seams."""
    return given


def imagine(context: Context, right: bool, rng: random.Random) -> str:
    """An answer as somebody might give it: for invented learners and for tests."""
    pieces = [piece.text for piece in _chain(context).pieces]
    if right:
        return SEAM.join(pieces)
    strangers = _tiles(context)[len(pieces) :]
    if len(pieces) > 2 and (not strangers or rng.random() < 0.3):
        return SEAM.join([pieces[0], *pieces[:0:-1]])
    return SEAM.join([*pieces[:-1], rng.choice(strangers)] if strangers else pieces[::-1])
