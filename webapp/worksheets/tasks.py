"""Exercises of a lesson as tasks on paper, from the same objects that the screen shows. Pure.

A section has an instruction and tasks of one shape; each task carries its answer, which the sheet leaves out.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from webapp.courses import harmony, notation, schema
from webapp.courses.adaptation import LessonPlan
from webapp.courses.generation import Exercise
from webapp.courses.loading import Library
from webapp.courses.meaning import TRANSLATED
from webapp.courses.names import PLACEHOLDER, fill
from webapp.marking import _m
from webapp.practice.exercises import KINDS, choose, kind_of
from webapp.practice.posing import Context, Option, Posed
from webapp.worksheets.pens import Pen, Piece

T = TypeVar("T")
Task = dict[str, Any]
Section = dict[str, Any]
# Translates one of our own sentences.
Tell = Callable[[str], str]

# What paper cannot do: say it aloud, tell two sounds apart.
SILENT = frozenset({"speak"})
# A lesson that has few exercises for paper gets more of these, in turn.
MORE_OF = ("ending", "order", "build", "type")
ENOUGH = 14
OTHER_ANSWERS = 2  # further accepted answers that the answers name

# Where paper asks in other words than the screen: the teacher reads aloud, and there is nothing to type on.
ASKS = {
    "listen-type": _m("Your teacher reads it aloud. Write what you hear"),
    "listen-choose": _m("Your teacher reads it aloud. Circle what you hear"),
    "written": _m("Circle the right answer"),
    "choose-meaning": _m("What does it mean? Circle the right answer"),
    "choose-kazakh": _m("Which is the Kazakh? Circle the right answer"),
    "match": _m("Join what belongs together with lines"),
    "order": _m("Put the words in order and write the sentence"),
    "type": _m("Write it in Kazakh"),
    "build": _m("Build the missing word from the pieces. Not every piece is needed"),
}


def contexts_of(library: Library, plan: LessonPlan, languages: tuple[str, ...]) -> list[Context]:
    """The exercises of a lesson's plan that paper can ask, with a few of those left out where there is room."""
    asked = [one.exercise for one in plan.exercises if _on_paper(one.exercise)]
    if len(asked) < ENOUGH:
        asked += _more(plan, {one.source for one in asked}, ENOUGH - len(asked))
    return [Context(library, plan, exercise, languages) for exercise in asked]


def _on_paper(exercise: Exercise) -> bool:
    return exercise.kind not in SILENT and exercise.source_kind != "sound"


def _more(plan: LessonPlan, used: set[str], number: int) -> list[Exercise]:
    """Exercises left out only because the screen had enough, each of another sentence, the kinds taking turns."""
    spare = [
        one.exercise
        for one in plan.left_out
        if one.reason.rule == "enough" and one.exercise.kind in MORE_OF and one.exercise.source not in used
    ]
    found: dict[str, Exercise] = {}
    while len(found) < number:
        before = len(found)
        for kind in MORE_OF:
            one = next((one for one in spare if one.kind == kind and one.source not in found), None)
            if one is not None and len(found) < number:
                found[one.source] = one
        if len(found) == before:
            break
    return list(found.values())


def sections(contexts: Sequence[Context], pen: Pen, tell: Tell, version: int = 0) -> list[Section]:
    """The tasks of a sheet, each kind of question in a section. Version 0 has the order of the screen, others their own."""
    grouped: dict[str, list[Context]] = {}
    for context in contexts:
        grouped.setdefault(kind_of(context).pose(context).ask, []).append(context)
    return [_section(ask, found, _Maker(pen, tell, version)) for ask, found in grouped.items()]


def _section(ask: str, contexts: list[Context], maker: "_Maker") -> Section:
    said = {**{code: text for kind in KINDS.values() for code, text in kind.ASKS.items()}, **ASKS}[ask]
    # The lines of a text stand once, above all the questions on it.
    shape = _SHAPES[contexts[0].exercise.kind]
    ordered = contexts if ask == "read" else maker.turned(contexts, ask)
    return {"ask": maker.tell(said), "shape": shape, "tasks": [maker.task(one) for one in ordered]}


_SHAPES = {
    "match": "match", "sort": "sort", "order": "order", "ending": "gap", "build": "gap", "type": "write", "listen": "dictate",
    "choose": "choose", "reply": "choose", "read": "choose",
}  # fmt: skip


class _Maker:
    """Makes the tasks of one version."""

    def __init__(self, pen: Pen, tell: Tell, version: int) -> None:
        self.pen, self.tell, self.version = pen, tell, version

    def turned(self, things: Sequence[T], seed: str, unlike: Sequence[T] | None = None) -> list[T]:
        """Things in the order of this version; never in the order `unlike`, which would be the answer."""
        found = list(things)
        if not self.version:
            return found
        rng = random.Random(f"{seed}~{self.version}")  # noqa: S311
        for _ in range(20):
            rng.shuffle(found)
            if found not in (list(things), list(unlike or ())):
                break
        return found

    def task(self, context: Context) -> Task:
        """One exercise as a task with its answer."""
        posed = kind_of(context).pose(context)
        made: Task = getattr(self, f"_{context.exercise.kind}")(context, posed)
        return made

    def _meant(self, text: str, context: Context) -> Piece:
        """A meaning. Where Kazakh is explained in Kazakh, only words are."""
        told = context.exercise.source_kind in ("word", "words", "hand-made", "false-friend")
        tags = context.languages if told else [tag for tag in context.languages if tag in TRANSLATED]
        return self.pen.told(text, tags[0])

    def _option(self, option: Option, context: Context) -> Task:
        text = self.pen.kazakh(option.text) if option.lang == "kk" else self._meant(option.text, context)
        return {"text": text, "picture": option.picture}

    def _chosen(self, context: Context, posed: Posed, right: str) -> Task:
        """Options with letters, and the one that is right."""
        options = self.turned(posed.options, context.exercise.id)
        place = next(number for number, one in enumerate(options) if one.value == right)
        return {"options": [self._option(one, context) for one in options], "right": place}

    def _match(self, context: Context, posed: Posed) -> Task:
        words: list[schema.Word] = posed.more["words"]
        options = self.turned(
            posed.options, context.exercise.id, [one for word in words for one in posed.options if one.value == word.id]
        )
        return {
            "left": [self.pen.kazakh(notation.shown(word.kk)) for word in words],
            "right_side": [self._option(one, context) for one in options],
            "pairs": [next(place for place, one in enumerate(options) if one.value == word.id) for word in words],
        }

    def _choose(self, context: Context, posed: Posed) -> Task:
        task = self._chosen(context, posed, choose.right_value(context))
        if "dialogue" in posed.more:
            return {**task, "lines": self._lines(posed.more["dialogue"].lines[: posed.more["until"]], context)}
        prompt = self.pen.kazakh(posed.prompt) if posed.prompt_lang == "kk" else self._meant(posed.prompt, context)
        return {**task, "prompt": prompt, "picture": posed.picture}

    def _lines(self, lines: Iterable[schema.Line], context: Context) -> list[Task]:
        return [
            {"who": self._speaker(line.who, context), "said": self.pen.kazakh(context.kazakh(line.kk))}
            for line in lines
        ]

    def _speaker(self, who: str, context: Context) -> Piece:
        return self.pen.kazakh(fill(who, context.plan.names, "kk") if PLACEHOLDER.fullmatch(who) else who)

    def _reply(self, context: Context, posed: Posed) -> Task:
        dialogue, turn = posed.more["dialogue"], posed.more["turn"]
        lines = self._lines(dialogue.lines[:turn], context)
        mine = {"who": self._speaker(dialogue.lines[turn].who, context), "means": self._meant(posed.prompt, context)}
        if not posed.options:
            return {"lines": lines, "mine": mine, "answers": self._answers(dialogue.lines[turn].kk, context)}
        return {"lines": lines, "mine": mine, **self._chosen(context, posed, f"#{dialogue.id}/{turn}")}

    def _read(self, context: Context, posed: Posed) -> Task:
        reading: schema.Reading = posed.more["reading"]
        return {
            **self._chosen(context, posed, "0"),
            "text": {"id": reading.id, "lines": [self.pen.kazakh(context.kazakh(line.kk)) for line in reading.lines]},
            "prompt": self.pen.kazakh(posed.prompt),
            "gloss": self.pen.told(posed.hint, context.languages[0]) if posed.hint else None,
        }

    def _sort(self, context: Context, posed: Posed) -> Task:
        options = self.turned(posed.options, context.exercise.id)
        baskets = [
            {
                "name": self.tell(basket["name"]) if basket["name"] else "",
                "vowels": self.pen.kazakh(basket["vowels"]) if basket["name"] and self.pen.script == "Cyrl" else None,
                "example": self.pen.kazakh(basket["example"]),
                "picture": basket["picture"],
                "words": [
                    self.pen.kazakh(one.text) for one in options if harmony.series_of(one.text) == basket["value"]
                ],
            }
            for basket in posed.more["baskets"]
        ]
        return {"words": [self._option(one, context) for one in options], "baskets": baskets}

    def _order(self, context: Context, posed: Posed) -> Task:
        right = [str(number) for number in range(len(posed.options))]
        in_order = sorted(posed.options, key=lambda one: right.index(one.value))
        return {
            "words": [self.pen.kazakh(one.text) for one in self.turned(posed.options, context.exercise.id, in_order)],
            "means": self._meant(posed.prompt, context),
            "answers": self._answers(context.sentence().kk, context),
        }

    def _ending(self, context: Context, posed: Posed) -> Task:
        return {**self._gap(context, posed), "circle": True}

    def _build(self, context: Context, posed: Posed) -> Task:
        return {**self._gap(context, posed), "circle": False}

    def _gap(self, context: Context, posed: Posed) -> Task:
        kind = kind_of(context)
        word = kind.grade(kind.imagine(context, True, context.rng()), context).expected
        missing = word[len(posed.more["stem"]) :]
        before, gone, after = self.pen.parted(posed.more["before"], missing, posed.more["after"])
        options = self.turned(posed.options, context.exercise.id)
        return {
            "before": before,
            "after": after,
            "gap": gone,
            "options": [self.pen.kazakh(one.text) for one in options],
            "means": self._meant(posed.prompt, context),
        }

    def _type(self, context: Context, posed: Posed) -> Task:
        return {
            "means": self._meant(posed.prompt, context),
            "picture": posed.picture,
            "answers": self._answers(context.source()[0], context),
        }

    def _listen(self, context: Context, posed: Posed) -> Task:
        task = {"answers": [self.pen.kazakh(context.kazakh(context.source()[0]))]}
        return {**task, **self._chosen(context, posed, "right")} if posed.options else task

    def _answers(self, kk: str, context: Context) -> list[Piece]:
        accepted = dict.fromkeys(context.accepted(kk))
        return [self.pen.kazakh(text) for text in list(accepted)[: 1 + OTHER_ANSWERS]]
