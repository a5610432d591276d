"""Classes as the rows of a OneRoster. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from webapp.exchange.oneroster_files import Row


@dataclass(frozen=True)
class PersonOut:
    """A learner or teacher of a class: from a day on; `primary` for the teachers who do not only stand in."""

    sourced_id: str
    name: str
    username: str
    role: str
    since: date | None
    until: date | None = None
    primary: bool = False


@dataclass(frozen=True)
class TermOut:
    """A term of an association: a form of study from its first to its last day."""

    sourced_id: str
    title: str
    first: date
    last: date


@dataclass(frozen=True)
class ClassOut:
    """A class with its people."""

    sourced_id: str
    title: str
    course_id: str
    course_title: str
    association_id: str
    association_name: str
    people: Sequence[PersonOut]
    term: TermOut | None = None


def files_of(classes: Sequence[ClassOut], day: date) -> dict[str, list[Row]]:
    """The files of these classes; a person of several stands once in users.csv."""
    year = _school_year(day)
    files: dict[str, dict[str, Row]] = {
        name: {} for name in ("orgs", "academicSessions", "courses", "classes", "users", "roles", "enrollments")
    }

    def put(name: str, row: Row) -> None:
        files[name].setdefault(row["sourcedId"], row)

    put("academicSessions", year)
    for one in classes:
        org = f"tilashar-org-{one.association_id}"
        put("orgs", {"sourcedId": org, "name": one.association_name, "type": "local"})
        term = _term(one.term, year) if one.term else year
        put("academicSessions", term)
        course = f"tilashar-course-{one.course_id}-{one.association_id}"
        put(
            "courses",
            {"sourcedId": course, "title": one.course_title, "courseCode": one.course_id, "orgSourcedId": org},
        )
        put("classes", _class(one, course, org, term["sourcedId"]))
        for person in one.people:
            put("users", _user(person, org))
            put("roles", _role(person, org))
            put("enrollments", _enrollment(person, one, org))
    return {name: list(rows.values()) for name, rows in files.items()}


def _school_year(day: date) -> Row:
    """The school year of a day, from September; `schoolYear` is the year in which it ends."""
    first = day.year if day.month >= 9 else day.year - 1
    return {
        "sourcedId": f"tilashar-year-{first}", "title": f"{first}/{first + 1}", "type": "schoolYear",
        "startDate": f"{first}-09-01", "endDate": f"{first + 1}-08-31", "schoolYear": str(first + 1),
    }  # fmt: skip


def _term(term: TermOut, year: Row) -> Row:
    return {
        "sourcedId": term.sourced_id, "title": term.title, "type": "term", "startDate": term.first.isoformat(),
        "endDate": term.last.isoformat(), "parentSourcedId": year["sourcedId"], "schoolYear": year["schoolYear"],
    }  # fmt: skip


def _class(one: ClassOut, course: str, org: str, term: str) -> Row:
    return {
        "sourcedId": one.sourced_id, "title": one.title, "courseSourcedId": course, "classType": "scheduled",
        "schoolSourcedId": org, "termSourcedIds": term,
    }  # fmt: skip


def _user(person: PersonOut, org: str) -> Row:
    # Both parts of a name have to be given; which is which, nobody was asked.
    given, _, family = person.name.partition(" ")
    return {
        "sourcedId": person.sourced_id, "enabledUser": "true", "username": person.username or person.sourced_id,
        "givenName": given or "-", "familyName": family or "-", "primaryOrgSourcedId": org,
    }  # fmt: skip


def _role(person: PersonOut, org: str) -> Row:
    return {
        "sourcedId": f"{person.sourced_id}-{person.role}-{org.removeprefix('tilashar-org-')}",
        "userSourcedId": person.sourced_id, "roleType": "primary", "role": person.role, "orgSourcedId": org,
    }  # fmt: skip


def _enrollment(person: PersonOut, one: ClassOut, org: str) -> Row:
    return {
        "sourcedId": f"{one.sourced_id}-{person.sourced_id}-{person.role}", "classSourcedId": one.sourced_id,
        "schoolSourcedId": org, "userSourcedId": person.sourced_id, "role": person.role,
        "primary": "true" if person.primary else "false",
        "beginDate": person.since.isoformat() if person.since else "",
        "endDate": person.until.isoformat() if person.until else "",
    }  # fmt: skip
