"""Saved words as a deck for Anki: two cards each, from Kazakh and to Kazakh. Pure but for the sound files it is given."""

import io
import itertools
import json
import sqlite3
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import genanki

# Fixed for ever: by them Anki knows the deck and its cards again.
DECK, MODEL = 1764053021, 1764053022
_STYLE = ".card { font: 24px/1.5 sans-serif; text-align: center; } .example { font-size: 18px; opacity: .8; }"
_BACK = '{{FrontSide}}<hr id="answer">'
_EXAMPLE = '<p class="example" dir="auto">{{Example}}<br>{{ExampleMeaning}}</p>'
_MODEL = genanki.Model(
    MODEL,
    "Tilashar",
    fields=[{"name": name} for name in ("Kazakh", "Meaning", "Example", "ExampleMeaning", "Sound")],
    templates=[
        {
            "name": "Kazakh → meaning",
            "qfmt": '<div dir="auto" lang="kk">{{Kazakh}}</div>{{Sound}}',
            "afmt": _BACK + "{{Meaning}}" + _EXAMPLE,
        },
        {
            "name": "meaning → Kazakh",
            "qfmt": "{{Meaning}}",
            "afmt": _BACK + '<div dir="auto" lang="kk">{{Kazakh}}</div>{{Sound}}' + _EXAMPLE,
        },
    ],
    css=_STYLE,
)


@dataclass(frozen=True)
class Note:
    """What one note of the deck says. `key` stays the same whenever it is exported: Anki then mends the note it has."""

    key: str
    kazakh: str
    meaning: str
    example: str = ""
    example_meaning: str = ""
    sound: Path | None = None


def packed(name: str, notes: Iterable[Note], at: float) -> bytes:
    """The deck as an .apkg file. `at`: seconds since 1970, the time its notes are said to be changed."""
    deck, sounds = genanki.Deck(DECK, name), {}
    for note in notes:
        said = ""
        if note.sound is not None:
            sounds[f"tilashar-{note.sound.name}"] = note.sound
            said = f"[sound:tilashar-{note.sound.name}]"
        fields = [escape(text) for text in (note.kazakh, note.meaning, note.example, note.example_meaning)]
        deck.add_note(genanki.Note(_MODEL, [*fields, said], guid=genanki.guid_for("tilashar", note.key)))
    # genanki writes to a file that it leaves behind; a database in memory leaves nothing.
    with sqlite3.connect(":memory:") as database:
        genanki.Package(deck).write_to_db(database.cursor(), at, itertools.count(int(at * 1000)))
        database.commit()
        collection = database.serialize()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", collection)
        archive.writestr("media", json.dumps(dict(enumerate(sounds))))
        for number, path in enumerate(sounds.values()):
            archive.write(path, str(number))
    return whole.getvalue()
