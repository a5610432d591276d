"""The word of a sentence whose ending is practised, cut before the ending."""

from webapp.courses import notation, schema

_EDGE = ".,!?…:;«»—–()\"' "


def cut_word(sentence: schema.Sentence) -> tuple[str, str] | None:
    """Stem and ending of the word that a sentence practises, or None when the cut does not fit the sentence."""
    stem, mark, ending = (sentence.ending or "").partition("|")
    words = [word.strip(_EDGE).casefold() for word in notation.shown(sentence.kk).split()]
    return (stem, ending) if mark and stem and ending and (stem + ending).casefold() in words else None
