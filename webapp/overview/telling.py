"""What a mistake of a class is called, in the reader's language: a short sentence without a subject, to stand after '11 of 18'."""

from markupsafe import Markup

from webapp.courses import library, notation
from webapp.i18n import gettext
from webapp.marking import _m
from webapp.overview.mistakes import Mistake
from webapp.practice.explaining.meanings import plain

_SERIES = {
    "back": _m("%(wrong)s after back vowels; right is %(right)s"),
    "front": _m("%(wrong)s after front vowels; right is %(right)s"),
}
_PIECES = {
    "harmony": _m("the vowels of an ending that do not follow those of the word"),
    "assimilation": _m("%(wrong)s where the last sound of the word asks for %(right)s"),
}
_FORMS = {
    "case": _m("the ending of “%(said)s” where “%(asked)s” is wanted"),
    "possessor": _m("whose it is: “%(said)s” for “%(asked)s”"),
    "person": _m("who it is about: “%(said)s” for “%(asked)s”"),
    "tense": _m("when it happens: “%(said)s” for “%(asked)s”"),
}
_KINDS = {
    "harmony": _m("the vowels of an ending that do not follow those of the word"),
    "assimilation": _m("the first letter of an ending that does not follow the last sound of the word"),
    "voicing": _m("the last letter of a word before an ending: soft or hard"),
    "elision": _m("words that lose a vowel before an ending"),
    "case": _m("the ending of another question"),
    "possessor": _m("whose it is"),
    "number": _m("one and more than one"),
    "person": _m("who it is about"),
    "tense": _m("when it happens"),
    "polarity": _m("that it is so, and that it is not so"),
    "ending": _m("another ending than the one wanted"),
    "lexical": _m("another word than the one wanted"),
    "letters": _m("letters of another keyboard for Kazakh ones"),
    "typo": _m("slips of typing"),
    "order": _m("the order of words"),
    "missing": _m("a word is missing"),
    "extra": _m("a word too many"),
    "script": _m("another script"),
}
_WORD = _m("the word %(word)s")
_ENDING = Markup('<b class="ending" lang="kk">-{}</b>')
_KAZAKH = Markup('<b lang="kk">{}</b>')


def mistake_said(mistake: Mistake) -> Markup:
    """The sentence: '-де after back vowels; right is -да'."""
    key = mistake.key
    if mistake.pairs:
        sentence = _SERIES.get(key.series) or _PIECES[key.kind]
        return _filled(sentence, wrong=_endings(mistake, 1), right=_endings(mistake, 0))
    asked, said = plain(key.asked), plain(key.said)
    if key.kind in _FORMS and asked and said:
        return _filled(_FORMS[key.kind], asked=asked, said=said)
    word = library().words.get(key.word)
    if word is not None:
        return _filled(_WORD, word=_KAZAKH.format(notation.shown(word.kk)))
    return _filled(_KINDS.get(key.kind, _KINDS["lexical"]))


def _endings(mistake: Mistake, place: int) -> Markup:
    return Markup(", ").join(dict.fromkeys(_ENDING.format(pair[place]) for pair in mistake.pairs))


def _filled(sentence: str, **values: object) -> Markup:
    return Markup(gettext(sentence)) % values  # noqa: S704 (catalogs are ours; values are escaped by %)
