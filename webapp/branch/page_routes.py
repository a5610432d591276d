"""The public pages of a branch: their texts, a preview, publishing and taking back."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.associations.public_queries import page_of
from webapp.associations.public_routes import shown_page
from webapp.branch import page_queries as queries
from webapp.branch import study_actions as actions
from webapp.branch.current import mine, my_branch
from webapp.branch.forms import PageTexts
from webapp.security import guarded, holding, record

blueprint = guarded(Blueprint("branch_pages", __name__, url_prefix="/branch/pages"), holding("coordinator"))


@blueprint.get("")
def pages() -> str:
    """Which associations of the branch have a public page."""
    return render_template(
        "branch/pages.html", nodes=my_branch().nodes, published=queries.published(db.session(), my_branch())
    )


def _page(association_id: str, form: PageTexts) -> str:
    return render_template(
        "branch/page.html",
        association=mine(association_id),
        form=form,
        published=association_id in queries.published(db.session(), my_branch()),
    )


@blueprint.get("/<association_id>")
def page(association_id: str) -> str:
    """The texts of one."""
    mine(association_id)
    form = PageTexts(formdata=None, data=queries.texts(db.session(), association_id))
    return _page(association_id, form)


@blueprint.post("/<association_id>")
def save(association_id: str) -> Response | tuple[str, int]:
    """Keep the texts, and show them."""
    mine(association_id)
    form = PageTexts()
    if not form.validate_on_submit():
        return _page(association_id, form), 422
    actions.keep_page(db.session(), association_id, form.values(form.TEXTS), form.values(form.CONTACTS), clock.now())
    record("write public page", None, association_id=association_id)
    flash(_l("Saved. This is how the page looks now."), "success")
    return redirect(f"/branch/pages/{association_id}/preview", 303)


@blueprint.get("/<association_id>/preview")
def preview(association_id: str) -> str:
    """The page as everybody would see it."""
    return shown_page(page_of(db.session(), mine(association_id).id, clock.today()), preview=True)


@blueprint.post("/<association_id>/publish")
def publish(association_id: str) -> Response:
    """Show it to everybody."""
    actions.publish(db.session(), mine(association_id).id, clock.now())
    record("publish public page", None, association_id=association_id)
    flash(_l("The page is public, and stands in the list of associations."), "success")
    return redirect(f"/associations/{association_id}", 303)


@blueprint.post("/<association_id>/take-back")
def take_back(association_id: str) -> Response:
    """Show it to nobody."""
    actions.take_back(db.session(), mine(association_id).id)
    record("take back public page", None, association_id=association_id)
    flash(_l("Nobody sees the page any more. The texts are kept."), "success")
    return redirect(f"/branch/pages/{association_id}", 303)
