"""Who may leave their voice on the site, and whom a learner can send it to. Children's voices are not asked for and not kept."""

from dataclasses import dataclass
from typing import Any

from flask import abort
from werkzeug.wrappers import Response

from webapp import db
from webapp.security import learner, me
from webapp.voices import queries


@dataclass(frozen=True)
class Keeper:
    """A learner who may keep their voice here. `classes`: id and name of each in which they sit."""

    person_id: int
    classes: tuple[tuple[int, str], ...]


def keeper() -> Keeper | None:
    """The person asking, if registered and no child."""
    person = me()
    if person is None or not may_lend():
        return None
    found = queries.classes_of(db.session(), person.id)
    return Keeper(person.id, tuple(found))


def may_lend() -> bool:
    """Whether the person asking is offered to record for others."""
    person = me()
    return person is not None and not person.guest and person.age_group != "child"


def grown() -> Response | None:
    """The guard of whatever takes a voice: somebody registered who is no child."""
    refused = learner()
    if refused is None and not may_lend():
        abort(403)
    return refused


GLOBALS: dict[str, Any] = {"voice_keeper": keeper, "may_lend_voice": may_lend}
