"""What a secretariat writes on a draft, and how it signs."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, TextAreaField
from wtforms.validators import InputRequired, Length

LONGEST = 8000


def _text(label: str, language: str, rows: int = 8) -> TextAreaField:
    return TextAreaField(
        label,
        [Length(max=LONGEST, message=_l("This is too long: 8,000 characters are the most."))],
        render_kw={"lang": language, "rows": rows},
    )


class Texts(FlaskForm):
    """The commentary in three languages, and for a revision why it is made."""

    commentary_kk = _text(_l("Commentary in Kazakh"), "kk")
    commentary_ru = _text(_l("Commentary in Russian"), "ru")
    commentary_en = _text(_l("Commentary in English, if you wish"), "en")
    changes_kk = _text(_l("Why it is revised, in Kazakh"), "kk", 3)
    changes_ru = _text(_l("Why it is revised, in Russian"), "ru", 3)


class Sign(FlaskForm):
    """The signature: whoever signs types their password once more."""

    password = PasswordField(
        _l("Your password"),
        [InputRequired(_l("Write your password.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )
