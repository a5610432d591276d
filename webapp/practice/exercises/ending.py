"""Choose or type the ending of a word in a sentence. The wrong ones offered are each a mistake that learners make."""

import random
from collections.abc import Mapping

from webapp.courses.cutting import cut_word
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh import normalise
from webapp.kazakh.diagnosis.rivals import rivals
from webapp.kazakh.writing import arabic, cyrillic, scripts
from webapp.marking import _m
from webapp.practice.exercises import typed
from webapp.practice.grading import Grade, grade_text
from webapp.practice.posing import Context, Option, Posed, Unfinished

ASKS = {
    "ending-choose": _m("Which ending fits?"),
    # A child is spoken to without words for grammar.
    "ending-choose-child": _m("How does the word end?"),
    "ending-type": _m("Write the ending"),
}

OFFERED = 4
# A short form such as -м is typed after a stem as easily as alone; the whole word is welcome too.


def _cut(context: Context) -> tuple[str, str]:
    found = cut_word(context.sentence())
    assert found is not None, context.exercise.id
    return found


def pose(context: Context) -> Posed:
    """The sentence with a gap; options for those who tap and on a second try."""
    return context.once(_posed)


def _posed(context: Context) -> Posed:
    stem, ending = _cut(context)
    sentence = context.sentence()
    shown = context.kazakh(sentence.kk)
    start = shown.casefold().find((stem + ending).casefold())
    before, after = shown[: start + len(stem)], shown[start + len(stem) + len(ending) :]
    more = {"before": before, "after": after, "stem": stem, "cut": len(stem)}
    if context.typing and context.attempt == 0 and _typed_first(context):
        return Posed("ending-type", context.translation(sentence), more=more)
    options = [Option(form, f"-{form}", "kk") for form in (ending, *_wrong(context, stem, ending))]
    context.rng().shuffle(options)
    return Posed(
        "ending-choose-child" if context.plan.age.id == "child" else "ending-choose",
        context.translation(sentence),
        options=tuple(options),
        more=more,
    )


def _wrong(context: Context, stem: str, ending: str) -> list[str]:
    """The wrong endings to offer: one of every kind of mistake before a second of any."""
    found = rivals(stem.casefold(), ending.casefold(), lexicon_of(context.library))
    firsts = {rival.kind: rival for rival in reversed(found)}
    ordered = dict.fromkeys((*(rival for rival in found if firsts[rival.kind] == rival), *found))
    return [rival.ending for rival in ordered][: OFFERED - 1]


def _typed_first(context: Context) -> bool:
    """Every second ending of a lesson is typed at once: choosing shows the forms, typing makes them."""
    with_ending = [sentence.id for sentence in context.lesson.sentences if sentence.ending]
    return with_ending.index(context.sentence().id) % 2 == 1


def read(form: Mapping[str, str], context: Context) -> str:
    """The whole word with the ending chosen or typed."""
    stem, ending = _cut(context)
    posed = pose(context)
    if posed.options:
        chosen = form.get("answer", "")
        if chosen not in {option.value for option in posed.options}:
            raise Unfinished("choose")
        return stem + chosen
    text = typed.read(form).lstrip("-").strip()
    script = scripts.script_of(text)
    if script == "Arab":
        # The hamza stands before the whole word, so a lone ending says too little of its vowels.
        bare = arabic.tidied(text).lstrip(arabic.HAMZA)
        text = ending if bare == arabic.arabic(ending).lstrip(arabic.HAMZA) else cyrillic.cyrillic(text)
    stem = stem if script == "Arab" else scripts.in_script(stem, script)
    whole, begun = ("".join(normalise.words(part)) for part in (text, stem))
    return text if whole.startswith(begun) and whole != begun else stem + text


def grade(given: str, context: Context) -> Grade:
    """Right when the word is; the kind of mistake is that of the ending."""
    stem, ending = _cut(context)
    return grade_text(given, (stem + ending,), lexicon_of(context.library))


def describe(given: str, context: Context) -> str:
    """As given."""
    return given


def imagine(context: Context, right: bool, rng: random.Random) -> str:
    """An answer as somebody might give it: for invented learners and for tests."""
    stem, ending = _cut(context)
    wrong = _wrong(context, stem, ending)
    return stem + (ending if right or not wrong else wrong[0])
