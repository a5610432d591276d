"""A note on a learner, as posted."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from webapp.typed import tidy


class Note(FlaskForm):
    """One note."""

    text = TextAreaField(
        _l("A note"),
        [DataRequired(_l("Write the note first.")), Length(max=2000, message=_l("Up to 2,000 letters."))],
        filters=[tidy],
        render_kw={"rows": 3},
    )
