"""Sounds for tests, as a browser would record them: a wavering tone between two silences."""

import array
import math
from fractions import Fraction
from io import BytesIO

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

RATE = 48_000


def tone(seconds: float, loudness: float = 0.3, silence: float = 0.5, pitch: float = 220) -> bytes:
    """16-bit mono samples: silence, a tone, silence."""
    still = [0] * int(silence * RATE)
    wave = [
        int(
            32767 * loudness * math.sin(2 * math.pi * pitch * n / RATE) * (0.6 + 0.4 * math.sin(6 * math.pi * n / RATE))
        )
        for n in range(int(seconds * RATE))
    ]
    return array.array("h", still + wave + still).tobytes()


def recorded(container: str = "webm", codec: str = "libopus", samples: bytes | None = None) -> bytes:
    """Samples as a file of a browser's."""
    samples = tone(1.0) if samples is None else samples
    frame = AudioFrame(format="s16", layout="mono", samples=len(samples) // 2)
    frame.planes[0].update(samples)
    frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), 0
    target = BytesIO()
    with av.open(target, "w", format=container) as output:
        stream = output.add_stream(codec, rate=RATE, layout="mono")
        assert isinstance(stream, AudioStream)
        for part in av.AudioResampler(format=stream.format, layout="mono", rate=RATE).resample(frame):
            output.mux(stream.encode(part))
        output.mux(stream.encode(None))
    return target.getvalue()


def heard(sound: bytes) -> tuple[str, float, float]:
    """Codec, seconds, and loudness (root mean square, in decibels below full scale) of a file."""
    found = array.array("h")
    with av.open(BytesIO(sound), "r") as container:
        stream = container.streams.audio[0]
        for frame in container.decode(stream):
            for part in av.AudioResampler(format="s16", layout="mono", rate=RATE).resample(frame):
                found.frombytes(bytes(part.planes[0])[: part.samples * 2])
        name = stream.codec_context.name
    level = math.sqrt(sum(value * value for value in found) / len(found)) / 32768
    return name, len(found) / RATE, 20 * math.log10(level)
