"""One lesson, live while it is edited: its page, its errors beside it, both new after every save."""

import hashlib
import os
import tempfile
from pathlib import Path

import click
from flask import Blueprint, Flask, current_app, render_template, request
from werkzeug.serving import run_simple

from webapp import create_app, migrations
from webapp.config import ROOT, settings_from_environment
from webapp.courses import checks, library, loading
from webapp.security import everybody, guarded

blueprint = guarded(Blueprint("preview", __name__, url_prefix="/preview"), everybody)


def _stamp() -> str:
    """Changes whenever a lesson file does."""
    files = sorted(current_app.config["SETTINGS"].lessons.rglob("*.yaml"))
    told = "".join(f"{file}{file.stat().st_mtime_ns}" for file in files)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _fresh() -> None:
    """Read the lessons again when a file has changed since the last page."""
    app, stamp = current_app, _stamp()
    if app.extensions.get("tilashar_preview_stamp") != stamp:
        app.extensions["tilashar_library"] = loading.load(app.config["SETTINGS"].lessons)
        app.extensions["tilashar_preview_stamp"] = stamp


@blueprint.get("")
def page() -> str:
    """The lesson beside its errors."""
    file = current_app.config["PREVIEW_FILE"]
    content = library()
    found = [
        lesson for course in content.courses.values() for lesson in course.lessons.values()
        if content.source(lesson).file == file
    ]  # fmt: skip
    problems = checks.problems_of(content, file)
    return render_template(
        "previewing.html", file=file, lesson=found[0] if found else None, problems=problems, stamp=_stamp()
    )


@blueprint.get("/changed")
def changed() -> tuple[str, int, dict[str, str]]:
    """Asked every second: the page is shown anew when a file has changed since it was made."""
    return ("", 204, {}) if request.args.get("since") == _stamp() else ("", 200, {"HX-Refresh": "true"})


def make(file: Path, scratch: Path, folder: Path = ROOT / "lessons") -> Flask:
    """The site with the preview of one file of `folder`; what is answered in it is kept in `scratch` alone."""
    own = {"TILASHAR_INSTANCE": str(scratch), "TILASHAR_DEMO": "1", "TILASHAR_LESSONS": str(folder)}
    app = create_app(
        settings_from_environment({**os.environ, **own, "TILASHAR_DATABASE_URL": f"sqlite:///{scratch}/preview"})
    )
    migrations.upgrade(app.extensions["tilashar_engine"])
    app.config["PREVIEW_FILE"] = str(file.relative_to(folder))
    app.before_request(_fresh)
    app.register_blueprint(blueprint)
    return app


def serve(file: Path, port: int) -> None:
    """Serve the preview of a file on this machine until Ctrl-C."""
    with tempfile.TemporaryDirectory() as scratch:
        app = make(file, Path(scratch))
        click.echo(f"The lesson is at http://127.0.0.1:{port}/preview  (Ctrl-C stops it)")
        run_simple("127.0.0.1", port, app)
