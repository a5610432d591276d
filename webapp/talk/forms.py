"""What is told, asked and replied, as posted."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from webapp.i18n import gettext
from webapp.talk.fixed import QUESTIONS, REPLIES
from webapp.typed import tidy_lines

MOST = 1000


def _text(label: object, missing: object) -> TextAreaField:
    return TextAreaField(
        label,
        [DataRequired(missing), Length(max=MOST, message=_l("At most 1,000 signs."))],
        filters=[lambda text: tidy_lines(text or "")],
        render_kw={"rows": 4, "maxlength": MOST},
    )


class Telling(FlaskForm):
    """An announcement."""

    text = _text(_l("Tell the class"), _l("Write what the class should know."))


class Asking(FlaskForm):
    """A question of somebody grown."""

    text = _text(_l("Your question"), _l("Write your question."))


class ChildAsking(FlaskForm):
    """A question of a child."""

    asked = RadioField(_l("What do you want to ask?"), [InputRequired(_l("Choose one."))])

    def __init__(self, **values: object) -> None:
        super().__init__(**values)
        self.asked.choices = [(code, gettext(text)) for code, text in QUESTIONS.items()]


class Reply(FlaskForm):
    """A reply to somebody grown."""

    text = _text(_l("Your reply"), _l("Write a reply."))


class ReplyToChild(FlaskForm):
    """A reply to a child."""

    replied = RadioField(_l("Your reply"), [InputRequired(_l("Choose one."))])

    def __init__(self, **values: object) -> None:
        super().__init__(**values)
        self.replied.choices = [(code, gettext(text)) for code, text in REPLIES.items()]
