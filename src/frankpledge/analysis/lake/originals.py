"""Keeps the bytes that agencies sent, each once, under the hash of its content."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from frankpledge.analysis.lake.durable import synced_folder


_SHA256 = re.compile(r"[0-9a-f]{64}")
_PIECE = 1024 * 1024
_INCOMING = ".incoming-"


class Originals:
    """
    The supplied files as they came, from which the lake can be built again.

    The same file sent twice is kept once. A file is acknowledged only when its bytes
    and its name are on the disk.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def keep(self, content: Path | bytes) -> str:
        """Keep a file's bytes and return their SHA-256."""
        self.root.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        handle, name = tempfile.mkstemp(dir=self.root, prefix=_INCOMING)
        incoming = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                for piece in _pieces(content):
                    digest.update(piece)
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            self._named(incoming, digest.hexdigest())
        finally:
            incoming.unlink(missing_ok=True)
        return digest.hexdigest()

    def _named(self, incoming: Path, sha256: str) -> None:
        kept = self.path(sha256)
        kept.parent.mkdir(exist_ok=True)
        incoming.chmod(0o440)
        incoming.replace(kept)
        synced_folder(kept.parent)
        synced_folder(self.root)

    def path(self, sha256: str) -> Path:
        """Return where the file with this hash is kept."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return self.root / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Say whether the file with this hash is kept."""
        return self.path(sha256).is_file()

    def every(self) -> Iterator[str]:
        """Yield the hash of every file kept, in order."""
        for path in sorted(self.root.glob("??/*")):
            yield path.name

    def damaged(self) -> list[str]:
        """Return the hashes of kept files whose bytes no longer match them."""
        return [sha256 for sha256 in self.every() if not self._is_sound(sha256)]

    def clear_broken_off(self, *, older_than_seconds: float = 24 * 3600) -> int:
        """
        Remove files that were being received when their process died; say how many.

        One that is still coming is younger than that.
        """
        before = time.time() - older_than_seconds
        left = [
            path
            for path in self.root.glob(f"{_INCOMING}*")
            if path.stat().st_mtime < before
        ]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def erase(self, sha256: str) -> None:
        """Remove a kept file for good, as the law on erasure may ask."""
        kept = self.path(sha256)
        kept.unlink(missing_ok=True)
        if kept.parent.is_dir():
            synced_folder(kept.parent)

    def _is_sound(self, sha256: str) -> bool:
        with self.path(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _pieces(content: Path | bytes) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
