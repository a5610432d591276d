"""/work: what a learner's classes gave, with links straight to it."""

from flask import Blueprint, current_app, render_template
from markupsafe import Markup

from webapp import clock
from webapp.classes.current import asking
from webapp.planning.mine import my_work
from webapp.security import guarded, learner

blueprint = guarded(Blueprint("work", __name__, url_prefix="/work"), learner)


@blueprint.get("")
def work() -> str:
    """The work by class: what is to do first, then what is done. Other rooms may lend what they have to tell."""
    lines = my_work(asking().id, clock.today())
    told = [block() for block in current_app.extensions["tilashar_work_blocks"]]
    return render_template("planning/work.html", lines=lines, told=[block for block in told if block != Markup("")])
