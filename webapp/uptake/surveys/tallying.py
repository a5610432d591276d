"""Answers counted by question, option, region and age group, and what of it may be shown. Pure.

The results that are kept: `rules` version, `answered` and `taken` (slips), `cells` {`question/option/by/category`: number or None},
`audit`. `by` is `all`, `region` or `age_group`; the category of `all` is `*`. A question and option `-` count the answers themselves.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from webapp.uptake.disclosure import Figure, Publication, Rules, protect
from webapp.uptake.surveys.questions import SKIPPED, Question

ALL, WHOLE, ANSWERS = "all", "*", "-"
DIMENSIONS = ("region", "age_group")


class Response(NamedTuple):
    """What somebody answered: question → option, and what they chose to say of themselves."""

    region: str
    age_group: str
    answers: Mapping[str, str]


class Key(NamedTuple):
    """A cell."""

    question: str
    option: str
    by: str
    category: str

    @property
    def written(self) -> str:
        return "/".join(self)


@dataclass(frozen=True)
class Frame:
    """What is counted: options of each question (one for nothing chosen among them), categories of each dimension."""

    options: Mapping[str, tuple[str, ...]]
    categories: Mapping[str, tuple[str, ...]]

    @property
    def places(self) -> list[tuple[str, str]]:
        """Every dimension with each of its categories, the whole first."""
        return [(ALL, WHOLE), *((by, each) for by in DIMENSIONS for each in self.categories[by])]


def frame(questions: Sequence[Question], regions: Sequence[str], ages: Sequence[str]) -> Frame:
    """The frame of a survey."""
    options = {one.id: (*(each.code for each in one.options), SKIPPED) for one in questions}
    return Frame(options, {"region": (*regions, SKIPPED), "age_group": (*ages, SKIPPED)})


def tally(within: Frame, responses: Iterable[Response]) -> Counter[Key]:
    """How many chose what."""
    found: Counter[Key] = Counter()
    for one in responses:
        chosen = {ANSWERS: ANSWERS, **{question: one.answers.get(question, SKIPPED) for question in within.options}}
        for by, category in ((ALL, WHOLE), ("region", one.region), ("age_group", one.age_group)):
            found.update(Key(question, option, by, category) for question, option in chosen.items())
    return found


def publication(within: Frame, found: Counter[Key], taken: int) -> tuple[list[Key], Publication]:
    """All cells with what ties them; after the cells, the number of slips taken."""
    keys = [
        Key(question, option, by, category)
        for by, category in within.places
        for question, options in {ANSWERS: (ANSWERS,), **within.options}.items()
        for option in options
    ]
    index = {key: place for place, key in enumerate(keys)}
    sums = [
        (
            index[Key(ANSWERS, ANSWERS, by, category)],
            tuple(index[Key(question, option, by, category)] for option in options),
        )
        for by, category in within.places
        for question, options in within.options.items()
    ]
    pairs = [(ANSWERS, ANSWERS), *((q, o) for q, options in within.options.items() for o in options)]
    sums += [
        (
            index[Key(question, option, ALL, WHOLE)],
            tuple(index[Key(question, option, by, each)] for each in within.categories[by]),
        )
        for question, option in pairs
        for by in DIMENSIONS
    ]
    figures = [Figure(found[key], found[key]) for key in keys]
    answered = index[Key(ANSWERS, ANSWERS, ALL, WHOLE)]
    # Who was erased took the slip along; the answer cannot be found.
    slips = max(taken, figures[answered].number)
    return keys, Publication([*figures, Figure(slips, slips)], sums, at_most=[(answered, len(keys))])


def results(
    questions: Sequence[Question],
    responses: Iterable[Response],
    taken: int,
    categories: Mapping[str, Sequence[str]],
    rules: Rules,
    progress: Any = None,
) -> dict[str, Any]:
    """What may be shown of a survey, and whether the proof of it holds."""
    within = frame(questions, categories["region"], categories["age_group"])
    keys, made = publication(within, tally(within, responses), taken)
    # The country first, then age groups, then regions: what is coarse is worth more and is not hidden for what is fine.
    # Each step takes what was decided before as it is; the last audit is over everything together.
    fixed: dict[int, int | None] = {}
    for step in ({ALL}, {ALL, "age_group"}, {ALL, *DIMENSIONS}):
        part = [place for place, key in enumerate(keys) if key.by in step] + [len(keys)]
        protected = protect(_part(made, part, fixed), rules, progress)
        fixed = dict(zip(part, protected.shown, strict=True))
    shown = {key: fixed[place] for place, key in enumerate(keys)}
    return {
        "rules": rules.version,
        "answered": shown[Key(ANSWERS, ANSWERS, ALL, WHOLE)],
        "taken": fixed[len(keys)],
        "cells": {key.written: value for key, value in shown.items()},
        "audit": {
            "holds": protected.audit.holds,
            "cells": protected.audit.cells,
            "hidden": protected.audit.hidden,
            "narrowest": protected.audit.narrowest,
        },
    }


def _part(made: Publication, part: Sequence[int], fixed: Mapping[int, int | None]) -> Publication:
    """Some figures of a publication, with the ties that lie wholly within them."""
    index = {old: new for new, old in enumerate(part)}
    return Publication(
        [made.figures[old] for old in part],
        [
            (index[total], tuple(index[each] for each in parts))
            for total, parts in made.sums
            if total in index and all(each in index for each in parts)
        ],
        at_most=[(index[one], index[other]) for one, other in made.at_most],
        fixed={index[old]: value for old, value in fixed.items()},
    )


@dataclass(frozen=True)
class Read:
    """Kept results, read."""

    kept: Mapping[str, Any]
    share_base: int

    def count(self, question: str, option: str, by: str = ALL, category: str = WHOLE) -> int | None:
        """A cell; None where it is not shown."""
        found: int | None = self.kept["cells"].get(Key(question, option, by, category).written)
        return found

    def share(self, question: str, option: str, by: str = ALL, category: str = WHOLE) -> float | None:
        """Of all who answered there, in percent; None where either is not shown or too few answered."""
        above, below = self.count(question, option, by, category), self.count(ANSWERS, ANSWERS, by, category)
        if above is None or below is None or below < self.share_base:
            return None
        return min(100.0, 100 * above / below)
