"""The columns of a roster as spreadsheets name them, in Kazakh, Russian and English; and what their cells may say."""

from collections.abc import Mapping, Sequence

from webapp.marking import _m

# Column → its name on the page; the order is that of the exported table.
FIELDS = {
    "name": _m("Name"),
    "username": _m("User name"),
    "group": _m("Group"),
    "language": _m("Language"),
    "age": _m("Age group"),
    "child": _m("Child"),
}
# What is exported: language and age are the learner's own business, so they only come in.
EXPORTED = ("name", "username", "group", "child")
SHOWN: Mapping[str, Mapping[str, str]] = {
    "kk": dict(zip(FIELDS, ("Аты-жөні", "Пайдаланушы аты", "Шағын топ", "Тілі", "Жас тобы", "Бала"), strict=True)),
    "ru": dict(
        zip(FIELDS, ("Имя", "Имя пользователя", "Подгруппа", "Язык", "Возрастная группа", "Ребёнок"), strict=True)
    ),
    "en": dict(zip(FIELDS, ("Name", "User name", "Group", "Language", "Age group", "Child"), strict=True)),
}
YES = {"kk": "иә", "ru": "да", "en": "yes"}
NO = {"kk": "жоқ", "ru": "нет", "en": "no"}
_ALSO = {
    "name": "full name, learner, student, аты, есімі, аты жөні, оқушы, білім алушы, тыңдаушы, "
    "фио, ф.и.о., ученик, учащийся, слушатель, имя и фамилия, фамилия и имя, фамилия имя, имя фамилия, фамилия имя отчество",
    "surname": "surname, last name, family name, тегі, фамилия",
    "username": "username, login, логин, пайдаланушы",
    "group": "groups, subgroup, топ, топтар, топтары, топша, топшалар, шағын топтар, группа, группы, подгруппы",
    "language": "first language, heritage language, тіл, ана тілі, родной язык",
    "age": "age, жасы, возраст",
    "child": "children, балалар, ребенок, дети",
}
_TRUE = frozenset(("yes", "y", "true", "1", "x", "+", "✓", "✔", "иә", "да"))
_FALSE = frozenset(("no", "n", "false", "0", "-", "–", "—", "жоқ", "нет"))


def folded(text: str) -> str:
    """As cells are compared: no capitals, single spaces, ё as е, no quotes."""
    return " ".join(text.casefold().replace("ё", "е").strip(" *:\"'«»").split())


def _known() -> dict[str, str]:
    found = {folded(name): field for names in SHOWN.values() for field, name in names.items()}
    for field, names in _ALSO.items():
        found.update((folded(name), field) for name in names.split(", "))
    return found


HEADERS = _known()


def fields_of(header: Sequence[str]) -> list[str | None]:
    """The column that each cell of a header names, None for one that is not read; each column once."""
    found: list[str | None] = []
    for cell in header:
        field = HEADERS.get(folded(cell))
        found.append(None if field in found else field)
    return found


def header(language: str, fields: Sequence[str] = tuple(FIELDS)) -> list[str]:
    """The header of a table in a language of the interface."""
    return [SHOWN[language][field] for field in fields]


def yes_or_no(cell: str) -> bool | None:
    """Raises ValueError for anything else; None for an empty cell."""
    said = folded(cell) or cell.strip()
    if not said:
        return None
    if said in _TRUE:
        return True
    if said in _FALSE:
        return False
    raise ValueError(cell)
