"""A survey as posted by the secretariat, and an answer as posted by whoever holds a slip."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from webapp import clock, i18n
from webapp.models import Survey
from webapp.typed import tidy, tidy_lines
from webapp.uptake.surveys.questions import SKIPPED, TAGS, Question, QuestionsError, from_writing, read, written

_DAY_WANTED = _l("Choose a day.")


def _name(label: object, tag: str) -> StringField:
    return StringField(
        label,
        [DataRequired(_l("Give it a name.")), Length(max=300, message=_l("Up to 300 letters."))],
        filters=[tidy],
        render_kw={"lang": tag},
    )


def _lines(label: object, tag: str) -> TextAreaField:
    return TextAreaField(
        label,
        [DataRequired(_l("Write at least one question."))],
        filters=[lambda text: tidy_lines(text) if text else text],
        render_kw={"lang": tag, "rows": 16},
    )


class Closing(FlaskForm):
    """What may still be changed once a survey is open."""

    closes_on = DateField(_l("Last day"), [InputRequired(_DAY_WANTED)])
    first: Any = None

    def validate_closes_on(self, field: DateField) -> None:
        opens = self.first or getattr(self, "opens_on", field).data
        if field.data and opens and field.data < opens:
            raise ValidationError(_l("The last day comes after the first."))
        if field.data and field.data < clock.today():
            raise ValidationError(_l("This day is over."))


class Making(Closing):
    """A survey: name, days and questions in three languages."""

    name_kk, name_ru, name_en = (
        _name(_l("Name in Kazakh"), "kk"),
        _name(_l("Name in Russian"), "ru"),
        _name(_l("Name in English"), "en"),
    )
    opens_on = DateField(_l("First day"), [InputRequired(_DAY_WANTED)])
    questions_kk, questions_ru, questions_en = (
        _lines(_l("Questions in Kazakh"), "kk"),
        _lines(_l("Questions in Russian"), "ru"),
        _lines(_l("Questions in English"), "en"),
    )

    questions: tuple[Question, ...] = ()

    def show(self, questions: Sequence[Question], survey: Survey | None = None) -> None:
        """What stands in it before anything is posted."""
        for tag in TAGS:
            self[f"questions_{tag}"].data = written(questions, tag)
        if survey is not None:
            for name in ("name_kk", "name_ru", "name_en", "opens_on", "closes_on"):
                self[name].data = getattr(survey, name)

    def validate_opens_on(self, field: DateField) -> None:
        if field.data and field.data < clock.today():
            raise ValidationError(_l("This day is over."))

    def validate_questions_en(self, field: TextAreaField) -> None:
        try:
            self.questions = from_writing({tag: self[f"questions_{tag}"].data or "" for tag in TAGS})
        except QuestionsError as problem:
            raise ValidationError(i18n.gettext(str(problem))) from problem


class Answering(FlaskForm):
    """An answer; its questions are put in by `answering`. Everything may be left out."""

    region = SelectField(_l("Your region"), [Optional()])
    age_group = RadioField(_l("Your age group"), [Optional()], default=SKIPPED)
    asked: tuple[Question, ...] = ()

    @property
    def answers(self) -> dict[str, str]:
        """Question → option, of those that were answered."""
        found = {one.id: self[f"q-{one.id}"].data for one in self.asked}
        return {key: value for key, value in found.items() if value and value != SKIPPED}


def answering(
    survey: Survey, regions: Sequence[tuple[str, str]], ages: Sequence[tuple[str, str]], **data: Any
) -> Answering:
    """The form of a survey. Nothing is filled in beforehand: not to say comes first."""
    asked = read(survey.questions)
    untold = (SKIPPED, i18n.gettext("I would rather not say"))
    fields: Mapping[str, RadioField] = {
        f"q-{one.id}": RadioField(
            i18n.pick(one.names),
            [Optional()],
            choices=[*((each.code, i18n.pick(each.names)) for each in one.options), untold],
        )
        for one in asked
    }
    form: Answering = type("AnsweringOne", (Answering,), {**fields, "asked": asked})(**data)
    form.region.choices = [untold, *regions]
    form.age_group.choices = [untold, *ages]
    return form
