"""An editor's decision, as posted."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf, Length

from webapp.disputes.actions import STATES
from webapp.typed import tidy


class Decision(FlaskForm):
    """What is decided, and a note that the learners read."""

    decision = StringField(validators=[AnyOf(list(STATES))])
    note = StringField(
        _l("Note for the learner"), [Length(max=500, message=_l("Up to 500 letters."))], filters=[tidy], default=""
    )
