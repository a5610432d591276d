"""What a coordinator posts: an invitation, and the texts of a page."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional, ValidationError

from webapp import i18n
from webapp.associations.public_texts import LANGUAGES
from webapp.branch.tree import Branch
from webapp.typed import tidy

DAYS = 14
LONGEST_TEXT = 3000
ROLES = {"teacher": _l("teacher"), "coordinator": _l("coordinator")}
_TOO_LONG = _l("Up to 300 letters.")


def association_choices(branch: Branch) -> list[tuple[str, str]]:
    """The associations of a branch for a select field, those below set in."""
    return [(node.id, "\xa0\xa0" * node.depth + i18n.named(node.association)) for node in branch.nodes]


class Invite(FlaskForm):
    """Whom to invite as what, where, and for how long the link holds."""

    association = SelectField(_l("Association"))
    role = RadioField(_l("As"), [InputRequired(_l("Choose one."))], choices=list(ROLES.items()), default="teacher")
    note = StringField(_l("For whom"), [Optional(), Length(max=300, message=_TOO_LONG)], filters=[tidy])
    days = IntegerField(
        _l("For how many days"),
        [
            InputRequired(_l("Write a number from 1 to 60.")),
            NumberRange(1, 60, message=_l("Write a number from 1 to 60.")),
        ],
        default=DAYS,
        render_kw={"min": 1, "max": 60, "inputmode": "numeric"},
    )


def _text(label: object, language: str) -> TextAreaField:
    return TextAreaField(
        label,
        [Optional(), Length(max=LONGEST_TEXT, message=_l("Up to 3,000 letters."))],
        filters=[_lines],
        render_kw={"rows": 5, "lang": language},
    )


def _lines(text: str | None) -> str | None:
    """Tidied line by line: paragraphs stay."""
    return None if text is None else "\n".join(tidy(line) for line in text.splitlines()).strip()


class PageTexts(FlaskForm):
    """What the public page says, in up to three languages, and how the association is reached."""

    about_kk, join_kk = _text(_l("About the association, in Kazakh"), "kk"), _text(_l("How to join, in Kazakh"), "kk")
    about_ru, join_ru = _text(_l("About the association, in Russian"), "ru"), _text(_l("How to join, in Russian"), "ru")
    about_en, join_en = _text(_l("About the association, in English"), "en"), _text(_l("How to join, in English"), "en")
    phone = StringField(_l("Telephone"), [Optional(), Length(max=60)], filters=[tidy])
    email = EmailField(
        _l("E-mail"),
        [Optional(), Email(_l("This does not look like an e-mail address.")), Length(max=254)],
        filters=[tidy],
    )
    address = StringField(_l("Address"), [Optional(), Length(max=300, message=_TOO_LONG)], filters=[tidy])
    website = StringField(
        _l("Website"), [Optional(), Length(max=300, message=_TOO_LONG)], filters=[tidy], render_kw={"inputmode": "url"}
    )

    TEXTS = tuple(f"{part}_{tag}" for tag in LANGUAGES for part in ("about", "join"))
    CONTACTS = ("phone", "email", "address", "website")

    def validate_website(self, field: StringField) -> None:
        if field.data and "://" not in field.data:
            field.data = f"https://{field.data}"
        if field.data and not field.data.startswith(("https://", "http://")):
            raise ValidationError(_l("An address begins with https://"))

    def values(self, names: Iterable[str]) -> dict[str, str]:
        """What is to be kept, by column."""
        return {name: self[name].data or "" for name in names}
