"""The main menu: what this person can go to."""

from typing import NamedTuple

from flask import request
from flask_babel import lazy_gettext as _l

from webapp.security import has_role, me


class Item(NamedTuple):
    """An entry of the menu."""

    label: object
    url: str
    current: bool


def items() -> list[Item]:
    """The entries for the person asking, the current one marked."""
    person = me()
    entries: list[tuple[object, str]] = [(_l("Today"), "/today")] if person is not None else []
    entries += [(_l("Courses"), "/courses"), (_l("Words"), "/words")]
    if person is None or person.age_group != "child":
        entries.append((_l("Grammar"), "/grammar"))
    if person is not None and not person.guest and not person.by_sheet:
        entries.append((_l("Classes"), "/classes"))
    if has_role("coordinator"):
        entries.append((_l("My association"), "/branch"))
    if has_role("secretariat", "region"):
        entries.append((_l("Uptake"), "/uptake"))
    return _marked(entries)


def tools() -> list[Item]:
    """What those who write and teach use beside the lessons; it stands in the menu of the person."""
    entries: list[tuple[object, str]] = []
    if has_role("editor", "teacher", "coordinator", "admin"):
        entries += [(_l("How it adapts"), "/courses/a1/why"), (_l("Review"), "/courses/review")]
    if has_role("editor", "admin"):
        entries += [(_l("Disputed answers"), "/disputes"), (_l("Recordings to review"), "/voices/review")]
    if has_role("secretariat", "region", "admin"):
        entries.append((_l("Register of associations"), "/register-of-associations"))
    return _marked(entries)


def _marked(entries: list[tuple[object, str]]) -> list[Item]:
    here = request.path
    best = max((url for _, url in entries if here == url or here.startswith(url + "/")), key=len, default="")
    return [Item(label, url, url == best) for label, url in entries]
