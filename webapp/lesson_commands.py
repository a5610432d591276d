"""`tilashar lessons`: check, count, begin and look at lesson files."""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import click
from flask.cli import AppGroup

from webapp.config import ROOT
from webapp.courses import beginning, checks, language_checks, loading, stats, wordforms

group = AppGroup("lessons", help="Work on lesson files.")


def _folder(folder: str | None) -> Path:
    return Path(folder) if folder else ROOT / "lessons"


@group.command("check", with_appcontext=False)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False))
@click.option(
    "--wordlist", type=click.Path(exists=True, dir_okay=False), help="Words in print, one a line, maybe gzipped."
)
def check(folder: str | None, wordlist: str | None) -> None:
    """Name every problem of the lesson files by file and line. Exit status 1 when there is an error."""
    library = loading.load(_folder(folder))
    printed = _printed(Path(wordlist)) if wordlist else frozenset()
    problems = checks.problems(library, printed)
    for problem in problems:
        click.echo(str(problem))
    lessons = sum(len(course.lessons) for course in library.courses.values())
    errors = sum(problem.weight == "error" for problem in problems)
    click.echo(
        f"{lessons} lessons, {len(library.words)} words, {len(library.languages)} languages, "
        f"{language_checks.tally(library, printed)}: {errors} errors, {len(problems) - errors} warnings"
    )
    sys.exit(1 if errors else 0)


def _printed(path: Path) -> frozenset[str]:
    """The words of a list: the first column of each line."""
    read = path.read_bytes()
    text = (gzip.decompress(read) if path.suffix == ".gz" else read).decode("utf-8")
    return frozenset(line.split("\t", 1)[0].strip().casefold() for line in text.splitlines())


@group.command("words", with_appcontext=False)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False))
def words(folder: str | None) -> None:
    """Every Kazakh word form used in the content, with its count, tab-separated."""
    counts: Counter[str] = wordforms.count(loading.load(_folder(folder)))
    for form, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        click.echo(f"{form}\t{number}")


@group.command("stats", with_appcontext=False)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def show_stats(folder: str | None, as_json: bool) -> None:
    """What there is: lessons, words, sentences, dialogues, readings, topics, notes, languages, lessons awaiting review."""
    figures = stats.figures(loading.load(_folder(folder)))
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False, indent=2))
        return
    for name, value in figures.items():
        click.echo(f"{name}\t{json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value}")


@group.command("new", with_appcontext=False)
@click.argument("unit")
@click.argument("slug")
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False), help="The lessons; those of the project if left out."
)
def new(unit: str, slug: str, folder: str | None) -> None:
    """Begin a lesson in UNIT (such as a1-04), its file named by SLUG (Latin letters and hyphens)."""
    try:
        click.echo(beginning.begin(_folder(folder), unit, slug))
    except beginning.CannotBegin as refused:
        raise click.ClickException(str(refused)) from refused


@group.command("preview", with_appcontext=False)
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--port", default=8010, show_default=True, type=int)
def preview(file: str, port: int) -> None:
    """Serve one lesson live while it is edited, with its errors beside it."""
    from webapp import previewing

    previewing.serve(Path(file).resolve(), port)
