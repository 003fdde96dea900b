"""The process that reads what came from outside: it bounds itself, reads, answers."""

import json
import resource
import sys
import traceback
from pathlib import Path
from typing import Any, TextIO

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.without_pandas import without_pandas
from frankpledge.analysis.trouble import trouble_behind


STRANGE = CannotRead(
    "Something in this file is not as any file should be, and reading it was given up.",
    "Open it, save it under another name and send that.",
)


def bounded(memory_bytes: int, seconds: int) -> None:
    """Take from this process the right to more memory, time and core dumps."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    # two threads on two cores use two seconds of it in one
    resource.setrlimit(resource.RLIMIT_CPU, (2 * seconds, 2 * seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answered(request: dict[str, Any], out: TextIO) -> None:
    """Do what is asked and say how it went, in lines of JSON."""
    try:
        said = _done(request, out)
    except MemoryError:
        # said in words only while there is memory for them; else the silence tells
        return
    except ExpectedFailure as failure:
        said = _said_of(failure)
    except Exception as error:  # noqa: BLE001 - the parent knows of nothing but what is said
        traceback.print_exc()
        said = _said_of(trouble_behind(error) or STRANGE)
    _say(said, out)


def _said_of(failure: ExpectedFailure) -> dict[str, Any]:
    """Return a failure as the parent reads it."""
    return {
        "failure": failure.args[0],
        "fix": failure.fix,
        "too_much": isinstance(failure, TooMuch),
    }


def _done(request: dict[str, Any], out: TextIO) -> dict[str, Any]:
    from frankpledge.analysis.readers import handover
    from frankpledge.analysis.readers.reading import Supplied
    from frankpledge.analysis.readers.sources import read_here

    files = [Supplied(Path(path), name) for path, name in request["files"]]
    if request["task"] == "propose":
        from frankpledge.analysis.readers.mapped.proposal import propose_here

        return propose_here(files[0], request)
    order = handover.order_from_data(request["order"])
    reading = read_here(order, files, lambda *told: _say({"progress": told}, out))
    handover.given(reading, Path(request["folder"]))
    return {"done": True}


def _say(said: dict[str, Any], out: TextIO) -> None:
    out.write(json.dumps(said) + "\n")
    out.flush()


def main() -> None:
    """Answer the one request that stands on standard input."""
    request = json.loads(sys.stdin.read())
    limits = request["limits"]
    bounded(limits["memory_bytes"], limits["seconds"])
    with without_pandas():
        answered(request, sys.stdout)


if __name__ == "__main__":
    main()
