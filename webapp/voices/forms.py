"""A recording as it was sent."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage

from webapp.voices import transcoding
from webapp.voices.storage import content_hash

# Nobody fills the disk: more than twice as many as there are texts, and more than a learner says in a year.
MOST_RECORDINGS, MOST_UTTERANCES = 10_000, 1_000
# By the codes of transcoding.Unusable, `none` where nothing was sent, `full` where one more is too many.
PROBLEMS = {
    "full": _l("You have very many recordings here already. Delete some first."),
    "none": _l("Record it first, or choose a file with the sound."),
    "too-large": _l("That file is too large: up to one megabyte, please."),
    "too-long": _l("That is too long: up to twenty seconds, please."),
    "unreadable": _l("We could not read that file as sound. Record it here, or send WebM, Ogg, MP4, MP3 or WAV."),
    "silent": _l("There is nothing to hear. Is the microphone on? Try once more, a little louder."),
}


@dataclass(frozen=True)
class Sent:
    """A sound that was sent: the hash of it as it came, and both formats."""

    content: str
    encoded: transcoding.Encoded


def sent_sound(file: FileStorage | None, longest: float = transcoding.LONGEST) -> Sent:
    """Read and even the file of up to `longest` seconds. Raises transcoding.Unusable, with the code `none` for no file."""
    sound = file.read(transcoding.LARGEST + 1) if file is not None else b""
    if not sound:
        raise transcoding.Unusable("none")
    return Sent(content_hash(sound), transcoding.encoded(sound, longest))
