"""“My answer should be accepted”: what the feedback on an answer offers, and how the shared text of a feedback is made one person's."""

from dataclasses import dataclass
from uuid import UUID

from flask import request
from flask_wtf.csrf import generate_csrf
from sqlalchemy.orm import Session

from webapp.practice import granting


@dataclass(frozen=True)
class Offer:
    """The answer that may be disputed, the token of the form, and what became of it: its state ('' while nothing was said) and note."""

    answer_id: str
    token: str
    state: str = ""
    note: str = ""


_ANSWER, _TOKEN = "the-answer-goes-here", "the-token-goes-here"
# Stands in feedback that is kept for everybody; `fitted` fills it.
ANYBODYS = Offer(_ANSWER, _TOKEN)


def fitted(feedback: str, client_id: UUID) -> str:
    """Kept feedback as that on this answer. Most feedback offers nothing and stays as it is."""
    if _ANSWER not in feedback:
        return feedback
    return feedback.replace(_ANSWER, str(client_id)).replace(_TOKEN, token())


def token() -> str:
    """The token of a form; '' for a browser that says by itself where its requests come from (`security.SameOrigin`)."""
    return "" if request.headers.get("Sec-Fetch-Site") == "same-origin" else generate_csrf()


def offer(session: Session, person_id: int, client_id: UUID) -> Offer:
    """What a page offers on one of the learner's own answers."""
    said = granting.dispute_of(session, person_id, client_id)
    return Offer(str(client_id), generate_csrf(), *(said or ()))
