"""The screens of the drill, rendered: a question, the feedback on an answer, the table of a word."""

import random
import time
from collections.abc import Mapping
from uuid import uuid4

from flask import render_template

from webapp import clock, db
from webapp.courses import current_profile, library, schema
from webapp.courses.vocabulary import lexicon_of
from webapp.practice import drill_pool, drill_wording, queries
from webapp.practice.confusions import confusions
from webapp.practice.disputing import Offer
from webapp.practice.drill_cells import TOPICS
from webapp.practice.drill_pool import Chosen
from webapp.practice.drill_questions import Question, by_id, mistake_in, options
from webapp.practice.drill_words import DrillWord, words_of
from webapp.practice.drilling import Choice, choose
from webapp.practice.explaining.apart import apart, in_pieces
from webapp.practice.explaining.contrasting import contrasted
from webapp.practice.explanations import because
from webapp.practice.grading import Grade
from webapp.practice.paradigm import paradigm
from webapp.practice.screens import PROBLEMS
from webapp.security import me
from webapp.typed import tidy

HISTORY = 200


def age() -> schema.Age:
    """The age group of the person asking."""
    return library().ages[current_profile().age]


def offered(question: Question, attempt: int) -> tuple[str, ...]:
    """The forms to choose from: for a child, and for others on a second try; () for typing."""
    return options(question, lexicon_of(library()), attempt) if attempt or not age().typing else ()


def next_choice(chosen: Chosen) -> Choice:
    """The next question for the person asking; the same until it is answered."""
    person = me()
    lessons = queries.lessons_met(db.session(), person.id) if person else frozenset()
    past = queries.past_answers(db.session(), person.id, HISTORY) if person else ()
    content = library()
    mixed_up = confusions(
        past, lambda one: by_id(content, one), lambda one, given: mistake_in(one, given, lexicon_of(content))
    )
    seed = f"{person.id} {past[:10]} {chosen}" if person else uuid4().hex
    # Which question comes is no secret.
    rng = random.Random(seed)  # noqa: S311
    return choose(
        drill_pool.pool(content, chosen, lessons, current_profile().age),
        past,
        mixed_up,
        rng,
        drill_pool.taught(content, lessons),
    )


def _today(person_id: int) -> dict[str, int]:
    return queries.drilled(db.session(), person_id, clock.today())


def question_screen(
    choice: Choice,
    chosen: Chosen,
    problem: str | None = None,
    typed: Mapping[str, str] | None = None,
    template: str = "practice/drill.html",
    **around: object,
) -> str:
    """One question. `problem` codes what was missing from what was sent; `typed` is what was sent, shown again.

    `template` and `around` are of the room that asks, where it is not the drill.
    """
    typed = {name: tidy(value) for name, value in (typed or {}).items()}
    question, person = choice.question, me()
    return render_template(
        template,
        **around,
        **_about(question),
        chosen=chosen,
        options=offered(question, choice.attempt),
        attempt=choice.attempt,
        why=drill_wording.why(choice.why, question, age().id == "child"),
        today=_today(person.id) if person else {},
        words=words_of(library()).values(),
        topics=TOPICS,
        problem=PROBLEMS.get(problem or ""),
        typed=typed,
        answer_id=typed.get("answer_id") or uuid4(),
        posed_at=typed.get("posed_at") or int(time.time() * 1000),
    )


def feedback_screen(
    question: Question,
    grade: Grade,
    chosen: Chosen,
    offer: Offer,
    template: str = "practice/drill_feedback.html",
    **around: object,
) -> str:
    """Verdict, right form, difference, why, and the whole table of the word."""
    child, content = age().id == "child", library()
    language = content.languages.get(current_profile().heritage_language or "")
    return render_template(
        template,
        **around,
        **_about(question),
        chosen=chosen,
        grade=grade,
        because=because(grade, child),
        word=in_pieces(question.forms[0]) if grade.right else apart(grade, lexicon_of(library())),
        child=child,
        contrast=None if child else contrasted(content, language, (), grade),
        sections=paradigm(question.word),
        offer=offer,
    )


def table_screen(word: DrillWord) -> str:
    """Every form of a word."""
    return render_template(
        "practice/drill_table.html",
        drilled=word,
        person=word.person,
        entry=library().words[word.id],
        sections=paradigm(word),
    )


def _about(question: Question) -> dict[str, object]:
    word = question.word
    return {
        "question": question,
        "person": word.person,
        "entry": library().words[word.id],
        "cue": drill_wording.cue(question.cell, word.person, word.word.lemma),
        "home": library().course_for(current_profile().age).id,
    }
