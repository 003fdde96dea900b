"""
How a request comes and goes: all of it is there before anything begins on it.

Whoever sends a few bytes at a time, or is slow to hang up, waits aside and holds up
nobody, however many there are.
"""

import re
import socket
import time
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO

from django.conf import settings
from gunicorn.http.unreader import Unreader


PIECE = 256 * 1024
"""Bytes taken in at once, so that one fast sender leaves room for the others."""

HEAD_LIMIT = 64 * 1024
"""Bytes that an address with its headers may have; browsers send some two thousand."""

PATIENCE = 20.0
"""Seconds anybody has to send a request, as Apache's mod_reqtimeout gives them."""

SLOWEST = 500
"""Bytes a second that keep a longer request alive, as in Apache's mod_reqtimeout."""

LINGER = 2.0
"""Seconds left to a browser to read its answer and hang up (RFC 9112, section 9.6)."""

MOMENT = 0.01
"""Seconds within which what a browser sends is normally there."""

BESIDE_FILES = 1024 * 1024
"""Bytes that a form may have beside the files in it."""

END_OF_HEAD = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,15})[ \t]*\r\n", re.IGNORECASE)


class Arrival:
    """A request on its way: what has come of it so far, and what is still to come."""

    def __init__(self, already: bytes = b"") -> None:
        self.began = time.monotonic()
        self.head = bytearray()
        self.body: IO[bytes] = SpooledTemporaryFile(max_size=PIECE)  # noqa: SIM115
        self.missing: int | None = None
        self.received = 0
        self.is_kept = True
        if already:
            self.note(already)

    @property
    def is_too_long(self) -> bool:
        """Say whether the headers go on for longer than any browser's."""
        return self.missing is None and len(self.head) >= HEAD_LIMIT

    def is_fresh(self) -> bool:
        """Say whether the request has only just begun to come."""
        return time.monotonic() - self.began < MOMENT

    def is_late(self) -> bool:
        """Say whether the sender has had all the time that anybody is given."""
        return time.monotonic() - self.began > PATIENCE + self.received / SLOWEST

    def is_all_there(self, sock: socket.socket) -> bool:
        """Take in what has come, without waiting; say whether there is no more to come."""
        while self.missing != 0 and not self.is_too_long:
            wanted = HEAD_LIMIT if self.missing is None else min(self.missing, PIECE)
            try:
                got = sock.recv(wanted)
            except BlockingIOError:
                return False
            except OSError:
                return True
            if not got:
                return True
            self.note(got)
            if len(got) == PIECE:
                return self.missing == 0
        return True

    def note(self, got: bytes) -> None:
        """Put what came where it belongs: to the address and headers, or to the rest."""
        self.received += len(got)
        if self.missing is not None:
            self.missing -= len(got)
            self.keep(got)
            return
        self.head += got
        end = self.head.find(END_OF_HEAD)
        if end >= 0:
            length = LENGTH.search(self.head, 0, end + len(END_OF_HEAD))
            whole = end + len(END_OF_HEAD) + (int(length[1]) if length else 0)
            self.missing = max(whole - len(self.head), 0)

    def keep(self, got: bytes) -> None:
        """
        Keep a piece, but no more than may be sent in; the page says what is wrong.

        A full disk keeps nothing more either, and is found full by the page as well.
        """
        self.is_kept &= self.body.tell() < settings.UPLOAD_LIMIT_BYTES + BESIDE_FILES
        try:
            if self.is_kept:
                self.body.write(got)
        except OSError:
            self.is_kept = False

    def reader(self) -> "Arrived":
        """Return the request for whoever reads it: it ends where what came ended."""
        self.body.seek(0)
        return Arrived(bytes(self.head), self.body)


class Arrived(Unreader):  # type: ignore[misc]
    """Reads a request that has come, and never waits for more of it."""

    def __init__(self, head: bytes, body: IO[bytes]) -> None:
        super().__init__()
        self.buf = BytesIO(head)
        self.body = body

    def chunk(self, size_hint: int | None = None) -> bytes:
        """Return the next piece, empty at the end."""
        return self.body.read(min(size_hint or PIECE, PIECE))


class Departure:
    """A browser that has its answer and is still to hang up."""

    received = 0

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.body = BytesIO()

    def is_fresh(self) -> bool:
        """Say that nobody waits for an answer here."""
        return False

    def is_late(self) -> bool:
        """Say whether the connection is cut now."""
        return time.monotonic() - self.began > LINGER

    def is_all_there(self, sock: socket.socket) -> bool:
        """Read past what else was sent; say whether the other side has hung up."""
        try:
            return not sock.recv(PIECE)
        except BlockingIOError:
            return False
        except OSError:
            return True
