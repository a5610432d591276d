"""Synthetic Kazakh speech by eSpeak NG, for texts that nobody has recorded yet; pages say that it is synthetic."""

import ctypes
import threading
from functools import cache
from typing import Any

import espeakng_loader

# A change of voice, speed, engine or encoding makes new files: this is part of every name.
VOICE = "espeak-ng 1.52 kk 130, even"
_SPEED_PARAMETER, _UTF8, _SYNCHRONOUS = 1, 1, 2
_WORDS_A_MINUTE = 130
# The engine has one state for the process.
_ENGINE = threading.Lock()
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


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
