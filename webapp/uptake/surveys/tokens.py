"""Tokens that speak for themselves: random bytes with a signature of this site, for one survey. Pure.

Nothing has to be written when one is given, so there is no row, no transaction and no backup that holds a person and a token together.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

RANDOM_BYTES, SIGNED_BYTES = 32, 16
LENGTH = 64


def token(key: str, survey_id: int, random: bytes) -> str:
    """A token of 64 letters out of 32 random bytes."""
    return urlsafe_b64encode(random + _signature(key, survey_id, random)).decode()


def spent(key: str, survey_id: int, written: str) -> bytes | None:
    """What is kept of a token when it is used, its SHA-256; None for what this site never gave for this survey."""
    try:
        raw = urlsafe_b64decode(written.encode("ascii"))
    except (Error, ValueError):
        return None
    random, signature = raw[:RANDOM_BYTES], raw[RANDOM_BYTES:]
    if len(written) != LENGTH or not hmac.compare_digest(signature, _signature(key, survey_id, random)):
        return None
    return hashlib.sha256(raw).digest()


def _signature(key: str, survey_id: int, random: bytes) -> bytes:
    said = b"survey slip %d " % survey_id + random
    return hmac.new(key.encode(), said, hashlib.sha256).digest()[:SIGNED_BYTES]
