"""Every component in every state on one page, for those who build the site. Only the demo serves it."""

from flask import Blueprint, Flask, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms import Form, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from webapp.security import everybody, guarded

blueprint = guarded(Blueprint("catalogue", __name__), everybody)


class Sample(Form):
    """Fields of each kind, one of them left empty so that its error shows."""

    name = StringField("Your name")
    town = StringField("Where you live", [InputRequired("Write the name of a town or a village.")])
    level = SelectField("Level", choices=[("a1", "A1, first words"), ("a2", "A2, everyday talk")])
    letter = TextAreaField("A letter to the teacher")
    home = RadioField("The language of your home", choices=[("uz", "Oʻzbekcha"), ("ru", "Русский"), ("de", "Deutsch")])


@blueprint.get("/layout/catalogue")
def show() -> str:
    """The page; `?size=large` and `?age=child` show it as those readers get it."""
    form = Sample(MultiDict({"name": "Әсел", "level": "a1", "home": "uz"}))
    form.validate()
    size, age = request.args.get("size", "normal"), request.args.get("age", "adult")
    return render_template("layout/catalogue.html", form=form, type_size=size, age_group=age)


def init_app(app: Flask) -> None:
    """Register the page in the demo, nowhere else."""
    if app.config["SETTINGS"].demo:
        app.register_blueprint(blueprint)
