"""
Runs every bench, each beside its yardstick in the same run, and prints a table.

    make bench              all of them
    make bench ARGS=load    one of them
"""

import json
import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import bench


RESULTS = Path("bench-results")
COLUMNS = ("work", "ours", "yardstick", "times", "must reach", "reached")


def results_of(name: str) -> list[dict[str, Any]]:
    """Return what one bench measured; a bench may measure several kinds of work."""
    found = import_module(f"bench.{name}").run()
    return found if isinstance(found, list) else [found]


def row(result: dict[str, Any]) -> tuple[str, ...]:
    """Return one result as the cells of the table."""
    if "left_out" in result:
        return (f"left out: {result['left_out']}",)
    ours = result.get("shown") or f"{result['seconds']} s"
    if "memory_mb" in result:
        ours += f", {result['memory_mb']} MB"
    beside = ""
    if "yardstick_seconds" in result:
        beside = f"{result['yardstick_seconds']} s ({result['yardstick']})"
    limit = result.get("must_reach") or f"{result.get('most_times', '')} times"
    times = str(result.get("times", ""))
    reached = "yes" if result["reached"] else "NO"
    return (result["work"], ours, beside, times, limit, reached)


def main(wanted: list[str]) -> None:
    """Run the benches named, or all, and keep the results."""
    names = [one.name for one in pkgutil.iter_modules(bench.__path__)]
    chosen = [name for name in names if name in wanted or not wanted]
    results = []
    print(" | ".join(COLUMNS))
    for name in chosen:
        if name.startswith("_"):
            continue
        for result in results_of(name):
            results.append(result)
            print(" | ".join(row(result)), flush=True)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "latest.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
