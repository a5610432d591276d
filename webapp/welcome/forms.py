"""Who you are, as posted."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, RadioField, SelectField, SelectMultipleField, StringField, widgets
from wtforms.validators import Length, Optional, ValidationError

from webapp import clock, db, i18n, script_view
from webapp.associations import queries as associations
from webapp.classes import join_codes
from webapp.classes.queries import by_join_code
from webapp.courses import library, meaning
from webapp.courses.loading import Library
from webapp.models import Association, Class
from webapp.typed import tidy

UNDECLARED = "undeclared"


class Chips(SelectMultipleField):
    """Several of a list, as checkboxes."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class WhoYouAre(FlaskForm):
    """Everything may be left out, and changed at any time."""

    heritage_language = SelectField(_l("The language you think in"), [Optional()])
    instruction_language = SelectField(_l("Explanations in"), [Optional()])
    age_group = RadioField(_l("Your age"), [Optional()])
    spheres = Chips(_l("Where you will use Kazakh"), [Optional()])
    script = RadioField(_l("Script of Kazakh"), [Optional()], choices=list(script_view.NAMES.items()))
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

    def fill_choices(self, people: str | None = None) -> None:
        """Take the choices from the lessons and the database, in the reader's language.

        `people`: the package chosen; the languages that it names are offered first, and none is assumed.
        """
        content, session = library(), db.session()
        nothing = ("", "—")
        self.heritage_language.choices = [nothing, *_likely_first(content, people)]
        self.instruction_language.choices = [
            ("", i18n.gettext("the language of the site")),
            *i18n.NAMES.items(),
            *((tag, content.languages[tag].names.own) for tag in meaning.offered(content) if tag in content.languages),
        ]
        self.age_group.choices = [(age.id, _with_years(age)) for age in content.ages.values()]
        self.spheres.choices = [(sphere.id, i18n.pick(sphere.names)) for sphere in content.spheres.values()]
        self.region_code.choices = [
            nothing,
            *((region.code, i18n.named(region)) for region in associations.regions(session)),
        ]
        self.people.choices = [nothing, *((one.id, i18n.pick(one.names)) for one in content.peoples.values())]
        self.ethnic_groups.choices = [(group.code, _group_name(group)) for group in associations.ethnic_groups(session)]

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
        if UNDECLARED in (field.data or []) and len(field.data) > 1:
            raise ValidationError(_l("Choose groups, or “prefer not to say”, not both."))


def association_names() -> list[str]:
    """The names to suggest, in the reader's language."""
    return [i18n.named(one) for one in associations.associations_on(db.session(), clock.today())]


def _with_years(age: object) -> str:
    name, first, last = i18n.pick(age.names), age.from_, age.to  # type: ignore[attr-defined]
    return f"{name} ({first}–{last})" if last else f"{name} ({first}+)"


def _named(shelf: object, key: str) -> list[tuple[str, str]]:
    entries = [(getattr(entry, key), i18n.pick(entry.names)) for entry in shelf.values()]  # type: ignore[attr-defined]
    return sorted(entries, key=lambda entry: entry[1].casefold())


def _likely_first(content: Library, people: str | None) -> list[tuple[str, str]]:
    named = _named(content.languages, "tag")
    likely = content.peoples[people].heritage_languages if people in content.peoples else ()
    return sorted(named, key=lambda entry: likely.index(entry[0]) if entry[0] in likely else len(likely))


def _group_name(group: object) -> str:
    return i18n.gettext("Prefer not to say") if group.code == UNDECLARED else i18n.named(group)  # type: ignore[attr-defined]
