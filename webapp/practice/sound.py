"""Synthetic Kazakh speech by eSpeak NG: made once for each text, kept, and always labelled as synthetic."""

import ctypes
import hashlib
import os
import tempfile
import threading
from functools import cache
from pathlib import Path
from typing import Any

import espeakng_loader
import lameenc

# A change of voice, speed or engine makes new files: this is part of every name.
VOICE = "espeak-ng 1.52 kk 130"
_SPEED_PARAMETER, _UTF8, _SYNCHRONOUS = 1, 1, 2
_WORDS_A_MINUTE = 130
# The engine has one state for the process.
_ENGINE = threading.Lock()
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def digest(text: str) -> str:
    """The name of the sound of a text: 24 hexadecimal digits."""
    return hashlib.sha256(f"{VOICE}\n{text}".encode()).hexdigest()[:24]


@cache
def _engine() -> tuple[Any, int]:
    library = ctypes.cdll.LoadLibrary(espeakng_loader.get_library_path())
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), 0)
    if rate <= 0 or library.espeak_SetVoiceByName(b"kk") != 0:
        raise RuntimeError("the speech engine has no Kazakh voice")
    library.espeak_SetParameter(_SPEED_PARAMETER, _WORDS_A_MINUTE, 0)
    return library, rate


def speak(text: str) -> tuple[bytes, int]:
    """A text as 16-bit mono samples and their rate per second. Raises RuntimeError when the engine fails."""
    samples = bytearray()

    @_CALLBACK
    def collect(wave: Any, number: int, _events: Any) -> int:
        if wave and number > 0:
            samples.extend(ctypes.string_at(wave, number * 2))
        return 0

    with _ENGINE:
        library, rate = _engine()
        library.espeak_SetSynthCallback(collect)
        encoded = text.encode()
        if library.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, _UTF8, None, None) != 0:
            raise RuntimeError("the speech engine refused the text")
        library.espeak_Synchronize()
    return bytes(samples), rate


def mp3(text: str) -> bytes:
    """A text as MP3, 48 kbit/s mono."""
    samples, rate = speak(text)
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(48)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(5)
    encoder.silence()
    return bytes(encoder.encode(samples)) + bytes(encoder.flush())


def kept(folder: Path, text: str) -> Path:
    """The file with the sound of a text, made now if it is not there yet."""
    path = folder / f"{digest(text)}.mp3"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(mp3(text))
        Path(temporary).rename(path)
    return path
