"""`tilashar uptake …`: releases from the shell: a draft, the list, an audit anew, a release made again."""

import click
from flask.cli import AppGroup, with_appcontext

from webapp import db
from webapp.models import Release
from webapp.uptake import published
from webapp.uptake.releases import actions, drafting, queries, work


class _Told:
    """Progress as lines on the screen."""

    def __init__(self) -> None:
        self.last = ""

    def step(self, code: str, done: int, total: int) -> None:
        """A line for each step."""
        if code != self.last:
            click.echo(f"{work.STEPS.get(code, code)} …", err=True)
            self.last = code


def add_to(group: AppGroup) -> None:
    """Put the commands into the group `tilashar uptake`."""
    for command in (draft, releases, audit, reproduce):
        group.add_command(command)


@click.command("draft")
@click.argument("period")
@with_appcontext
def draft(period: str) -> None:
    """Draft a release of PERIOD (2026Q3 or 2026), or a revision of the one in force."""
    revised = next((one.id for one in published.in_force(db.session()) if one.period == period), None)
    try:
        made = work.make_draft(_Told(), period, revised)
    except drafting.NotClosedError as error:
        raise click.ClickException(f"{period} is not over") from error
    except ValueError as error:
        raise click.ClickException(f"'{period}' is no period: write 2026Q3 or 2026") from error
    db.session().commit()
    _tell(made.audit)
    click.echo(f"The draft is at /uptake/drafts/{made.id}.")


@click.command("releases")
@with_appcontext
def releases() -> None:
    """List what was published and what is being made."""
    for one in queries.listed(db.session()):
        note = f"  revised by {one.revised_by}" if one.revised_by else ""
        click.echo(f"{one.head.number:>4}  {one.head.period:7} {one.head.published_at:%Y-%m-%d}{note}")
    for made in queries.drafts(db.session()):
        click.echo(f"   –  {made.period:7} draft {made.id}, {made.state}")


@click.command("audit")
@click.argument("number", type=int)
@with_appcontext
def audit(number: int) -> None:
    """Audit the published release NUMBER anew, from what it shows. Exit 1 when a hidden number could be worked out."""
    told = actions.audit_again(db.session(), _release(number))
    _tell(told)
    if not told["holds"]:
        raise SystemExit(1)


@click.command("reproduce")
@click.argument("number", type=int)
@with_appcontext
def reproduce(number: int) -> None:
    """Make the published release NUMBER again from what was sealed. Exit 1 when a byte differs."""
    release = _release(number)
    if actions.reproduce(db.session(), release) != release.content:
        raise click.ClickException(f"release {number} comes out otherwise; it was made by code {release.code_version}")
    click.echo(f"Release {number} comes out the same, byte for byte.")


def _release(number: int) -> Release:
    found = next((one for one in published.releases(db.session()) if one.number == number), None)
    if found is None:
        raise click.ClickException(f"there is no release {number}")
    return queries.by_number(db.session(), number)


def _tell(told: dict[str, object]) -> None:
    said = "holds" if told["holds"] else f"does not hold, {told['failures']} cells open"
    click.echo(
        f"Audit: {said}. {told['cells']} cells, {told['hidden']} hidden, narrowest {told['narrowest']}, "
        f"{told['programs']} programs, {told['seconds']} s."
    )
