"""What is posted about certificates."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from webapp.typed import tidy

NAME_LENGTH = 120


class Reason(FlaskForm):
    """Why a certificate is revoked."""

    reason = StringField(
        _l("Why it is revoked"),
        filters=[lambda text: tidy(text or "")],
        validators=[
            DataRequired(_l("Say why: whoever checks the certificate reads it.")),
            Length(max=300, message=_l("At most 300 signs.")),
        ],
    )
