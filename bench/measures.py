"""
The measures bench: every figure of St Helens and its wards worked out after a load.

The yardstick does by hand what the product does: DuckDB queries over the same lake,
one for each measure and kind of period, giving count, base and rate by area and
period. It makes no intervals, keeps nothing and knows nothing of missing months.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.open_data import FOLDER, IS_THERE


ROUNDS = 3
MOST_TIMES = 2.0

PROGRAM = """
import json, sys, time
import django
django.setup()
from django.utils.timezone import localdate, now
from bench.measures import by_hand, forget
from frankpledge.evidence import services

ours, hand, tight = [], [], []
for _ in range(int(sys.argv[1])):
    forget()
    start = time.perf_counter()
    done = services.refresh(
        by=None, at=now(), as_of=localdate(), datasets=["police-street"])
    ours.append(time.perf_counter() - start)
    start = time.perf_counter()
    rows = by_hand(each_type=True)
    hand.append(time.perf_counter() - start)
    start = time.perf_counter()
    by_hand(each_type=False)
    tight.append(time.perf_counter() - start)
again = time.perf_counter()
services.refresh(by=None, at=now(), as_of=localdate(), datasets=["police-street"])
again = time.perf_counter() - again
print(json.dumps({"ours": ours, "hand": hand, "tight": tight, "again": again,
                  "series": done.series, "rows": rows}))
"""


def forget() -> None:
    """Forget every figure, so that all of them are worked out and kept again."""
    from frankpledge.evidence.models import Provenance, Series, SmallAreaCounts, Vintage

    for model in (Series, SmallAreaCounts, Provenance, Vintage):
        model.objects.all().delete()


def by_hand(*, each_type: bool) -> int:
    """Count by hand-written queries; return how many figures they gave."""
    import duckdb

    from frankpledge.analysis.measures.definition import Incidents
    from frankpledge.evidence import selectors
    from frankpledge.intake import selectors as intake

    connection = duckdb.connect(config={"threads": 2})
    files = intake.lake().file_uris("incident")
    connection.execute(
        "create view incident as select * from read_parquet($files,"
        " hive_partitioning = true)".replace("$files", repr(files))
    )
    prepare(connection)
    kinds = ["month", "quarter", "financial-year", "year-to-date", "rolling-12",
             "programme-year", "calendar-year"]  # fmt: skip
    figures = 0
    for definition in selectors.definitions_in_force().values():
        source = definition.numerator
        if not isinstance(source, Incidents) or source.dataset != "police-street":
            continue
        for wanted in [[kind] for kind in kinds] if each_type else [kinds]:
            rows = connection.execute(
                QUERY.replace("/*kinds*/", where(source)), [wanted]
            ).fetchall()
            figures += len(rows)
    return figures


QUERY = """
with months as (
  select place.area, incident.month, count(*) as counted
  from incident join place using (lsoa)
  where incident.dataset = 'police-street' /*kinds*/
  group by all
)
select months.area, period.kind, period.starts_on, sum(counted) as counted,
       any_value(base.residents) as residents,
       1000.0 * sum(counted) / any_value(base.residents) as rate
from months
join period on months.month >= period.starts_on and months.month < period.ends_before
join base on base.area = months.area
where period.kind in (select unnest(?))
group by all
"""


def where(source: Any) -> str:
    """Return a measure's rule as the end of a query."""
    parts = []
    if source.kinds:
        parts.append(f"incident.kind in {listed(source.kinds)}")
    if source.exclude_kinds:
        parts.append(f"incident.kind not in {listed(source.exclude_kinds)}")
    if source.outcomes:
        parts.append(f"outcome in {listed(source.outcomes)}")
    return "".join(f" and {part}" for part in parts)


def listed(names: tuple[str, ...]) -> str:
    """Return names as a list in SQL."""
    return "(" + ", ".join(f"'{name}'" for name in names) + ")"


def prepare(connection: Any) -> None:
    """Make the tables of places, periods and bases that an analyst would have."""
    from datetime import date

    from frankpledge.analysis.measures.periods import PeriodType, sequence
    from frankpledge.partnership import selectors as places

    areas = list(places.measured_areas(places.home()))
    connection.execute("create table place (lsoa varchar, area varchar)")
    connection.executemany("insert into place values (?, ?)", places.memberships(areas))
    connection.execute("create table base (area varchar, residents integer)")
    known = places.denominators([area.code for area in areas], "residents")
    connection.executemany(
        "insert into base values (?, ?)",
        [(code, years[max(years)].value) for code, years in known.items()],
    )
    connection.execute(
        "create table period (kind varchar, starts_on date, ends_before date)"
    )
    connection.executemany(
        "insert into period values (?, ?, ?)",
        [
            (str(kind), one.starts_on, one.ends_before)
            for kind in PeriodType
            for one in sequence(kind, date(2018, 1, 1), date(2021, 1, 1))
        ],
    )


def run() -> dict[str, Any]:
    """Return the medians of both, taken in turns so that both meet the same load."""
    if not IS_THERE:
        return {"left_out": "the open data is not beside the project"}
    with tempfile.TemporaryDirectory() as folder:
        loaded_workspace(Path(folder))
        found = json.loads(
            subprocess.run(
                [sys.executable, "-c", PROGRAM, str(ROUNDS)],
                check=True,
                stdout=subprocess.PIPE,
                text=True,
                env=environment(Path(folder)),
            ).stdout
        )
    seconds = statistics.median(found["ours"])
    yardstick = statistics.median(found["hand"])
    return {
        "work": "work out every measure for St Helens and its wards after a load",
        "series": found["series"],
        "seconds": round(seconds, 2),
        "seconds_where_nothing_changed": round(found["again"], 2),
        "yardstick": "hand-written DuckDB queries, one a measure and kind of period",
        "yardstick_seconds": round(yardstick, 2),
        "tightest_yardstick_seconds": round(statistics.median(found["tight"]), 2),
        "times": round(seconds / yardstick, 2),
        "most_times": MOST_TIMES,
        "reached": seconds <= MOST_TIMES * yardstick,
    }


def loaded_workspace(folder: Path) -> None:
    """Make a workspace for St Helens with all months of Merseyside, by the front door."""
    program = [sys.executable, "-m", "frankpledge.config.cli"]
    files = FOLDER / "police_street" / "merseyside"
    for words in (
        ["workspace", "init", str(folder), "--area", "E08000013"],
        ["data", "load", "police-street", str(files), "--quiet"],
    ):
        subprocess.run(
            [*program, *words], check=True, capture_output=True, env=environment(folder)
        )


def environment(folder: Path) -> dict[str, str]:
    """Return the surroundings in which a program works on a workspace."""
    return os.environ | {
        "FRANKPLEDGE_WORKSPACE": str(folder),
        "DJANGO_SETTINGS_MODULE": "frankpledge.config.settings",
        "PYTHONPATH": os.pathsep.join(["src", "."]),
    }


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
