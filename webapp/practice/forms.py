"""The fields that every posted answer has."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from werkzeug.exceptions import BadRequest

from webapp.practice.arriving import waited
from webapp.practice.posing import Context, Posed

_OPTION = re.compile("o([0-9]{1,2})")


@dataclass(frozen=True)
class Posted:
    """Which exercise was answered, under which id, at which try, and for how many milliseconds it stood open.

    `waited`: for how many milliseconds the page had to keep the answer before it could be sent; mostly 0.
    """

    exercise_id: str
    client_id: UUID
    attempt: int
    milliseconds: int
    waited: int = 0


def _number(text: str, highest: int) -> int:
    return min(int(text), highest) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def with_option_chosen(
    form: Mapping[str, str], pose: Callable[[Context], Posed], context: Context
) -> Mapping[str, str]:
    """The form with the value of the option chosen, which the page sends by its place: o0, o1 …"""
    place = _OPTION.fullmatch(form.get("answer", ""))
    options = pose(context).options if place else ()
    if place is None or int(place[1]) >= len(options):
        return form
    return {**form, "answer": options[int(place[1])].value}


def posted(form: Mapping[str, str]) -> Posted:
    """Read the fields. Raises BadRequest when the page's own fields are missing or mangled."""
    try:
        client_id = UUID(form.get("answer_id", ""))
    except ValueError as error:
        raise BadRequest from error
    opened, answered, sent = (_number(form.get(name, ""), 2**53) for name in ("posed_at", "answered_at", "sent_at"))
    now = int(time.time() * 1000)
    kept = waited(answered, sent, now)
    spent = now - kept - opened if 0 < opened <= now - kept else 0
    return Posted(form.get("exercise", "")[:120], client_id, _number(form.get("attempt", ""), 99), spent, kept)
