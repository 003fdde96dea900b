"""frankpledge serve: the workspace, in browsers."""

import atexit
import multiprocessing
import os
import subprocess
import sys

import click

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli.frame import Desk, command


def put_right(desk: Desk) -> None:
    """
    Finish or take back what a stopped machine left between database and lake.

    Supplies that were never checked are left to the worker, which may take a while.
    """
    from django.utils.timezone import now

    from frankpledge.intake import services

    mended = services.settle_loads(at=now())
    mended.counted = services.count_owed()
    if mended.is_any:
        desk.say("A load that was broken off has been put right.")


def start_worker() -> "subprocess.Popen[bytes]":
    """Start what does long work, such as reading a large upload, as long as we serve."""
    program = [sys.executable, "-m", "frankpledge.config.worker"]
    worker = subprocess.Popen(program, stdout=subprocess.DEVNULL)  # noqa: S603 - ourselves
    ours = os.getpid()

    def stop() -> None:
        # a process that answers pages ends too, and leaves the worker to the others
        if os.getpid() == ours:
            worker.terminate()

    atexit.register(stop)
    return worker


def say_the_way_in(desk: Desk, port: int) -> None:
    """
    Say where the operator chooses a password, at the port that is really served.

    It is said only as long as they have none, and only to a person who watches: a
    service's log is no place for it.
    """
    from django.conf import settings

    from frankpledge.config.cli.workspace import invitation

    if settings.DEMONSTRATION or not sys.stderr.isatty():
        return
    try:
        operator = desk.member()
    except ExpectedFailure:
        return
    if path := invitation(desk, operator):
        desk.say(f"{operator.user.email} has no password yet and chooses one at")
        desk.say(f"  http://localhost:{port}{path}")


@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=0, help="Processes; 0 chooses by this machine.")
def serve(desk: Desk, host: str, port: int, workers: int) -> None:
    """
    Serve the pages until interrupted.

    \b
    frankpledge serve --workspace my-partnership --port 8080
    """
    from frankpledge.config.scratch import work_within

    work_within(desk.workspace.path / "files" / "scratch")
    put_right(desk)
    start_worker()
    desk.say(f"Serving {desk.workspace.path} at http://{host}:{port}/")
    say_the_way_in(desk, port)
    from frankpledge.config.serving import run_server

    run_server(host, port, workers or min(4, multiprocessing.cpu_count()))


group = command(None)(serve)
