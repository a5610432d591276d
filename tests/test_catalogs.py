"""The interface speaks Kazakh, Russian and English, completely."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from webapp.i18n import INTERFACE
from webapp.translating import FOLDER, extract

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")

# What is called so in every language: file formats, products, and the fields of learning systems as these name them.
ENGLISH = re.compile(
    r"Tilashar|lessons/|webapp/courses|CSV|JSON|XLSX|Enter|Anki|JavaScript|WebM|[Cc]ookie|https://|OneRoster|Moodle|"
    r"Open Badges|(Platform|Client|Deployment) ID|(Access token|Authentication request|Initiate login|Tool) URL|"
    r"sourcedId|\w+\.csv|xAPI|Public keyset|[Dd]eep linking|issuer|Redirection URI|"
    r"\bnull\b|SDMX|ETag|OpenAPI|Ctrl|Command|inform\.kz"
)


def catalog(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def of(locale: str) -> Catalog:
    return catalog(FOLDER / locale / "LC_MESSAGES" / "messages.po", locale)


def forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> set[object]:
    """Every message that templates and code use now."""
    target = tmp_path_factory.mktemp("catalog") / "messages.pot"
    extract(target)
    return {message.id for message in catalog(target) if message.id}


@pytest.mark.parametrize("locale", INTERFACE)
def test_catalog_holds_every_message_and_no_other(locale: str, used: set[object]) -> None:
    held = {message.id for message in of(locale) if message.id}
    assert used - held == set(), "not in the catalog: run `tilashar translations update`"
    assert held - used == set(), "no longer used: run `tilashar translations update`"


@pytest.mark.parametrize("locale", INTERFACE)
def test_catalog_is_translated_whole(locale: str) -> None:
    missing = [message.id for message in of(locale) if message.id and (message.fuzzy or not all(forms(message)))]
    assert missing == []


@pytest.mark.parametrize("locale", INTERFACE)
def test_values_stand_in_every_translation(locale: str) -> None:
    for message in of(locale):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        for form in forms(message):
            # A singular may say "one" in a word instead of the number.
            assert set(PLACEHOLDER.findall(form)) | {"num"} == wanted | {"num"}, (message.id, form)


def test_kazakh_and_russian_are_not_left_in_english() -> None:
    for locale in ("kk", "ru"):
        for message in of(locale):
            if message.id and not isinstance(message.id, tuple):
                text = PLACEHOLDER.sub("", str(message.string))
                assert message.id == "—" or not re.search(r"[A-Za-z]{4,}", ENGLISH.sub("", text)), text
