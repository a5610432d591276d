"""What teachers find on the page of a lesson besides the lesson, as rooms above lend it; learners' pages stay as they are."""

from flask import Flask, current_app, url_for

from webapp.security import has_role


def lend_link(app: Flask, endpoint: str, title: object) -> None:
    """Put a link on each lesson, for teachers. `endpoint` takes `lesson_id`; `title` is lazily translated text."""
    app.extensions.setdefault("tilashar_lesson_links", []).append((endpoint, title))


def lesson_links(lesson_id: str) -> list[tuple[str, str]]:
    """Address and title of each; none for who teaches nobody."""
    if not has_role("teacher", "coordinator"):
        return []
    lent = current_app.extensions.get("tilashar_lesson_links", ())
    return [(url_for(endpoint, lesson_id=lesson_id), str(title)) for endpoint, title in lent]
