"""The pages of a class, as rooms above lend them: one row of links on each."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for


@dataclass(frozen=True)
class Tab:
    """A page of a class. `endpoint` takes `class_id`; `title` is lazily translated text."""

    position: int
    endpoint: str
    title: object


def lend_tab(app: Flask, position: int, endpoint: str, title: object) -> None:
    """Put a page into the row, for teachers of a class. Tens apart: 10 the class, 20 learners, 30 plan, 40 lesson, 50 marks, 60 print …"""
    app.extensions.setdefault("tilashar_class_tabs", []).append(Tab(position, endpoint, title))


def lend_roster_file(app: Flask, endpoint: str, title: object, incoming: bool = False) -> None:
    """Put another way to take the list of learners along, or to bring it in, on the roster pages."""
    app.extensions.setdefault("tilashar_roster_files", []).append((endpoint, title, incoming))


def roster_files(class_id: int, incoming: bool = False) -> list[tuple[str, str]]:
    """Address and title of each."""
    lent = current_app.extensions.get("tilashar_roster_files", [])
    return [(url_for(where, class_id=class_id), str(title)) for where, title, way in lent if way == incoming]


def class_tabs(class_id: int) -> list[tuple[str, str, bool]]:
    """Address, title and whether it is the page shown ."""
    found = sorted(current_app.extensions["tilashar_class_tabs"], key=lambda tab: tab.position)
    return [
        (url_for(tab.endpoint, class_id=class_id), str(tab.title), request.endpoint == tab.endpoint) for tab in found
    ]
