"""Tells the person at a terminal how far long work has come."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


SILENT_SECONDS = 2.0
EVERY_SECONDS = 1.0


class Wait:
    """How far the work has come; called by it as parts of it are done."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._done, self._of = 0, 0

    def __call__(self, done: int, of: int) -> None:
        """Note that so many parts of so many are done."""
        self._done, self._of = done, of

    @property
    def words(self) -> str:
        """Return what has passed and, where the work tells it, what is left."""
        passed = time.monotonic() - self._start
        said = f"Working: {passed:.0f} s"
        if self._done and self._of:
            left = passed * (self._of - self._done) / self._done
            said += f", {self._done:,} of {self._of:,} done, about {left:.0f} s left"
        return f"{said} (Ctrl-C stops it)"


@contextmanager
def shown(*, is_wanted: bool) -> Iterator[Wait]:
    """
    Show how far the work within has come, on a terminal only.

    Nothing is shown in the first two seconds; the line is wiped at the end, so
    that neither a pipe nor a log ever holds it.
    """
    wait = Wait()
    if not (is_wanted and sys.stderr.isatty()):
        yield wait
        return
    is_done = threading.Event()
    clock = threading.Thread(target=_tick, args=(is_done, wait), daemon=True)
    clock.start()
    try:
        yield wait
    finally:
        is_done.set()
        clock.join()


def _tick(is_done: threading.Event, wait: Wait) -> None:
    seconds, longest = SILENT_SECONDS, 0
    while not is_done.wait(seconds):
        words = wait.words
        longest = max(longest, len(words))
        sys.stderr.write(f"\r{words.ljust(longest)}")
        sys.stderr.flush()
        seconds = EVERY_SECONDS
    if longest:
        sys.stderr.write("\r" + " " * longest + "\r")
        sys.stderr.flush()
