"""What uptake counts: how each learner was to be counted from a day on, and one fact for each learner, quarter and course."""

from datetime import date

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Code, Instant
from webapp.models.personal import YOU_AND_COUNTS, Personal

Quarter_ = String(6)


class SelfRating(Base):
    """The step of the survey's scale (1 none to 6 fluent) that a learner chose on a day; the last one of a day stands."""

    __tablename__ = "self_rating"
    personal = Personal(
        title=_m("How well you said you know Kazakh"),
        what=_m("Which of the six steps you chose, on which day."),
        why=_m("So that you, and the country as a whole, can see how far it gets."),
        seen_by=YOU_AND_COUNTS,
        since="rated_on",
        hand_over="merge",
        key=("rated_on",),
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    rated_on: Mapped[date] = mapped_column(primary_key=True)
    step: Mapped[int] = mapped_column(SmallInteger)


class LearnerState(Base):
    """How a learner is counted from a day on. Codes; `none` for what was not stated, `several` where several were.

    On a day, the state that began last by then holds; before the first, the first. Kept so that closed quarters stay as they were.
    """

    __tablename__ = "learner_state"
    personal = Personal(
        title=_m("How you are counted"),
        what=_m("Region, association, age group, languages and the like, from which day on."),
        why=_m("So that figures of a past quarter stay as they were when you move or change your profile."),
        seen_by=YOU_AND_COUNTS,
        since="valid_from",
        hand_over="stay",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    valid_from: Mapped[date]
    region_code: Mapped[str] = mapped_column(String(5))
    association_id: Mapped[str] = mapped_column(String(60))
    ethnic_group: Mapped[Code]
    age_group: Mapped[Code]
    gender: Mapped[Code]
    heritage_language: Mapped[str] = mapped_column(String(35))
    sphere: Mapped[Code]

    __table_args__ = (UniqueConstraint("person_id", "valid_from"),)


class UptakeFact(Base):
    """What one learner did in one quarter in one course, worked out from answers; rebuilt, it is the same to the byte.

    The dimensions are codes as they were on the last day of the quarter, or so far. `main` marks one row of each learner
    and quarter, the course with most answers, so that people can be counted by adding up; `active` (4 different days within
    30, in whatever course), `returned` (learnt in the quarter before too), ratings and `weeks` belong to the person and stand
    in the main row alone. `weeks`: bit i is set when the person answered in the i-th week (Monday first) that touches the quarter.
    """

    __tablename__ = "uptake_fact"
    personal = Personal(
        title=_m("What is counted of you"),
        what=_m("For each quarter and course: days, minutes, answers, lessons, and how you are counted."),
        why=_m("So that the country can see how far the language gets, without anybody's answers being read for it."),
        seen_by=YOU_AND_COUNTS,
        hand_over="stay",
    )
    quarter: Mapped[str] = mapped_column(Quarter_, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    course_id: Mapped[Code] = mapped_column(primary_key=True)
    main: Mapped[bool] = mapped_column(Boolean)

    region_code: Mapped[str] = mapped_column(String(5))
    association_id: Mapped[str] = mapped_column(String(60))
    ethnic_group: Mapped[Code]
    age_group: Mapped[Code]
    gender: Mapped[Code]
    heritage_language: Mapped[str] = mapped_column(String(35))
    sphere: Mapped[Code]
    # Kind of the form of study of the class sat in; `class` where it has none; `alone`; `several`.
    form_of_study: Mapped[Code]
    # alone, class (every day of learning while in a class), both
    mode: Mapped[str] = mapped_column(String(5))

    active_days: Mapped[int] = mapped_column(SmallInteger)
    minutes: Mapped[int] = mapped_column(Integer)
    answers: Mapped[int] = mapped_column(Integer)
    # Different exercises a day, added up: giving the same answer again and again adds nothing.
    exercises: Mapped[int] = mapped_column(Integer)
    # Of the answers, those that arrived after the quarter was over.
    late_answers: Mapped[int] = mapped_column(Integer)
    lessons: Mapped[int] = mapped_column(SmallInteger)
    units_begun: Mapped[int] = mapped_column(SmallInteger)
    units: Mapped[int] = mapped_column(SmallInteger)
    # completed, interrupted (no answer in the last 45 days of the quarter), continuing: of the whole course, at the quarter's end
    outcome: Mapped[str] = mapped_column(String(11))
    attended: Mapped[int] = mapped_column(SmallInteger)
    attendable: Mapped[int] = mapped_column(SmallInteger)

    active: Mapped[bool] = mapped_column(Boolean)
    returned: Mapped[bool] = mapped_column(Boolean)
    weeks: Mapped[int] = mapped_column(Integer)
    rating_before: Mapped[int | None] = mapped_column(SmallInteger)
    rating_after: Mapped[int | None] = mapped_column(SmallInteger)
    # Blocks of the test of the course's level passed by then, in order, with a space between: `listening reading`.
    ready: Mapped[str] = mapped_column(String(80))

    __table_args__ = (Index("ix_uptake_fact_place", "quarter", "region_code", "association_id"),)


class UptakeTotal(Base):
    """The facts of a quarter added up by region and association: no person in it. `registered` is the stock so far."""

    __tablename__ = "uptake_total"
    quarter: Mapped[str] = mapped_column(Quarter_, primary_key=True)
    region_code: Mapped[str] = mapped_column(String(5), primary_key=True)
    association_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    registered: Mapped[int] = mapped_column(Integer, default=0)
    learners: Mapped[int] = mapped_column(Integer, default=0)
    active: Mapped[int] = mapped_column(Integer, default=0)
    enrolments: Mapped[int] = mapped_column(Integer, default=0)
    minutes: Mapped[int] = mapped_column(BigInteger, default=0)
    lessons: Mapped[int] = mapped_column(Integer, default=0)
    # How many people completed any.
    lessons_people: Mapped[int] = mapped_column(Integer, default=0)
    units: Mapped[int] = mapped_column(Integer, default=0)
    units_people: Mapped[int] = mapped_column(Integer, default=0)


class UptakeMark(Base):
    """How far the facts are built: up to which answer, completion and line of the log, and when."""

    __tablename__ = "uptake_mark"
    name: Mapped[Code] = mapped_column(primary_key=True)
    newest_id: Mapped[int] = mapped_column(BigInteger, default=0)
    at: Mapped[Instant]


class Waiting(Base):
    """Somebody asked an association for a place in a class; ended by a seat, by themselves or by the coordinator."""

    __tablename__ = "waiting"
    personal = Personal(
        title=_m("Places you asked for"),
        what=_m("Which association you asked for a place in a class, and when."),
        why=_m("So that the association knows that a class is wanted."),
        seen_by=_m("You and the coordinators of the association; others as counts of ten people or more."),
        since="asked_on",
        hand_over="fill",
        until="ended_on",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), index=True)
    asked_on: Mapped[date]
    ended_on: Mapped[date | None]
    # `seat`, `self`, or the coordinator's answer: `taken-in`, `no-place`
    ended_by: Mapped[str | None] = mapped_column(String(11))
