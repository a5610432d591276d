"""What a teacher opened, as it is told to the learner; and the way there for those who look after a child."""

from collections.abc import Sequence

from markupsafe import Markup

from webapp import db
from webapp.classes import looks
from webapp.i18n import gettext, own
from webapp.marking import _m
from webapp.overview.learner_queries import classes_sat_in

_TOLD = {
    looks.LEARNER_PAGE: _m("Your page: lessons, answers, attendance, marks"),
    looks.ANSWERS: _m("Wrong answers of yours, with your name"),
    looks.RECORDINGS: _m("What you said and sent"),
    looks.MARKS: _m("Work you handed in, and marks"),
    looks.EXPORT: _m("A file with your figures"),
    looks.CERTIFICATE: _m("Your certificate"),
}
_OTHER = _m("Something of your work")
_SEEN, _WHO = _m("What the teacher sees: %(name)s"), _m("Who looked at the child’s work")


def look_said(what: str) -> str:
    """One kind of look."""
    return gettext(_TOLD.get(what, _OTHER))


def child_links(child_id: int) -> Sequence[tuple[str, str]]:
    """Addresses and titles for a guardian of this child."""
    seen = [
        # In which language a class is named, nobody knows.
        (f"/classes/{one.id}/mine/of/{child_id}", Markup(gettext(_SEEN)) % {"name": own(one.name)})  # noqa: S704
        for one in classes_sat_in(db.session(), child_id)
    ]
    return [*seen, (f"/looks/of/{child_id}", gettext(_WHO))]
