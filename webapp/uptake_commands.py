"""`tilashar uptake …`: the facts are built, or worked out anew."""

import click
from flask.cli import AppGroup, with_appcontext

from webapp import clock, db
from webapp.uptake.facts import building

group = AppGroup("uptake", help="What is counted: facts, and releases of them.")


class Committing:
    """A progress that commits each step, so that nobody waits for the database."""

    def step(self, code: str, done: int, total: int) -> None:
        """See webapp.jobs.kinds.Progress."""
        db.session().commit()


def _tell(built: building.Built) -> None:
    db.session().commit()
    click.echo(f"{built.people} learners were looked at, {built.facts} facts written.")
    for quarter, number in sorted(built.revised.items()):
        click.echo(f"{quarter} was over: {number} of its facts are revised.")


@group.command("build")
@click.option("--full", is_flag=True, help="Compare how everybody is counted, not only those the log speaks of.")
@with_appcontext
def build(full: bool) -> None:
    """Take in what is new since the last time."""
    _tell(building.build(db.session(), clock.today(), clock.now(), Committing(), full=full))


@group.command("rebuild")
@with_appcontext
def rebuild() -> None:
    """Work all facts out again from answers."""
    _tell(building.rebuild(db.session(), clock.today(), clock.now(), Committing()))
