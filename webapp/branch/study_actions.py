"""Forms of study are opened, changed and closed; the texts of a public page are kept, published, taken back."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from webapp.associations.timetable import Weekly
from webapp.models import AssociationContact, AssociationPage, FormOfStudy, MeetingTime


def open_form(
    session: Session, association_id: str, values: Mapping[str, Any], times: Sequence[Weekly], now: datetime
) -> FormOfStudy:
    """A form of study with a calendar address of its own."""
    form = FormOfStudy(association_id=association_id, feed_token=secrets.token_urlsafe(16), opened_at=now, **values)
    session.add(form)
    session.flush()
    _set_times(session, form, times)
    return form


def change_form(session: Session, form: FormOfStudy, values: Mapping[str, Any], times: Sequence[Weekly]) -> None:
    """Its association and calendar address stay."""
    for name, value in values.items():
        setattr(form, name, value)
    _set_times(session, form, times)


def _set_times(session: Session, form: FormOfStudy, times: Sequence[Weekly]) -> None:
    session.execute(delete(MeetingTime).where(MeetingTime.form_id == form.id))
    session.add_all(
        MeetingTime(form_id=form.id, weekday=one.weekday, starts=one.starts, minutes=one.minutes) for one in times
    )
    session.flush()


def close_form(session: Session, form: FormOfStudy, now: datetime) -> None:
    """No meetings from today on; its classes stay."""
    form.closed_at = form.closed_at or now
    session.flush()


def reopen_form(session: Session, form: FormOfStudy) -> None:
    """Closed by mistake."""
    form.closed_at = None
    session.flush()


def keep_page(
    session: Session, association_id: str, texts: Mapping[str, str], contacts: Mapping[str, str], now: datetime
) -> AssociationPage:
    """Texts and contacts; whether the page is published stays as it is."""
    page = session.get(AssociationPage, association_id) or AssociationPage(association_id=association_id)
    contact = session.get(AssociationContact, association_id) or AssociationContact(association_id=association_id)
    for row, values in ((page, texts), (contact, contacts)):
        for name, value in values.items():
            setattr(row, name, value)
    page.updated_at = now
    session.add_all([page, contact])
    session.flush()
    return page


def publish(session: Session, association_id: str, now: datetime) -> None:
    """Everybody can open the page from now on; without a text too, for what is offered is shown anyway."""
    page = session.get(AssociationPage, association_id) or AssociationPage(
        association_id=association_id, updated_at=now
    )
    page.published_at = page.published_at or now
    session.add(page)
    session.flush()


def take_back(session: Session, association_id: str) -> None:
    """The page is there for nobody but its coordinators; the texts stay."""
    page = session.get(AssociationPage, association_id)
    if page is not None:
        page.published_at = None
        session.flush()
