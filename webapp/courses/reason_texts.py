"""The sentence behind each rule, for readers."""

from flask import current_app
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from webapp import i18n
from webapp.courses import schema
from webapp.courses.kinds import KINDS
from webapp.courses.reasons import Reason
from webapp.kazakh_within import kazakh_within

SENTENCES = {
    "core": _l("part of the lesson for everybody"),
    "voice": _l("written for: %(age)s"),
    "people": _l("names and things from the package: %(people)s"),
    "all-peoples": _l("names from all the peoples of the country"),
    "feature": _l("because your language %(feature)s"),
    "correspondence": _l("for speakers of this language: %(language)s"),
    "cognate": _l("nearly the same word in your language: %(language)s"),
    "false-friend": _l("false friend: %(theirs)s in your language (%(language)s) means something else than %(kk)s"),
    "sphere": _l("because you use Kazakh here: %(sphere)s"),
    "not-this-age": _l("written for another age"),
    "other-sphere": _l("for another sphere: %(sphere)s"),
    "enough": _l("the lesson is long enough without it"),
    "kind-not-for-age": _l("this kind of exercise is not for: %(age)s"),
    "too-long-for-age": _l("too long for: %(age)s"),
    "known-cognate": _l("you know it: %(theirs)s in your language (%(language)s) is %(kk)s"),
    "harmony-new": _l("more endings, because vowel harmony is new for speakers of this language: %(language)s"),
    "harmony-known": _l("fewer endings, because your language has vowel harmony too: %(language)s"),
    "sound-new": _l("a sound that your language does not have: %(language)s"),
    "sound-pair": _l("two sounds that your language does not tell apart: %(language)s"),
    "not-shown": _l("on a text that is not shown"),
    "people-piece": _l("written for this package: %(people)s"),
    "other-people": _l("written for another package: %(people)s"),
    "written-for-language": _l("written for speakers of this language: %(language)s"),
    "other-language": _l("for speakers of other languages"),
}

FIGURES = {
    "exercises": _l("Exercises in all"),
    "contrasts": _l("Contrastive notes"),
    "bridges": _l("Bridges from the learner's language"),
    "false-friends": _l("False friends"),
    "sounds": _l("Exercises on sounds"),
    "minutes": _l("Minutes, estimated"),
    "skipped": _l("Exercises skipped because the word is known"),
}


def figure_name(code: str) -> str:
    """The name of a figure of `comparing`."""
    return i18n.gettext(KINDS[code].name) if code in KINDS else str(FIGURES[code])


def _value(name: str, value: object) -> str:
    if name == "sphere":
        sphere = current_app.extensions["tilashar_library"].spheres.get(value)
        return i18n.pick(sphere.names) if sphere else "—"
    return i18n.pick(value) if isinstance(value, schema.Texts) else str(value)


def sentence(reason: Reason) -> Markup:
    """A reason in the reader's language, Kazakh words within it tagged."""
    values = {name: _value(name, value) for name, value in reason.values.items()}
    text = str(SENTENCES[reason.rule])
    return kazakh_within(text % values if values else text, i18n.language())
