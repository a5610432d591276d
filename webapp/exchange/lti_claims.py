"""What a platform's launch says, as far as this site listens: no e-mail address, no picture, no other number. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_LTI = "https://purl.imsglobal.org/spec/lti/claim/"
_GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
_SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
_LEARNER = "membership#Learner"
NAME_LENGTH = 120


@dataclass(frozen=True)
class Opened:
    """Who opened what. `lesson`: the id asked for, '' for none; `line_item`: where the grade goes, None for nowhere."""

    subject: str
    name: str
    learner: bool
    lesson: str
    line_item: str | None
    locale: str


def opened(claims: Mapping[str, Any]) -> Opened:
    """Read a validated launch (LTI 1.3 core, Assignment and Grade Services 2.0). Raises KeyError without a subject."""
    roles = claims.get(f"{_LTI}roles") or []
    custom = claims.get(f"{_LTI}custom") or {}
    service = claims.get(_GRADES) or {}
    item = service.get("lineitem") if _SCORE in (service.get("scope") or []) else None
    return Opened(
        str(claims["sub"])[:255],
        _name(claims),
        any(str(role).endswith(_LEARNER) for role in roles),
        str(custom.get("lesson", ""))[:40],
        str(item)[:500] if item else None,
        str((claims.get(f"{_LTI}launch_presentation") or {}).get("locale", ""))[:2].lower(),
    )


def _name(claims: Mapping[str, Any]) -> str:
    whole = claims.get("name") or f"{claims.get('given_name', '')} {claims.get('family_name', '')}"
    return " ".join(str(whole).split())[:NAME_LENGTH]
