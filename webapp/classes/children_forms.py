"""The names of children, one a line."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from webapp.typed import tidy

MOST = 40
LONGEST = 40


class Names(FlaskForm):
    """`taken`: the names already on the sheet. `read` has the tidied names after validation."""

    names = TextAreaField(_l("First names, one on each line"), [InputRequired(_l("Write at least one name."))])
    taken: frozenset[str] = frozenset()

    @property
    def read(self) -> list[str]:
        """The names, without empty lines and doubled spaces."""
        lines = (self.names.data or "").splitlines()
        return [name for line in lines if (name := " ".join(tidy(line).split()))]

    def validate_names(self, field: Field) -> None:
        names = self.read
        if not names:
            raise ValidationError(_l("Write at least one name."))
        if len(names) > MOST:
            raise ValidationError(_l("Up to forty names at a time."))
        if any(len(name) > LONGEST for name in names):
            raise ValidationError(_l("Up to forty letters for a name."))
        folded = [name.casefold() for name in names]
        double = next(
            (name for name in names if folded.count(name.casefold()) > 1 or name.casefold() in self.taken), ""
        )
        if double:
            raise ValidationError(
                _l("%(name)s is there twice: add a letter, so that each child finds the own name.", name=double)
            )
