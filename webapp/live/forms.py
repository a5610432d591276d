"""What the teacher's phone sends."""

from werkzeug.datastructures import MultiDict

from webapp.live.stage import Stage


def still_on(form: MultiDict[str, str], stage: Stage) -> bool:
    """Whether the page that sent it showed what is on now: a button tapped twice, or on two devices, counts once."""
    return form.get("on") == stage.mark
