"""/words/saved: what the person asking put aside, as a page, a deck, a table and a sheet."""

import time
from urllib.parse import urlsplit

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db, i18n
from webapp.accounts import signing
from webapp.config import ROOT
from webapp.courses import current_profile, instruction_languages, library
from webapp.dictionary import actions, queries, saved_deck, saved_lines, saved_sheet, saved_table
from webapp.dictionary.saved_lines import Line
from webapp.script_view import in_view, script
from webapp.security import everybody, guarded, me, record
from webapp.voices import filed

blueprint = guarded(Blueprint("saved", __name__, url_prefix="/words"), everybody)
# Sounds that are not spoken yet are made while somebody waits: so many at a time.
SPOKEN_NOW = 60
TITLE = _l("Saved words and sentences")
HEADER = (_l("Kazakh"), _l("Meaning"), _l("Example"), _l("Meaning of the example"), _l("Lesson"))


def saved_here() -> frozenset[tuple[str, str]]:
    """Kind and reference of all that the person asking put aside; read once a request."""
    if "saved" not in g:
        person = me()
        g.saved = frozenset(queries.saved_by(db.session(), person.id)) if person else frozenset()
    found: frozenset[tuple[str, str]] = g.saved
    return found


def _lines() -> list[Line]:
    person = me()
    kept = queries.saved_by(db.session(), person.id) if person else []
    profile, tags = current_profile(), instruction_languages()
    return [one for kind, ref in kept if (one := saved_lines.line(library(), kind, ref, profile, tags))]


def _exported() -> list[Line]:
    """All of them with examples, the Kazakh in the reader's script."""
    found = saved_lines.with_examples(library(), _lines(), current_profile().age, instruction_languages())
    return list(found)


@blueprint.get("/saved")
def index() -> str:
    """The list, or the part of it that is searched for."""
    asked = request.args.get("q", "")[:60]
    lines = _lines()
    shown = saved_lines.matching(lines, asked) if asked.strip() else lines
    return render_template("dictionary/saved.html", lines=shown, number=len(lines), asked=asked)


@blueprint.post("/saved")
def toggle() -> str | Response:
    """Put something aside or take it back; somebody unknown becomes a guest, so that it is kept."""
    kind, _, ref = request.form.get("saved", "").partition("/")
    told = saved_lines.line(library(), kind, ref, current_profile(), instruction_languages())
    if kind not in saved_lines.KINDS or told is None:
        abort(404)
    person = signing.me_or_guest()
    kept = actions.toggle(db.session(), person.id, kind, ref, clock.now())
    record("save" if kept else "unsave", person.id, kind=kind, ref=ref)
    if request.htmx:  # type: ignore[attr-defined]
        return render_template("layout/_star.html", kept=kept, text=told.kk)
    return redirect(_back(), 303)


def _back() -> str:
    """The page of ours that the button stood on."""
    came = urlsplit(request.referrer or "")
    ours = came.netloc == request.host and came.path.startswith("/") and not came.path.startswith("//")
    return f"{came.path}?{came.query}".rstrip("?") if ours else url_for("saved.index")


def _file(content: bytes, kind: str, ending: str) -> Response:
    name = f"tilashar-saved-{clock.today().isoformat()}.{ending}"
    return current_app.response_class(
        content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _kazakh(text: str) -> str:
    """As the reader writes it."""
    return in_view(text)


def _meaning(one: Line) -> str:
    return in_view(one.meaning) if one.tag == "kk" else one.meaning


@blueprint.get("/saved.csv")
def table() -> Response:
    """The table."""
    rows = [
        (_kazakh(one.kk), _meaning(one), *_example(one), _kazakh(one.lesson.title.kk) if one.lesson else "")
        for one in _exported()
    ]
    return _file(saved_table.as_csv([str(name) for name in HEADER], rows), "text/csv", "csv")


def _example(one: Line) -> tuple[str, str]:
    return (_kazakh(one.example[0]), one.example[1]) if one.example else ("", "")


@blueprint.get("/saved.apkg")
def deck() -> Response:
    """The deck for Anki, with the sounds."""
    new, notes = 0, []
    for one in _exported():
        said = filed.there(one.kk)
        if said is None and new < SPOKEN_NOW:
            said, new = filed.made(one.kk), new + 1
        told = _example(one)
        notes.append(saved_deck.Note(f"{one.kind}/{one.ref}", _kazakh(one.kk), _meaning(one), told[0], told[1], said))
    packed = saved_deck.packed(f"Tilashar: {TITLE}", notes, time.time())
    return _file(packed, "application/octet-stream", "apkg")


@blueprint.get("/saved.pdf")
def sheet() -> Response:
    """The sheet to print; in Cyrillic where the letters of Arabic are not at hand."""
    folder = current_app.config["SETTINGS"].instance / "fonts"
    arabic = saved_sheet.arabic_fonts(ROOT / "static" / "vendor", folder) if script() == "Arab" else None
    write = _kazakh if arabic or script() != "Arab" else str
    hint = i18n.gettext("Fold along the dashed line: Kazakh on one side, its meaning on the other.")
    if script() == "Arab" and not arabic:
        hint += " " + i18n.gettext("The Arabic letters are not at hand here, so the sheet is in Cyrillic.")
    content = saved_sheet.as_pdf(
        title=str(TITLE),
        hint=hint,
        empty=i18n.gettext("Nothing is saved yet."),
        rows=[(write(one.kk), _meaning(one)) for one in _lines()],
        language=i18n.language(),
        arabic=arabic,
    )
    return _file(content, "application/pdf", "pdf")
