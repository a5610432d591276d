"""What is wanted on paper, as asked for in the address."""

from typing import cast

from flask_babel import lazy_gettext as _l
from wtforms import Form, RadioField, SelectField, SelectMultipleField, widgets
from wtforms.validators import InputRequired, ValidationError

from webapp.kazakh.writing.scripts import Script
from webapp.worksheets import choices
from webapp.worksheets.wishes import ANSWERED, EXERCISES, Wish

CHOOSE = _l("Choose one.")


class Sheets(Form):
    """Nothing is written by it, so it needs no token. `subject` is drawn by the template, which knows its groups."""

    what = SelectField(_l("Of what"), validate_choice=False)
    sheets = SelectMultipleField(
        _l("Which sheets"),
        choices=list(choices.SHEETS),
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
    )
    # Not `script`: in an address that would change the letters of the whole site.
    letters = RadioField(_l("Letters of the Kazakh"), [InputRequired(CHOOSE)], choices=list(choices.SCRIPTS))
    language = SelectField(_l("Explanations in"), [InputRequired(CHOOSE)])
    size = RadioField(_l("Size of type"), [InputRequired(CHOOSE)], choices=list(choices.SIZES))
    versions = RadioField(_l("Versions"), [InputRequired(CHOOSE)], choices=list(choices.VERSIONS))
    answers = RadioField(
        _l("Answers"),
        [InputRequired(CHOOSE)],
        choices=[
            ("end", _l("after the sheets, on their own page")),
            ("none", _l("not printed")),
            ("alone", _l("only the answers")),
        ],
    )

    def wish(self, subject: str) -> Wish:
        """What was chosen."""
        return Wish(
            subject=subject,
            sheets=tuple(self.sheets.data or ()),
            script=cast(Script, self.letters.data),
            language=str(self.language.data),
            size=str(self.size.data),
            versions=int(self.versions.data),
            answers=self.answers.data == "end",
            only_answers=self.answers.data == "alone",
        )

    def validate_sheets(self, field: SelectMultipleField) -> None:
        """One of them is enough: a validator that marks the field as required would have browsers ask for every box."""
        if not field.data:
            raise ValidationError(_l("Choose at least one sheet."))

    def validate_answers(self, field: RadioField) -> None:
        """Letters and cards have no answers to print alone."""
        if field.data == "alone" and not set(self.sheets.data or ()) & set(ANSWERED):
            raise ValidationError(_l("These sheets have no answers."))


DEFAULTS = {"sheets": [EXERCISES], "size": "normal", "versions": "1", "answers": "end"}
