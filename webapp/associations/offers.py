"""Forms of study with their times and places: for the public page, the timetable and the calendar."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp import clock
from webapp.associations.timetable import Term, Weekly
from webapp.models import FormOfStudy, House, MeetingTime


@dataclass(frozen=True)
class Offer:
    """A form of study, when it meets each week, and its House of Friendship if it meets in one."""

    form: FormOfStudy
    times: tuple[Weekly, ...]
    house: House | None

    @property
    def term(self) -> Term:
        """The term; of a form that was closed early, up to the day before."""
        last = self.form.last_day
        if self.form.closed_at is not None:
            last = min(last, clock.day_of(self.form.closed_at) - timedelta(days=1))
        return Term(self.form.first_day, last, self.times)


def offers(session: Session, association_ids: Collection[str], day: date) -> list[Offer]:
    """What these associations offer on a day or later, public or not; two statements."""
    return [
        one for one in every_offer(session, association_ids) if one.form.closed_at is None and one.form.last_day >= day
    ]


def every_offer(session: Session, association_ids: Collection[str]) -> list[Offer]:
    """All that these associations ever offered, closed forms too, by first day."""
    statement = (
        select(FormOfStudy, House)
        .outerjoin(House, House.id == FormOfStudy.house_id)
        .where(FormOfStudy.association_id.in_(association_ids))
        .order_by(FormOfStudy.first_day, FormOfStudy.id)
    )
    rows = session.execute(statement).all()
    times = _times(session, [form.id for form, _ in rows])
    return [Offer(form, tuple(times.get(form.id, ())), house) for form, house in rows]


def _times(session: Session, form_ids: Collection[int]) -> dict[int, list[Weekly]]:
    found: dict[int, list[Weekly]] = {}
    statement = select(MeetingTime).where(MeetingTime.form_id.in_(form_ids))
    for one in session.scalars(statement.order_by(MeetingTime.weekday, MeetingTime.starts)):
        found.setdefault(one.form_id, []).append(Weekly(one.weekday, one.starts, one.minutes))
    return found


def by_feed_token(session: Session, token: str) -> Offer:
    """The form whose calendar this token opens. Raises NoResultFound."""
    form = session.scalars(select(FormOfStudy).where(FormOfStudy.feed_token == token)).one()
    house = session.get(House, form.house_id) if form.house_id else None
    return Offer(form, tuple(_times(session, [form.id]).get(form.id, ())), house)
