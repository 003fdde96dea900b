"""What the trail knows of the request under way: its number, its session."""

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Circumstance:
    """The request or command under way; the session is a fingerprint, not its key."""

    request: str = ""
    session: str = ""


NOTHING_KNOWN = Circumstance()
_current: ContextVar[Circumstance] = ContextVar("audit", default=NOTHING_KNOWN)


def current() -> Circumstance:
    """Return the circumstance of whatever is going on now."""
    return _current.get()


def session_mark(session_key: str | None) -> str:
    """Return a short mark by which entries of one session can be told together."""
    if not session_key:
        return ""
    return hashlib.sha256(session_key.encode()).hexdigest()[:16]


@contextmanager
def under(*, session_key: str | None = None) -> Iterator[Circumstance]:
    """Give everything recorded inside one request number and session mark."""
    circumstance = Circumstance(uuid.uuid4().hex, session_mark(session_key))
    token = _current.set(circumstance)
    try:
        yield circumstance
    finally:
        _current.reset(token)
