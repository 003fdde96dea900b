"""The process that reads what came from outside: it bounds itself, reads, answers."""

import json
import resource
import sys
import traceback
from pathlib import Path
from typing import Any, TextIO

from frankpledge.analysis.readers.failures import TooMuch


def bounded(memory_bytes: int, seconds: int) -> None:
    """Take from this process the right to more memory, time and core dumps."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    # two threads on two cores use two seconds of it in one
    resource.setrlimit(resource.RLIMIT_CPU, (2 * seconds, 2 * seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answered(request: dict[str, Any], out: TextIO) -> None:
    """Do what is asked and say how it went, in lines of JSON."""
    from frankpledge.analysis.failures import ExpectedFailure

    try:
        said = _done(request, out)
    except MemoryError:
        # said in words only while there is memory for them; else the silence tells
        return
    except ExpectedFailure as failure:
        said = {
            "failure": failure.args[0],
            "fix": failure.fix,
            "too_much": isinstance(failure, TooMuch),
        }
    except Exception:  # noqa: BLE001 - the parent knows of nothing but what is said
        traceback.print_exc()
        said = {
            "failure": "Something in this file is not as any file should be, and"
            " reading it was given up.",
            "fix": "Open it, save it under another name and send that.",
            "too_much": False,
        }
    _say(said, out)


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
    answered(request, sys.stdout)


if __name__ == "__main__":
    main()
