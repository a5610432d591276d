"""What the teacher of the demo gave one class: a plan of the year, a list of words, exercises of their own, some work."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from webapp.associations.holidays import days_off
from webapp.clock import day_of
from webapp.courses.loading import Library
from webapp.models import Class
from webapp.planning import actions, own_draft, spreading, word_lists

WORDS = "нан, шай, сүт, ет, алма\nқоржын = перемётная сума = saddlebag"
OWN = {
    "title": "Базарда",
    "title_ru": "На базаре",
    "s1-id": "", "s1-kk": "Мен [бүгін] базарға бардым.", "s1-ru": "Сегодня я ходил на базар.",
    "s1-en": "Today I went to the market.", "s1-ending": "базар|ға",
    "s2-id": "", "s2-kk": "Алма қымбат емес.", "s2-ru": "Яблоки недорогие.", "s2-en": "Apples are not dear.",
    "q1-id": "", "q1-ask": "Базарда не бар?", "q1-options": "алма\nтеңіз\nтау",
}  # fmt: skip


def plan_for(session: Session, library: Library, class_: Class, teacher_id: int, now: datetime) -> None:
    """Fill the plan of a class. Flushes."""
    course, today = library.courses[class_.course_id], day_of(now)
    start = spreading.monday_of(today) - timedelta(days=28)
    steps = [spreading.Step(lesson.id, number) for number, unit in enumerate(course.units) for lesson in unit.lessons]
    off = days_off(start, start + timedelta(days=500))
    pace = spreading.usual_pace(len(steps), 1)
    actions.keep_weeks(session, class_.id, spreading.spread(steps, start, [5], pace, off, "Қайталау"))
    reads = [word_lists.read(library, line) for line in word_lists.lines_of(WORDS)]
    words = actions.keep_list(
        session, None, class_id=class_.id, name="Дастарқан", entries=word_lists.entries_of(reads),
        teacher_id=teacher_id, now=now,
    )  # fmt: skip
    own = actions.begin_own(session, class_id=class_.id, name=OWN["title"], teacher_id=teacher_id, now=now)
    draft, retired = own_draft.numbered(own_draft.draft_from_form(OWN), None)
    actions.keep_own(session, own, own.name, own_draft.source_of(draft, own.id, retired), now)
    for kind, subject, days in (
        ("lesson", steps[1].id, -3),
        ("words", str(words.id), 5),
        ("own", str(own.id), 7),
        ("drill", "topic=case", 7),
    ):
        actions.give(
            session, class_id=class_.id, kind=kind, subject=subject, group_id=None, note="",
            opens_on=today - timedelta(days=7), due_on=today + timedelta(days=days), teacher_id=teacher_id, now=now,
        )  # fmt: skip
