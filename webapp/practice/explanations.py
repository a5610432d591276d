"""Why an answer was not right, in one or two sentences with the pair of forms."""

from collections.abc import Callable

from webapp.kazakh.diagnosis.word_mistakes import WordMistake
from webapp.practice.explaining import other_form, series, shaped, stem_ends, whole
from webapp.practice.explaining.told import Told
from webapp.practice.grading import Grade

# Kinds that are told from the pieces of the word.
IN_PIECES: dict[str, Callable[[Told, WordMistake], str]] = {
    "harmony": shaped.harmony,
    "assimilation": shaped.assimilation,
    "voicing": stem_ends.voicing,
    "elision": stem_ends.elision,
    "polarity": other_form.another_form,
    "tense": other_form.another_form,
    "person": other_form.another_form,
    "number": other_form.another_form,
    "possessor": other_form.another_form,
    "case": other_form.another_form,
    "ending": other_form.another_form,
}
# Kinds that are told from the words alone.
WHOLE: dict[str, Callable[[Told], str]] = {
    "harmony": series.vowels,
    "letters": whole.letters,
    "typo": whole.typo,
    "ending": whole.ending,
    "lexical": whole.lexical,
    "order": whole.order,
    "missing": whole.missing,
    "extra": whole.extra,
    "script": whole.script,
}


def because(grade: Grade, child: bool = False) -> str:
    """The explanation of a graded answer, or '' when there is nothing to say beyond the right form.

    `child`: without terms of grammar. Kazakh stands between asterisks, as in lessons.
    """
    if grade.note or grade.diagnosis is None:
        return grade.note
    told = Told(grade, child)
    in_pieces = IN_PIECES.get(grade.diagnosis)
    if grade.mistake is not None and in_pieces:
        return in_pieces(told, grade.mistake)
    return WHOLE[grade.diagnosis](told) if grade.diagnosis in WHOLE else ""
