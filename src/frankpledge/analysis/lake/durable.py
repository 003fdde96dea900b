"""Puts bytes on the disk so that a power cut after the answer loses nothing."""

import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from frankpledge.analysis.lake.failures import LakeIsBusy


# A load of a nation's month takes seconds; whoever waits longer should be told.
WAIT_SECONDS = 300.0


def synced_file(path: Path) -> None:
    """Return once the bytes of this file are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# A folder is a file of names: syncing it keeps a new file from vanishing by name.
synced_folder = synced_file


def synced_folders_above(paths: Iterable[Path], root: Path) -> None:
    """Sync every folder from these files' own up to and with the root."""
    folders = set()
    for path in paths:
        folder = path.parent
        while folder != root.parent:
            folders.add(folder)
            folder = folder.parent
    for folder in sorted(folders):
        synced_folder(folder)


@contextmanager
def one_writer(lock: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """
    Hold the right to write for the length of a `with` block.

    The system gives the lock back when its process dies, however it dies, so a
    killed load leaves no lock behind.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        _wait_for(file.fileno(), wait_seconds)
        yield


def _wait_for(descriptor: int, wait_seconds: float) -> None:
    give_up_at = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up_at:
                raise LakeIsBusy(
                    "Another load is still being written.", "Try again in a minute."
                ) from None
            time.sleep(0.02)
        else:
            return
