"""The console script `tilashar`: Flask's command line under its own name."""

import secrets
import subprocess
import sys

import click
from flask import Flask, current_app
from flask.cli import AppGroup, FlaskGroup, NoAppException, with_appcontext
from flask_security.utils import hash_password

from webapp import (
    clock,
    create_app,
    db,
    exchange_commands,
    job_commands,
    kazakh_commands,
    lesson_commands,
    memory_commands,
    migrations,
    register_commands,
    release_commands,
    translating,
    uptake_commands,
)
from webapp.accounts import granting
from webapp.accounts.queries import by_name_or_email
from webapp.config import ROOT, UnsafeSettings, settings_from_environment
from webapp.gate import STREAMS, at_once
from webapp.layout import assets
from webapp.models import Audit
from webapp.security import ROLES


def _app() -> Flask:
    try:
        return create_app(settings_from_environment())
    except UnsafeSettings as refused:
        raise NoAppException(f"Tilashar does not start: {refused}") from refused


@click.group(cls=FlaskGroup, create_app=_app, add_default_commands=False, add_version_option=False)
def main() -> None:
    """Tilashar: Kazakh for the peoples of Kazakhstan."""


@main.command(with_appcontext=False)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=int)
@click.option("--workers", default=1, show_default=True, type=int)
@click.option("--no-worker", is_flag=True, help="Long work is done by a `tilashar work` of your own.")
def run(host: str, port: int, workers: int, no_worker: bool) -> None:
    """Serve the site, with a worker beside it for long work."""
    # Unsafe settings and unreadable lessons are told here, not in a worker.
    problems = _app().extensions["tilashar_library"].problems
    if problems:
        raise click.ClickException("the lessons cannot be read:\n" + "\n".join(str(problem) for problem in problems))
    click.echo(f"Tilashar is at http://{host}:{port}  (Ctrl-C stops it)")
    # The gate lets as many pages be made at once as suit the database; streams wait in threads beside them.
    threads = at_once(settings_from_environment().database_url) + STREAMS
    worker = None if no_worker else subprocess.Popen([sys.executable, "-c", _WORK])  # noqa: S603
    try:
        _serve(host, port, workers, threads)
    finally:
        if worker is not None:
            worker.terminate()
            worker.wait()


_WORK = "from webapp.commands import main; main(['work'])"


def _serve(host: str, port: int, workers: int, threads: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "webapp.serving:app",
        host,
        port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
    ).serve()


@main.command(with_appcontext=False)
@click.option("--learners", default=900, show_default=True, type=int)
@with_appcontext
def demo(learners: int) -> None:
    """Fill an empty database with the demo country. A filled one is left as it is."""
    if not current_app.config["SETTINGS"].demo:
        raise click.ClickException(
            "the demo makes accounts with a known password; say TILASHAR_DEMO=1 if that is wanted"
        )
    from webapp.demo import country

    for step in country.fill(db.session(), learners):
        click.echo(step)
    db.session().commit()


@main.command("grant")
@click.argument("username")
@click.argument("role", type=click.Choice(ROLES))
@click.option("--association", help="The association on which a teacher or coordinator holds the role, by id.")
@click.option("--region", help="The region of a regional secretariat, such as KZ-75.")
@with_appcontext
def grant_role(username: str, role: str, association: str | None, region: str | None) -> None:
    """Grant a role to somebody registered."""
    try:
        made = granting.grant(db.session(), username, role, association, region, clock.today())
    except granting.CannotGrantError as error:
        raise click.ClickException(str(error)) from error
    db.session().add(
        Audit(at=clock.now(), actor_id=None, subject_id=made.person_id, action="grant role", detail={"role": role})
    )
    db.session().commit()
    click.echo(f"{username} is now {role}.")


@main.command("password")
@click.argument("username")
@with_appcontext
def new_password(username: str) -> None:
    """Give somebody registered a new password, which is printed once."""
    person = by_name_or_email(db.session(), username)
    if person is None:
        raise click.ClickException(f"nobody is registered as '{username}'")
    password = secrets.token_urlsafe(9)
    person.password = hash_password(password)
    person.fs_uniquifier = secrets.token_hex(32)  # whoever is signed in with the old one is signed out
    db.session().add(Audit(at=clock.now(), actor_id=None, subject_id=person.id, action="new password", detail={}))
    db.session().commit()
    click.echo(f"The new password of {username}: {password}")


@main.command("assets", with_appcontext=False)
def fetch_assets() -> None:
    """Fetch what the browser needs from npm (Node comes as a wheel)."""
    click.echo("Browser assets: " + ", ".join(assets.fetch(ROOT)))


db_group = AppGroup("db", help="The database.")
main.add_command(db_group)


@db_group.command("upgrade")
def upgrade() -> None:
    """Bring the schema and the reference data (regions, ethnic groups, roles, targets) up to date."""
    from webapp.associations.reference import load_reference
    from webapp.uptake.reference import load_uptake_reference

    migrations.upgrade(current_app.extensions["tilashar_engine"])
    load_reference(db.session())
    load_uptake_reference(db.session())
    db.session().commit()
    click.echo("The database is up to date.")


main.add_command(translating.group)
main.add_command(kazakh_commands.group)
main.add_command(lesson_commands.group)
main.add_command(memory_commands.group)
main.add_command(exchange_commands.lti)
main.add_command(exchange_commands.certificates)
main.add_command(register_commands.group)
release_commands.add_to(uptake_commands.group)
main.add_command(uptake_commands.group)
main.add_command(job_commands.work)
