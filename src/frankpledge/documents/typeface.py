"""
The one typeface of charts and printed documents, and a cut of it that is read sooner.

A drawing measures each of its words by itself and reads the whole typeface for it.
Three fifths of the file say how letters vary between thin and black, of which charts
use only the ordinary weight: that is what the file draws without those parts.
"""

import hashlib
import os
import struct
import tempfile
from pathlib import Path

import fontpkg_noto_sans


FONT = "Noto Sans"
_UPRIGHT = "NotoSans[wdth,wght].ttf"
# "OpenType specification" 1.9, "Font variations common table formats": these tables
# hold the differences from the default letters, which stand in the others.
_OF_VARIATIONS = frozenset({b"fvar", b"gvar", b"avar", b"HVAR", b"MVAR", b"STAT"})
_HEADING, _ENTRY = struct.Struct(">IHHHH"), struct.Struct(">4sIII")


def font_folder() -> Path:
    """Return the folder of the whole typeface, as PDF documents use it."""
    return Path(fontpkg_noto_sans.__file__).parent / "files"


def ordinary_folder(within: Path) -> Path:
    """Return a folder in this one that holds the ordinary weight, made where it lacks."""
    font = ordinary((font_folder() / _UPRIGHT).read_bytes())
    folder = within / hashlib.sha256(font).hexdigest()[:16]
    path = folder / "NotoSans-Regular.ttf"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        # Two processes may make it at once; a rename lets no reader see half of it.
        handle, temporary = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as target:
            target.write(font)
        Path(temporary).replace(path)
    return folder


def ordinary(font: bytes) -> bytes:
    """Return a variable font with its default letters alone, drawn just as before."""
    version, number, *_ = _HEADING.unpack_from(font)
    tables = [
        _ENTRY.unpack_from(font, _HEADING.size + place * _ENTRY.size)
        for place in range(number)
    ]
    kept = [table for table in tables if table[0] not in _OF_VARIATIONS]
    start = _HEADING.size + len(kept) * _ENTRY.size
    entries, body = b"", b""
    for tag, checksum, at, length in kept:
        entries += _ENTRY.pack(tag, checksum, start + len(body), length)
        body += font[at : at + length] + bytes(-length % 4)
    power = len(kept).bit_length() - 1
    heading = _HEADING.pack(
        version, len(kept), 16 << power, power, 16 * len(kept) - (16 << power)
    )
    return heading + entries + body
