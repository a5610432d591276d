"""What templates call to let a Kazakh text be heard: the best sound there is, and whose voice it is."""

import time
from typing import Any

from flask import current_app, g
from markupsafe import Markup

from webapp import db, i18n
from webapp.script_view import in_view
from webapp.voices import queries
from webapp.voices.approved import Approved, Voice
from webapp.voices.speakable import synthetic_name, text_digest

_ICON = Markup(
    '<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">'
    '<path d="M3 7.5v5h3.2L10.5 16V4L6.2 7.5Z" fill="currentColor"/><path d="M13 6.8a4.5 4.5 0 0 1 0 6.4M15.2 4.6a7.6 7.6 0 0 1 0 10.8" '
    'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/></svg>'
)
_HEAR = Markup('<a class="sound" href="{address}" data-sound{said} aria-label="{label}" title="{whose}">{icon}</a>')
_PLAY = Markup('<a class="button play" href="{address}" data-sound data-autoplay{said} title="{whose}">{label}</a>')
# Shown by script alone: without it the browser's own player has its speeds.
_SLOWLY = Markup(
    ' <button type="button" class="slowly" data-pace-of hidden data-slow="{slow}" data-usual="{usual}">{slow}</button>'
)
_PACE = Markup('<button type="button" class="quiet pace" data-pace aria-pressed="false" hidden>{label}</button>')
_NOTE = Markup('<span data-voices data-device="{device}">{text}</span>')


def approved() -> Approved:
    """The recordings that everybody hears, as they stood within the last seconds."""
    found: Approved = current_app.extensions["tilashar_voices"]
    return found.refresh(
        time.monotonic(),
        lambda: queries.approved_stamp(db.connection()),
        lambda: queries.approved_rows(db.connection()),
    )


def voices_version() -> int:
    """Changes when other recordings are heard: part of the key of whatever keeps rendered sounds."""
    return approved().version


def sound_url(text: str) -> str:
    """The address of the best sound of a Kazakh text of the lessons, as MP3; with `.opus` in its place, as Opus."""
    return _address(text, _voice(text))


def _voice(text: str) -> Voice | None:
    voice = approved().of(text_digest(text))
    g.setdefault("voices_heard", set()).add(voice is not None)
    return voice


def _address(text: str, voice: Voice | None) -> str:
    return f"/sound/{voice.content if voice else synthetic_name(text)}.mp3"


def _whose(voice: Voice | None) -> str:
    if voice is None:
        return i18n.gettext("Synthetic voice")
    return (
        i18n.gettext("Recorded by %(name)s", name=voice.name) if voice.name else i18n.gettext("Recorded by a volunteer")
    )


def _link(frame: Markup, text: str, label: str) -> Markup:
    voice = _voice(text)
    # A text nobody has recorded may be said by the device instead: it has to know what.
    said = Markup("") if voice else Markup(' data-said="{}"').format(text)
    return frame.format(address=_address(text, voice), said=said, label=label, whose=_whose(voice), icon=_ICON)


def hear(text: str) -> Markup:
    """A small link that plays a Kazakh text; nothing for one that nobody speaks: what a teacher wrote for a class."""
    if _unspoken(text):
        return Markup("")
    return _link(_HEAR, text, i18n.gettext("Hear: %(text)s", text=in_view(text)))


def slowly() -> Markup:
    """A button beside a sound: the same at the other speed. One stands only where a page is about one sound."""
    return _SLOWLY.format(slow=i18n.gettext("Slowly"), usual=i18n.gettext("At normal speed"))


def hear_either(text: str) -> Markup:
    """A small link that plays a text, and a button that plays it slowly."""
    return Markup("") if _unspoken(text) else hear(text) + slowly()


def _unspoken(text: str) -> bool:
    return synthetic_name(text) not in current_app.extensions["tilashar_speakable"] and _voice(text) is None


def play(text: str) -> Markup:
    """The large link of an exercise on hearing, which begins by itself, a button that plays slowly, and whose voice it is."""
    note = Markup(' <span class="synthetic">{}</span>').format(_note({_voice(text) is not None}))
    return _link(_PLAY, text, i18n.gettext("Hear it")) + slowly() + note


def pace() -> Markup:
    """The one switch of a page with many sounds: all of them slowly."""
    return _PACE.format(label=i18n.gettext("Slow sound"))


def voice_note() -> Markup:
    """Whose voices were put on this page so far; empty where there is none."""
    heard: set[bool] = g.get("voices_heard", set())
    return _note(heard) if heard else Markup("")


def _note(heard: set[bool]) -> Markup:
    if heard == {True}:
        return Markup("{}").format(i18n.gettext("The voice is human: recorded by volunteers."))
    if heard == {False}:
        return _NOTE.format(
            text=i18n.gettext("The voice is synthetic."),
            device=i18n.gettext("The voice is that of your device."),
        )
    return _NOTE.format(
        text=i18n.gettext("Some of the voices are human, recorded by volunteers; the others are synthetic."),
        device=i18n.gettext(
            "Some of the voices are human, recorded by volunteers; the others are that of your device."
        ),
    )


def all_human() -> bool:
    """Whether nothing synthetic was put on this page so far."""
    return False not in g.get("voices_heard", set())


def sound_icon() -> Markup:
    """The sign of a sound, for links that are no text of the lessons."""
    return _ICON


GLOBALS: dict[str, Any] = {
    "sound_icon": sound_icon,
    "hear": hear,
    "hear_either": hear_either,
    "slowly": slowly,
    "play_sound": play,
    "pace": pace,
    "sound_url": sound_url,
    "voice_note": voice_note,
    "all_human": all_human,
}
