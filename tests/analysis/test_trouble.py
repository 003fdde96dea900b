"""A full disk is no fault of the file, and is said as what it is."""

import errno
import sqlite3

import pytest

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.trouble import causes, trouble_behind


TROUBLES = {
    "a full disk": (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
    "a limit on files": (OSError(errno.EFBIG, "File too large"), "disk is full"),
    "a full database": (
        sqlite3.OperationalError("database or disk is full"),
        "disk is full",
    ),
    "a disk full behind words": (
        RuntimeError("Generic error: No space left on device (os error 28)"),
        "disk is full",
    ),
    "a read-only disk": (OSError(errno.EROFS, "Read-only file system"), "written to"),
    "a read-only database": (
        sqlite3.OperationalError("attempt to write a readonly database"),
        "written to",
    ),
    "a failing disk": (sqlite3.OperationalError("disk I/O error"), "not answer"),
    "a busy database": (sqlite3.OperationalError("database is locked"), "kept busy"),
    "two that wait for each other": (RuntimeError("deadlock detected"), "kept busy"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_trouble_of_the_machine_is_told(name: str) -> None:
    error, said = TROUBLES[name]
    found = trouble_behind(error)
    assert found is not None
    assert said in found.args[0]
    assert found.fix


def test_trouble_is_found_behind_other_errors() -> None:
    kept = ValueError("the file could not be kept")
    kept.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    told = RuntimeError("nothing was loaded")
    told.__context__ = kept
    assert trouble_behind(told) is not None


def test_what_is_no_trouble_of_the_machine_is_none() -> None:
    assert trouble_behind(ValueError("not a month")) is None
    assert trouble_behind(ExpectedFailure("The disk is full of files.")) is None


def test_errors_that_lead_to_each_other_end() -> None:
    one, two = ValueError("one"), ValueError("two")
    one.__cause__, two.__cause__ = two, one
    assert list(causes(one)) == [one, two]
