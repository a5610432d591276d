"""Choose one: the meaning of a word or sentence, the word for a meaning, what somebody says, or a question written by hand."""

import random
from collections.abc import Mapping
from functools import lru_cache

from webapp.courses import pieces, schema, sounds
from webapp.courses.loading import Library
from webapp.courses.meaning import gloss
from webapp.courses.pieces import practised_words
from webapp.marking import _m
from webapp.practice.grading import Grade, plain
from webapp.practice.posing import Context, Option, Posed, Unfinished, alike_pictured, words_around

ASKS = {
    "choose-meaning": _m("What does it mean?"),
    "choose-kazakh": _m("Which is the Kazakh?"),
    "choose-said": _m("What is said in the last line?"),
    "choose-heard": _m("Which word do you hear?"),
}

OPTIONS = 4


def pose(context: Context) -> Posed:
    """Four options at most, in an order that changes with each try."""
    return context.once(_MAKERS[context.exercise.source_kind])


def _shuffled(context: Context, right: Option, others: list[Option]) -> tuple[Option, ...]:
    rng = context.rng()
    unlike = [option for option in {option.text: option for option in others}.values() if option.text != right.text]
    options = [right, *rng.sample(unlike, min(OPTIONS - 1, len(unlike)))]
    rng.shuffle(options)
    return alike_pictured(options)


def _word(context: Context) -> Posed:
    word = context.word()
    near = _distractors(context.library, context.lesson, word, context.languages)
    pictured = [other for other in near if other.picture]
    if not context.typing and word.picture and len(pictured) >= OPTIONS - 1:
        near = tuple(pictured)
    if asks_for_kazakh(context.library, context.lesson, word, context.typing):
        options = _shuffled(context, _kazakh(word, context), [_kazakh(other, context) for other in near])
        return Posed("choose-kazakh", context.gloss(word), picture=word.picture, options=options)
    options = _shuffled(context, _meaning(word, context), [_meaning(other, context) for other in near])
    shown = context.kazakh(word.kk)
    return Posed("choose-meaning", shown, "kk", sound=shown, options=options)


def asks_for_kazakh(library: Library, lesson: schema.Lesson, word: schema.Word, typing: bool) -> bool:
    """Whether a lesson asks for the Kazakh of a word, and not for its meaning: of every second word, where learners type."""
    return typing and practised_words(library, lesson).index(word) % 2 == 1


@lru_cache(maxsize=2048)
def _distractors(
    library: Library, lesson: schema.Lesson, word: schema.Word, languages: tuple[str, ...]
) -> tuple[schema.Word, ...]:
    """Words to stand beside a word: of the same part of speech where there are enough, never one that means the same."""
    meaning = gloss(library, word, languages).text
    others = [
        other
        for other in words_around(library, lesson)
        if other.id != word.id and gloss(library, other, languages).text != meaning
    ]
    alike = [other for other in others if other.pos == word.pos]
    return tuple(alike if len(alike) >= OPTIONS - 1 else others)


def _kazakh(word: schema.Word, context: Context) -> Option:
    return Option(word.id, context.kazakh(word.kk), "kk")


def _meaning(word: schema.Word, context: Context) -> Option:
    return Option(word.id, context.gloss(word), picture=word.picture)


def _sentence(context: Context) -> Posed:
    sentence = context.sentence()
    options = _shuffled(
        context,
        Option(sentence.id, context.translation(sentence)),
        _other_meanings(context, sentence),
    )
    shown = context.kazakh(sentence.kk)
    return Posed("choose-meaning", shown, "kk", sound=shown, options=options)


def _other_meanings(context: Context, sentence: schema.Sentence) -> list[Option]:
    """The other sentences of the lesson; where they are few, as in a list of words, the meanings of words too."""
    others = [
        Option(other.id, context.translation(other)) for other in context.plan.sentences if other.id != sentence.id
    ]
    if len(others) < OPTIONS - 1:
        others += [_meaning(word, context) for word in context.lesson_words()]
    return others


def _line_asked(context: Context) -> tuple[schema.Dialogue, int]:
    dialogue = pieces.dialogue(context.library, context.lesson, context.exercise.source)
    longest = max(range(len(dialogue.lines)), key=lambda number: len(dialogue.lines[number].kk))
    return dialogue, longest


def _dialogue(context: Context) -> Posed:
    dialogue, asked = _line_asked(context)
    lines = [line for number, line in enumerate(dialogue.lines) if number != asked]
    others = [Option(f"other-{number}", context.translation(line)) for number, line in enumerate(lines)]
    others += [Option(piece.id, context.translation(piece)) for piece in context.plan.sentences]
    options = _shuffled(context, Option("right", context.translation(dialogue.lines[asked])), others)
    shown = context.kazakh(dialogue.lines[asked].kk)
    return Posed(
        "choose-said", shown, "kk", sound=shown, options=options, more={"dialogue": dialogue, "until": asked + 1}
    )


def _hand_made(context: Context) -> Posed:
    written = _written(context)
    right, *others = [Option(str(number), context.text(option)) for number, option in enumerate(written.options)]
    return Posed("written", context.text(written.ask), options=_shuffled(context, right, others))


def _written(context: Context) -> schema.HandMade:
    return next(piece for piece in context.lesson.more if piece.id == context.exercise.source)


def _false_friend(context: Context) -> Posed:
    word_id, _, tag = context.exercise.source.rpartition("@")
    word = context.library.words[word_id]
    friend = word.false_friends[tag]
    others = [other for other in context.lesson_words() if other.id != word.id]
    options = _shuffled(
        context, Option(word.id, context.gloss(word)), [Option("false-friend", context.text(friend.means))]
    )
    extra = next(
        (_meaning(other, context) for other in others if context.gloss(other) not in {o.text for o in options}),
        None,
    )
    shown = context.kazakh(word.kk)
    more = {"friend": friend, "language": context.library.languages[tag]}
    return Posed("choose-meaning", shown, "kk", sound=shown, options=(*options, *([extra] if extra else [])), more=more)


def _sound(context: Context) -> Posed:
    """One of two words is heard, the same at every try."""
    found = sounds.pair(context.library, context.exercise.source)
    assert found is not None
    contrast, pair = found
    options = [
        Option(side, word.kk, "kk", hint=context.translation(word))
        for side, word in (("left", pair.left), ("right", pair.right))
    ]
    heard = pair.left if right_value(context) == "left" else pair.right
    return Posed("choose-heard", sound=heard.kk, options=tuple(options), more={"tip": context.text(contrast.tip)})


_MAKERS = {
    "sound": _sound,
    "word": _word,
    "sentence": _sentence,
    "dialogue": _dialogue,
    "hand-made": _hand_made,
    "false-friend": _false_friend,
}


def right_value(context: Context) -> str:
    """The value of the right option."""
    source = context.exercise
    if source.source_kind == "dialogue":
        return "right"
    if source.source_kind == "hand-made":
        return "0"
    if source.source_kind == "sound":
        # The same at every try: an old answer is graded again when a teacher reads it.
        return random.Random(source.id).choice(("left", "right"))  # noqa: S311
    return source.source.rpartition("@")[0] if source.source_kind == "false-friend" else source.source


def read(form: Mapping[str, str], context: Context) -> str:
    """The value chosen."""
    chosen = form.get("answer", "")
    if not any(option.value == chosen for option in pose(context).options):
        raise Unfinished("choose")
    return chosen


def grade(given: str, context: Context) -> Grade:
    """Right when the right value was chosen."""
    right = right_value(context)
    found = plain(given == right, describe(right, context), describe(given, context))
    return Grade(found.verdict, found.expected, found.given, found.diagnosis, note=_why(context, given == right))


def _why(context: Context, right: bool) -> str:
    """What an author wrote on the question; how to make the sound that was not told apart."""
    if context.exercise.source_kind == "hand-made":
        why = _written(context).why
        return context.text(why) if why else ""
    return str(pose(context).more["tip"]) if context.exercise.source_kind == "sound" and not right else ""


def describe(given: str, context: Context) -> str:
    """The option's text, also when this try did not offer it."""
    offered = next((option.text for option in pose(context).options if option.value == given), None)
    return offered or _text_of(given, context) or given


def _text_of(given: str, context: Context) -> str | None:
    source = context.exercise.source_kind
    if source in ("word", "sentence") and given in context.library.words:
        word = context.library.words[given]
        to_kazakh = any(option.lang for option in pose(context).options)
        return context.kazakh(word.kk) if to_kazakh else context.gloss(word)
    if source == "dialogue" and given.startswith("other-"):
        dialogue, asked = _line_asked(context)
        lines = [line for number, line in enumerate(dialogue.lines) if number != asked]
        return context.translation(lines[int(given.removeprefix("other-"))])
    sentence = next((piece for piece in context.lesson.sentences if piece.id == given), None)
    return context.translation(sentence) if sentence else None


def imagine(context: Context, right: bool, rng: random.Random) -> str:
    """An answer as somebody might give it: for invented learners and for tests."""
    wanted = right_value(context)
    others = [option.value for option in pose(context).options if option.value != wanted]
    return wanted if right or not others else rng.choice(others)
