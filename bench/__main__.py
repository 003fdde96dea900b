"""
Runs every bench, each beside its yardstick in the same run, and prints a table.

    make bench                        all of them
    make bench ARGS=knox              one of them, or several by name
    make bench ARGS="counting --large"    the largest sizes too (disk, time)
    make bench ARGS=--list            what there is

A bench is a file of this folder with `run()`, which returns what it measured: a
dictionary, or a list of them. Each runs in a process of its own, so that none warms
up or starves another; one that fails is told in the table and the others go on. The
command ends with code 1 where a limit was missed or a bench failed. Everything that
was measured is kept in bench-results/latest.json.

    work               what was done, in words
    seconds            ours; `shown` where seconds alone do not say it
    yardstick          what it is measured beside, and yardstick_seconds
    times              ours over the yardstick's, or the other way round where more
                       is better: the limit says which
    most_times         the limit as a multiple of the yardstick, or must_reach in words
    memory_mb          the most memory held
    reached            whether the limit was kept
    left_out           why nothing was measured
"""

import argparse
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import bench


RESULTS = Path("bench-results")
COLUMNS = ("bench", "work", "limit", "ours", "yardstick", "times", "verdict")
MOST_MINUTES = 60


def names() -> list[str]:
    """Return every bench by name."""
    found = [one.name for one in pkgutil.iter_modules(bench.__path__)]
    return [
        name
        for name in found
        if not name.startswith("_")
        and "def run(" in (Path(bench.__path__[0]) / f"{name}.py").read_text()
    ]


def alone(name: str, out: Path) -> None:
    """Run one bench here and leave what it measured in a file."""
    found = import_module(f"bench.{name}").run()
    out.write_text(json.dumps(found if isinstance(found, list) else [found]))


def apart(name: str) -> list[dict[str, Any]]:
    """Return what one bench measured in a process of its own, or how it failed."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "measured.json"
        command = [sys.executable, "-m", "bench", "--alone", str(out), name]
        failure = ""
        try:
            done = subprocess.run(command, check=False, timeout=60 * MOST_MINUTES)
            failure = f"ended with code {done.returncode}" if done.returncode else ""
        except subprocess.TimeoutExpired:
            failure = f"took over {MOST_MINUTES} minutes"
        results = json.loads(out.read_text()) if out.exists() else []
    if failure and not results:
        results = [{"work": name, "failed": failure, "reached": False}]
    took = round(time.monotonic() - start)
    return [{"bench": name, **result, "took_seconds": took} for result in results]


def verdict(result: dict[str, Any]) -> str:
    """Return in words whether a limit was kept, and if nothing was measured, why."""
    if "left_out" in result:
        return f"left out: {result['left_out']}"
    if "failed" in result:
        return f"FAILED: {result['failed']}"
    return "reached" if result.get("reached") else "MISSED"


def row(result: dict[str, Any]) -> tuple[str, ...]:
    """Return one result as the cells of the table."""
    seconds = result.get("seconds")
    ours = str(result.get("shown") or ("" if seconds is None else f"{seconds} s"))
    if "memory_mb" in result:
        ours += f", {result['memory_mb']} MB"
    beside = str(result.get("yardstick", ""))
    if "yardstick_seconds" in result:
        beside = f"{result['yardstick_seconds']} s ({beside})"
    most = result.get("most_times")
    limit = str(result.get("must_reach") or (f"{most} times" if most else ""))
    work = str(result.get("work", result["bench"]))
    times = str(result.get("times", ""))
    return (result["bench"], work, limit, ours, beside, times, verdict(result))


def table(results: list[dict[str, Any]]) -> str:
    """Return every result, one a line, with columns that line up."""
    lines = [COLUMNS, *map(row, results)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(COLUMNS))]
    return "\n".join(
        " | ".join(
            cell.ljust(width) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def kept(results: list[dict[str, Any]]) -> None:
    """Keep what was measured; what was not run this time stays as it was."""
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / "latest.json"
    ran = {result["bench"] for result in results}
    try:
        before = json.loads(file.read_text())
    except (OSError, ValueError):
        before = []
    others = [one for one in before if one.get("bench") and one["bench"] not in ran]
    file.write_text(json.dumps([*others, *results], indent=1))


def asked() -> argparse.Namespace:
    """Return what was asked for; a name that is no bench is a wrong use."""
    parser = argparse.ArgumentParser(
        prog="make bench ARGS=...",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true", help="only name the benches")
    parser.add_argument("--large", action="store_true", help="the largest sizes too")
    parser.add_argument("--alone", type=Path, help=argparse.SUPPRESS)
    found = parser.parse_args()
    unknown = sorted(set(found.names) - set(names()))
    if unknown:
        parser.error(
            f"no bench is called {unknown[0]}; there are: {', '.join(names())}"
        )
    return found


def main() -> int:
    """Run the benches that were asked for; return the code to end with."""
    wanted = asked()
    if wanted.alone:
        alone(wanted.names[0], wanted.alone)
        return 0
    if wanted.list:
        print("\n".join(names()))
        return 0
    if wanted.large:
        os.environ["BENCH_LARGE"] = "1"
    results: list[dict[str, Any]] = []
    for name in wanted.names or names():
        print(f"{name} ...", file=sys.stderr, flush=True)
        found = apart(name)
        results += found
        kept(found)
    print(table(results))
    return int(any(not one.get("reached") and "left_out" not in one for one in results))


if __name__ == "__main__":
    sys.exit(main())
