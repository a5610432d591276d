"""A test client with opinions: each page it gets must be valid, have one h1 and unique ids, say its language, and a GET must not write."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import html5lib
from flask.testing import FlaskClient
from html5lib.constants import namespaces
from sqlalchemy import event
from werkzeug.test import TestResponse

HTML = f"{{{namespaces['html']}}}"
# A GET writes two logs: what a teacher opened of a learner (classes/looks.py), who opened unpublished figures (uptake/reads.py).
WRITES = re.compile(r"^\s*(insert(?! into (look|table_read)\b)|update|delete|create|drop|alter)\b", re.IGNORECASE)
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')


def fields(page: str) -> dict[str, str]:
    """The hidden fields of a page: what a browser would send back. The last of a name wins."""
    found = {}
    for tag in HIDDEN.findall(page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[name[1]] = (value[1] if value else "").replace("&#34;", '"').replace("&amp;", "&")
    return found


def text_of(page: str) -> str:
    """What a person reads of a page: no tags, spaces folded."""
    plain = re.sub(r"<(script|style|svg|datalist)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", plain)).strip()


class Reader(FlaskClient):
    """See the module."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        written: list[str] = []
        engine = self.application.extensions["tilashar_engine"]

        def watch(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if WRITES.match(statement):
                written.append(statement)

        event.listen(engine, "before_cursor_execute", watch)
        try:
            response = super().open(*args, **kwargs)
        finally:
            event.remove(engine, "before_cursor_execute", watch)
        if not response.history and response.request.method in ("GET", "HEAD"):
            assert not written, f"GET {response.request.path} writes: {written}"
        if response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 308):
            check_page(response.text, partial="HX-Request" in response.request.headers)
        return response

    def send(
        self, address: str, data: dict[str, Any] | None = None, page: str | None = None, **kwargs: Any
    ) -> TestResponse:
        """Post a form as a browser does: with the hidden fields of the page it stands on (`page`, else the address itself)."""
        shown = self.get(page or address).text
        return self.post(address, data={**fields(shown), **(data or {})}, **kwargs)


def check_page(page: str, partial: bool) -> None:
    """Raise AssertionError or html5lib's ParseError when a page is not as it should be."""
    parser = html5lib.HTMLParser(strict=True)
    if partial:
        assert "<html" not in page, "a part of a page holds a whole page"
        parser.parseFragment(page, container="main")
        return
    tree = parser.parse(page)
    assert tree.get("lang") in ("kk", "kk-Latn", "kk-Arab", "ru", "en"), "the page does not say its language"
    assert (tree.get("dir") == "rtl") == (tree.get("lang") == "kk-Arab"), "the page runs the wrong way"
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert not [one for one, number in ids.items() if number > 1], f"ids stand twice: {ids.most_common(3)}"
    headings = list(tree.iter(f"{HTML}h1"))
    assert len(headings) == 1, f"{len(headings)} h1"
    labelled = {element.get("for") for element in tree.iter(f"{HTML}label")}
    for kind in ("input", "select", "textarea"):
        for element in tree.iter(f"{HTML}{kind}"):
            if kind == "input" and element.get("type") in ("hidden", "radio", "checkbox", "submit"):
                continue
            assert element.get("id") in labelled or element.get("aria-label"), (
                f"a field without a label: {element.get('name')}"
            )
    for element in tree.iter():
        assert not element.get("style"), "an inline style, which the content security policy forbids"
    unsaid = list(_kazakh_unsaid(tree, tree.get("lang")))
    assert not unsaid, f"Kazakh that a screen reader would read as another language: {unsaid}"


def _kazakh_unsaid(element: Any, language: str) -> Iterator[str]:
    """Texts with Kazakh letters under Russian or English. What people call themselves and their classes stands in `bdi`; ids in `code`."""
    language = element.get("lang") or language
    if element.tag in (f"{HTML}bdi", f"{HTML}datalist", f"{HTML}option", f"{HTML}code", f"{HTML}title"):
        return
    texts = [element.text or "", *(child.tail or "" for child in element)]
    if language in ("ru", "en"):
        yield from (text.strip() for text in texts if KAZAKH.search(text))
    for child in element:
        if isinstance(child.tag, str):
            yield from _kazakh_unsaid(child, language)
