"""The note for the learner's language that fits a mistake: the topic that the form belongs to, by the features of its forms. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from webapp.courses import schema
from webapp.courses.loading import Library
from webapp.courses.reasons import Reason
from webapp.kazakh.diagnosis.word_mistakes import WordMistake
from webapp.kazakh.grammar.features import POSSESSORS, UnknownFeatures, read
from webapp.practice.drill_words import words_of
from webapp.practice.explaining.apart import CELLS, SHAPES
from webapp.practice.explaining.meanings import group
from webapp.practice.grading import Grade

# Mistakes of sound, letters and order have a topic of their own.
_BY_KIND = {"harmony": "vowel-harmony", "letters": "kazakh-letters", "order": "word-order"}
# The topic of an ending itself, before those of what is said with it: маған керек, маған ұнайды.
_OF_ENDINGS = frozenset({"dative", "locative", "ablative", "possessive-ending", "personal-endings", "present-future"})
# Longer notes are folded.
SHORT = 260


@dataclass(frozen=True)
class Contrasted:
    """A contrastive note, why it is there, and the language that it is for."""

    contrast: schema.Contrast
    reason: Reason
    language: schema.Language

    def long(self, text: str) -> bool:
        """Whether its text is too long to stand open."""
        return len(text) > SHORT


def contrasted(
    library: Library, language: schema.Language | None, taught: tuple[str, ...], grade: Grade
) -> Contrasted | None:
    """The note on a mistake for speakers of a language, or None. `taught`: the topics of the lesson, which go first."""
    if language is None or grade.right or grade.diagnosis is None:
        return None
    for topic in _topics(library, grade, taught):
        for contrast in topic.contrast:
            if contrast.for_ in language.features:
                return Contrasted(contrast, Reason("feature", feature=library.features[contrast.for_].name), language)
    return None


def _topics(library: Library, grade: Grade, taught: tuple[str, ...]) -> list[schema.Topic]:
    own = library.topics.get(_BY_KIND.get(grade.diagnosis or "", ""))
    if own is not None:
        return [own]
    mistake = grade.mistake
    wanted = _wanted(mistake) if mistake and mistake.kind in SHAPES | CELLS else None
    if wanted is None:
        return []
    pos, tokens = wanted
    shares = {topic: _share(topic, pos, tokens) for topic in _in_order(library) if topic.id not in _BY_KIND.values()}
    found = [topic for topic, share in shares.items() if share > 0.5]
    return sorted(found, key=lambda topic: (topic.id not in taught, topic.id not in _OF_ENDINGS, -shares[topic]))


def _share(topic: schema.Topic, pos: str, tokens: frozenset[str]) -> float:
    """How large a part of the forms of a topic has one of these features; a possessor and a case must be what they end in."""
    forms = [form.split(";") for form in topic.forms]
    last = any(group(token) in ("possessor", "case") for token in tokens)
    alike = [form[0] == pos and not tokens.isdisjoint(form[-1:] if last else form) for form in forms]
    return sum(alike) / len(alike) if alike else 0.0


def _wanted(mistake: WordMistake) -> tuple[str, frozenset[str]] | None:
    """Part of speech, and the features of which the mistake is one: that of the piece at fault, or of the whole form."""
    try:
        right = read(mistake.features)
    except UnknownFeatures:
        return None
    pos = "V" if right.verbal else "N"
    if right.verbal and mistake.kind in ("polarity", "tense", "person"):
        return pos, frozenset({"NEG"} if mistake.kind == "polarity" else right.tense.split(";"))
    feature = _at_fault(mistake)
    if mistake.kind == "case" and right.case in ("", "NOM") and mistake.given_features:
        feature = read(mistake.given_features).case
    kind = group(feature)
    if kind == "possessor":
        return pos, frozenset(POSSESSORS)
    if kind == "person" and not right.verbal:
        return pos, frozenset({"1", "2"})
    if kind == "verb" and right.tense:
        return pos, frozenset(right.tense.split(";"))
    return (pos, frozenset({feature})) if kind in ("case", "number") else None


def _at_fault(mistake: WordMistake) -> str:
    """The feature of the piece at fault; of a stem, that of the ending after it."""
    right = read(mistake.features)
    named = {"case": right.case, "number": "PL", "possessor": right.possessor or "PSS3"}.get(mistake.kind)
    if named is not None:
        return named
    endings = [segment.feature for segment in mistake.form.segments[1:]] or [""]
    return endings[max(0, (mistake.place or len(endings)) - 1)]


@lru_cache(maxsize=4)
def _in_order(library: Library) -> tuple[schema.Topic, ...]:
    """The topics in the order of teaching."""
    lessons = (lesson for course in library.courses.values() for lesson in course.lessons.values())
    ids: Iterable[str] = dict.fromkeys((*(note for lesson in lessons for note in lesson.notes), *library.topics))
    return tuple(library.topics[one] for one in ids if one in library.topics)


def word_with_table(library: Library, grade: Grade, source: str = "") -> str | None:
    """The word of the courses whose forms are worth a look after a mistake: the one at fault, else the one asked about, by id."""
    if grade.right:
        return None
    mistake = grade.mistake
    at_fault = _by_lemma(library).get((mistake.lemma, mistake.features.startswith("V"))) if mistake else None
    return at_fault or (source if source in words_of(library) else None)


@lru_cache(maxsize=4)
def _by_lemma(library: Library) -> dict[tuple[str, bool], str]:
    return {(word.word.lemma, word.word.pos == "V"): word.id for word in reversed(words_of(library).values())}
