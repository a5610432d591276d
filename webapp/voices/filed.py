"""The file of the best sound of a Kazakh text: a recording, else the synthetic one, made when it is first asked for."""

from pathlib import Path

from flask import current_app

from webapp.voices import storage, synthesis, transcoding
from webapp.voices.hearing import approved
from webapp.voices.sending import instance
from webapp.voices.speakable import synthetic_name, text_digest
from webapp.voices.transcoding import Encoded


def synthetic(name: str, ending: str) -> Path | None:
    """The synthetic sound of that name, made now if it is not there yet; None for what the lessons do not say."""
    text = current_app.extensions["tilashar_speakable"].get(name)
    if text is None:
        return None

    def make() -> Encoded:
        return transcoding.encoded_samples(*synthesis.speak(text))

    return storage.kept(instance(), storage.SYNTHETIC, name, ending, make)


def there(text: str) -> Path | None:
    """The MP3 of a text as far as there is one already."""
    voice = approved().of(text_digest(text))
    shelf, name = (storage.RECORDINGS, voice.content) if voice else (storage.SYNTHETIC, synthetic_name(text))
    found = storage.path(instance(), shelf, name, "mp3")
    return found if found.exists() else None


def made(text: str) -> Path | None:
    """The MP3 of a text, made now; None for what the lessons do not say."""
    return there(text) or synthetic(synthetic_name(text), "mp3")
