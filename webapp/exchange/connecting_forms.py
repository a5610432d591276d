"""A platform as its fields are posted; a platform's own page names each of them alike."""

from flask import current_app
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length, ValidationError

from webapp.exchange.addresses import may_be_called
from webapp.typed import tidy


def _field(label: object, most: int) -> StringField:
    return StringField(label, [DataRequired(_l("This is needed.")), Length(max=most)], filters=[tidy])


class Connect(FlaskForm):
    """What the platform's page of external tools shows after the tool was added."""

    name = _field(_l("Name, for you"), 120)
    issuer = _field(_l("Platform ID (issuer)"), 500)
    client_id = _field(_l("Client ID"), 150)
    deployments = _field(_l("Deployment ID (several with commas)"), 300)
    key_set_url = _field(_l("Public keyset URL"), 500)
    auth_token_url = _field(_l("Access token URL"), 500)
    auth_login_url = _field(_l("Authentication request URL"), 500)

    def _address(self, field: StringField) -> None:
        if not may_be_called(field.data, current_app.config["SETTINGS"].private_platforms):
            raise ValidationError(_l("Give an address that begins with https:// and can be reached from outside."))

    validate_key_set_url = validate_auth_token_url = validate_auth_login_url = _address
