"""/uptake/open: what was published, for everybody: a list, a release as a page, its tables, definitions and files."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, render_template, request

from webapp import db
from webapp.limits import limited
from webapp.security import everybody, guarded
from webapp.uptake import published
from webapp.uptake.content import WHOLE, Content
from webapp.uptake.open import showing
from webapp.uptake.open.figures import shares
from webapp.uptake.open.keeping import YEAR, kept, kept_page
from webapp.uptake.open.queries import contents

# Numbers that a database column holds.
NUMBER = "int(max=2147483647)"
blueprint = guarded(Blueprint("uptake_open", __name__, url_prefix="/uptake/open"), everybody)
blueprint.after_request(kept_page)


@blueprint.before_request
@limited("300 per minute")
def _not_too_often() -> None:
    return None


@blueprint.get("")
def releases() -> str:
    """Every published release, the newest first, and which later one revises it."""
    every = published.releases(db.session())
    revised_by = {one.revises_id: one.number for one in every if one.revises_id}
    newest = contents(db.session(), [every[0].number]) if every else {}
    bodies = [body for one in newest.values() for body in one.document["bodies"].values()]
    return render_template(
        "uptake/open/releases.html", releases=every, revised_by=revised_by, bodies=bodies, said=showing.period_said
    )


def _content(number: int) -> Content:
    found = contents(db.session(), [number])
    if number not in found:
        abort(404)
    return found[number]


def _shown(number: int) -> dict[str, Any]:
    content = _content(number)
    heads = published.releases(db.session())
    by_id = {one.id: one for one in heads}
    head = next(one for one in heads if one.number == number)
    later = next((one for one in heads if one.revises_id == head.id), None)
    return {
        "content": content,
        "document": content.document,
        "number": number,
        "later": later.number if later else None,
        "revises": by_id[head.revises_id].number if head.revises_id in by_id else None,
        "head": head,
        "period": showing.period_said(content.period),
        "written": showing.written,
    }


@blueprint.get(f"/<{NUMBER}:number>")
def release(number: int) -> str:
    """One release: key figures, commentary, charts, tables, what changed, signatures, files."""
    shown = _shown(number)
    content, head = shown["content"], shown["head"]
    return render_template(
        "uptake/open/release.html",
        key=showing.key_figures(content),
        charts=showing.charts(content),
        changes=showing.changes_shown(content),
        files=published.files(db.session(), head.id),
        signed=[(one["name"], date.fromisoformat(one["on"])) for one in content.document["signed"]],
        **shown,
    )


@blueprint.get(f"/<{NUMBER}:number>/tables/<code>")
def table(number: int, code: str) -> str:
    """One table; of two dimensions, one category of the first at a time. `at`, `page` say which."""
    shown = _shown(number)
    page = request.args.get("page", "1")
    try:
        part = showing.table_shown(
            shown["content"], code, request.args.get("at", WHOLE), int(page[:4]) if page.isdecimal() else 1
        )
    except KeyError:
        abort(404)
    units = {one.code: showing.per_said(one) for one in shares(shown["content"]).values()}
    return render_template(
        "uptake/open/table.html", table=shown["content"].tables[code], part=part, units=units, **shown
    )


@blueprint.get(f"/<{NUMBER}:number>/definitions")
def definitions(number: int) -> str:
    """What each figure and each breakdown meant in this release, what is hidden and why."""
    shown = _shown(number)
    own = {one["code"] for one in shown["document"]["indicators"]}
    more = [one for one in shares(shown["content"]).values() if one.code not in own]
    return render_template("uptake/open/definitions.html", more=more, **shown)


@blueprint.get(f"/<{NUMBER}:number>/files/<name>")
def file(number: int, name: str) -> Response:
    """A file, byte for byte as it was signed for; it never changes."""
    if "\0" in name:
        abort(404)  # PostgreSQL takes no such text
    head, content = published.file(db.session(), number, name)
    response = Response(content, content_type=head.media_type)
    kind = "inline" if head.media_type == "application/pdf" else "attachment"
    response.headers["Content-Disposition"] = f'{kind}; filename="{name}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    return kept(response, YEAR, for_ever=True, tag=head.sha256)
