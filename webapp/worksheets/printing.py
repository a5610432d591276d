"""From what was asked for to the PDF, or back to the form with what is missing. Shared by the pages of a class and of a lesson."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, current_app, render_template, request

from webapp import i18n
from webapp.config import ROOT
from webapp.courses import library
from webapp.layout import fonts
from webapp.script_view import script
from webapp.security import me
from webapp.worksheets import choices, setting, sheets
from webapp.worksheets.forms import DEFAULTS, Sheets
from webapp.worksheets.material import Kept, Material, Reader, languages, material
from webapp.worksheets.pens import Pen
from webapp.worksheets.wishes import Wish


@dataclass(frozen=True)
class Desk:
    """Who prints: for which reader, with which word lists, under which name, and what is chosen to begin with."""

    reader: Reader
    lists: list[Kept]
    whose: str
    first: str
    template: str


def form_of(desk: Desk) -> Sheets:
    """The form as it was sent; before that, what most will want."""
    asked = request.args
    form = Sheets(asked) if "sheets" in asked or "letters" in asked else Sheets(data=_to_begin_with(desk))
    form.language.choices = choices.languages()
    form.what.data = asked.get("what") or desk.first
    return form


def _to_begin_with(desk: Desk) -> dict[str, object]:
    person = me()
    chosen = person.instruction_language if person else None
    tags = {tag for tag, _name in choices.languages()}
    large = desk.reader.child or desk.reader.profile.age == "elder"
    return {
        **DEFAULTS,
        "letters": script(),
        "language": chosen if chosen in tags else i18n.language(),
        "size": "large" if large else "normal",
    }


def page(desk: Desk, form: Sheets, status: int = 200, **around: object) -> tuple[str, int]:
    """The form."""
    groups = choices.subjects(desk.reader.course, desk.lists)
    return render_template(desk.template, form=form, groups=groups, desk=desk, **around), status


def answer(desk: Desk, subject: Callable[[Sheets], str], **around: object) -> Response | tuple[str, int]:
    """The PDF, or the form again with what is wrong."""
    form = form_of(desk)
    if not ("sheets" in request.args and form.validate()):
        if "sheets" not in request.args:
            form.validate()
        return page(desk, form, 422, **around)
    wish = form.wish(subject(form))
    content = made(desk, wish)
    if content is None:
        form.what.errors = [i18n.gettext("There are no words here to print. Choose something else.")]
        return page(desk, form, 422, **around)
    return _file(content, wish)


def made(desk: Desk, wish: Wish) -> bytes | None:
    """The PDF of what is wanted; None where there is nothing of the kind."""
    folder = current_app.config["SETTINGS"].instance / "fonts"
    faces = fonts.kept_for_paper(ROOT / "static" / "vendor", folder, [*fonts.FACES.values(), *fonts.PAPER])
    content = library()
    with i18n.read_in(_told_in(wish), wish.script):
        found = material(content, desk.reader, wish, desk.lists)
        if found is None:
            return None
        told = sheets.document(wish, found.entries, list(found.contexts), found.child, i18n.gettext)
        heading = _heading(desk, wish, found)
    done = setting.as_pdf(told, heading, faces)
    assert isinstance(done, bytes)
    return done


def _told_in(wish: Wish) -> str:
    """The language of instructions: that of the meanings, where the site speaks it."""
    return next(tag for tag in languages(library(), wish) if tag in i18n.INTERFACE)


def _heading(desk: Desk, wish: Wish, found: Material) -> setting.Heading:
    pen = Pen(wish.script)
    tag = i18n.language()
    title = pen.told(found.title, tag)["t"] if found.kk else found.title
    return setting.Heading(title, pen.kazakh(found.kk) if found.kk else None, desk.whose, tag)


def _file(content: bytes, wish: Wish) -> Response:
    response = Response(content, mimetype="application/pdf")
    name = "-".join(part for part in (wish.kind, wish.key, "answers" if wish.only_answers else "") if part)
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-.") else "-" for sign in name)
    response.headers["Content-Disposition"] = f'inline; filename="tilashar-{plain[:60]}.pdf"'
    return response
