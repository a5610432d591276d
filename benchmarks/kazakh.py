"""How fast words are inflected, read and diagnosed, and which share of a whole answer request is spent on grading.

Rates are for words met for the first time, and again for the same ones once more, from memory. The share is taken in one
run: answers (75 % right, 25 % with another form, another series, Russian letters, a word left out or letters exchanged)
are sent to the site, each for the first time; then memory is emptied and the same answers are graded alone.
Run: `.venv/bin/python -m benchmarks.kazakh`.
"""

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.answers import Site
from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import candidates
from webapp.courses.profile import LearnerProfile
from webapp.kazakh.diagnosis.cells import neighbours
from webapp.kazakh.diagnosis.diagnose import diagnose
from webapp.kazakh.diagnosis.slips import in_russian_letters
from webapp.kazakh.diagnosis.word_mistakes import word_mistake
from webapp.kazakh.grammar.features import UnknownFeatures, read
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.phonology import backed, fronted
from webapp.kazakh.reading import tails
from webapp.kazakh.reading.analysis import analyse
from webapp.kazakh.reading.lexicon import common
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context

RUN = 12  # exercises in a run
_NOUN_CELLS = ("SG;DAT", "PL;NOM", "SG;PSS3;LOC", "SG;PSS1S;NOM", "PL;PSS1P;ABL")
_VERB_CELLS = ("PRS;1;SG", "PST;3", "NEG;PRS;3", "PTCP;PST", "COND;2;SG")


@dataclass(frozen=True)
class Sent:
    """One answer to send: whose exercise it is, what is typed."""

    lesson: str
    context: Context
    given: str


def cells() -> list[tuple[Any, str]]:
    """Common words with features, five of each word."""
    return [
        (word, f"{word.pos};{features}")
        for word in common().words
        if word.pos in ("N", "V")
        for features in (_VERB_CELLS if word.pos == "V" else _NOUN_CELLS)
    ]


def forget() -> None:
    """Empty every memory of forms and answers; the tables stay."""
    for name, module in list(sys.modules.items()):
        if not name.startswith(("webapp.kazakh", "webapp.practice.grading")):
            continue
        for one in list(vars(module).values()):
            kept = getattr(one, "cache_parameters", None)
            if kept and (kept()["maxsize"] or 0) > 100:
                one.cache_clear()


def rates(name: str, once: Callable[[Any], object], items: Sequence[Any]) -> None:
    """Print how many a second, for the first time and again."""
    forget()
    found = []
    for _ in range(2):
        begun = time.perf_counter()
        for item in items:
            once(item)
        found.append(len(items) / (time.perf_counter() - begun))
    print(f"{name:28} {found[0]:10,.0f} a second, from memory {found[1]:12,.0f}")


def another_form(word: str, rng: random.Random) -> str:
    """The word in a cell beside its own, or in the other series when it has none."""
    for reading in analyse(word):
        try:
            beside = [bundle for bundle, _ in neighbours(read(reading.features))]
            form = inflect(reading.lemma, rng.choice(beside).text())[0].text if beside else word
        except UnknownFeatures:
            continue
        if form.casefold() != word and " " not in form:
            return form
    return other_series(word)


def other_series(word: str) -> str:
    """The end of the word in the other series."""
    end = word[-3:]
    return word[:-3] + (fronted(end) if fronted(end) != end else backed(end))


def spoilt(text: str, rng: random.Random) -> str:
    """The text with one mistake."""
    words = text.casefold().strip(".?!").split()
    place = rng.randrange(len(words))
    kind = rng.randrange(5)
    if kind == 0:
        words[place] = another_form(words[place], rng)
    elif kind == 1:
        words[place] = other_series(words[place])
    elif kind == 2:
        return in_russian_letters(" ".join(words))
    elif kind == 3 and len(words) > 1:
        del words[place]
    else:
        letters = list(words[place])
        letters[-2:] = reversed(letters[-2:])
        words[place] = "".join(letters)
    return " ".join(words)


def answers(site: Site, times: int) -> list[Sent]:
    """Typed answers to every exercise of every lesson that is typed in Kazakh, a quarter of them wrong."""
    rng = random.Random("kazakh")
    course = site.library.courses["a1"]
    found = []
    for lesson in course.lessons:
        plan = plan_lesson(site.library, course, lesson, LearnerProfile())
        for exercise in candidates(plan.lesson, site.library):
            if exercise.kind != "type":
                continue
            context = Context(site.library, plan, exercise, ("ru", "en"))
            accepted = context.accepted(context.source()[0])
            for _ in range(times):
                right = rng.choice(accepted)
                found.append(Sent(lesson, context, right if rng.random() < 0.75 else spoilt(right, rng)))
    return found


def post(site: Site, sent: Iterable[Sent]) -> list[float]:
    """The seconds of each answer sent, in runs of one lesson."""
    waiting = list(sent)
    spent = []
    while waiting:
        lesson = waiting[0].lesson
        run: list[Sent] = []
        while waiting and waiting[0].lesson == lesson and len(run) < RUN:
            run.append(waiting.pop(0))
        site.begin(lesson, [one.context.exercise.id for one in run])
        spent += [site.answer(lesson, one.context.exercise.id, one.given) for one in run]
    return spent


def grade(sent: Iterable[Sent]) -> list[float]:
    """The seconds of grading each answer alone."""
    spent = []
    for one in sent:
        begun = time.perf_counter()
        kind_of(one.context).grade(one.given, one.context)
        spent.append(time.perf_counter() - begun)
    return spent


def share(folder: Path) -> None:
    """Print which share of answering is grading: when each answer is new, and from memory."""
    site = Site(folder)
    sent = answers(site, 3)
    post(site, sent[:60])
    for name, before in (("each answer new", forget), ("from memory", gc.collect)):
        before()
        whole = sum(post(site, sent))
        before()
        alone = sum(grade(sent))
        number = len(sent)
        print(
            f"grading, {name:18} {alone / whole:6.1%} of an answer: "
            f"{alone / number * 1e6:6.0f} of {whole / number * 1e6:6.0f} microseconds, {number} answers"
        )


def main() -> None:
    """Print rates and shares."""
    tails.prepare()
    pairs = cells()
    forms = [inflect(word.lemma, features)[0].text for word, features in pairs]
    wrong = [(word, features, forms[place - 1]) for place, (word, features) in enumerate(pairs) if place % 5]
    texts = [f"мен {one} {other}" for one, other in zip(forms[::2], forms[1::2], strict=False)]
    sentences = list(pairwise(texts))
    rates("inflections", lambda pair: inflect(pair[0].lemma, pair[1]), pairs)
    rates("analyses", analyse, forms)
    rates("diagnoses of a word", lambda row: word_mistake(*row), wrong)
    rates("diagnoses of a sentence", lambda pair: diagnose(*pair), sentences)
    with tempfile.TemporaryDirectory() as name:
        share(Path(name))


if __name__ == "__main__":
    main()
