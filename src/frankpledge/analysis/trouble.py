"""What the machine, and not the person, got wrong: told from its own errors."""

import errno
from collections.abc import Iterator

from frankpledge.analysis.failures import ExpectedFailure


class MachineTrouble(ExpectedFailure):
    """The machine could not do what was asked; what was asked may be quite right."""


NOTHING_DONE = "Nothing was left half done."

# The errors of the system, words of those who pass them on as text, and what to say.
KNOWN: tuple[tuple[frozenset[int], tuple[str, ...], str, str], ...] = (
    (
        frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG}),
        (
            "database or disk is full",
            "no space left on device",
            "file too large",
            "disk quota exceeded",
        ),
        f"The disk is full. {NOTHING_DONE}",
        "Make room, then do it again.",
    ),
    (
        frozenset({errno.EROFS}),
        (
            "readonly database",
            "read-only file system",
            "read-only transaction",
            "unable to open database file",
        ),
        f"The workspace cannot be written to. {NOTHING_DONE}",
        "Ask who looks after the machine to let the service write there.",
    ),
    (
        frozenset({errno.EIO}),
        ("disk i/o error", "input/output error"),
        f"The disk does not answer. {NOTHING_DONE}",
        "Ask who looks after the machine; then do it again.",
    ),
    (
        frozenset(),
        (
            "database is locked",
            "database table is locked",
            "deadlock detected",
            "could not serialize access",
            "due to lock timeout",
        ),
        f"The database was kept busy by others for too long. {NOTHING_DONE}",
        "Do it again in a minute.",
    ),
)


def trouble_behind(error: BaseException) -> MachineTrouble | None:
    """Return what the machine got wrong, None where the error is about something else."""
    for cause in causes(error):
        if isinstance(cause, ExpectedFailure):
            return None
        number = getattr(cause, "errno", None)
        words = str(cause).lower()
        for numbers, phrases, said, fix in KNOWN:
            if number in numbers or any(phrase in words for phrase in phrases):
                return MachineTrouble(said, fix)
    return None


def causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error and every error that it came of, the last one first."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__
