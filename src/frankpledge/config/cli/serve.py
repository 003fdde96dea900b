"""frankpledge serve: the workspace, in browsers."""

import atexit
import gc
import multiprocessing
import signal
import subprocess
import sys
from typing import Any

import click

from frankpledge.config.cli.frame import Desk, command


GARBAGE_AFTER = 20_000
"""New objects kept before the next search: what some five pages leave for a moment."""


def gunicorn_options(host: str, port: int, workers: int) -> dict[str, Any]:
    """Return how the web server runs: threads wait on SQLite better than processes."""
    return {
        "bind": f"{host}:{port}",
        "workers": workers,
        "threads": 4,
        "timeout": 120,
        "worker_tmp_dir": "/dev/shm",  # noqa: S108 - heartbeat files only
        "control_socket_disable": True,
        "post_fork": keep_what_is_loaded,
    }


def keep_what_is_loaded(_server: Any, _worker: Any) -> None:
    """
    Take the loaded program out of the search for garbage, and search less often.

    The modules and templates in memory live as long as the process; going through
    them again and again is the longest pause a page would otherwise meet.
    """
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER, 50, 50)


def run_server(host: str, port: int, workers: int) -> None:
    """Run the web server until it is interrupted."""
    # A browser that goes away must not end the server, as it would end a pipe.
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    from frankpledge.config.wsgi import application

    # A connection must not be carried into the processes that answer.
    connections.close_all()
    options = gunicorn_options(host, port, workers)

    class Server(BaseApplication):  # type: ignore[misc]
        """Gunicorn with our options in place of a settings file."""

        def load_config(self) -> None:
            for key, value in options.items():
                if key in self.cfg.settings:
                    self.cfg.set(key, value)

        def load(self) -> Any:
            return application

    Server().run()


def put_right(desk: Desk) -> None:
    """
    Finish or take back what a stopped machine left between database and lake.

    Supplies that were never checked are left to the worker, which may take a while.
    """
    from django.utils.timezone import now

    from frankpledge.intake import services, tasks

    mended = services.settle_loads(at=now())
    mended.counted = services.count_owed()
    if mended.is_any:
        desk.say("A load that was broken off has been put right.")
    tasks.mend_later()


def start_worker() -> "subprocess.Popen[bytes]":
    """Start the process that does long work, such as reading a large upload."""
    program = [sys.executable, "-m", "django", "db_worker", "--no-startup-delay"]
    return subprocess.Popen(program, stdout=subprocess.DEVNULL)  # noqa: S603 - ourselves


@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=0, help="Processes; 0 chooses by this machine.")
def serve(desk: Desk, host: str, port: int, workers: int) -> None:
    """Serve the pages until interrupted."""
    put_right(desk)
    worker = start_worker()
    atexit.register(worker.terminate)
    desk.say(f"Serving {desk.workspace.path} at http://{host}:{port}/")
    run_server(host, port, workers or min(4, multiprocessing.cpu_count()))


group = command(None)(serve)
