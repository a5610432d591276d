"""Pictures of pages made light: a PNG with a palette of its commonest colours, by the format's specification (second edition, W3C 2003)."""

import struct
import zlib
from collections import Counter

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 255


def _chunks(png: bytes) -> dict[bytes, bytes]:
    """The chunks by name, those of one name joined."""
    found: dict[bytes, bytes] = {}
    at = len(SIGNATURE)
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        found[name] = found.get(name, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    return found


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda one: abs(guess - one))


def _row(kind: int, line: bytearray, above: bytes, step: int) -> None:
    """Undo the filter of a row, in its place."""
    for at in range(len(line)):
        left = line[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        added = (0, left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))[kind]
        line[at] = (line[at] + added) & 255


def pixels(png: bytes) -> tuple[int, int, list[tuple[int, int, int]]]:
    """Width, height and colours of a PNG with eight bits a channel, RGB or RGBA; what shines through is left out."""
    chunks = _chunks(png)
    width, height, depth, kind = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    if depth != 8 or kind not in (2, 6):
        raise ValueError(f"depth {depth} and colour type {kind} are not read")
    step = 3 if kind == 2 else 4
    raw, wide = zlib.decompress(chunks[b"IDAT"]), width * step
    above, found = bytes(wide), list[tuple[int, int, int]]()
    for start in range(0, height * (wide + 1), wide + 1):
        line = bytearray(raw[start + 1 : start + 1 + wide])
        _row(raw[start], line, above, step)
        found += zip(line[0::step], line[1::step], line[2::step], strict=True)
        above = bytes(line)
    return width, height, found


def light(png: bytes) -> bytes:
    """The same picture with at most 255 colours: the commonest; every other takes the nearest of them."""
    width, height, found = pixels(png)
    counted = Counter(found)
    kept = [colour for colour, _ in counted.most_common(COLOURS)]
    place = {colour: number for number, colour in enumerate(kept)}
    for colour in counted:
        if colour not in place:
            place[colour] = min(
                range(len(kept)), key=lambda one: sum((a - b) ** 2 for a, b in zip(kept[one], colour, strict=True))
            )
    flat = bytes(place[colour] for colour in found)
    rows = b"".join(b"\0" + flat[start : start + width] for start in range(0, width * height, width))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", bytes(one for colour in kept for one in colour)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
