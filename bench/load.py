"""
The load bench: 35 months of Merseyside into the lake, beside a bare DuckDB read.

Three things are measured in turns: the yardstick; reading, checking and the lake
alone; and the whole command as a person types it, from its start to its end, with
originals kept, the trail written and the database told. What the load then owes, the
figures, is measured as the first command that shows one.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.open_data import FOLDER, IS_THERE


ROUNDS = 5
MOST_TIMES = 2.5
MOST_MEMORY_MB = 1024

# The yardstick: DuckDB reads the same files, all text, unchecked, into one Parquet file.
BARE = """
import sys
import duckdb
files, out = sys.argv[1:]
duckdb.connect(config={"threads": 2}).execute(
    "copy (select * from read_csv(?, all_varchar = true, header = true))"
    f" to '{out}/rows.parquet' (format parquet)", [files + "/*.csv.gz"])
"""

OURS = """
import sys
from datetime import date
from pathlib import Path
from frankpledge.analysis.readers import Order, read
from frankpledge.analysis.lake import Lake
files, out = sys.argv[1:]
reading = read(Order("police-street", date(2026, 11, 1)), [Path(files)])
assert reading.read == reading.accepted + reading.duplicates + reading.quarantined
Lake(Path(out)).replace("incident", reading.slices, reading.rows, "bench")
print(reading.read, reading.accepted, reading.duplicates, reading.quarantined)
"""

COMMAND = """
import sys
from frankpledge.config.cli import main
files, out = sys.argv[1:]
sys.argv = ["frankpledge", "data", "load", "police-street", files, "--workspace", out]
main()
"""

FIRST_FIGURE = """
import sys
from frankpledge.config.cli import main
_, out = sys.argv[1:]
sys.argv = ["frankpledge", "measures", "show", "burglary", "--area", "E08000013",
            "--workspace", out]
main()
"""

# Runs a program, then tells its seconds and the most memory that it, or any process
# of its own, held at once.
CLOCK = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run([sys.executable, "-c", *sys.argv[1:]], check=True,
                      capture_output=True, text=True)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "mb": peak, "said": done.stdout.strip()}))
"""


def _timed(program: str, files: Path, out: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", CLOCK, program, str(files), out],
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _one_round(files: Path) -> dict[str, dict[str, Any]]:
    """Time each program once, so that all of them meet the same load."""
    with tempfile.TemporaryDirectory() as folder:
        places = {name: f"{folder}/{name}" for name in ("bare", "parts", "workspace")}
        Path(places["bare"]).mkdir()
        made = ["workspace", "init", places["workspace"], "--area", "E08000013"]
        subprocess.run(
            [sys.executable, "-m", "frankpledge.config.cli", *made],
            check=True,
            capture_output=True,
        )
        return {
            "bare": _timed(BARE, files, places["bare"]),
            "parts": _timed(OURS, files, places["parts"]),
            "whole": _timed(COMMAND, files, places["workspace"]),
            "figures": _timed(FIRST_FIGURE, files, places["workspace"]),
            "again": _timed(FIRST_FIGURE, files, places["workspace"]),
        }


def run() -> list[dict[str, Any]]:
    """Return the medians of every program, taken in turns."""
    if not IS_THERE:
        return [{"left_out": "the open data is not beside the project"}]
    files = FOLDER / "police_street" / "merseyside"
    rounds = [_one_round(files) for _ in range(ROUNDS)]

    def seconds(name: str) -> float:
        return statistics.median(one[name]["seconds"] for one in rounds)

    def result(name: str, work: str, **more: Any) -> dict[str, Any]:
        memory = max(one[name]["mb"] for one in rounds)
        times = statistics.median(
            one[name]["seconds"] / one["bare"]["seconds"] for one in rounds
        )
        return {
            "work": work,
            "seconds": round(seconds(name), 2),
            "yardstick": "DuckDB: the same files into Parquet, unchecked",
            "yardstick_seconds": round(seconds("bare"), 2),
            "times": round(times, 2),
            "most_times": MOST_TIMES,
            "memory_mb": round(memory),
            "most_memory_mb": MOST_MEMORY_MB,
            "reached": times <= MOST_TIMES and memory <= MOST_MEMORY_MB,
            **more,
        }

    rows = rounds[0]["parts"]["said"]
    owed = seconds("figures") - seconds("again")
    return [
        result("parts", "read, check and keep 35 Merseyside months, synced", rows=rows),
        result(
            "whole",
            "`data load` of the same, the whole command",
            seconds_for_figures_owed=round(owed, 2),
        ),
    ]


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
