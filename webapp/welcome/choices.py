"""What may be chosen on the pages of a profile, in the reader's language; and how a choice is kept and shown."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from webapp import clock, db, i18n
from webapp.associations import queries as associations
from webapp.courses import library, meaning, schema
from webapp.courses.loading import Library

NOTHING = ("", "—")
UNDECLARED = "undeclared"
MINUTES = (5, 10, 15, 20)
SCRIPTS = (("Cyrl", _l("Cyrillic")), ("Latn", _l("Latin")), ("Arab", _l("Arabic")))
SIZES = (("", _l("as for my age")), ("normal", _l("normal")), ("large", _l("large")))
GENDERS = (("", _l("not stated")), ("female", _l("female")), ("male", _l("male")))
SLOW = (("", _l("as for my age")), ("yes", _l("yes")), ("no", _l("no")))
Choices = list[tuple[Any, ...]]


def scale() -> schema.SelfRating | None:
    """The scale of self-rating in force."""
    today = clock.today()
    return next(
        (
            one
            for one in library().self_ratings.values()
            if one.valid_from <= today and (one.valid_to is None or today <= one.valid_to)
        ),
        None,
    )


def _heritage(people: str | None) -> Choices:
    return [NOTHING, *_likely_first(library(), people)]


def _instruction(_people: str | None) -> Choices:
    content = library()
    return [
        ("", i18n.gettext("the language of the site")),
        *i18n.NAMES.items(),
        *((tag, content.languages[tag].names.own) for tag in meaning.offered(content) if tag in content.languages),
    ]


def _ages(_people: str | None) -> Choices:
    return [(age.id, _with_years(age)) for age in library().ages.values()]


def _steps(_people: str | None) -> Choices:
    found = scale()
    return [(str(number), i18n.pick(step)) for number, step in enumerate(found.steps if found else (), start=1)]


def _spheres(_people: str | None) -> Choices:
    return [(sphere.id, i18n.pick(sphere.names)) for sphere in library().spheres.values()]


def _minutes(_people: str | None) -> Choices:
    return [(str(number), i18n.ngettext("%(num)d minute", "%(num)d minutes", number)) for number in MINUTES]


def _regions(_people: str | None) -> Choices:
    return [NOTHING, *((region.code, i18n.named(region)) for region in associations.regions(db.session()))]


def _peoples(_people: str | None) -> Choices:
    return [NOTHING, *((one.id, i18n.pick(one.names)) for one in library().peoples.values())]


def _groups(_people: str | None) -> Choices:
    return [(group.code, _group_name(group)) for group in associations.ethnic_groups(db.session())]


MAKERS: Mapping[str, Callable[[str | None], Choices]] = {
    "heritage_language": _heritage,
    "instruction_language": _instruction,
    "age_group": _ages,
    "self_rating": _steps,
    "spheres": _spheres,
    "daily_minutes": _minutes,
    "region_code": _regions,
    "people": _peoples,
    "ethnic_groups": _groups,
    "script": lambda _people: list(SCRIPTS),
    "type_size": lambda _people: list(SIZES),
    "slow_sound": lambda _people: list(SLOW),
    "gender": lambda _people: list(GENDERS),
}
COLUMNS = tuple(name for name in MAKERS if name != "ethnic_groups")
_NUMBERS = ("self_rating", "daily_minutes")


def shown(name: str, value: Any) -> Any:
    """A kept value as its field shows it."""
    if name == "spheres":
        return value or []
    if name == "slow_sound":
        return {True: "yes", False: "no"}.get(value, "")
    if name == "script":
        return value or "Cyrl"
    return "" if value is None else str(value)


def kept(name: str, chosen: Any) -> Any:
    """A choice as it is kept; None for no choice."""
    if name == "spheres":
        return chosen or []
    if name == "slow_sound":
        return {"yes": True, "no": False}.get(chosen or "")
    return int(chosen) if chosen and name in _NUMBERS else chosen or None


def association_names() -> list[str]:
    """The names to suggest, in the reader's language."""
    return [i18n.named(one) for one in associations.associations_on(db.session(), clock.today())]


def _with_years(age: schema.Age) -> str:
    name, first, last = i18n.pick(age.names), age.from_, age.to
    return f"{name} ({first}–{last})" if last else f"{name} ({first}+)"


def _likely_first(content: Library, people: str | None) -> list[tuple[str, str]]:
    entries = [(language.tag, i18n.pick(language.names)) for language in content.languages.values()]
    named = sorted(entries, key=lambda entry: entry[1].casefold())
    likely = content.peoples[people].heritage_languages if people in content.peoples else ()
    return sorted(named, key=lambda entry: likely.index(entry[0]) if entry[0] in likely else len(likely))


def _group_name(group: Any) -> str:
    return i18n.gettext("Prefer not to say") if group.code == UNDECLARED else i18n.named(group)
