"""Where a service keeps what it works on for a moment: inside its workspace."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def work_within(root: Path) -> Path:
    """
    Have everything temporary of this process, and of those it starts, in a folder here.

    An upload on its way, a file being read and a page being printed may tell of
    people. The folder is nobody else's to read, and what a killed service leaves in
    it is gone when the service next starts. Returns the folder.
    """
    folder = own_folder(root)
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = None
    return folder


def own_folder(root: Path) -> Path:
    """Return a new folder, held by this process; those that nobody holds are removed."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    with held(root):
        for left in root.iterdir():
            if left.is_dir() and is_left_behind(left):
                shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(dir=root))
        # never closed: the system gives it back when the process ends, however it ends
        fcntl.flock(os.open(folder, os.O_RDONLY), fcntl.LOCK_EX)
    return folder


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder for the length of a `with` block, so that one starts at a time."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def is_left_behind(folder: Path) -> bool:
    """Say whether the process that made this folder has gone."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(descriptor)
