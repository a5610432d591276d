"""Sound as it comes, made even: one voice, silence cut off, loudness equal, as Opus and as MP3. No files, no web."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.error import FFmpegError
from av.filter import Graph

RATE = 48_000
LONGEST = 20.0
SHORTEST = 0.15
LARGEST = 1_000_000
# Only these are looked into: some formats that the library knows would open other files and addresses.
_BEGINNINGS = (
    (0, b"\x1aE\xdf\xa3", "matroska"),
    (0, b"OggS", "ogg"),
    (8, b"WAVE", "wav"),
    (4, b"ftyp", "mp4"),
    (0, b"ID3", "mp3"),
    (0, b"\xff\xfb", "mp3"),
    (0, b"\xff\xf3", "mp3"),
    (0, b"\xff\xf1", "aac"),
)
_CODECS = ("opus", "vorbis", "aac", "mp3", "flac", "alac", "pcm_")
# What is quieter than this before the first and after the last word is cut off, but for a breath.
_CUT = "silenceremove=start_periods=1:start_threshold=-45dB:start_silence=0.08:detection=rms"
# EBU R 128, as for speech on the web; afterwards the rate goes back to that of Opus.
_EVEN = "loudnorm=I=-18:TP=-1.5:LRA=11"


class Unusable(ValueError):
    """A sound that cannot be taken. `code`: `too-large`, `too-long`, `unreadable` or `silent`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Encoded:
    """One sound in both formats, and how long it is."""

    opus: bytes
    mp3: bytes
    milliseconds: int


def encoded(sound: bytes, longest: float = LONGEST) -> Encoded:
    """What a browser recorded (WebM, Ogg, MP4, WAV, MP3), up to `longest` seconds, as Opus and MP3. Raises Unusable."""
    if len(sound) > LARGEST:
        raise Unusable("too-large")
    try:
        return _written(_even(_decoded(sound, longest)))
    except (FFmpegError, ValueError, IndexError) as error:
        raise error if isinstance(error, Unusable) else Unusable("unreadable") from error


def encoded_samples(samples: bytes, rate: int) -> Encoded:
    """16-bit mono samples at `rate` per second, as Opus and MP3. Raises Unusable when there is nothing to hear."""
    frame = AudioFrame(format="s16", layout="mono", samples=len(samples) // 2)
    frame.planes[0].update(samples[: frame.samples * 2])
    frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), 0
    return _written(_even([frame]))


def _format(sound: bytes) -> str:
    for place, beginning, name in _BEGINNINGS:
        if sound[place : place + len(beginning)] == beginning:
            return name
    raise Unusable("unreadable")


def _decoded(sound: bytes, longest: float) -> Iterator[AudioFrame]:
    with av.open(BytesIO(sound), "r", format=_format(sound), metadata_errors="ignore") as container:
        stream = container.streams.audio[0]
        # A mangled file may have a stream in it that nothing reads.
        if stream.codec_context is None or not stream.codec_context.name.startswith(_CODECS):
            raise Unusable("unreadable")
        seconds = 0.0
        for frame in container.decode(stream):
            seconds += frame.samples / frame.sample_rate
            if seconds > longest + 1:
                raise Unusable("too-long")
            yield frame


def _even(frames: Iterable[AudioFrame]) -> list[AudioFrame]:
    """Frames as 48,000 samples a second of one voice, without silence at the ends, equally loud."""
    shape = f"aresample={RATE},aformat=sample_fmts=fltp:channel_layouts=mono:sample_rates={RATE}"
    chain = [shape, "highpass=f=70", _CUT, "areverse", _CUT, "areverse", _EVEN, shape]
    graph: Graph | None = None
    found: list[AudioFrame] = []
    for frame in frames:
        if graph is None:
            graph = _graph(frame, ",".join(chain))
        graph.push(frame)
    if graph is None:
        raise Unusable("silent")
    graph.push(None)
    while True:
        try:
            pulled = graph.pull()
        except (BlockingIOError, EOFError):
            break
        assert isinstance(pulled, AudioFrame)
        found.append(pulled)
    if sum(frame.samples for frame in found) < SHORTEST * RATE:
        raise Unusable("silent")
    return found


def _graph(first: AudioFrame, chain: str) -> Graph:
    graph = Graph()
    nodes = [
        graph.add_abuffer(
            sample_rate=first.sample_rate,
            format=first.format,
            layout=first.layout,
            time_base=first.time_base or Fraction(1, first.sample_rate),
        )
    ]
    for step in chain.split(","):
        name, _, arguments = step.partition("=")
        nodes.append(graph.add(name, arguments or None))
    nodes.append(graph.add("abuffersink"))
    graph.link_nodes(*nodes).configure()
    return graph


def _written(frames: list[AudioFrame]) -> Encoded:
    length = sum(frame.samples for frame in frames) * 1000 // RATE
    return Encoded(_as(frames, "ogg", "libopus", 32_000), _as(frames, "mp3", "libmp3lame", 48_000), length)


def _as(frames: list[AudioFrame], container: str, codec: str, bits: int) -> bytes:
    target = BytesIO()
    with av.open(target, "w", format=container) as output:
        stream = output.add_stream(codec, rate=RATE, layout="mono")
        assert isinstance(stream, AudioStream)
        stream.bit_rate = bits
        place = 0
        for frame in frames:
            frame.pts, frame.time_base = place, Fraction(1, RATE)
            place += frame.samples
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return target.getvalue()
