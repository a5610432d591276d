"""`tilashar memory …`: nightly work on what is remembered, and making it anew from the answers."""

import click
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import func, select

from webapp import clock, db
from webapp.courses import library
from webapp.memory import actions, refitting
from webapp.models import Answer, MemoryMark

group = AppGroup("memory", help="What is remembered: cards, and the parameters they are reckoned with.")


def _behind() -> list[int]:
    """The people with answers that their stored cards do not know of."""
    newest = select(Answer.person_id, func.max(Answer.id).label("newest")).group_by(Answer.person_id).subquery()
    statement = (
        select(newest.c.person_id)
        .outerjoin(MemoryMark, MemoryMark.person_id == newest.c.person_id)
        .where(newest.c.newest > func.coalesce(MemoryMark.answer_id, 0))
        .order_by(newest.c.person_id)
    )
    return list(db.session().scalars(statement))


@group.command("catch-up")
@with_appcontext
def catch_up() -> None:
    """Bring everybody's stored cards up to date with their answers."""
    people = _behind()
    answers = 0
    for person_id in people:
        answers += actions.catch_up(db.session(), library(), person_id, clock.now())
        db.session().commit()
    click.echo(f"{answers} answers of {len(people)} people were taken in.")


@group.command("rebuild")
@click.option("--person", "person_id", type=int, help="The id of one person; without it, everybody.")
@with_appcontext
def rebuild(person_id: int | None) -> None:
    """Work the cards out again from all answers."""
    everybody = select(Answer.person_id).distinct().order_by(Answer.person_id)
    people = [person_id] if person_id is not None else list(db.session().scalars(everybody))
    answers = 0
    for one in people:
        answers += actions.rebuild(db.session(), library(), one, clock.now())
        db.session().commit()
    click.echo(f"The cards of {len(people)} people were worked out again from {answers} answers.")


@group.command("refit")
@with_appcontext
def refit() -> None:
    """Fit the parameters to the country's answers; they are kept if they foretell unseen answers better."""
    found = refitting.fitted(db.session(), library(), clock.now())
    if found is None:
        click.echo("There are not enough reviews yet; nothing was fitted.")
        return
    made = refitting.keep(db.session(), found, clock.now())
    db.session().commit()
    click.echo(
        f"{made.reviews} reviews; log loss of the held-out {made.log_loss:.4f}, before {made.log_loss_before:.4f}: "
        + ("kept." if made.kept else "not better, not kept.")
    )
