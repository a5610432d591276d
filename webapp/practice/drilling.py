"""What the drill asks next: more of what this learner lately mixed up, less of what goes well, nothing twice within five.

Pure: answers come in, newest first; randomness is passed in.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from webapp.practice.confusions import Confusion, Past, fit, traits_of
from webapp.practice.drill_questions import Question

GAP = 5  # questions between two of the same
_PULL = 2.5  # how much one fresh mistake draws to what fits it
_HIGHEST = 12.0
# From how much on the learner is told why.
_TOLD = 0.25


@dataclass(frozen=True, slots=True)
class Choice:
    """The question to ask, at which attempt, and the confusion it is asked for, if it is."""

    question: Question
    attempt: int = 0
    why: Confusion | None = None


def weights(
    pool: Sequence[Question], past: Sequence[Past], made: Sequence[Confusion], taught: frozenset[str] = frozenset()
) -> list[float]:
    """How likely each question of the pool is to be asked. `taught`: the features that the learner's lessons taught."""
    asked = [answer for answer in past if answer.drilled]
    recent = set(dict.fromkeys(answer.exercise_id for answer in asked[:GAP]))
    siblings: dict[str, int] = defaultdict(int)
    for question in pool:
        siblings[question.cell.topics[0]] += 1
    streaks = _streaks(asked)
    last = next((question for question in pool if asked and question.id == asked[0].exercise_id), None)
    return [
        0.0
        if question.id in recent
        else (1.5 if question.cell.features in taught else 1.0)
        / sqrt(siblings[question.cell.topics[0]])
        * _fading(question, streaks)
        * min(_HIGHEST, 1 + sum(_pull(question, one, last) for one in made))
        for question in pool
    ]


def _pull(question: Question, confusion: Confusion, last: Question | None) -> float:
    pull = _PULL * confusion.strength * fit(question, confusion)
    if not pull or last is None:
        return pull
    # The two that are mixed up take turns: the other cell, the other series.
    if confusion.cells and last.cell.features in confusion.cells:
        return pull * (2.0 if question.cell.features != last.cell.features else 0.5)
    if confusion.kind == "harmony":
        return pull * (2.0 if traits_of(question).series != traits_of(last).series else 1.0)
    return pull


def _streaks(asked: Iterable[Past]) -> dict[str, list[int]]:
    """For each cell and each question: how many answers stand since the newest miss, and whether that is how it ended."""
    found: dict[str, list[int]] = {}
    for answer in asked:
        for name in (answer.exercise_id, answer.exercise_id.rpartition("/")[2]):
            rights, over = found.setdefault(name, [0, 0])
            if not over:
                found[name] = [rights + 1, 0] if answer.verdict == "right" else [rights, 1]
    return found


def _fading(question: Question, streaks: dict[str, list[int]]) -> float:
    cell_rights, _ = streaks.get(question.cell.features, [0, 0])
    rights, missed = streaks.get(question.id, [0, 0])
    once_more = 3.0 if missed and not rights else 1.0
    return once_more * 0.8 ** min(cell_rights, 8) * 0.5 ** min(rights, 4)


def attempt_of(question_id: str, past: Iterable[Past]) -> int:
    """How many times in a row the question was missed, the newest answers first: the second try is made by choosing."""
    misses = 0
    for answer in past:
        if answer.exercise_id == question_id:
            if answer.verdict == "right":
                break
            misses += 1
    return misses


def widened(chosen: Sequence[Question], *wider: Sequence[Question]) -> tuple[Question, ...]:
    """The questions chosen; if they are too few to keep the gap, then also a few of the next wider choice."""
    pool = dict.fromkeys(chosen)
    for more in wider:
        if len(pool) > GAP:
            break
        pool.update(dict.fromkeys(more[: GAP + 1]))
    return tuple(pool)


def choose(
    pool: Sequence[Question],
    past: Sequence[Past],
    made: Sequence[Confusion],
    rng: random.Random,
    taught: frozenset[str] = frozenset(),
) -> Choice:
    """The next question of a pool that is not empty; deterministic for a given rng."""
    likely = weights(pool, past, made, taught)
    if not any(likely):  # a pool smaller than the gap
        newest = [answer.exercise_id for answer in past if answer.drilled][:1]
        likely = [float(question.id not in newest) for question in pool]
    (question,) = rng.choices(pool, likely) if any(likely) else (pool[0],)
    fitting = [one for one in made if one.strength * fit(question, one) >= _TOLD]
    why = max(fitting, key=lambda one: one.strength * fit(question, one), default=None)
    return Choice(question, attempt_of(question.id, past), why)
