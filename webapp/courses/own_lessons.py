"""Lessons made for one class: `own-<id>` written by its teacher, `words-<id>` from a list of words. Pure.

They are lessons in the lesson format with a course of their own each, which no list of courses has. Completing them counts for no course.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import Any

from webapp.courses import schema
from webapp.courses.generation import Exercise, candidates
from webapp.courses.kinds import KINDS
from webapp.courses.loading import Course, Library, Unit
from webapp.courses.reasons import Reason
from webapp.courses.schema.lesson import OWN, WORDS, is_own

__all__ = ["OWN", "WORDS", "asked_of_list", "is_own", "own_course_of", "own_exercises"]

_AGES: tuple[schema.AgeGroup, ...] = ("child", "teen", "adult", "elder")
MOST_TYPED = 8  # of a list of words: all are chosen, so many are made
# How a sentence is practised a second time, in turn; its own sound nobody has recorded, so it is not listened to.
_MAKING = ("order", "type")


def own_course_of(lesson: schema.Lesson) -> Course:
    """The course around a lesson of a class."""
    entry = schema.CourseEntry(
        id=lesson.id.partition("-")[0],
        target="kk",
        level="",
        title=lesson.title,
        about=lesson.title,
        ages=_AGES,
        pace=schema.Pace(new_words=(0, 0), exercises=(0, 0), met=0),
        units=(),
    )
    unit = Unit(schema.UnitEntry(id=lesson.id, title=lesson.title, can_do=()), (lesson,))
    return Course(entry, (unit,), counted=False)


def asked_of_list(library: Library, entries: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """What is asked of a list of words: ids of words, and of own texts."""
    words = (str(entry.get("word") or entry["id"]) for entry in entries)
    return frozenset(one for one in words if one in library.words or re.fullmatch(r"t\d+", one))


def own_exercises(library: Library, lesson: schema.Lesson, kinds: tuple[str, ...]) -> list[tuple[Exercise, Reason]]:
    """The exercises of such a lesson for an age that has these kinds, in the order in which they are asked.

    Every word is asked, every sentence twice where it can be, every dialogue and every question once.
    """
    possible: dict[str, dict[str, Exercise]] = {}
    for exercise in candidates(lesson, library):
        if exercise.kind in kinds and exercise.source_kind not in ("words", "false-friend"):
            possible.setdefault(exercise.source, {})[exercise.kind] = exercise
    chosen: list[Exercise] = []
    turns, typed = cycle(range(len(_MAKING))), 0
    known = len(lesson.sentences) > 1 or lesson.id.startswith(WORDS)
    for by_kind in possible.values():
        first = next(iter(by_kind.values()))
        if first.source_kind == "word":
            making = ("type", "listen") if typed < MOST_TYPED else ()
            typed += 1
            wanted = ["choose", *_one(making, by_kind)]
        elif first.source_kind == "sentence":
            # A meaning can be chosen only where there are others to choose from.
            wanted = [*(("choose",) if known else ()), *_one(_in_turn(next(turns)), by_kind)]
        else:
            wanted = _one(("reply", "choose", "read"), by_kind)
        chosen += [by_kind[kind] for kind in dict.fromkeys(wanted) if kind in by_kind]
    chosen.sort(key=_stage)
    return [(exercise, Reason("core")) for exercise in chosen]


def _in_turn(turn: int) -> tuple[str, ...]:
    return ("ending", *_MAKING[turn:], *_MAKING[:turn], "build")


def _one(kinds: tuple[str, ...], by_kind: dict[str, Exercise]) -> list[str]:
    return [kind for kind in kinds if kind in by_kind][:1]


def _stage(exercise: Exercise) -> int:
    if exercise.source_kind in ("dialogue", "reading"):
        return KINDS["reply"].stage
    return KINDS[exercise.kind].stage
