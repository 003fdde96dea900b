"""Tells the person at a terminal that long work is still going on."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


SILENT_SECONDS = 2.0
EVERY_SECONDS = 1.0


@contextmanager
def shown(*, is_wanted: bool) -> Iterator[None]:
    """
    Show the seconds that the work within has taken, on a terminal only.

    Nothing is shown in the first two seconds; the line is wiped at the end, so
    that neither a pipe nor a log ever holds it.
    """
    if not (is_wanted and sys.stderr.isatty()):
        yield
        return
    is_done = threading.Event()
    clock = threading.Thread(target=_tick, args=(is_done,), daemon=True)
    clock.start()
    try:
        yield
    finally:
        is_done.set()
        clock.join()


def _tick(is_done: threading.Event) -> None:
    start = time.monotonic()
    wait, has_shown = SILENT_SECONDS, False
    while not is_done.wait(wait):
        seconds = round(time.monotonic() - start)
        sys.stderr.write(f"\rWorking: {seconds} s (Ctrl-C stops it)")
        sys.stderr.flush()
        wait, has_shown = EVERY_SECONDS, True
    if has_shown:
        sys.stderr.write("\r" + " " * 40 + "\r")
        sys.stderr.flush()
