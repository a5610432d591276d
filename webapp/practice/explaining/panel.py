"""The word of an answer in its pieces, as the feedback shows it."""

from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh.normalise import words
from webapp.practice.explaining.apart import Apart, apart, cut_apart
from webapp.practice.explaining.meanings import group, plain, says
from webapp.practice.grading import SEAM, Grade
from webapp.practice.posing import Context, Posed


def word_apart(context: Context, posed: Posed, grade: Grade) -> Apart | None:
    """The word that a mistake lies within; the word asked for where all its pieces are right. None for all else."""
    if grade.mistake is not None:
        names = frozenset(texts.kk.casefold() for texts in context.plan.names.values())
        return apart(grade, lexicon_of(context.library), names)
    in_pieces = grade.right or SEAM in grade.expected_word
    if not in_pieces or "cut" not in posed.more:
        return None
    beside = words(f"{posed.more['before']} {posed.more['after']}")
    return cut_apart(grade.expected.casefold(), posed.more["cut"], lexicon_of(context.library), beside)


def endings_said(word: Apart) -> list[str]:
    """A sentence on each ending of a word."""
    return [says(piece.family, piece.feature) for piece in word.pieces if piece.family and plain(piece.feature)]


GLOBALS = {"piece_says": plain, "piece_group": group, "endings_said": endings_said}
