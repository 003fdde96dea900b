"""Runs a reader in a process of its own, which may neither swell nor dawdle."""

import json
import subprocess  # nosec B404 - runs our own program
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import IO, Any, cast

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.limits import Limits


CHILD = "frankpledge.analysis.readers.child"

# How many files are done, out of how many, and the name of the last.
Progress = Callable[[int, int, str], None]


def run(
    request: dict[str, Any],
    limits: Limits,
    progress: Progress | None = None,
    child: str = CHILD,
) -> dict[str, Any]:
    """Return what the child answers, or raise what it says or what its end means."""
    request["limits"] = asdict(limits)
    # our own program, run with this very interpreter; no word of a user is in it
    process = subprocess.Popen(  # noqa: S603 # nosec B603
        [sys.executable, "-m", child],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    overtime = threading.Timer(limits.seconds, process.kill)
    overtime.start()
    try:
        answer = _conversation(process, request, progress)
    finally:
        process.kill()
        process.wait()
        is_late = not overtime.is_alive()
        overtime.cancel()
    return _outcome(answer, limits, is_late=is_late)


def _conversation(
    child: "subprocess.Popen[str]", request: dict[str, Any], progress: Progress | None
) -> dict[str, Any] | None:
    """Hand the request over, pass progress on, and return the last word if any."""
    # A child that was stopped while it listened has no last word: not our failure.
    with suppress(BrokenPipeError), cast("IO[str]", child.stdin) as words:
        words.write(json.dumps(request))
    with cast("IO[str]", child.stdout) as lines:
        for line in lines:
            said: dict[str, Any] = json.loads(line)
            if "progress" not in said:
                return said
            if progress:
                progress(*said["progress"])
    return None


def _outcome(
    answer: dict[str, Any] | None, limits: Limits, *, is_late: bool
) -> dict[str, Any]:
    if answer is None and is_late:
        raise TooMuch(
            f"Reading took longer than {limits.seconds} seconds and was stopped.",
            "Send fewer months at a time; if the file is small, ask for it again.",
        )
    if answer is None:
        raise TooMuch(
            "Reading needed more memory than one supply may have, and was stopped.",
            "Send fewer months at a time; if the file is small, ask for it again.",
        )
    if "failure" in answer:
        kind = TooMuch if answer["too_much"] else CannotRead
        raise kind(answer["failure"], answer["fix"])
    return answer
