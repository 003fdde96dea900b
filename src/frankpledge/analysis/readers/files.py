"""Opens what was supplied - a file, a gzip, a zip of months, a folder - within limits."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.limits import MEGABYTE, Limits
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.analysis.readers.signatures import ZIP, what_it_is


# Small files may be repetitive; a bomb is large.
RATIO_MATTERS_ABOVE = MEGABYTE


@dataclass(frozen=True)
class Member:
    """
    One file to read, from wherever it was packed: its name, its bytes on demand.

    `opened` may fail with a sentence of its own, so that one bad member does not
    take the others with it.
    """

    name: str
    short_name: str
    sha256: str
    opened: Callable[[], bytes]


def supplied_files(paths: Iterable[Path | Supplied]) -> list[Supplied]:
    """Return the files meant by these paths: folders stand for all they hold."""
    found: list[Supplied] = []
    for path in paths:
        if isinstance(path, Supplied):
            found.append(path)
        else:
            found += _meant_by(path)
    if not found:
        raise CannotRead("There is nothing to read there.", "Choose at least one file.")
    return found


def _meant_by(path: Path) -> list[Supplied]:
    try:
        if path.is_dir():
            return _in_folder(path)
        if path.is_file():
            return [Supplied(path, printable(path.name))]
    except OSError as broken:
        why = broken.strerror or "it cannot be opened"
        raise CannotRead(f"{printable(str(path))[:200]}: {why}.") from broken
    raise CannotRead(
        f"There is no file {printable(str(path))}.", "Check the name and folder."
    )


def printable(name: str) -> str:
    """Return a name that can be shown and kept, whatever bytes the disk has for it."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _in_folder(folder: Path) -> list[Supplied]:
    """Return a folder's files; a link may stand for a file of that folder alone."""
    home = folder.resolve()
    found = []
    for path in sorted(folder.rglob("*")):
        name = printable(path.relative_to(folder).as_posix())
        if _is_clutter(name):
            continue
        if path.is_symlink():
            _refuse_stray_link(path, name, home)
        if path.is_file():
            found.append(Supplied(path, name))
    return found


def _refuse_stray_link(link: Path, name: str, home: Path) -> None:
    """Refuse a link by which a folder would bring in what nobody put there."""
    if not link.resolve().is_relative_to(home):
        raise CannotRead(
            f"{name} is a link that leads out of the folder {printable(home.name)}.",
            "Put the file itself there, or name it on its own.",
        )
    if not link.is_file():
        raise CannotRead(f"{name} is a link to no file.", "Take it out of the folder.")


def _is_clutter(name: str) -> bool:
    """Say whether a computer put this file there by itself."""
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") or part == "__MACOSX" for part in parts) or (
        parts[-1:] in {("Thumbs.db",), ("desktop.ini",)}
    )


def members(file: Supplied, limits: Limits) -> list[Member]:
    """Return what one supplied file holds: itself, or the members of its archive."""
    size = file.path.stat().st_size
    if size > limits.upload_bytes:
        raise TooMuch(
            f"{file.name} has {size // MEGABYTE} MB;"
            f" the most is {limits.upload_bytes // MEGABYTE} MB.",
            "Send fewer months at a time.",
        )
    data = file.path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    if data.startswith(b"PK") and what_it_is(data) == ZIP:
        return _of_zip(file.name, data, sha256, limits)
    return [
        Member(
            file.name,
            PurePosixPath(file.name).name,
            sha256,
            lambda: unpacked(file.name, data, limits),
        )
    ]


def unpacked(name: str, data: bytes, limits: Limits) -> bytes:
    """Return the bytes of a file, inflated if it is a gzip."""
    return _inflated(name, data, limits) if data.startswith(b"\x1f\x8b") else data


def _inflated(name: str, data: bytes, limits: Limits) -> bytes:
    most = min(limits.inflated_bytes, limits.ratio * len(data) + RATIO_MATTERS_ABOVE)
    parts: list[bytes] = []
    room = most
    while data.startswith(b"\x1f\x8b"):
        stream = zlib.decompressobj(wbits=31)
        try:
            parts.append(stream.decompress(data, room + 1))
        except zlib.error as broken:
            raise _damaged(name) from broken
        room -= len(parts[-1])
        if room < 0:
            raise TooMuch(
                f"{name} unpacks to more than {most // MEGABYTE} MB.",
                "Send fewer months at a time.",
            )
        if not stream.eof:
            raise CannotRead(
                f"{name} is cut short: its end is missing.", "Ask for it again."
            )
        data = stream.unused_data
    if data.strip(b"\0"):
        raise _damaged(name)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _damaged(name: str) -> CannotRead:
    return CannotRead(f"{name} is damaged and cannot be unpacked.", "Ask for it again.")


def _of_zip(name: str, data: bytes, sha256: str, limits: Limits) -> list[Member]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    entries = [
        entry
        for entry in archive.infolist()
        if not entry.is_dir() and not _is_clutter(entry.filename)
    ]
    check_directory(name, archive.infolist(), limits)
    if not entries:
        raise CannotRead(f"{name} is an empty archive.", "Ask for it again.")
    return [
        Member(
            f"{name}/{entry.filename}",
            PurePosixPath(entry.filename).name,
            sha256,
            lambda entry=entry: _extracted(name, archive, entry, limits),  # type: ignore[misc]
        )
        for entry in entries
    ]


def check_directory(name: str, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse an archive by what its directory says, before unpacking any of it."""
    if len(entries) > limits.members:
        raise TooMuch(
            f"{name} holds {len(entries):,} files; the most is {limits.members:,}.",
            "Send fewer months at a time.",
        )
    if sum(entry.file_size for entry in entries) > limits.inflated_bytes:
        raise TooMuch(
            f"{name} unpacks to more than {limits.inflated_bytes // MEGABYTE} MB.",
            "Send fewer months at a time.",
        )
    for entry in entries:
        _check_entry(name, entry, limits)


def _check_entry(name: str, entry: zipfile.ZipInfo, limits: Limits) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if not path.parts:
        raise CannotRead(
            f"{name} holds a file without a name.", "Pack it again and send it."
        )
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise CannotRead(
            f"{name} holds a file whose name leads out of the archive.",
            "Do not use it; tell your security officer.",
        )
    if entry.flag_bits & 1:
        raise CannotRead(
            f"{name} is protected with a password.",
            "Send it without, over a secure channel.",
        )
    swollen = entry.file_size > limits.ratio * max(entry.compress_size, 1)
    if swollen and entry.file_size > RATIO_MATTERS_ABOVE:
        raise TooMuch(
            f"{name} holds a file that unpacks to more than {limits.ratio} times"
            " its size.",
            "Do not use it; tell your security officer.",
        )


def _extracted(
    name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits
) -> bytes:
    member = f"{name}/{entry.filename}"
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as broken:
        raise _damaged(member) from broken
    if what_it_is(data) == ZIP:
        raise CannotRead(
            f"{member} is an archive inside an archive.", "Unpack it and send it alone."
        )
    return unpacked(member, data, limits)


def all_members(files: Iterable[Supplied], limits: Limits) -> Iterator[Member]:
    """Return every file to read, each with a name of its own."""
    seen: dict[str, int] = {}
    for file in files:
        for member in members(file, limits):
            times = seen[member.name] = seen.get(member.name, 0) + 1
            if times == 1:
                yield member
            else:
                name = f"{member.name} ({times})"
                yield Member(name, member.short_name, member.sha256, member.opened)
