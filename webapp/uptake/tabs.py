"""The row of links over the pages of uptake: each part of the room lends its own."""

from typing import NamedTuple

from flask import Flask
from flask_babel.speaklater import LazyString

from webapp.security import has_role


class Tab(NamedTuple):
    """A link: where it stands in the row, the endpoint (without arguments), its title, and who sees it (empty: everybody)."""

    position: int
    endpoint: str
    title: LazyString
    roles: tuple[str, ...]


def lend_tab(app: Flask, position: int, endpoint: str, title: LazyString, *roles: str) -> None:
    """Put a link into the row for whoever holds one of `roles`."""
    app.extensions.setdefault("tilashar_uptake_tabs", []).append(Tab(position, endpoint, title, roles))


def init_app(app: Flask) -> None:
    """Give templates `uptake_tabs()`."""
    app.extensions.setdefault("tilashar_uptake_tabs", [])
    app.jinja_env.globals["uptake_tabs"] = lambda: [
        tab for tab in sorted(app.extensions["tilashar_uptake_tabs"]) if not tab.roles or has_role(*tab.roles)
    ]
