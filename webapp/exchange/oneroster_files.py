"""OneRoster 1.2 as files: which files and columns there are (1EdTech, OneRoster 1.2 CSV Binding), packed and unpacked. Pure.

A zip that came in is read within limits, whatever its directory says of itself.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from webapp.marking import _m

_HEAD = ("sourcedId", "status", "dateLastModified")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "academicSessions": (*_HEAD, "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"),
    "classes": (
        *_HEAD, "title", "grades", "courseSourcedId", "classCode", "classType", "location", "schoolSourcedId",
        "termSourcedIds", "subjects", "subjectCodes", "periods",
    ),
    "courses": (
        *_HEAD, "schoolYearSourcedId", "title", "courseCode", "grades", "orgSourcedId", "subjects", "subjectCodes",
    ),
    "enrollments": (
        *_HEAD, "classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate",
    ),
    "orgs": (*_HEAD, "name", "type", "identifier", "parentSourcedId"),
    "roles": (
        *_HEAD, "userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId", "userProfileSourcedId",
    ),
    "users": (
        *_HEAD, "enabledUser", "username", "userIds", "givenName", "familyName", "middleName", "identifier", "email",
        "sms", "phone", "agentSourcedIds", "grades", "password", "userMasterIdentifier", "resourceSourcedIds",
        "preferredGivenName", "preferredMiddleName", "preferredFamilyName", "primaryOrgSourcedId", "pronouns",
    ),
}  # fmt: skip
# Every file a manifest speaks of, in its order.
_FILES = (
    "academicSessions", "categories", "classes", "classResources", "courses", "courseResources", "demographics",
    "enrollments", "lineItemLearningObjectiveIds", "lineItems", "lineItemScoreScales", "orgs", "resources",
    "resultLearningObjectiveIds", "results", "resultScoreScales", "roles", "scoreScales", "userProfiles",
    "userResources", "users",
)  # fmt: skip
READ = ("manifest", "classes", "users", "enrollments")
VERSIONS = ("1.1", "1.2")
MOST_FILES, LARGEST, MOST_ROWS = 60, 8 * 1024 * 1024, 50_000
Row = Mapping[str, str]
# zlib has an error of its own for bytes that no longer unpack.
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error)


class UnreadableRosterError(ValueError):
    """The file is no OneRoster that can be read; the message is a marked sentence for the reader."""


@dataclass(frozen=True)
class Unpacked:
    """The rows of the files that are read, and the names of columns and files that are not read though they hold something."""

    rows: Mapping[str, Sequence[Row]]
    unread: tuple[str, ...]


def packed(files: Mapping[str, Iterable[Row]], source: str) -> bytes:
    """The zip: each file in bulk, and the manifest."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        versions = [("manifest.version", "1.0"), ("oneroster.version", "1.2")]
        there = [(f"file.{name}", "bulk" if name in files else "absent") for name in _FILES]
        _write(made, "manifest", [("propertyName", "value"), *versions, *there, ("source.systemName", source)])
        for name, rows in files.items():
            columns = COLUMNS[name]
            _write(made, name, [columns, *([row.get(column, "") for column in columns] for row in rows)])
    return out.getvalue()


def _write(made: zipfile.ZipFile, name: str, rows: Iterable[Sequence[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    # A fixed day: the same roster is the same file.
    made.writestr(zipfile.ZipInfo(f"{name}.csv", (2020, 1, 1, 0, 0, 0)), text.getvalue().encode("utf-8"))


def unpacked(content: bytes) -> Unpacked:
    """The rows of the files that are read. Raises UnreadableRosterError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as sent:
            if len(sent.infolist()) > MOST_FILES:
                raise UnreadableRosterError(_m("There are too many files in it: at most 60."))
            members = {_plain(one.filename): one for one in sent.infolist() if not one.is_dir()}
            found = {name: _rows(sent, members[name.casefold()]) for name in READ if name.casefold() in members}
    except (*_BROKEN, OSError, EOFError, RuntimeError, NotImplementedError) as problem:
        raise UnreadableRosterError(_m("This is no zip file with a OneRoster in it.")) from problem
    _check(found)
    files = (f"{name}.csv" for name in ("demographics", "userProfiles", "results") if name.casefold() in members)
    columns = (column for column in ("email", "sms", "phone", "password", "pronouns") if _told(found["users"], column))
    return Unpacked(found, (*files, *columns))


def _plain(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1].casefold().removesuffix(".csv")


def _told(rows: Sequence[Row], column: str) -> bool:
    return any(row.get(column) for row in rows)


def _rows(sent: zipfile.ZipFile, member: zipfile.ZipInfo) -> list[dict[str, str]]:
    with sent.open(member) as opened:
        content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise UnreadableRosterError(_m("A file in it is too large: at most 8 megabytes."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UnreadableRosterError(_m("The tables in it are not in UTF-8.")) from problem
    rows: list[dict[str, str]] = []
    try:
        for row in csv.DictReader(io.StringIO(text, newline="")):
            rows.append(
                {str(name): " ".join((cell or "").split()) for name, cell in row.items() if isinstance(cell, str)}
            )
            if len(rows) > MOST_ROWS:
                raise UnreadableRosterError(_m("A table in it is too long: at most 50,000 rows."))
    except csv.Error as problem:
        raise UnreadableRosterError(_m("A table in it cannot be read.")) from problem
    return rows


def _check(found: Mapping[str, Sequence[Row]]) -> None:
    missing = [f"{name}.csv" for name in READ if name not in found]
    if missing:
        raise UnreadableRosterError(
            _m("manifest.csv, classes.csv, users.csv and enrollments.csv are expected in the zip.")
        )
    told = {row.get("propertyName", ""): row.get("value", "") for row in found["manifest"]}
    if not told.get("oneroster.version", "").startswith(VERSIONS):
        raise UnreadableRosterError(_m("This is another version: OneRoster 1.2 or 1.1 is expected."))
    for name in READ[1:]:
        if found[name] and "sourcedId" not in found[name][0]:
            raise UnreadableRosterError(_m("A table in it has no column sourcedId."))
