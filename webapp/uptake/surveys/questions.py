"""The questions of a survey: read from what is kept, from the standard set, and from what somebody wrote line by line. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from webapp.marking import _m

TAGS = ("kk", "ru", "en")
# Nothing was chosen. Not the code of any option.
SKIPPED = "none"
MOST_QUESTIONS, FEWEST_OPTIONS, MOST_OPTIONS, LONGEST = 10, 2, 8, 300
Texts = Mapping[str, str]


class QuestionsError(ValueError):
    """The questions cannot be asked like this; the message is a marked sentence."""


@dataclass(frozen=True)
class Option:
    """One answer that may be chosen."""

    code: str
    names: Texts


@dataclass(frozen=True)
class Question:
    """One question; one option may be chosen, or none."""

    id: str
    names: Texts
    options: tuple[Option, ...]


def read(kept: Sequence[Mapping[str, Any]]) -> tuple[Question, ...]:
    """Questions as they are kept with a survey."""
    return tuple(
        Question(one["id"], one["names"], tuple(Option(each["code"], each["names"]) for each in one["options"]))
        for one in kept
    )


def kept(questions: Sequence[Question]) -> list[dict[str, Any]]:
    """The other way round."""
    return [
        {
            "id": one.id,
            "names": dict(one.names),
            "options": [{"code": each.code, "names": dict(each.names)} for each in one.options],
        }
        for one in questions
    ]


@cache
def standard() -> tuple[Question, ...]:
    """The ready-made set, the same every time so that surveys can be set beside each other."""
    return read(yaml.safe_load(Path(__file__).with_name("standard.yaml").read_text(encoding="utf-8")))


def written(questions: Sequence[Question], tag: str) -> str:
    """Questions in one language, to be changed by hand: a question, its options below it, an empty line."""
    return "\n\n".join("\n".join([one.names[tag], *(each.names[tag] for each in one.options)]) for one in questions)


def from_writing(texts: Mapping[str, str]) -> tuple[Question, ...]:
    """What was written in each language as questions. Those of the standard set keep their codes. Raises QuestionsError."""
    blocks = {tag: _blocks(texts[tag]) for tag in TAGS}
    shapes = {tuple(map(len, some)) for some in blocks.values()}
    if len(shapes) != 1:
        raise QuestionsError(_m("The three languages must have the same questions with the same number of answers."))
    shape = shapes.pop()
    if not 1 <= len(shape) <= MOST_QUESTIONS:
        raise QuestionsError(_m("Ask one to ten questions."))
    if any(not FEWEST_OPTIONS <= lines - 1 <= MOST_OPTIONS for lines in shape):
        raise QuestionsError(_m("Each question needs two to eight answers."))
    if any(len(line) > LONGEST for some in blocks.values() for block in some for line in block):
        raise QuestionsError(_m("A line may have up to 300 letters."))
    return tuple(_question(place, {tag: blocks[tag][place] for tag in TAGS}) for place in range(len(shape)))


def _blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _question(place: int, lines: Mapping[str, list[str]]) -> Question:
    made = Question(
        f"q{place + 1}",
        {tag: lines[tag][0] for tag in TAGS},
        tuple(Option(f"a{number}", {tag: lines[tag][number] for tag in TAGS}) for number in range(1, len(lines["kk"]))),
    )
    return next((one for one in standard() if _same(one, made)), made)


def _same(one: Question, other: Question) -> bool:
    texts = [[dict(each.names), *(dict(option.names) for option in each.options)] for each in (one, other)]
    return texts[0] == texts[1]
