"""The screens of revision, rendered: a card asked by an exercise or by a question of the drill, and its feedback."""

from collections.abc import Mapping

from flask import render_template

from webapp import clock, db
from webapp.courses import current_profile, lesson_states, library, next_lesson
from webapp.courses.adaptation import plan_lesson
from webapp.courses.vocabulary import lexicon_of
from webapp.memory import queries
from webapp.memory.asking import Asked, Learner
from webapp.memory.queue import MINUTES, DueCard
from webapp.practice import drill_screens, granting, screens
from webapp.practice import queries as practised
from webapp.practice.disputing import Offer
from webapp.practice.drill_pool import Chosen
from webapp.practice.drill_questions import graded
from webapp.practice.drilling import Choice
from webapp.practice.grading import Grade
from webapp.practice.posing import Context
from webapp.practice.sequence import Place
from webapp.security import SignedIn

ADDRESS = "/review"
_MOST_ATTEMPTS = 90


def learner(person: SignedIn) -> Learner:
    """The person asking, as far as it matters to what is asked."""
    age = current_profile().age
    lessons = practised.lessons_met(db.session(), person.id)
    return Learner(library().ages[age], library().course_for(age), lessons)


def day_of(person: SignedIn) -> queries.Day:
    """The queue of the person asking, with the minutes that they chose."""
    return queries.day(db.session(), library(), person.id, clock.now(), person.daily_minutes or MINUTES)


def attempt_of(asked: Asked, card: DueCard) -> int:
    """A form is typed, and chosen when it was missed a moment ago; the options of a word stand in another order each time."""
    if asked.exercise is None or asked.kind == "ending":
        return int(card.again)
    return card.reviews % _MOST_ATTEMPTS


def context_of(asked: Asked, attempt: int) -> Context:
    """An exercise of a lesson, fitted to the person asking."""
    assert asked.exercise is not None
    lesson_id = asked.exercise.lesson_id
    course = library().courses[lesson_id.split("-", 1)[0]]
    plan = plan_lesson(library(), course, lesson_id, current_profile())
    return Context(library(), plan, asked.exercise, screens.languages(), attempt)


def card_screen(
    asked: Asked,
    attempt: int,
    day: queries.Day,
    card: DueCard | None = None,
    problem: str | None = None,
    typed: Mapping[str, str] | None = None,
) -> str:
    """What asks for a card. `card`: with the button for who knows it, where it is one word or form."""
    around = {
        "action": ADDRESS,
        "card": card if card and asked.kind != "match" else None,
        "queue": day.queue,
    }
    if asked.question is not None:
        choice = Choice(asked.question, attempt)
        return drill_screens.question_screen(choice, Chosen(), problem, typed, "memory/form.html", **around)
    place = Place(asked.id, int(bool(card and card.again)), 0, 1)
    return screens.exercise_screen(context_of(asked, attempt), place, problem, typed, "memory/exercise.html", **around)


def graded_by(asked: Asked, given: str, attempt: int) -> Grade:
    """The grade of what was given."""
    if asked.question is not None:
        grade = graded(library(), asked.question, given)
        return granting.as_granted(grade, asked.id, given, lexicon_of(library()))
    return granting.graded(context_of(asked, attempt), given)


def answered_screen(asked: Asked, grade: Grade, attempt: int, day: queries.Day, offer: Offer) -> str:
    """The feedback on an answer."""
    around = {"frame": "memory/_frame.html", "next_url": ADDRESS, "queue": day.queue}
    if asked.question is not None:
        return drill_screens.feedback_screen(
            asked.question, grade, Chosen(), offer, "memory/form_feedback.html", **around
        )
    place = Place(None, 0, 1, 1)
    # It comes once more by other rules than in a lesson: nothing is promised.
    context = context_of(asked, attempt)
    return screens.feedback_screen(context, grade, place, offer, "memory/feedback.html", tries=0, **around)


def enough_screen(person: SignedIn | None, day: queries.Day | None) -> str:
    """Nothing to ask: nothing learned yet, nothing due, or the time of the day is up."""
    course = library().course_for(current_profile().age)
    following = course.lessons.get(next_lesson(course, lesson_states()) or "")
    return render_template("memory/enough.html", course=course, following=following, queue=day.queue if day else None)
