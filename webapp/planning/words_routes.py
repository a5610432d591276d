"""/classes/<id>/plan/words: a class's lists of words."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.classes.current import asking, my_class
from webapp.courses import library
from webapp.models import Class, WordList
from webapp.planning import actions, queries, word_lists
from webapp.planning.forms import Errors
from webapp.security import grown_learner, guarded, record
from webapp.typed import tidy

blueprint = guarded(
    Blueprint("plan_words", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/plan/words"), grown_learner
)


def _page(
    class_: Class, found: WordList | None, form: Mapping[str, str], errors: Errors, reads: list[word_lists.Read]
) -> str:
    return render_template(
        "planning/word_list.html",
        class_=class_,
        found=found,
        typed=form,
        errors=errors,
        reads=reads,
        stopped=any(one.problem for one in reads),
        longest=word_lists.LONGEST,
        most=word_lists.MOST,
    )


def _reads(text: str) -> list[word_lists.Read]:
    return [word_lists.read(library(), line) for line in word_lists.lines_of(text)[: word_lists.MOST + 1]]


def _sent(class_: Class, found: WordList | None) -> Response | str | tuple[str, int]:
    """Check what was typed; keep it unless only a check was asked for."""
    name = (tidy(request.form.get("name", "")))[:120]
    reads = _reads(request.form.get("words", "")[:20000])
    errors: Errors = {}
    if not name:
        errors["name"] = _l("Give the list a name.")
    if not reads:
        errors["words"] = _l("Write at least one word.")
    if len(reads) > word_lists.MOST:
        errors["words"] = _l("Up to sixty words: make two lists of more.")
    if "check" in request.form:
        return _page(class_, found, request.form, {}, reads)
    if errors or any(one.problem for one in reads):
        return _page(class_, found, request.form, errors, reads), 422
    kept = actions.keep_list(
        db.session(),
        found,
        class_id=class_.id,
        name=name,
        entries=word_lists.entries_of(reads, found.entries if found else ()),
        teacher_id=asking().id,
        now=clock.now(),
    )
    record("keep word list", None, class_id=class_.id, word_list=kept.id)
    flash(_l("The list is kept. Give it to the class when you like."), "success")
    return redirect(url_for("plan_words.shown", class_id=class_.id, list_id=kept.id), 303)


@blueprint.get("")
def new(class_id: int) -> str:
    """A new list, and those there are."""
    class_ = my_class(class_id)
    shelf = queries.shelf_of(db.session(), [class_.id])
    return render_template(
        "planning/word_lists.html", class_=class_, lists=shelf.words, typed={}, errors={}, most=word_lists.MOST
    )


@blueprint.post("")
def make(class_id: int) -> Response | str | tuple[str, int]:
    """Make a list."""
    return _sent(my_class(class_id), None)


@blueprint.get("/<int(max=2147483647):list_id>")
def shown(class_id: int, list_id: int) -> str:
    """A list: its words as they were understood, and the form that changes it."""
    class_ = my_class(class_id)
    found = queries.word_list(db.session(), class_.id, list_id)
    text = word_lists.text_of(library(), found.entries)
    return _page(class_, found, {"name": found.name, "words": text}, {}, _reads(text))


@blueprint.post("/<int(max=2147483647):list_id>")
def change(class_id: int, list_id: int) -> Response | str | tuple[str, int]:
    """Change a list."""
    class_ = my_class(class_id)
    return _sent(class_, queries.word_list(db.session(), class_.id, list_id))


@blueprint.post("/<int(max=2147483647):list_id>/remove")
def remove(class_id: int, list_id: int) -> Response:
    """Remove a list, and take it back where it was given."""
    class_ = my_class(class_id)
    actions.remove_list(db.session(), queries.word_list(db.session(), class_.id, list_id), clock.now())
    record("remove word list", None, class_id=class_.id, word_list=list_id)
    flash(_l("The list is removed."), "success")
    return redirect(url_for("plan_words.new", class_id=class_.id), 303)
