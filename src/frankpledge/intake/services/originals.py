"""The bytes as supplied, kept under their SHA-256 so that the lake can be rebuilt."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.conf import settings

from frankpledge.analysis.lake.originals import Originals
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.intake.services.failures import IntakeFailure, OriginalMissing


MEGABYTE = 1024 * 1024
AT_ONCE = 4


@dataclass(frozen=True)
class Original:
    """One supplied file in the store: the name it came under, its hash and size."""

    name: str
    sha256: str
    size: int


def store() -> Originals:
    """Return where the workspace keeps what was supplied."""
    return Originals(settings.WORKSPACE / "originals")


def kept_file(sha256: str, name: str) -> Supplied:
    """Return a kept file for the readers, or say that its bytes have gone."""
    path = store().path(sha256)
    if not path.is_file():
        raise OriginalMissing(
            f"The bytes of {name} are no longer in the workspace.",
            "Restore the folder 'originals' from a backup, or supply the file again.",
        )
    return Supplied(path, name)


def keep_originals(files: Iterable[Supplied]) -> list[Original]:
    """Store every file under its hash; none is stored if one of them is too large."""
    try:
        return _kept(files)
    except OSError as broken:
        why = broken.strerror or "the disk does not answer"
        raise IntakeFailure(
            f"The files could not be kept: {why}. Nothing was taken in.",
            "Ask who looks after the machine, then send them again.",
        ) from broken


def _kept(files: Iterable[Supplied]) -> list[Original]:
    limit: int = settings.UPLOAD_LIMIT_BYTES
    sizes = [(file, file.path.stat().st_size) for file in files]
    for file, size in sizes:
        if size > limit:
            raise IntakeFailure(
                f"{file.name} is larger than {limit // MEGABYTE} MB.",
                "Send fewer months at a time.",
            )
    kept = store()
    # most of the time goes in waiting for the disk to say that it has the bytes
    with ThreadPoolExecutor(AT_ONCE) as pool:
        hashes = pool.map(lambda item: kept.keep(item[0].path), sizes)
        return [
            Original(file.name, sha256, size)
            for (file, size), sha256 in zip(sizes, hashes, strict=True)
        ]
