"""What browsers record becomes even Opus and MP3; what is no sound is refused with a reason."""

import pytest

from tests.voices.sounds import RATE, heard, recorded, tone
from webapp.voices import synthesis
from webapp.voices.transcoding import Unusable, encoded, encoded_samples

WAYS = [("webm", "libopus"), ("ogg", "libopus"), ("mp4", "aac"), ("wav", "pcm_s16le"), ("mp3", "libmp3lame")]


@pytest.mark.parametrize(("container", "codec"), WAYS)
def test_what_browsers_record_becomes_opus_and_mp3(container: str, codec: str) -> None:
    made = encoded(recorded(container, codec))
    for sound, names in ((made.opus, ("opus", "libopus")), (made.mp3, ("mp3", "mp3float"))):
        name, seconds, _ = heard(sound)
        assert name in names
        assert 0.9 < seconds < 1.5, "the tone, and a breath of the silence around it"
    assert made.opus.startswith(b"OggS") and 900 < made.milliseconds < 1500


def test_a_quiet_and_a_loud_voice_are_equally_loud_afterwards() -> None:
    levels = [heard(encoded(recorded(samples=tone(2.0, loudness))).mp3)[2] for loudness in (0.04, 0.9)]
    assert abs(levels[0] - levels[1]) < 1.5 and all(-22 < level < -14 for level in levels)


def test_silence_at_the_ends_is_cut_off() -> None:
    assert encoded(recorded(samples=tone(1.0, silence=4.0))).milliseconds < 1500


REFUSED = {
    "nothing": (b"", "unreadable"),
    "words": ("сәлем".encode() * 50, "unreadable"),
    "a list that names other files": (b"#EXTM3U\nfile:///etc/hostname\n", "unreadable"),
    "a torn file": (recorded()[:300], "unreadable"),
    "the beginning alone": (b"\x1aE\xdf\xa3" + b"\0" * 400, "unreadable"),
    "a codec that there is none of": (recorded().replace(b"A_OPUS", b"A_ZZZZ"), "unreadable"),
    "no sound in it": (recorded(samples=tone(0, silence=1.0)), "silent"),
    "a speech": (recorded(samples=tone(23.0)), "too-long"),
    "a megabyte and more": (b"OggS" + b"\0" * 1_000_001, "too-large"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_used_is_refused_with_a_reason(case: str) -> None:
    sound, code = REFUSED[case]
    with pytest.raises(Unusable) as refused:
        encoded(sound)
    assert refused.value.code == code


def test_the_synthetic_voice_goes_the_same_way() -> None:
    samples, rate = synthesis.speak("Сәлеметсіз бе!")
    made = encoded_samples(samples, rate)
    assert rate != RATE and heard(made.opus)[1] == pytest.approx(len(samples) / 2 / rate, abs=0.3)
