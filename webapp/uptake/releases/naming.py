"""Every dimension and category as it was called on a day: regions, the tree of that day, peoples, age groups, languages, courses."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import force_locale, gettext
from sqlalchemy.orm import Session

from webapp.associations import queries as associations
from webapp.associations.forms_of_study import FORMS_OF_STUDY
from webapp.courses.loading import Library
from webapp.i18n import INTERFACE
from webapp.uptake.content import Texts
from webapp.uptake.indicators import DEFINITIONS
from webapp.uptake.releases.plan import MEMBER, PLACE

Category = dict[str, Any]
BODIES = ("assembly", "assembly-secretariat")
# Whoever is in no association; associations of the whole country have no region.
ALONE, NOWHERE = "alone", "none"


def dimensions(
    session: Session, library: Library, day: date, by: Iterable[str], met: Mapping[str, set[str]]
) -> list[dict[str, Any]]:
    """The dimensions `by` with all their categories on `day`, as the document of a release has them.

    `met`: dimension → codes that figures came with; one that nothing names is called by its code, so that no figure is lost.
    """
    known = _known(session, library, day)
    made = []
    for code in by:
        definition = DEFINITIONS.dimensions[code]
        more = [*definition.categories, *definition.more]
        some = [*known.get(code, []), *(_category(one.code, one.names) for one in more)]
        named = {one["code"]: one for one in some}
        for extra in sorted(met.get(code, set()) - named.keys()):
            named[extra] = _category(extra, dict.fromkeys(INTERFACE, extra))
        if code == MEMBER:
            for one in named.values():
                one["parent"] = one["parent"] or (ALONE if one["code"] == NOWHERE else NOWHERE)
        made.append(
            {
                "code": code,
                "names": dict(definition.names),
                "definition": dict(definition.definition),
                "categories": list(named.values()),
            }
        )
    return made


def bodies(session: Session, day: date) -> dict[str, Texts]:
    """The bodies that speak, under the names they bore on `day`."""
    found = {body: associations.body_on(session, body, day) for body in BODIES}
    return {body: _names(one) for body, one in found.items() if one is not None}


def _known(session: Session, library: Library, day: date) -> dict[str, list[Category]]:
    regions = [_category(one.code, _names(one)) for one in associations.regions(session)]
    standing = associations.associations_on(session, day)
    languages = {one.tag: one for one in library.languages.values()}
    return {
        "region": regions,
        PLACE: [dict(one) for one in regions],
        MEMBER: [_category(one.id, _names(one), one.region_code) for one in standing],
        "ethnic_group": [_category(one.code, _names(one)) for one in associations.ethnic_groups(session)],
        "age_group": [_category(code, _texts(one.names)) for code, one in library.ages.items()],
        "heritage_language": [_category(code, _texts(one.names)) for code, one in languages.items()],
        "sphere": [_category(code, _texts(one.names)) for code, one in library.spheres.items()],
        "form_of_study": [_category(code, _translated(text)) for code, text in FORMS_OF_STUDY.items()],
        "course": [_category(code, _texts(one.entry.title)) for code, one in library.courses.items()],
    }


def _category(code: str, names: Texts, parent: str | None = None) -> Category:
    return {"code": code, "names": dict(names), "parent": parent}


def _names(row: Any) -> Texts:
    return {tag: str(getattr(row, f"name_{tag}")) for tag in INTERFACE}


def _texts(texts: Any) -> Texts:
    return {tag: str(texts.get(tag)) for tag in INTERFACE}


def _translated(message: str) -> Texts:
    found = {}
    for tag in INTERFACE:
        with force_locale(tag):
            found[tag] = gettext(message)
    return found
