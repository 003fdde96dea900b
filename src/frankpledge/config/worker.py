"""The process beside the pages that does long work, and the one that keeps it going."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence


LOOK_EVERY = 0.5
"""Seconds between looks at whether the worker runs and the server is still there."""

REST = 5.0
"""Seconds before a worker that ended by itself is begun again."""

WORK = "work"


def keep(words: Sequence[str], server: int, *, rest: float = REST) -> None:
    """
    Have a worker run until the server is gone; begin it again whenever it ends.

    A database that was away for a moment ends a worker. Without another one large
    files would wait unread until somebody starts the whole service again.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # the server hears it too, and ends this process when it has finished its answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while os.getppid() == server:
        # our own program, run with this very interpreter; no word of a user is in it
        worker = subprocess.Popen(words, stdout=subprocess.DEVNULL)  # noqa: S603
        try:
            while worker.poll() is None and os.getppid() == server:
                time.sleep(LOOK_EVERY)
        finally:
            worker.terminate()
            worker.wait()
        time.sleep(rest)


def work() -> None:
    """Do the jobs that wait, beginning with what a stopped machine left unchecked."""
    import django
    from django.core.management import call_command

    django.setup()
    from frankpledge.intake.tasks import mend_later

    mend_later()
    call_command("db_worker", "--no-startup-delay")


def main() -> None:
    """Work, or keep a worker going for the process that started this one."""
    if WORK in sys.argv:
        work()
    else:
        keep([sys.executable, "-m", "frankpledge.config.worker", WORK], os.getppid())


if __name__ == "__main__":
    main()
