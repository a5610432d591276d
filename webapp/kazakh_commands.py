"""`tilashar kazakh …`: the language engine from the shell, tab-separated lines in and out."""

import sys
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper

import click
from flask.cli import AppGroup

from webapp.config import ROOT
from webapp.courses import loading
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh.alphabet import LETTERS
from webapp.kazakh.diagnosis.word_mistakes import word_mistake
from webapp.kazakh.grammar.features import read
from webapp.kazakh.grammar.forms import Form
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.normalise import normalise
from webapp.kazakh.numerals.digits import number_words
from webapp.kazakh.reading.analysis import analyse, guess
from webapp.kazakh.reading.lexicon import Word, common
from webapp.kazakh.writing import arabic, cyrillic, latin

group = AppGroup("kazakh", help="The Kazakh engine: lines in, lines out.")

Answer = Callable[[list[str]], Iterable[list[str]]]


class _Unknown(ValueError):
    """A word or feature that the engine does not know."""


def _lines() -> Iterator[str]:
    """Lines of standard input as they come; what is written goes out line by line."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=stream is sys.stdout)
    for line in sys.stdin:
        yield line.rstrip("\r\n")


def _stream(columns: int, answer: Answer) -> None:
    """Read lines of a number of columns and write each with what `answer` adds.

    What is unknown gets an empty last column and a word on standard error. A line with other columns is named by its
    number, and the exit status is then 1, after all lines.
    """
    malformed = False
    for number, line in enumerate(_lines(), 1):
        if not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) != columns or not all(field.strip() for field in fields):
            click.echo(f"line {number}: {columns} columns with something in each are expected: {line!r}", err=True)
            malformed = True
            continue
        try:
            found = list(answer([normalise(field) for field in fields]))
        except ValueError as error:
            click.echo(f"line {number}: {error}", err=True)
            found = [[""]]
        for added in found:
            click.echo("\t".join((line, *added)))
    sys.exit(1 if malformed else 0)


def _lemma(text: str, features: str) -> str:
    """The lemma to inflect: a verb by its bare stem. Raises _Unknown for what is no Kazakh word or number."""
    letters = set(text.casefold()) - set(" -'’.,%")
    if not letters or not (letters <= set(LETTERS) or all(sign.isdigit() for sign in letters)):
        raise _Unknown(f"{text!r} is no Kazakh word")
    return common().verb_stem(text) if read(features).verbal else text


def _forms(lemma: str, features: str) -> tuple[Form, ...]:
    return inflect(_lemma(lemma, features), features)


@group.command("inflect", with_appcontext=False)
def inflect_lines() -> None:
    """lemma⇥features → lemma⇥features⇥form[/form…]"""

    def answer(fields: list[str]) -> Iterator[list[str]]:
        yield ["/".join(form.text for form in _forms(*fields))]

    _stream(2, answer)


@group.command("segment", with_appcontext=False)
def segment_lines() -> None:
    """lemma⇥features → lemma⇥features⇥кітаб|ым|да⇥stem|PSS1S|LOC"""

    def answer(fields: list[str]) -> Iterator[list[str]]:
        form = _forms(*fields)[0]
        yield [
            "|".join(piece.text.strip() for piece in form.segments),
            "|".join(piece.feature for piece in form.segments),
        ]

    _stream(2, answer)


@group.command("diagnose", with_appcontext=False)
def diagnose_lines() -> None:
    """lemma⇥features⇥given → the same⇥kind of mistake, or `right`"""

    def answer(fields: list[str]) -> Iterator[list[str]]:
        lemma, features, given = fields
        word = Word(_lemma(lemma, features), features.split(";")[0])
        mistake = word_mistake(word, features, given.casefold())
        yield [mistake.kind if mistake else "right"]

    _stream(3, answer)


@group.command("analyse", with_appcontext=False)
@click.option("--guess", "guessing", is_flag=True, help="Read unknown words by their endings.")
def analyse_lines(guessing: bool) -> None:
    """word → word⇥lemma⇥features⇥pieces, a line for every reading; the last column is empty for an unknown word"""

    lexicon = lexicon_of(loading.load(ROOT / "lessons"))

    def answer(fields: list[str]) -> Iterator[list[str]]:
        readings = analyse(fields[0], lexicon) or (guess(fields[0]) if guessing else ())
        if not readings:
            click.echo(f"{fields[0]}: an unknown word", err=True)
            yield ["", "", ""]
        for reading in readings:
            pieces = "|".join(piece.text for piece in reading.form.segments)
            yield [reading.lemma, reading.features, pieces]

    _stream(1, answer)


def _turn(turned: Callable[[str], str]) -> None:
    for line in _lines():
        click.echo(turned(line))


@group.command("latin", with_appcontext=False)
def latin_lines() -> None:
    """Cyrillic text → the Latin alphabet of 2021, line by line"""
    _turn(latin.latin)


@group.command("arabic", with_appcontext=False)
def arabic_lines() -> None:
    """Cyrillic text → the Arabic script (töte jazu), line by line"""
    _turn(arabic.arabic)


@group.command("cyrillic", with_appcontext=False)
def cyrillic_lines() -> None:
    """Latin or Arabic text → Cyrillic, line by line"""
    _turn(cyrillic.cyrillic)


@group.command("number", with_appcontext=False)
def number_lines() -> None:
    """Numbers, dates, times and sums in digits → words, line by line; an empty line for what is none"""
    for number, line in enumerate(_lines(), 1):
        try:
            click.echo(number_words(line))
        except ValueError as error:
            click.echo(f"line {number}: {error}", err=True)
            click.echo("")
