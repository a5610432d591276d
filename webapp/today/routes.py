"""/today: what to do today, the week, and the yurt."""

from flask import Blueprint, render_template

from webapp import clock, db
from webapp.courses import adaptation, current_profile, lesson_states, library, next_lesson
from webapp.memory import queries as memory
from webapp.memory.queue import MINUTES, Queue
from webapp.planning.mine import in_short
from webapp.practice import yurt
from webapp.security import SignedIn, everybody, guarded, me
from webapp.today import queries, streak

blueprint = guarded(Blueprint("today", __name__), everybody)


@blueprint.get("/today")
def today() -> str:
    """The page of the day. Somebody unknown sees where to begin."""
    person, day = me(), clock.today()
    course = library().course_for(current_profile().age)
    states = lesson_states()
    lesson = next_lesson(course, states)
    days = queries.days_learned(db.session(), person.id, day) if person else frozenset()
    return render_template(
        "today/today.html",
        course=course,
        day=day,
        begun=lesson is not None and states.get(lesson) == "open",
        plan=adaptation.plan_lesson(library(), course, lesson, current_profile()) if lesson else None,
        queue=_queue(person) if person else None,
        week=streak.week(days, day),
        streak=streak.streak(days, day),
        forgiven=streak.FORGIVEN,
        yurt=yurt.standing(course, states),
        answered=day in days,
        days=days,
        given=in_short(person.id, day) if person and not person.guest else None,
    )


def _queue(person: SignedIn) -> Queue:
    minutes = person.daily_minutes or MINUTES
    return memory.today(db.session(), library(), person.id, clock.now(), minutes)
