"""frankpledge serve: the workspace, in browsers."""

import atexit
import multiprocessing
import subprocess
import sys

import click

from frankpledge.config.cli.frame import Desk, command


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
    from frankpledge.config.serving import run_server

    run_server(host, port, workers or min(4, multiprocessing.cpu_count()))


group = command(None)(serve)
