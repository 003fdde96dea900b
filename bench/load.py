"""The load bench: 35 months of Merseyside into the lake, beside a bare DuckDB read."""

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


def _timed(program: str, files: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as out:
        done = subprocess.run(
            [sys.executable, "-c", CLOCK, program, str(files), out],
            check=True,
            capture_output=True,
            text=True,
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def run() -> dict[str, Any]:
    """Return the medians of both, taken in turns so that both meet the same load."""
    if not IS_THERE:
        return {"left_out": "the open data is not beside the project"}
    files = FOLDER / "police_street" / "merseyside"
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(_timed(BARE, files))
        ours.append(_timed(OURS, files))
    yardstick = statistics.median(one["seconds"] for one in bare)
    seconds = statistics.median(one["seconds"] for one in ours)
    memory = max(one["mb"] for one in ours)
    return {
        "work": "load 35 Merseyside months, everything checked, synced",
        "rows": ours[0]["said"],
        "seconds": round(seconds, 2),
        "yardstick": "DuckDB: the same files into Parquet, unchecked",
        "yardstick_seconds": round(yardstick, 2),
        "times": round(seconds / yardstick, 2),
        "most_times": MOST_TIMES,
        "memory_mb": round(memory),
        "most_memory_mb": MOST_MEMORY_MB,
        "reached": seconds <= MOST_TIMES * yardstick and memory <= MOST_MEMORY_MB,
    }


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
