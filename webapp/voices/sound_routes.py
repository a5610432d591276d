"""/sound/…: Kazakh texts of the lessons, spoken. Neither cookie nor session is read."""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from webapp.security import everybody, guarded
from webapp.voices import filed, storage
from webapp.voices.hearing import approved
from webapp.voices.sending import instance, public

blueprint = guarded(Blueprint("speech", __name__, url_prefix="/sound"), everybody)


@blueprint.get("/<name>.<any(mp3, opus):ending>")
def sound(name: str, ending: str) -> Response:
    """The sound of a name: made from the content of a recording, or from voice and text. So it may be kept for ever."""
    if approved().heard(name):
        return public(storage.path(instance(), storage.RECORDINGS, name, ending), ending)
    found = filed.synthetic(name, ending)
    if found is None:
        abort(404)
    return public(found, ending)
