"""`tilashar lti`: what other learning systems still have to be told; `tilashar certificates`: their keys."""

import click
from flask import current_app
from flask.cli import AppGroup

from webapp import clock, db
from webapp.certificates import keys
from webapp.exchange import grades

lti = AppGroup("lti", help="Other learning systems (LTI 1.3).")
certificates = AppGroup("certificates", help="Certificates of level.")


@lti.command("grades")
def send_grades() -> None:
    """Send grades that platforms have not taken yet; run it every hour."""
    taken, failed = grades.send(db.session(), current_app.config["SETTINGS"].private_platforms)
    click.echo(f"{taken} grades were taken, {failed} were not.")


@certificates.command("new-key")
def new_key() -> None:
    """Sign certificates with a new key from now on; those issued stay good."""
    keys.retire_keys(db.session(), clock.now())
    made = keys.key_to_sign(db.session(), clock.now())
    db.session().commit()
    click.echo(f"Certificates are signed with the key {made.id} from now on.")
