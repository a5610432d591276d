"""docs/teachers says what the site says: every name of a page or a button in it stands on the site, and every picture is there."""

import re

import pytest
from babel.messages.pofile import read_po

from webapp.config import ROOT

GUIDE = ROOT / "docs" / "teachers"
NAMED = re.compile(r"\*\*(.+?)\*\*")
PICTURE = re.compile(r'<img src="(.+?)" width="\d+" alt=".+?">')
# Bytes: they are read on telephones.
HEAVIEST = 60_000


def on_the_site(language: str) -> set[str]:
    """All that the interface can say."""
    with (ROOT / "translations" / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        messages = [one for one in read_po(file) if one.id]
    texts = [one.id if language == "en" else one.string for one in messages]
    return {part for text in texts for part in ([text] if isinstance(text, str) else text)}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_guide_names_pages_and_buttons_as_the_site_does(language: str) -> None:
    named = set(NAMED.findall((GUIDE / f"{language}.md").read_text(encoding="utf-8")))
    assert len(named) > 40, "names of pages and buttons are bold"
    assert named <= on_the_site(language), named - on_the_site(language)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_picture_is_there_and_light(language: str) -> None:
    shown = PICTURE.findall((GUIDE / f"{language}.md").read_text(encoding="utf-8"))
    there = {f"pictures/{file.name}" for file in (GUIDE / "pictures").glob(f"*.{language}.png")}
    assert set(shown) == there and len(shown) == len(there) <= 10
    assert all((GUIDE / one).stat().st_size < HEAVIEST for one in shown)


def test_the_three_languages_tell_the_same() -> None:
    told = [(GUIDE / f"{language}.md").read_text(encoding="utf-8") for language in ("kk", "ru", "en")]
    assert len({tuple(re.findall(r"^#+", one, re.MULTILINE)) for one in told}) == 1
    assert len({len(NAMED.findall(one)) for one in told}) == 1
