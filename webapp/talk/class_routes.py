"""/classes/<id>/talk: a teacher tells the class something and replies to questions."""

from collections.abc import Iterable

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.classes import looks
from webapp.classes.current import asking, my_class
from webapp.courses import library
from webapp.courses.profile import LearnerProfile
from webapp.limits import limited
from webapp.models import Class
from webapp.practice.reading import ReadAnswer, read_back
from webapp.practice.screens import languages
from webapp.security import grown_learner, guarded, record
from webapp.talk import actions, queries
from webapp.talk.fixed import QUESTIONS, REPLIES
from webapp.talk.forms import Reply, ReplyToChild, Telling

blueprint = guarded(
    Blueprint("class_talk", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/talk"), grown_learner
)
NUMBER = "<int(max=9223372036854775807)"


def _about(lines: Iterable[queries.Asked]) -> dict[int, ReadAnswer]:
    """Question → the answer it is about, as a person reads it."""
    found = [line for line in lines if line.answer is not None]
    read = read_back(library(), LearnerProfile(), languages(), [line.answer for line in found if line.answer])
    return {line.question.id: one for line, one in zip(found, read, strict=True)}


def _page(class_: Class, telling: Telling, wrong: tuple[int, Reply | ReplyToChild] | None = None) -> str:
    lines = queries.asked_in(db.session(), class_.id)
    looks.log_look(
        teacher_id=asking().id,
        learner_ids=sorted({line.question.person_id for line in lines}),
        class_id=class_.id,
        what=looks.ANSWERS,
        day=clock.today(),
        now=clock.now(),
    )
    forms = {
        line.question.id: _form(line.child, f"q{line.question.id}")
        for line in lines
        if not wrong or wrong[0] != line.question.id
    }
    if wrong:
        forms[wrong[0]] = wrong[1]
    return render_template(
        "talk/class.html",
        class_=class_,
        telling=telling,
        told=queries.told(db.session(), class_.id),
        lines=lines,
        about=_about(lines),
        forms=forms,
        fixed=QUESTIONS,
        replies=REPLIES,
    )


def _form(child: bool, prefix: str, posted: bool = False) -> Reply | ReplyToChild:
    values = {"prefix": prefix} if posted else {"prefix": prefix, "formdata": None}
    return ReplyToChild(**values) if child else Reply(**values)


@blueprint.get("")
def page(class_id: int) -> str:
    """What was told, and what was asked."""
    return _page(my_class(class_id), Telling(formdata=None))


@blueprint.post("")
@limited("20 per minute")
def tell(class_id: int) -> Response | tuple[str, int]:
    """Tell the class something; every learner finds it on the page of the day."""
    class_, form = my_class(class_id), Telling()
    if not form.validate_on_submit():
        return _page(class_, form), 422
    actions.tell(db.session(), class_.id, asking().id, form.text.data, clock.now())
    record("tell class", None, class_id=class_.id)
    flash(_l("The class finds it on its page of the day."), "success")
    return redirect(url_for("class_talk.page", class_id=class_.id), 303)


@blueprint.post(f"/{NUMBER}:announcement_id>/take-back")
def take_back(class_id: int, announcement_id: int) -> Response:
    """Take an announcement back."""
    class_ = my_class(class_id)
    if not actions.take_back(db.session(), class_.id, announcement_id, clock.now()):
        raise NoResultFound
    record("take back announcement", None, class_id=class_.id)
    flash(_l("Taken back: nobody sees it any more."), "success")
    return redirect(url_for("class_talk.page", class_id=class_.id), 303)


@blueprint.post(f"/questions/{NUMBER}:question_id>")
@limited("60 per minute")
def reply(class_id: int, question_id: int) -> Response | tuple[str, int]:
    """Reply to a question: to a child with one of the fixed sentences."""
    class_ = my_class(class_id)
    found = queries.question_in(db.session(), class_.id, question_id)
    form = _form(found.child, f"q{question_id}", posted=True)
    if not form.validate_on_submit():
        return _page(class_, Telling(formdata=None), (question_id, form)), 422
    code, text = (form.replied.data, "") if isinstance(form, ReplyToChild) else ("", form.text.data)
    actions.reply(db.session(), found.question, code, text, asking().id, clock.now())
    record("reply to question", found.question.person_id, class_id=class_.id)
    flash(_l("Your reply is on its way."), "success")
    return redirect(url_for("class_talk.page", class_id=class_.id), 303)
