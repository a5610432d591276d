"""The script that Kazakh is shown in: Cyrillic, which is what is kept, or Latin or Arabic as a view of the whole site."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from flask import Flask, Response, g, has_request_context, request, session
from flask_babel import Domain, get_locale

from webapp.kazakh.alphabet import KAZAKH_ONLY
from webapp.kazakh.writing.arabic import HAMZA
from webapp.kazakh.writing.arabic import LETTERS as ARABIC
from webapp.kazakh.writing.scripts import Script, in_script
from webapp.script_pages import rewritten
from webapp.security import me

# Each script by its own name for Kazakh.
NAMES: Mapping[Script, str] = {"Cyrl": "Қазақша", "Latn": "Qazaqşa", "Arab": "قازاقشا"}
# What a keyboard may lack; of Arabic all letters, for few keyboards have them.
KEYS: Mapping[Script, tuple[str, ...]] = {
    "Cyrl": tuple(KAZAKH_ONLY),
    "Latn": tuple("äğıñöşüū"),
    "Arab": (*dict.fromkeys(one for one in ARABIC.values() if len(one) == 1), HAMZA),
}
# A word of another language, as explanations mark it.
_OTHER = re.compile(r"((?<!\w)_[^_\n]+_(?!\w))")


class Link(NamedTuple):
    """One script of the switch."""

    script: Script
    name: str
    url: str
    current: bool


def script() -> Script:
    """The script of this request: the one chosen in this session, else that of the profile, else Cyrillic."""
    if not has_request_context():
        return "Cyrl"
    if "script" not in g:
        person = me() if "script" not in session else None
        chosen = session.get("script") or (person.script if person else None)
        g.script = chosen if chosen in NAMES else "Cyrl"
    return cast(Script, g.script)


def in_view(text: str) -> str:
    """A Kazakh text in the reader's script; words marked as of another language stay."""
    chosen = script()
    if chosen == "Cyrl" or not text:
        return text
    parts = _OTHER.split(text) if "_" in text else [text]
    return "".join(part if place % 2 else in_script(part, chosen) for place, part in enumerate(parts))


def tag(language: str) -> str:
    """The tag of an interface language with the script, if it is not the usual one: kk-Arab."""
    return f"kk-{script()}" if language == "kk" and script() != "Cyrl" else language


def links() -> list[Link]:
    """The current page in each script."""
    rest = request.args.to_dict() if request.method == "GET" else {}
    path = request.path if request.method == "GET" else "/"
    return [
        Link(one, name, f"{path}?{urlencode({**rest, 'script': one})}", one == script()) for one, name in NAMES.items()
    ]


class _Rewriting:
    """A Kazakh catalog whose messages come in the reader's script."""

    def __init__(self, catalog: Any) -> None:
        self._catalog = catalog

    def __getattr__(self, name: str) -> Any:
        return getattr(self._catalog, name)

    def ugettext(self, message: str) -> str:
        return in_view(self._catalog.ugettext(message))

    def ungettext(self, one: str, many: str, number: int) -> str:
        return in_view(self._catalog.ungettext(one, many, number))

    gettext, ngettext = ugettext, ungettext


class Catalogs(Domain):
    """The catalogs of the interface, the Kazakh one in the reader's script."""

    def get_translations(self) -> Any:
        found, locale = super().get_translations(), get_locale()
        return _Rewriting(found) if locale and locale.language == "kk" and script() != "Cyrl" else found


def init_app(app: Flask) -> None:
    """The link `?script=`, what the frame shows, and the last step of every page."""

    app.jinja_env.globals["written"] = in_view

    @app.before_request
    def remember_script() -> None:
        wanted = request.args.get("script")
        if wanted in NAMES and session.get("script") != wanted:
            session["script"] = wanted

    @app.context_processor
    def view() -> dict[str, Any]:
        return {"script": script(), "tagged": tag, "each_script": links, "kazakh_letters": KEYS[script()]}

    @app.after_request
    def write(response: Response) -> Response:
        if response.mimetype == "text/html" and not response.is_streamed and script() != "Cyrl":
            response.set_data(rewritten(response.get_data(as_text=True), script()))
        return response
