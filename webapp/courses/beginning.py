"""The beginning of a new lesson: a file in the form that the checker expects, with blanks to fill in."""

import re
from pathlib import Path

_SLUG = re.compile(r"[a-z][a-z0-9-]*")
_UNIT_ID = re.compile(r"^id: *(\S+)", re.MULTILINE)
_LESSON = """\
id: {id}
title: {{kk: "…", ru: "…", en: "…"}}
minutes: 8
teaches:
  words: []                                   # 8 to 12 ids of lexicon/
  forms: []                                   # UniMorph features that are new, such as "N;SG;DAT"
notes: []                                     # grammar topics
explanation:
  all:
    kk: "…"
    ru: "…"
    en: "…"
sentences:
  - id: s1
    kk: "…"
    ru: "…"
    en: "…"
dialogues:
  - id: d1
    sphere: home
    title: {{kk: "…", ru: "…", en: "…"}}
    lines:
      - {{who: $woman, kk: "…", ru: "…", en: "…"}}
      - {{who: $man, kk: "…", ru: "…", en: "…"}}
exercises: default
written: "…"
read: no
review: needed
"""


class CannotBegin(ValueError):
    """There is no such unit, or the lesson is there already; the message says which."""


def begin(root: Path, unit: str, slug: str) -> Path:
    """Write the next lesson of a unit. Returns its path.

    Raises CannotBegin for an unknown unit or a slug that is not of small Latin letters.
    """
    if not _SLUG.fullmatch(slug):
        raise CannotBegin(
            f"'{slug}' is no name for a file: small Latin letters, digits and hyphens, such as 'qai-bolmede'"
        )
    folder = next((path.parent for path in root.glob("courses/*/*/unit.yaml") if _id_of(path) == unit), None)
    if folder is None:
        known = ", ".join(sorted(_id_of(path) for path in root.glob("courses/*/*/unit.yaml")))
        raise CannotBegin(f"there is no unit '{unit}'; the units are {known}")
    number = 1 + max((int(path.name[:2]) for path in folder.glob("[0-9][0-9]-*.yaml")), default=0)
    path = folder / f"{number:02}-{slug}.yaml"
    path.write_text(_LESSON.format(id=f"{unit}-{number:02}"), encoding="utf-8")
    return path


def _id_of(path: Path) -> str:
    found = _UNIT_ID.search(path.read_text(encoding="utf-8"))
    return found[1] if found else ""
