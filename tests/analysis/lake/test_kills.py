"""A load that is killed leaves the rows before it or the rows after it."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pyarrow as pa

from frankpledge.analysis.lake import Lake
from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.synthetic import incidents


KILLS = int(os.environ.get("FRANKPLEDGE_KILLS", "10"))
MONTHS = [Slice("police-street", "merseyside", date(2019, m, 1)) for m in range(1, 9)]
BEFORE, AFTER = 20, 30

WRITER = """
import sys
from pathlib import Path
import pyarrow as pa
from frankpledge.analysis.lake import Lake
from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.synthetic import incidents

root, *parts = sys.argv[1:]
slices = [Slice.parse(part) for part in parts]
number = 0
for line in sys.stdin:
    load, count = line.split()
    rows = pa.concat_tables(incidents(s, ["E01006412"], int(count)) for s in slices)
    print("writing", flush=True)
    Lake(Path(root)).replace("incident", slices, rows, load)
    print("acknowledged", flush=True)
"""


def rows_of(count: int) -> pa.Table:
    return pa.concat_tables(incidents(s, ["E01006412"], count) for s in MONTHS)


def killed(root: Path, load: str, count: int, after: float) -> bool:
    """Kill a load so many seconds after it began; say whether it was acknowledged."""
    writer = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", WRITER, str(root), *map(str, MONTHS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write(f"{load} {count}\n")
    writer.stdin.close()
    assert writer.stdout.readline() == "writing\n"
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    said = writer.stdout.read()
    writer.wait()
    writer.stdout.close()
    return said == "acknowledged\n"


def test_kills_at_any_moment_leave_before_or_after(tmp_path):
    lake = Lake(tmp_path / "lake")
    lake.replace("incident", MONTHS, rows_of(BEFORE), "first")
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    expected = BEFORE
    for kill in range(KILLS):
        count = AFTER + kill
        acknowledged = killed(
            lake.root, f"load-{kill}", count, chance.uniform(0.0, 0.12)
        )
        counted = set(lake.slices("incident").values())
        assert len(counted) == 1
        assert counted <= {expected, count}
        assert counted == {count} or not acknowledged
        expected = counted.pop()
        for part in MONTHS:
            assert lake.rows("incident", part).num_rows == expected
    done = lake.replace("incident", MONTHS, rows_of(5), "last")
    assert set(lake.slices("incident").values()) == {5}
    assert done.load_id == "last"
