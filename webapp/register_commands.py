"""`tilashar register …`: the register of associations as a file, out and in."""

from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext

from webapp import clock, db
from webapp.associations import register_actions, register_queries, table
from webapp.associations.book import read_book
from webapp.associations.comparing import Plan, compare
from webapp.associations.history import Names
from webapp.courses import library
from webapp.models import Audit
from webapp.spreadsheets import UnreadableTableError, read_sheets

group = AppGroup("register", help="The register of associations as a table.")


@group.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--history", is_flag=True, help="The table of history; an XLSX has both at any rate.")
@with_appcontext
def export(file: Path, history: bool) -> None:
    """Write the register to FILE (.csv or .xlsx)."""
    ending = file.suffix.lower().lstrip(".")
    if ending not in ("csv", "xlsx"):
        raise click.ClickException("the file must end in .csv or .xlsx")
    book = read_book(db.session())
    file.write_bytes(table.file_of(book, ending, "history" if history else "register", None))
    click.echo(f"{len(book)} associations were written to {file}.")


@group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="From which day on; today when it is left out.")
@with_appcontext
def import_(file: Path, dry_run: bool, day: datetime | None) -> None:
    """Bring the register to what FILE says, all or nothing."""
    today = clock.today()
    since = day.date() if day else today
    if since > today:
        raise click.ClickException("this day is still to come")
    plan = _plan(file, since, today)
    _tell(plan)
    if plan.problems:
        raise click.ClickException(f"{len(plan.problems)} cells are wrong; nothing was written")
    if dry_run:
        click.echo("Nothing was written: this was a dry run.")
        return
    written = register_actions.put_plan(db.session(), plan)
    detail = {"file": file.name, "day": since.isoformat(), "associations": written}
    db.session().add(Audit(at=clock.now(), actor_id=None, subject_id=None, action="register import", detail=detail))
    db.session().commit()
    click.echo(f"{len(written)} associations were written, from {since} on.")


def _plan(file: Path, since: date, today: date) -> Plan:
    try:
        sheets = read_sheets(file.name, file.read_bytes())
    except UnreadableTableError as error:
        raise click.ClickException(str(error)) from error
    known = register_queries.known(db.session(), frozenset(library().peoples), today)
    return compare(sheets, read_book(db.session()), known, since, today)


def _tell(plan: Plan) -> None:
    for entry in plan.new:
        click.echo(f"new      {entry.id}")
    for entry, changes in plan.changed:
        for one in changes:
            click.echo(f"changed  {entry.id}  {one.column}: {one.old or '—'} → {one.new or '—'}")
    for entry in plan.histories:
        click.echo(f"history  {entry.id}")
    for problem in plan.problems:
        values = {key: value.en if isinstance(value, Names) else value for key, value in problem.values.items()}
        said = problem.message % values if values else problem.message
        click.echo(f"row {problem.row}, {problem.column}: “{problem.value}”. {said}")
    click.echo(
        f"{len(plan.new)} new, {len(plan.changed)} changed, {len(plan.histories)} histories, "
        f"{plan.unchanged} unchanged, {len(plan.problems)} wrong."
    )
