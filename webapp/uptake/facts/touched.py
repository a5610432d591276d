"""Whose facts may have changed since the last build, and from which quarter on: from what is new, never from all."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.models import Answer, Audit, Class, Completion, Person, RoleGrant, Seat, Submission, UptakeMark
from webapp.uptake.quarter import Quarter, quarter_of

# The tables with numbers that grow, by the name of their mark.
GROWING: dict[str, Any] = {
    "answer": Answer,
    "completion": Completion,
    "audit": Audit,
    "submission": Submission,
    "grant": RoleGrant,
}
BUILT = "built"
EVER = Quarter(1, 1)
# What changes how somebody is counted; the day of the line is the day of the change.
OF_STATE = frozenset(
    {"change profile", "claim guest work", "join class", "accept invitation", "change roster", "add child", "issue account"}
    | {"open by platform", "put child back", "become guardian"}
)  # fmt: skip
# What changes the past as well: work of another account, tests that count no more, what a class is.
OF_THE_PAST = frozenset({"claim guest work", "set aside", "count again"})
OF_CLASSES = frozenset({"change class", "close class", "reopen class"})
OF_FORMS = frozenset({"change form of study"})
# Lines of the log are written in the order of their numbers, but for those that were still under way.
REGISTERING = timedelta(days=1)


class Touched:
    """`since`: person → first quarter to be worked out again; `changed_on`: person → day on which the log has a change of state."""

    def __init__(self) -> None:
        self.since: dict[int, Quarter] = {}
        self.changed_on: dict[int, date] = {}

    def add(self, person_id: int, quarter: Quarter) -> None:
        """Work out a person's facts from this quarter on."""
        self.since[person_id] = min(quarter, self.since.get(person_id, quarter))


def marks(session: Session) -> dict[str, UptakeMark]:
    """How far was built, by name; empty before the first build."""
    return {one.name: one for one in session.scalars(select(UptakeMark))}


def newest(session: Session) -> dict[str, int]:
    """The newest number of each growing table: to be read before anything else."""
    return {name: session.scalar(select(func.max(model.id))) or 0 for name, model in GROWING.items()}


def since(session: Session, kept: dict[str, UptakeMark], look_back: int) -> Touched:
    """Who was touched. `look_back`: so many numbers before the marks are looked at again, for what was committed late."""
    found = Touched()
    after = {name: max(0, kept[name].newest_id - look_back) if name in kept else 0 for name in GROWING}
    for model in (Answer, Completion):
        rows = select(model.person_id, func.min(model.day)).where(model.id > after[model.__tablename__])
        for person_id, day in session.execute(rows.group_by(model.person_id)):
            found.add(person_id, quarter_of(day))
    handed = select(Submission.person_id, Submission.submitted_at).where(Submission.id > after["submission"])
    for person_id, at in session.execute(handed):
        found.add(person_id, quarter_of(day_of(at)))
    granted = select(RoleGrant.person_id, RoleGrant.valid_from).where(
        RoleGrant.id > after["grant"], RoleGrant.role != "learner"
    )
    for person_id, day in session.execute(granted):
        found.add(person_id, quarter_of(day))
    registered = select(Person.id, Person.registered_at).where(Person.registered_at >= kept[BUILT].at - REGISTERING)
    for person_id, registered_at in session.execute(registered):
        found.add(person_id, quarter_of(day_of(registered_at)) if registered_at else EVER)
    _from_log(session, after["audit"], found)
    return found


def _from_log(session: Session, after: int, found: Touched) -> None:
    lines = select(Audit.subject_id, Audit.action, Audit.detail, Audit.at).where(Audit.id > after).order_by(Audit.id)
    for subject_id, action, detail, at in session.execute(lines).all():
        day = day_of(at)
        if subject_id is None:
            for person_id in _seated(session, action, detail):
                found.add(person_id, EVER)
            continue
        if action == "mark attendance":
            found.add(subject_id, quarter_of(date.fromisoformat(detail["day"])))
        else:
            found.add(subject_id, EVER if action in OF_THE_PAST else quarter_of(day))
        if action in OF_STATE:
            found.changed_on[subject_id] = max(day, found.changed_on.get(subject_id, day))


def _seated(session: Session, action: str, detail: dict[str, Any]) -> Iterable[int]:
    """Who sits or sat in the class that a line speaks of."""
    seats = select(Seat.person_id).distinct()
    if action in OF_CLASSES:
        return session.scalars(seats.where(Seat.class_id == detail["class_id"]))
    if action in OF_FORMS:
        inside = select(Class.id).where(Class.form_of_study_id == detail["form_id"])
        return session.scalars(seats.where(Seat.class_id.in_(inside)))
    return ()
