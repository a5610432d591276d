"""What a volunteer agrees to. Each recording keeps the code of the wording; another wording is another code."""

# The wording is in voices/_consent.html: change one, change the other.
WORDING = "2026-11"
_NAMED = "-named"
CODES = (WORDING, WORDING + _NAMED)


def code(named: bool) -> str:
    """The code of the wording, with or without leave to tell the name."""
    return WORDING + (_NAMED if named else "")


def may_name(consent: str) -> bool:
    """Whether the volunteer's name may stand beside the recording."""
    return consent.endswith(_NAMED)
