"""The language of the interface: Kazakh, Russian or English, from the reader's choice or the browser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from babel.dates import format_date
from flask import Flask, g, has_request_context, request, session
from flask_babel import Babel, force_locale, get_domain
from markupsafe import Markup
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from webapp.kazakh.writing.scripts import Script
from webapp.kazakh_within import kazakh_within, untagged
from webapp.script_view import Catalogs, in_view, script

# Of `Accept-Language`; browsers send less than a hundred characters.
LONGEST_HEADER = 400
INTERFACE = ("kk", "ru", "en")
NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


def choose() -> str:
    """The reader's choice, else the best of the browser's languages, else Russian, which most readers share."""
    chosen = session.get("language")
    if chosen in INTERFACE:
        return str(chosen)
    return _best(request.environ.get("HTTP_ACCEPT_LANGUAGE", "")[:LONGEST_HEADER])


@lru_cache(maxsize=512)
def _best(header: str) -> str:
    # Browsers send a few headers again and again; reading one takes longer than asking the database.
    return parse_accept_header(header, LanguageAccept).best_match(INTERFACE, default="ru") or "ru"


def language() -> str:
    """The interface language of this request, a BCP 47 tag."""
    found: str | None = g.get("language")
    if found is None:
        found = g.language = choose() if has_request_context() else "ru"
    return found


class _Babel(Babel):
    domain_instance = Catalogs()


# Language and script → the catalog, read once: flask-babel looks the catalog up for every string, and a page has sixty.
_catalogs: dict[tuple[str, str], Any] = {}


def _catalog() -> Any:
    view = (language(), script())
    if view not in _catalogs:
        with force_locale(view[0]):
            _catalogs[view] = get_domain().get_translations()
    return _catalogs[view]


def gettext(message: str, **values: Any) -> str:
    """Translate now, into the reader's language."""
    text: str = _catalog().ugettext(message)
    return text % values if values else text


def ngettext(one: str, many: str, number: int, **values: Any) -> str:
    """Translate now with the plural that `number` asks for."""
    text: str = _catalog().ungettext(one, many, number)
    return text % {"num": number, **values}


def _unfilled(one: str, many: str, number: int) -> str:
    # Jinja fills in the values itself.
    return str(_catalog().ungettext(one, many, number))


@contextmanager
def read_in(tag: str, written: Script) -> Iterator[None]:
    """For something made in another language and script than the page: a sheet to print."""
    kept = language(), script()
    g.language, g.script = tag, written
    try:
        yield
    finally:
        g.language, g.script = kept


def bound() -> Callable[..., Markup]:
    """`_` for one template that is rendered often: the catalog is looked up once."""
    catalog = _catalog()

    def translate(message: str, **values: Any) -> Markup:
        return Markup(catalog.ugettext(message)) % values  # noqa: S704 (as below)

    return translate


def _in_template(message: str, **values: Any) -> Markup:
    # Jinja's own newstyle gettext does the same through three calls and a context; a page has sixty strings.
    text = Markup(_catalog().ugettext(message)) % values  # noqa: S704 (catalogs are ours; values are escaped by %)
    # A date may end with the full stop of "г." or of a shortened month, which ends the sentence too.
    return text.replace("..", ".") if values else text


def pick(texts: Any, tags: tuple[str, ...] = ()) -> str:
    """The text of a content mapping in the first of `tags` it has, then the interface language, then Russian, English, Kazakh."""
    tag, text = picked(texts, tags)
    return in_view(text) if tag == "kk" else text


def picked(texts: Any, tags: tuple[str, ...] = ()) -> tuple[str, str]:
    """The tag that `pick` takes, and its text; two empty strings where there is none."""
    for tag in (*tags, language(), "ru", "en", "kk"):
        found = texts.get(tag) if hasattr(texts, "get") else getattr(texts, tag, None)
        if found:
            return tag, str(found)
    return "", ""


def named(row: Any) -> str:
    """The name of a database row that has name_kk, name_ru, name_en, in the reader's language."""
    name = str(getattr(row, f"name_{language()}"))
    return in_view(name) if language() == "kk" else name


def kazakh(text: str) -> Markup:
    """Kazakh within a sentence of another language."""
    return Markup('<span lang="kk">{}</span>').format(text)


def own(text: str) -> Markup:
    """What people call themselves or write: in which language, nobody knows."""
    return Markup("<bdi>{}</bdi>").format(text)


def _within(text: str, tag: str | None = None) -> Markup:
    """A text of content in the language of the site, or in `tag`, its Kazakh words tagged."""
    return kazakh_within(text, tag or language())


_DAYS = {"long_day": "EEEE, d MMMM", "weekday": "cccc", "short_weekday": "ccc"}


def _day_filter(pattern: str) -> Callable[[date], str]:
    return lambda day: format_date(day, pattern, locale=language())


def _in_script(made: Callable[..., str]) -> Callable[..., str]:
    """A filter for dates whose Kazakh comes in the reader's script."""

    def written(*values: Any, **named_values: Any) -> str:
        text = made(*values, **named_values)
        return in_view(text) if language() == "kk" else text

    return written


def language_url(tag: str) -> str:
    """The current page in another interface language."""
    return f"{request.path}?{urlencode({**request.args.to_dict(), 'lang': tag})}"


def init_app(app: Flask) -> None:
    """Babel with one catalog lookup a request, and the language link `?lang=`."""
    _Babel(
        app,
        default_locale="ru",
        default_timezone="Asia/Almaty",
        default_translation_directories=str(app.config["TRANSLATIONS"]),
        locale_selector=choose,
    )
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, _unfilled, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals["_"] = _in_template
    app.jinja_env.filters.update({name: _day_filter(pattern) for name, pattern in _DAYS.items()}, kazakh=kazakh)
    dates = (*_DAYS, "dateformat", "datetimeformat")
    app.jinja_env.filters.update({name: _in_script(app.jinja_env.filters[name]) for name in dates})
    app.jinja_env.filters.update(within=_within, untagged=untagged, own=own)
    app.jinja_env.globals.update(named=lambda row: _within(named(row)), pick=pick, language_url=language_url)

    @app.before_request
    def remember_choice() -> None:
        wanted = request.args.get("lang") if request.query_string else None
        if wanted in INTERFACE and session.get("language") != wanted:
            session["language"] = wanted

    @app.context_processor
    def languages() -> dict[str, Any]:
        return {"language": language(), "interface_languages": NAMES, "now": datetime.now(UTC)}
