"""
How the pages are served: a few processes, each answering one page at a time.

Two pages worked on at once in one process take turns at Python's one interpreter and
are both late; a page that waits its turn leaves the other alone and is done no later.
"""

import gc
import signal
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Any

from gunicorn.workers.gthread import ThreadWorker


Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

GARBAGE_AFTER = 20_000
"""New objects kept before the next search: what some five pages leave for a moment."""

THREADS = 4
"""Answers one process can be giving: a slow upload must not stop the pages."""

TAKEN_ON = 2
"""People one process takes on before the rest are left for a process that is free."""

LONGEST_WAIT = 0.5
"""Seconds a page waits for its turn; behind long work it then goes ahead beside it."""


class FairWorker(ThreadWorker):  # type: ignore[misc]
    """
    A process that takes on a page and the next one, and leaves the others waiting.

    Left alone, one process takes on all who ask while another stands idle. Connections
    that a browser merely keeps open do not count.
    """

    @property
    def worker_connections(self) -> int:
        """Return how many connections may be open before no more are taken on."""
        return TAKEN_ON + len(self.keepalived_conns) + len(self.pending_conns)

    @worker_connections.setter
    def worker_connections(self, _from_settings: int) -> None:
        """Leave the setting aside, which also counts connections that wait."""


def taking_turns(application: Application) -> Application:
    """Return the application with the pages of one process made one after another."""
    turn = Lock()

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        # What is sent in is read at the sender's pace, which must keep nobody waiting.
        if environ["REQUEST_METHOD"] != "GET":
            return application(environ, start_response)
        is_ours = turn.acquire(timeout=LONGEST_WAIT)
        try:
            return application(environ, start_response)
        finally:
            if is_ours:
                turn.release()

    return answer


def load_every_page() -> None:
    """Load the program and what all pages ask for first, so no first page is slow."""
    # The expected range on the page of a measure asks for these first.
    import scipy.special  # noqa: F401
    from django.template.loader import get_template
    from django.template.utils import get_app_template_dirs
    from django.urls import reverse

    from frankpledge.access.rules import matrix

    matrix()
    _reads_every_address = reverse("start")
    for folder in map(Path, get_app_template_dirs("templates")):
        if "frankpledge" in folder.parts:
            for file in folder.rglob("*.html"):
                get_template(str(file.relative_to(folder)))


def keep_what_is_loaded() -> None:
    """
    Take the loaded program out of the search for garbage, and search less often.

    The modules and templates in memory live as long as the process; going through
    them again and again is the longest pause a page would otherwise meet.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER, 50, 50)


def gunicorn_options(host: str, port: int, workers: int) -> dict[str, Any]:
    """Return how the web server runs."""
    return {
        "bind": f"{host}:{port}",
        "workers": workers,
        "worker_class": f"{__name__}.{FairWorker.__name__}",
        "threads": THREADS,
        "timeout": 120,
        "worker_tmp_dir": "/dev/shm",  # noqa: S108 - heartbeat files only
        "control_socket_disable": True,
    }


def run_server(host: str, port: int, workers: int) -> None:
    """Run the web server until it is interrupted."""
    # A browser that goes away must not end the server, as it would end a pipe.
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    from frankpledge.config.wsgi import application

    load_every_page()
    keep_what_is_loaded()
    # A connection must not be carried into the processes that answer.
    connections.close_all()
    options = gunicorn_options(host, port, workers)

    class Server(BaseApplication):  # type: ignore[misc]
        """Gunicorn with our options in place of a settings file."""

        def load_config(self) -> None:
            for key, value in options.items():
                self.cfg.set(key, value)

        def load(self) -> Application:
            return taking_turns(application)

    Server().run()
