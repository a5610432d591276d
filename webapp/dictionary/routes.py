"""/words and /grammar."""

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from webapp.courses import current_profile, instruction_languages, library, own_course, schema
from webapp.courses.vocabulary import UNIMORPH, lemma_of, lexicon_of
from webapp.dictionary.quoting import sentences_with
from webapp.dictionary.searching import LONGEST, by_letter, in_cyrillic, lessons_with, search
from webapp.dictionary.tables import Table, named, tables
from webapp.i18n import language
from webapp.kazakh.grammar import feature_names
from webapp.kazakh.grammar.pronouns import declines_itself
from webapp.kazakh.normalise import normalise
from webapp.kazakh.reading.analysis import analyse
from webapp.kazakh.reading.lexicon import Word
from webapp.script_view import in_view
from webapp.security import everybody, guarded

LESSONS = 12  # links to the first lessons that have a word
words = guarded(Blueprint("words", __name__, url_prefix="/words"), everybody)
grammar = guarded(Blueprint("grammar", __name__, url_prefix="/grammar"), everybody)


@words.get("")
def index() -> str:
    """Search by any form, script or meaning; without a query, the words of one letter."""
    asked = request.args.get("q", "")
    hits = [hit for hit in search(library(), asked, instruction_languages()) if lessons_of(hit.word)]
    letters = {one: fit for one, found in by_letter(library()).items() if (fit := list(filter(lessons_of, found)))}
    letter = request.args.get("letter", next(iter(letters), ""))
    return render_template(
        "dictionary/words.html",
        asked=asked,
        hits=hits,
        letters=() if asked.strip() else tuple(letters),
        letter=letter,
        every=() if asked.strip() else letters.get(letter, ()),
        longest=LONGEST,
        names=_names,
    )


@words.get("/<word_id>")
def word(word_id: str) -> str:
    """One word: meaning, sound, pieces of the form asked for, every form, sentences."""
    content = library()
    found = content.words.get(word_id)
    lessons = lessons_of(found) if found else []
    if found is None or not lessons:
        abort(404)
    profile = current_profile()
    lemma = lemma_of(found.kk, found.pos)
    inflected = Word(lemma, UNIMORPH[found.pos], frozenset(found.flags) or None) if lemma else None
    changing = found.pos in ("noun", "verb", "adjective", "numeral", "proper") or declines_itself(found.kk)
    return render_template(
        "dictionary/word.html",
        entry=found,
        heritage=content.languages.get(profile.heritage_language or ""),
        readings=[
            one for one in analyse(request.args.get("form", "").casefold(), lexicon_of(content)) if one.lemma == lemma
        ],
        tables=tables(inflected, _said_of_people(found), found.unusual)
        if inflected and changing and profile.age != "child"
        else (),
        quoted=sentences_with(content, found, profile.age),
        lessons=lessons[:LESSONS],
        names=_names,
    )


@grammar.get("")
def topics() -> str | Response:
    """All topics in the order of teaching."""
    if current_profile().age == "child":
        return redirect("/courses")
    return render_template("dictionary/grammar.html", topics=_in_order())


@grammar.get("/<topic_id>")
def topic(topic_id: str) -> str | Response:
    """One topic: what it says, notes for the reader's language, tables for any word typed, its lessons."""
    if current_profile().age == "child":
        return redirect("/courses")
    content, profile = library(), current_profile()
    found = content.topics.get(topic_id)
    if found is None:
        abort(404)
    heritage = content.languages.get(request.args.get("language", profile.heritage_language or ""))
    ours = [note for note in found.contrast if heritage and note.for_ in heritage.features]
    typed = request.args.get("word", "")
    read = _read(typed or _example(found))
    return render_template(
        "dictionary/topic.html",
        topic=found,
        voice=profile.age,
        heritage=heritage,
        ours=ours,
        others=[note for note in found.contrast if note not in ours],
        typed=typed,
        word=read,
        known=bool(read and read.lemma in lexicon_of(content)),
        fitting=bool(read and (not found.forms or named(read, found.forms).rows)),
        tables=_topic_tables(found, read) if read else (),
        lessons=[
            one for course in content.courses.values() for one in course.lessons.values() if topic_id in one.notes
        ],
        names=_names,
        longest=LONGEST,
    )


def lessons_of(word: schema.Word) -> list[schema.Lesson]:
    """The lessons that a word stands in; of a child only those for children, and so none for a word that is not."""
    found = (library().lesson(one) for one in lessons_with(library()).get(word.id, ()))
    return [lesson for course, lesson in filter(None, found) if own_course(course) is None]


def _said_of_people(word: schema.Word) -> bool:
    """Whether one says of somebody that he or she is so: not that one is a book."""
    return word.denotes == "person" or word.pos == "pronoun"


def _names(features: str) -> str:
    """What features are called, in the reader's language; nothing for nothing."""
    told = feature_names.names(features, language()) if features else ""
    return in_view(told) if language() == "kk" else told


def _in_order() -> list[schema.Topic]:
    content = library()
    taught = dict.fromkeys(
        note for course in content.courses.values() for lesson in course.lessons.values() for note in lesson.notes
    )
    ids = dict.fromkeys((*taught, *content.topics))
    return [content.topics[one] for one in ids if one in content.topics]


def _example(found: schema.Topic) -> str:
    """The word that a topic's table begins with."""
    return "бару" if any(form.startswith("V") for form in found.forms) else "қала"


def _read(typed: str) -> Word | None:
    """The word that somebody typed, in any form or script; a word that nobody knows is taken as it stands."""
    ways = in_cyrillic(normalise(typed)[:LONGEST].casefold().strip(" .,!?;:"))
    if not ways[0] or " " in ways[0] or not ways[0].replace("-", "").isalpha():
        return None
    known = next((found[0].word for text in ways if (found := analyse(text, lexicon_of(library())))), None)
    return known or Word(ways[0], "N")


def _topic_tables(found: schema.Topic, read: Word) -> tuple[Table, ...]:
    own = named(read, found.forms)
    return (own,) if own.rows else tables(read)[:1]
