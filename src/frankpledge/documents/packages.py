"""Zip packages whose bytes depend on their content alone, never on the clock."""

import io
import re
import struct
import zipfile
from collections.abc import Mapping


# The earliest moment a zip entry can carry.
NO_TIME = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb">\d{4}-\d\d-\d\dT[\d:]+Z<")


def packed(
    parts: Mapping[str, bytes], *, stored: frozenset[str] = frozenset()
) -> bytes:
    """Return a zip of the parts in the order given; `stored` ones uncompressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.external_attr = 0o644 << 16
            entry.compress_type = (
                zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            )
            archive.writestr(entry, content)
    return target.getvalue()


# Where an entry's time lies in its own heading and in the list of contents, and how
# long a line of that list is but for its name and its notes ("PKWARE APPNOTE" 4.3).
_TIME_IN_ENTRY, _TIME_IN_LIST, _LINE_OF_LIST = 10, 12, 46
_START_OF_LIST = slice(-6, -2)
_NO_TIME_PACKED = struct.pack("<HH", 0, 1 << 5 | 1)


def timeless(package: bytes) -> bytes:
    """Return the same package with every entry's time removed, and nothing else."""
    made = bytearray(package)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        entries = archive.infolist()
    (line,) = struct.unpack("<I", package[_START_OF_LIST])
    for entry in entries:
        for at in (entry.header_offset + _TIME_IN_ENTRY, line + _TIME_IN_LIST):
            made[at : at + len(_NO_TIME_PACKED)] = _NO_TIME_PACKED
        lengths = struct.unpack("<HHH", package[line + 28 : line + 34])
        line += _LINE_OF_LIST + sum(lengths)
    return bytes(made)


def dateless_workbook(package: bytes) -> bytes:
    """Return an XLSX that another library made, without the time it was made at."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    parts[core] = _MOMENT.sub(b">1980-01-01T00:00:00Z<", parts[core])
    return packed(parts)
