"""
How the pages are served: a few processes, each answering one page at a time.

Two pages worked on at once in one process take turns at Python's one interpreter and
are both late; a page that waits its turn leaves the other alone and is done no later.
"""

import gc
import selectors
import signal
import socket
import struct
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from gunicorn.http.errors import LimitRequestHeaders
from gunicorn.workers.gthread import ThreadWorker

from frankpledge.config.arriving import HEAD_LIMIT, MOMENT, Arrival, Departure


Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

GARBAGE_AFTER = 20_000
"""New objects kept before the next search: what some five pages leave for a moment."""

THREADS = 4
"""Answers one process can be giving: a slow upload must not stop the pages."""

TAKEN_ON = 2
"""People one process takes on before the rest are left for a process that is free."""

LONGEST_WAIT = 0.5
"""Seconds a page waits for its turn; behind long work it then goes ahead beside it."""

MOST_ASIDE = 300
"""Connections of one process that may be slow at once; a system allows some 1,000."""

ROOM = 1024 * 1024 * 1024
"""Bytes that those may have sent in so far: five supplies of the largest size."""

LONGEST_SILENCE = 20
"""Seconds an answer waits for somebody who reads nothing of it."""


class FairWorker(ThreadWorker):  # type: ignore[misc]
    """
    A process that takes on a page and the next one, and leaves the others waiting.

    Left alone, one process takes on all who ask while another stands idle. Connections
    that a browser merely keeps open do not count, nor those of whoever is slow.
    """

    @property
    def worker_connections(self) -> int:
        """Return how many connections may be open before no more are taken on."""
        slow = sum(not conn.arrival.is_fresh() for conn in self.pending_conns)
        return TAKEN_ON + len(self.keepalived_conns) + slow

    @worker_connections.setter
    def worker_connections(self, _from_settings: int) -> None:
        """Leave the setting aside, which also counts connections that wait."""

    def enqueue_req(self, conn: Any) -> None:
        """Have a request answered once all of it is there; until then it waits aside."""
        if getattr(conn, "arrival", None) is None:
            already = conn.parser.unreader.take_buffered() if conn.parser else b""
            conn.sock.setblocking(False)
            conn.arrival = Arrival(already)
        if conn.arrival.is_all_there(conn.sock):
            super().enqueue_req(conn)
        else:
            self.set_aside(conn)

    def set_aside(self, conn: Any) -> None:
        """Look at the connection again when something happens on it."""
        self.pending_conns.append(conn)
        look = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, look)

    def handle(self, conn: Any) -> Any:
        """Answer a request that is there; return whether another one may follow."""
        arrival, conn.arrival = conn.arrival, None
        if isinstance(arrival, Departure):
            conn.arrival = arrival
            return False
        wait = struct.pack("ll", LONGEST_SILENCE, 0)
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, wait)
        if arrival.is_too_long:
            failure = LimitRequestHeaders(f"more than {HEAD_LIMIT} bytes")
            self.handle_error(None, conn.sock, conn.client, failure)
            return False
        conn.data_ready = True
        conn.init()
        conn.parser.unreader = arrival.reader()
        try:
            return super().handle(conn)
        finally:
            arrival.body.close()

    def finish_request(self, conn: Any, fs: Any) -> None:
        """Let a browser hang up in its own time, and nobody wait for that."""
        is_over = not fs.cancelled() and fs.exception() is None and not fs.result()
        if not is_over or conn.arrival is not None or not self.alive:
            super().finish_request(conn, fs)
            return
        conn.arrival = Departure()
        try:
            conn.sock.shutdown(socket.SHUT_WR)
            conn.sock.setblocking(False)
            self.set_aside(conn)
        except (OSError, ValueError):
            self.nr_conns -= 1
            conn.close()

    def murder_pending(self) -> None:
        """Hang up on whoever is too slow, and on the busiest where there are too many."""
        for conn in [*self.pending_conns]:
            if conn.arrival.is_late() or not self.alive:
                self.hang_up(conn)
        while self.is_crowded():
            callers = Counter(conn.client[:1] for conn in self.pending_conns)
            busiest, _number = callers.most_common(1)[0]
            self.hang_up(next(c for c in self.pending_conns if c.client[:1] == busiest))

    def is_crowded(self) -> bool:
        """Say whether more is on its way than this process has room for."""
        received = sum(conn.arrival.received for conn in self.pending_conns)
        return len(self.pending_conns) > MOST_ASIDE or received > ROOM

    def hang_up(self, conn: Any) -> None:
        """Close a connection that waits aside."""
        self.pending_conns.remove(conn)
        self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.arrival.body.close()
        conn.close()

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Wait for something to happen, but look again soon where somebody is new."""
        is_new = any(conn.arrival.is_fresh() for conn in self.pending_conns)
        super().wait_for_and_dispatch_events(
            min(timeout, MOMENT) if is_new else timeout
        )


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
        "worker_connections": MOST_ASIDE,
        "timeout": 120,
        "worker_tmp_dir": "/dev/shm",  # noqa: S108 - heartbeat files only
        "control_socket_disable": True,
        # Nobody who asks says under which address the pages stand.
        "forwarder_headers": "",
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
