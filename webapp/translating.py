"""`tilashar translations`: the interface catalogs, by Babel."""

from pathlib import Path

from babel.messages import frontend
from babel.messages.pofile import read_po, write_po
from flask.cli import AppGroup

from webapp.config import ROOT
from webapp.i18n import INTERFACE

FOLDER = ROOT / "translations"
TEMPLATE = FOLDER / "messages.pot"
KEYWORDS = ["_l", "_m", "lazy_gettext"]

group = AppGroup("translations", help="The catalogs of the interface.")


def _run(command: frontend.CommandMixin, **options: object) -> None:
    for name, value in options.items():
        setattr(command, name, value)
    command.finalize_options()
    command.run()  # type: ignore[attr-defined]


def extract(target: Path) -> None:
    """Write the template with every message of templates and code."""
    _run(
        frontend.ExtractMessages(),
        input_paths=[str(ROOT / "webapp")],
        mapping_file=str(FOLDER / "babel.cfg"),
        output_file=str(target),
        keywords=" ".join(KEYWORDS),
        project="Tilashar",
        no_location=True,
        sort_output=True,
        omit_header=True,
    )


@group.command("extract", with_appcontext=False)
def extract_command() -> None:
    """Collect the messages into translations/messages.pot."""
    extract(TEMPLATE)


@group.command("update", with_appcontext=False)
def update() -> None:
    """Extract, then bring the catalogs up to date. English is its own translation."""
    extract(TEMPLATE)
    for locale in INTERFACE:
        path = FOLDER / locale / "LC_MESSAGES" / "messages.po"
        fresh = frontend.UpdateCatalog() if path.exists() else frontend.InitCatalog()
        more = {"no_fuzzy_matching": True, "ignore_obsolete": True, "omit_header": False} if path.exists() else {}
        _run(
            fresh, input_file=str(TEMPLATE), output_file=str(path), locale=locale, domain="messages", width=120, **more
        )
    _fill_english(FOLDER / "en" / "LC_MESSAGES" / "messages.po")


def _fill_english(path: Path) -> None:
    with path.open("rb") as file:
        catalog = read_po(file, locale="en")
    for message in catalog:
        if message.id:
            message.string = message.id
    with path.open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True)


@group.command("compile", with_appcontext=False)
def compile_command() -> None:
    """Compile the catalogs that the site reads."""
    _run(frontend.CompileCatalog(), directory=str(FOLDER), domain="messages", statistics=True)
