"""Exercises that a teacher writes: the fields of the form, and the lesson in the lesson format. Pure.

Ids are permanent: what is taken out is retired, and what is new gets the next number, so old answers keep their questions.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from webapp.courses import schema, strict_yaml
from webapp.courses.loading import in_plain_words

SHELVES = {"s": "sentences", "q": "more", "d": "dialogues"}
MOST = {"s": 30, "q": 15, "d": 5}
FIELDS = {"s": ("kk", "ru", "en", "ending"), "q": ("ask", "options", "why"), "d": ("title", "lines")}
LONGEST = {"lines": 1500, "options": 600, "about": 1500}
SPEAKERS = ("$woman", "$man")
_ROW = re.compile(r"^(s|q|d)(\d{1,2})-id$")
_PARTS = re.compile(r"\s*=\s*")
ABOUT = schema.Texts(
    kk="Бұл жаттығуларды оқытушыңыз жазды.",
    ru="Эти упражнения составил ваш преподаватель.",
    en="Your teacher wrote these exercises.",
)


class UnreadableOwnError(ValueError):
    """What was written makes no lesson. Holds plain sentences of the format's own reader."""

    def __init__(self, told: list[str]) -> None:
        super().__init__("; ".join(told))
        self.told = told


@dataclass(frozen=True)
class Row:
    """A sentence (`s`), a question (`q`) or a dialogue (`d`). `id` is '' for a new one; `name` begins its fields in the form."""

    sort: str
    name: str
    id: str
    fields: Mapping[str, str]

    def __getitem__(self, field: str) -> str:
        return self.fields.get(field, "")

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not any(value.strip() for value in self.fields.values())

    @property
    def options(self) -> list[str]:
        """The options of a question, the right one first."""
        return [one.strip() for one in self["options"].splitlines() if one.strip()]

    @property
    def lines(self) -> list[list[str]]:
        """The lines of a dialogue, each as Kazakh, Russian, English."""
        return [_PARTS.split(one.strip(), maxsplit=2) for one in self["lines"].splitlines() if one.strip()]


@dataclass(frozen=True)
class Draft:
    """The form: a title in Kazakh and in Russian, a word to the learners, rows."""

    title: str = ""
    title_ru: str = ""
    about: str = ""
    rows: tuple[Row, ...] = ()

    def of(self, sort: str) -> list[Row]:
        """The rows of a sort."""
        return [row for row in self.rows if row.sort == sort]

    @property
    def written(self) -> "Draft":
        """Without empty rows."""
        return replace(self, rows=tuple(row for row in self.rows if not row.empty))

    def widened(self, more: Mapping[str, int]) -> "Draft":
        """With so many empty rows of each sort at the end."""
        rows = list(self.written.rows)
        for sort, number in more.items():
            have = [int(row.name[1:]) for row in rows if row.sort == sort]
            first = max(have, default=0) + 1
            free = range(first, min(first + number, MOST[sort] + 1))
            rows += [Row(sort, f"{sort}{place}", "", {}) for place in free]
        return replace(self, rows=tuple(rows))


def draft_from_form(form: Mapping[str, str]) -> Draft:
    """The form as it was sent, tidied and cut to length. Rows keep their names, so that messages find them."""
    rows = []
    for key, value in form.items():
        found = _ROW.match(key)
        if found and 0 < int(found[2]) <= MOST[found[1]]:
            sort, name = found[1], f"{found[1]}{int(found[2])}"
            fields = {field: _cut(form.get(f"{name}-{field}", ""), field) for field in FIELDS[sort]}
            rows.append(Row(sort, name, value if re.fullmatch(rf"{sort}\d+", value) else "", fields))
    rows.sort(key=lambda row: (list(SHELVES).index(row.sort), int(row.name[1:])))
    title, title_ru, about = (_cut(form.get(field, ""), field) for field in ("title", "title_ru", "about"))
    return Draft(title[:120], title_ru[:120], about, tuple(rows))


def _cut(text: str, field: str) -> str:
    lines = (" ".join(line.split()) for line in text.replace("\x00", "").splitlines())
    return "\n".join(lines).strip()[: LONGEST.get(field, 300)]


def numbered(draft: Draft, before: schema.Lesson | None) -> tuple[Draft, tuple[str, ...]]:
    """The draft with an id for every row, and the ids retired so far. An id that the lesson does not have counts as none."""
    known = _ids(before) if before else ()
    gone = set(before.retired) if before else set()
    rows, taken = [], set()
    last = {sort: max((int(one[1:]) for one in (*known, *gone) if one[0] == sort), default=0) for sort in SHELVES}
    for row in draft.written.rows:
        kept = row.id if row.id in known and row.id not in taken else ""
        if not kept:
            last[row.sort] += 1
            kept = f"{row.sort}{last[row.sort]}"
        taken.add(kept)
        rows.append(replace(row, id=kept))
    return replace(draft, rows=tuple(rows)), tuple(sorted(gone | (set(known) - taken)))


def _ids(lesson: schema.Lesson) -> tuple[str, ...]:
    return tuple(piece.id for shelf in SHELVES.values() for piece in getattr(lesson, shelf))


def source_of(draft: Draft, number: int, retired: Iterable[str] = ()) -> str:
    """The lesson in the lesson format, as YAML. The draft must be `numbered`."""
    title = draft.title or draft.title_ru
    russian = draft.title_ru or draft.title
    about = dict.fromkeys(("kk", "ru", "en"), draft.about) if draft.about else ABOUT.model_dump()
    data = {
        "id": f"{schema.OWN}-{number}",
        "title": {"kk": title, "ru": russian, "en": russian},
        "minutes": str(min(15, max(2, len(draft.rows)))),
        "teaches": {},
        "explanation": {"all": about},
        "sentences": [_sentence(row) for row in draft.of("s")],
        "dialogues": [_dialogue(row) for row in draft.of("d")],
        "more": [_question(row) for row in draft.of("q")],
        "retired": list(retired),
        "written": "by a teacher",
        "read": "yes",
        "review": "done",
    }
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000))


def _meanings(ru: str, en: str) -> dict[str, str]:
    return {"ru": ru or en, "en": en or ru}


def _sentence(row: Row) -> dict[str, Any]:
    made = {"id": row.id, "kk": row["kk"], **_meanings(row["ru"], row["en"])}
    return {**made, "ending": row["ending"]} if row["ending"] else made


def _alike(text: str) -> dict[str, str]:
    return dict.fromkeys(("kk", "ru", "en"), text)


def _question(row: Row) -> dict[str, Any]:
    made = {
        "id": row.id,
        "kind": "choose",
        "ask": _alike(row["ask"]),
        "options": [_alike(one) for one in row.options],
    }
    return {**made, "why": _alike(row["why"])} if row["why"] else made


def _dialogue(row: Row) -> dict[str, Any]:
    lines = []
    for place, parts in enumerate(row.lines):
        kk, ru, en = (*parts, "", "")[:3]
        lines.append({"who": SPEAKERS[place % 2], "kk": kk, **_meanings(ru, en)})
    return {"id": row.id, "title": _alike(row["title"] or "…"), "lines": lines}


def lesson_of(source: str) -> schema.Lesson:
    """The lesson of a source, read by the same strict reader as the lessons of the courses. Raises UnreadableOwnError."""
    try:
        return TypeAdapter(schema.Lesson).validate_python(strict_yaml.parse(source).data)
    except strict_yaml.Unreadable as error:
        raise UnreadableOwnError([error.expected]) from error
    except ValidationError as error:
        raise UnreadableOwnError([in_plain_words(one) for one in error.errors()]) from error


def draft_of(lesson: schema.Lesson) -> Draft:
    """The form that a lesson would be written in."""
    rows = [_row("s", place, one.id, _sentence_fields(one)) for place, one in enumerate(lesson.sentences, 1)]
    rows += [
        _row("q", place, one.id, {
            "ask": one.ask.kk, "options": "\n".join(option.kk for option in one.options), "why": one.why.kk if one.why else ""
        })
        for place, one in enumerate(lesson.more, 1)
    ]  # fmt: skip
    rows += [
        _row("d", place, one.id, {
            "title": "" if one.title.kk == "…" else one.title.kk,
            "lines": "\n".join(" = ".join(dict.fromkeys((line.kk, line.ru, line.en))) for line in one.lines),
        })
        for place, one in enumerate(lesson.dialogues, 1)
    ]  # fmt: skip
    title, about = lesson.title, lesson.explanation.all
    return Draft(title.kk, "" if title.ru == title.kk else title.ru, "" if about == ABOUT else about.kk, tuple(rows))


def _row(sort: str, place: int, piece_id: str, fields: dict[str, str]) -> Row:
    return Row(sort, f"{sort}{place}", piece_id, fields)


def _sentence_fields(one: schema.Sentence) -> dict[str, str]:
    # What stood in one language alone was written in both.
    return {"kk": one.kk, "ru": one.ru, "en": "" if one.en == one.ru else one.en, "ending": one.ending or ""}
