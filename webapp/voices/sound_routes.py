"""/sound/…: Kazakh texts of the lessons, spoken. Neither cookie nor session is read."""

from flask import Blueprint, abort, current_app
from werkzeug.wrappers import Response

from webapp.security import everybody, guarded
from webapp.voices import storage, synthesis, transcoding
from webapp.voices.hearing import approved
from webapp.voices.sending import instance, public
from webapp.voices.transcoding import Encoded

blueprint = guarded(Blueprint("speech", __name__, url_prefix="/sound"), everybody)


@blueprint.get("/<name>.<any(mp3, opus):ending>")
def sound(name: str, ending: str) -> Response:
    """The sound of a name: made from the content of a recording, or from voice and text. So it may be kept for ever."""
    if approved().heard(name):
        return public(storage.path(instance(), storage.RECORDINGS, name, ending), ending)
    text = current_app.extensions["tilashar_speakable"].get(name)
    if text is None:
        abort(404)

    def make() -> Encoded:
        return transcoding.encoded_samples(*synthesis.speak(text))

    return public(storage.kept(instance(), storage.SYNTHETIC, name, ending, make), ending)
