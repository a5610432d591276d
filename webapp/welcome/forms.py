"""Who you are, as posted: in four short steps, or everything at once."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, RadioField, SelectField, SelectMultipleField, StringField, widgets
from wtforms.validators import Length, Optional, ValidationError

from webapp import db
from webapp.associations import queries as associations
from webapp.classes import join_codes
from webapp.classes.queries import by_join_code
from webapp.models import Association, Class
from webapp.typed import tidy
from webapp.welcome import choices


class Chips(SelectMultipleField):
    """Several of a list, as checkboxes."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class Step(FlaskForm):
    """A part of the profile. Everything may be left out, and changed at any time."""

    def fill_choices(self, people: str | None = None) -> None:
        """Take the choices from the lessons and the database, in the reader's language.

        `people`: the package chosen; the languages that it names are offered first, and none is assumed.
        """
        for field in self:
            if field.name in choices.MAKERS:
                field.choices = choices.MAKERS[field.name](people)

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields that are columns of the profile."""
        return tuple(field.name for field in self if field.name in choices.COLUMNS)

    def show(self, profile: object) -> None:
        """Fill in what was said before."""
        for name in self.columns:
            getattr(self, name).data = choices.shown(name, getattr(profile, name, None))

    def values(self) -> dict[str, object]:
        """What is to be kept: column → value."""
        return {name: choices.kept(name, getattr(self, name).data) for name in self.columns}


class Language(Step):
    """The first step."""

    heritage_language = SelectField(_l("The language you think in"), [Optional()])
    instruction_language = SelectField(_l("Explanations in"), [Optional()])


class Level(Step):
    """The second step."""

    age_group = RadioField(_l("Your age"), [Optional()])
    self_rating = RadioField(_l("How well do you know Kazakh now?"), [Optional()])


class Use(Step):
    """The third step."""

    spheres = Chips(_l("Where you will use Kazakh"), [Optional()])
    daily_minutes = RadioField(_l("Minutes a day for revision"), [Optional()])


class Place(Step):
    """The fourth step."""

    region_code = SelectField(_l("Region"), [Optional()])
    association = StringField(
        _l("Association or join code, if you have one"),
        [Optional(), Length(max=300)],
        filters=[tidy],
        render_kw={"list": "association-names", "autocomplete": "off"},
    )
    people = SelectField(_l("Names and feasts in the lessons"), [Optional()])
    ethnic_groups = Chips(_l("Ethnic group"), [Optional()])

    # What the typed association turned out to be.
    found_association: Association | None = None
    found_class: Class | None = None

    @property
    def association_id(self) -> str | None:
        """The association typed, or that of the class whose code was typed."""
        if self.found_class is not None:
            return self.found_class.association_id
        return self.found_association.id if self.found_association is not None else None

    def validate_association(self, field: Field) -> None:
        typed = (field.data or "").strip()
        if not typed:
            return
        self.found_class = by_join_code(db.session(), join_codes.tidy(typed)[:12])
        self.found_association = None if self.found_class else associations.find_association(db.session(), typed)
        if self.found_class is None and self.found_association is None:
            raise ValidationError(
                _l(
                    "We know no association of this name and no class with this code. Choose a name from the list, or leave it empty."
                )
            )

    def validate_ethnic_groups(self, field: Field) -> None:
        if choices.UNDECLARED in (field.data or []) and len(field.data) > 1:
            raise ValidationError(_l("Choose groups, or “prefer not to say”, not both."))


class Display(Step):
    """How pages look and sound."""

    script = RadioField(_l("Letters"), [Optional()])
    type_size = RadioField(_l("Size of type"), [Optional()])
    slow_sound = RadioField(_l("Slow sound first"), [Optional()])


class Counted(Step):
    """Asked for the counts alone, and of nobody who is new."""

    gender = RadioField(_l("Gender"), [Optional()])


class WhoYouAre(Language, Level, Use, Place, Display, Counted):
    """Everything on one page."""
