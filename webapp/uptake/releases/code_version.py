"""What computes a release, as one short word: the package's version and a hash over the files that decide about figures. Pure."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parent.parent
_FILES = (
    "content.py",
    "disclosure.py",
    "disclosure_rules.yaml",
    "indicators.py",
    "indicators.yaml",
    "populations.py",
    "quarter.py",
    "tables.yaml",
)
_FOLDERS = ("facts", "protection", "releases")


@lru_cache
def code_version() -> str:
    """Such as `0.1.0+3f2a91c04be7`: the same for the same files, wherever they lie."""
    computing = [ROOT / name for name in _FILES]
    for folder in _FOLDERS:
        computing += [one for one in (ROOT / folder).rglob("*") if one.suffix in (".py", ".yaml")]
    told = hashlib.sha256()
    for path in sorted(computing, key=lambda one: one.relative_to(ROOT).as_posix()):
        if path.exists():
            told.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
            told.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return f"{version('tilashar')}+{told.hexdigest()[:12]}"
