"""What a kind of exercise needs to pose and grade: the exercise, the plan it stands in, and the reader's languages."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from webapp.courses import notation, schema
from webapp.courses.adaptation import LessonPlan
from webapp.courses.generation import Exercise
from webapp.courses.loading import Library
from webapp.courses.meaning import gloss, pick_text, translation
from webapp.courses.names import fill
from webapp.courses.pieces import practised_words


class Unfinished(ValueError):
    """The form was sent without an answer that can be graded. `code` names what is expected."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Context:
    """One exercise for one learner. `languages` are the languages of explanation, best first; `attempt` counts from 0."""

    library: Library
    plan: LessonPlan
    exercise: Exercise
    languages: tuple[str, ...]
    attempt: int = 0
    # What posing worked out, so that grading need not do it again.
    memo: dict[str, "Posed"] = field(default_factory=dict, compare=False)

    def once(self, make: Callable[["Context"], "Posed"]) -> "Posed":
        """The exercise as posed, made at the first call."""
        if "posed" not in self.memo:
            self.memo["posed"] = make(self)
        return self.memo["posed"]

    @property
    def lesson(self) -> schema.Lesson:
        return self.plan.lesson

    @property
    def typing(self) -> bool:
        """Whether this learner types; a child taps."""
        return self.plan.age.typing

    def rng(self) -> random.Random:
        """Randomness that is the same each time this attempt is shown."""
        return random.Random(f"{self.exercise.id}#{self.attempt}")  # noqa: S311

    def text(self, texts: schema.Texts) -> str:
        """A content text in the reader's language, names filled in."""
        tag = next((tag for tag in self.languages if texts.get(tag)), "ru")
        return fill(pick_text(texts, (tag,)), self.plan.names, tag)

    def gloss(self, word: schema.Word) -> str:
        """The meaning of a word in the reader's language."""
        return gloss(self.library, word, self.languages).text

    def translation(self, piece: schema.Translated) -> str:
        """The meaning of a Kazakh text: never the Kazakh itself."""
        return translation(piece, self.languages, self.plan.names)

    def kazakh(self, text: str) -> str:
        """The Kazakh text to show."""
        return notation.shown(fill(text, self.plan.names, "kk"))

    def accepted(self, text: str) -> tuple[str, ...]:
        """Every Kazakh text that the notation accepts, the one to show first."""
        return notation.variants(fill(text, self.plan.names, "kk"))

    def word(self) -> schema.Word:
        """The word this exercise is made from."""
        return self.library.words[self.exercise.source]

    def sentence(self) -> schema.Sentence:
        """The sentence this exercise is made from."""
        return next(piece for piece in self.lesson.sentences if piece.id == self.exercise.source)

    def source(self) -> tuple[str, str]:
        """Kazakh in the notation, and its meaning, of a word or a sentence."""
        if self.exercise.source_kind == "word":
            word = self.word()
            return word.kk, self.gloss(word)
        sentence = self.sentence()
        return sentence.kk, self.translation(sentence)

    def lesson_words(self) -> tuple[schema.Word, ...]:
        """The words of the lesson, then those of its unit's other lessons: where distractors come from."""
        return words_around(self.library, self.lesson)


_FIRST_UNITS = 3


@lru_cache(maxsize=1024)
def words_around(library: Library, lesson: schema.Lesson) -> tuple[schema.Word, ...]:
    """The words of a lesson, then those of its unit's other lessons."""
    found = library.lesson(lesson.id)
    if found is None:
        # A lesson of a class has no others around it: words of the first course stand in.
        near = next(iter(library.courses.values())).units[:_FIRST_UNITS]
        others = tuple(other for unit in near for other in unit.lessons)
    else:
        others = found[0].unit_of[lesson.id].lessons
    words = (*practised_words(library, lesson), *(word for other in others for word in practised_words(library, other)))
    return tuple({word.id: word for word in words}.values())


@dataclass(frozen=True)
class Option:
    """One thing to choose: `value` is what is sent and kept, `text` what is read, `lang` its language tag or ''; `hint` its meaning."""

    value: str
    text: str
    lang: str = ""
    picture: str | None = None
    hint: str = ""


def alike_pictured(options: Iterable[Option]) -> tuple[Option, ...]:
    """Options that all have a picture, or none: the only picture would be taken for the answer."""
    found = tuple(options)
    return found if all(option.picture for option in found) else tuple(replace(one, picture=None) for one in found)


@dataclass(frozen=True)
class Posed:
    """An exercise as a template shows it. `ask` codes the instruction; `prompt` is the thing asked about."""

    ask: str
    prompt: str = ""
    prompt_lang: str = ""
    hint: str = ""
    picture: str | None = None
    sound: str | None = None
    options: tuple[Option, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def answer_lang(self) -> str:
        """The language of the right form: Kazakh, unless the options are in the reader's."""
        return "" if any(not option.lang for option in self.options) else "kk"
