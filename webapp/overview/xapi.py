"""Answers and completed lessons as xAPI statements (Experience API 1.0.3, which systems of 2.0 read too). Pure.

Actors are accounts with an opaque id: no name, no address. The same row is the same statement id, whenever it is asked for.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from webapp.courses.loading import Library

VERSION = "1.0.3"
VERBS = {
    "answered": "http://adlnet.gov/expapi/verbs/answered",
    "completed": "http://adlnet.gov/expapi/verbs/completed",
}
TYPES = {
    "question": "http://adlnet.gov/expapi/activities/question",
    "lesson": "http://adlnet.gov/expapi/activities/lesson",
    "course": "http://adlnet.gov/expapi/activities/course",
}
SCORES = {"right": 1.0, "almost": 0.5, "wrong": 0.0}
Statement = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """An answer: its verdict as granted."""

    id: int
    person_id: int
    run_id: int
    lesson_id: str
    exercise_id: str
    given: str
    verdict: str
    milliseconds: int
    at: datetime


@dataclass(frozen=True, slots=True)
class CompletionFact:
    """A lesson completed."""

    id: int
    person_id: int
    course_id: str
    lesson_id: str
    at: datetime


@dataclass(frozen=True)
class Teller:
    """`site`: the address of this site, without a slash at its end; `key` and `of` make the ids of actors: those of one
    association are not those of another."""

    library: Library
    site: str
    key: str
    of: str

    def answered(self, fact: AnswerFact) -> Statement:
        """One answer."""
        return {
            **self._begun("answered", f"answer/{fact.id}", fact.person_id),
            "object": self._activity(f"practice/{fact.exercise_id}", "question", fact.exercise_id),
            "result": {
                "success": fact.verdict != "wrong",
                "score": {"scaled": SCORES[fact.verdict]},
                "response": fact.given,
                "duration": duration(fact.milliseconds),
            },
            "context": self._context(fact.lesson_id, f"run/{fact.run_id}"),
            "timestamp": instant(fact.at),
            "version": VERSION,
        }

    def completed(self, fact: CompletionFact) -> Statement:
        """One lesson completed."""
        found = self.library.lesson(fact.lesson_id)
        return {
            **self._begun("completed", f"completion/{fact.id}", fact.person_id),
            "object": self._activity(
                f"practice/{fact.lesson_id}", "lesson", found[1].title.kk if found else fact.lesson_id
            ),
            "result": {"completion": True},
            "context": self._context(None, None, fact.course_id),
            "timestamp": instant(fact.at),
            "version": VERSION,
        }

    def _begun(self, verb: str, row: str, person_id: int) -> Statement:
        return {
            "id": str(uuid5(NAMESPACE_URL, f"{self.site}/xapi/{row}")),
            "actor": {"objectType": "Agent", "account": {"homePage": f"{self.site}/", "name": self.opaque(person_id)}},
            "verb": {"id": VERBS[verb], "display": {"en": verb}},
        }

    def opaque(self, person_id: int) -> str:
        """A name for somebody that cannot be turned back without the key of the site."""
        return hmac.new(self.key.encode(), f"xapi/{self.of}/{person_id}".encode(), hashlib.sha256).hexdigest()[:32]

    def _activity(self, path: str, sort: str, name: str) -> Statement:
        return {
            "objectType": "Activity",
            # An address of an exercise holds Kazakh letters and signs; an IRI may not hold all of them bare.
            "id": f"{self.site}/{quote(path, safe='/')}",
            "definition": {"type": TYPES[sort], "name": {"kk": name}},
        }

    def _context(self, lesson_id: str | None, run: str | None, course_id: str | None = None) -> Statement:
        found = self.library.lesson(lesson_id) if lesson_id else None
        course = course_id or (found[0].id if found else None)
        around: Statement = {}
        if lesson_id:
            around["parent"] = [
                self._activity(f"practice/{lesson_id}", "lesson", found[1].title.kk if found else lesson_id)
            ]
        if course:
            around["grouping"] = [self._activity(f"courses/{course}", "course", course)]
        told: Statement = {"platform": "Tilashar", "language": "kk", "contextActivities": around}
        if run:
            told["registration"] = str(uuid5(NAMESPACE_URL, f"{self.site}/xapi/{run}"))
        return told


def duration(milliseconds: int) -> str:
    """ISO 8601, in hundredths of a second."""
    return f"PT{milliseconds / 1000:.2f}S"


def instant(at: datetime) -> str:
    """RFC 3339, with its zone."""
    return at.isoformat(timespec="milliseconds")
