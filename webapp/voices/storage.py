"""Files of sound, each in both formats: what can be made again, what volunteers gave, and what is private."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from webapp.voices.transcoding import Encoded

SYNTHETIC, RECORDINGS, UTTERANCES = "synthetic", "recordings", "utterances"
# Ending of the address → media type.
FORMATS = {"opus": "audio/ogg", "mp3": "audio/mpeg"}


def content_hash(sound: bytes) -> str:
    """What a recording is known by: the SHA-256 of the sound as it came."""
    return hashlib.sha256(sound).hexdigest()


def path(instance: Path, shelf: str, name: str, ending: str) -> Path:
    """Where the file of a sound is, or would be."""
    return instance / "sound" / shelf / f"{name}.{ending}"


def kept(instance: Path, shelf: str, name: str, ending: str, make: Callable[[], Encoded]) -> Path:
    """The file of a sound in one format; both are made now if it is not there yet."""
    found = path(instance, shelf, name, ending)
    if not found.exists():
        keep(instance, shelf, name, make())
    return found


def keep(instance: Path, shelf: str, name: str, sound: Encoded) -> None:
    """Write both formats. Several workers may do so at once: each writes its own file, the last rename wins, all are the same."""
    for ending, content in (("opus", sound.opus), ("mp3", sound.mp3)):
        target = path(instance, shelf, name, ending)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).rename(target)


def remove(instance: Path, shelf: str, names: Iterable[str]) -> None:
    """Delete the files of sounds; what is not there is no matter."""
    for name in names:
        for ending in FORMATS:
            path(instance, shelf, name, ending).unlink(missing_ok=True)
