"""The answers of a class to one exercise, side by side: each different one with how many gave it. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from webapp.kazakh import normalise
from webapp.practice.exercises import kind_of
from webapp.practice.grading import Grade
from webapp.practice.posing import Context


@dataclass(frozen=True)
class Bar:
    """One answer: in words, how often it was given and by whom, its verdict, and what the mistake is ('' where none is named)."""

    text: str
    lang: str
    count: int
    people: tuple[int, ...]
    verdict: str
    why: str = ""


@dataclass(frozen=True)
class Tally:
    """All answers to an exercise, the right one first, then by how many; `right` is the right answer in words."""

    right: str
    lang: str
    bars: tuple[Bar, ...]

    @property
    def most(self) -> int:
        return max((bar.count for bar in self.bars), default=0)


def tally(context: Context, given: Iterable[tuple[int, str, str]], why: Callable[[Grade], str]) -> Tally:
    """Count `given`: person, what is kept of the answer, verdict. Every option that was offered is there, also with nobody.

    `why` names the mistake of a grade.
    """
    kind = kind_of(context)
    lang = kind.pose(context).answer_lang
    right = kind.grade(kind.imagine(context, True, context.rng()), context).expected
    people: dict[str, list[int]] = {}
    shown: dict[str, tuple[str, str, str]] = {}
    for person_id, kept, verdict in given:
        text = kind.describe(kept, context)
        shown.setdefault(_alike(text), (text, kept, verdict))
        people.setdefault(_alike(text), []).append(person_id)
    bars = [
        Bar(
            text,
            lang,
            len(people[key]),
            tuple(people[key]),
            verdict,
            "" if verdict == "right" else why(kind.grade(kept, context)),
        )
        for key, (text, kept, verdict) in shown.items()
    ]
    for kept in _offered(context):
        text = kind.describe(kept, context)
        if _alike(text) not in shown:
            bars.append(Bar(text, lang, 0, (), kind.grade(kept, context).verdict))
    return Tally(right, lang, tuple(sorted(bars, key=lambda bar: (bar.verdict != "right", -bar.count))))


def _alike(text: str) -> str:
    """What is the same in two answers: neither capitals nor punctuation matter."""
    return " ".join(normalise.words(normalise.normalise(text))) or text


def _offered(context: Context) -> list[str]:
    """The options as they are kept, where one was chosen; tiles and typed texts have none."""
    if context.exercise.kind not in ("choose", "ending", "reply", "read", "listen"):
        return []
    posed = kind_of(context).pose(context)
    if context.exercise.kind == "ending":
        return [posed.more["stem"] + option.value for option in posed.options]  # the whole word is kept
    return [option.text if context.exercise.kind == "listen" else option.value for option in posed.options]
