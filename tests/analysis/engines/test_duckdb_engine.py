"""The engine that runs measure expressions over the lake, and nothing else."""

import subprocess
import sys
from datetime import date

import duckdb
import ibis
import pyarrow as pa
import pytest

from frankpledge.analysis.engines import DuckDBEngine, Resources
from frankpledge.analysis.lake import Lake
from frankpledge.analysis.tables import Slice, incident
from frankpledge.analysis.tables.synthetic import incidents, totals


AREAS = ["E01006412", "E01006413"]
JANUARY = Slice("police-street", "merseyside", date(2019, 1, 1))
FEBRUARY = Slice("police-street", "merseyside", date(2019, 2, 1))
YEAR = Slice("fires", "mfrs", date(2019, 4, 1), "financial-year")
PLACES = pa.table({"lsoa": [*AREAS, AREAS[0]], "area": ["North", "South", "All"]})


@pytest.fixture(scope="module")
def lake(tmp_path_factory) -> Lake:
    lake = Lake(tmp_path_factory.mktemp("engine") / "lake")
    rows = [incidents(JANUARY, AREAS, 60), incidents(FEBRUARY, AREAS, 40, seed=2)]
    lake.replace("incident", [JANUARY, FEBRUARY], pa.concat_tables(rows), "load-1")
    lake.replace("tally", [YEAR], totals(YEAR, ["primary", "secondary"], "E1"), "b")
    return lake


@pytest.fixture
def engine(lake):
    with DuckDBEngine(lake.files(), {"places": PLACES}) as engine:
        yield engine


def test_tables_have_the_columns_of_the_standard(engine):
    wanted = ibis.Schema.from_pyarrow(incident.SCHEMA)
    held = engine.table("incident").schema()
    assert list(held.names) == list(wanted.names)
    assert [str(kind) for kind in held.types] == [
        str(kind).lstrip("!") for kind in wanted.types
    ]


def test_tables_are_there_before_anything_was_loaded(tmp_path):
    with DuckDBEngine(Lake(tmp_path).files()) as engine:
        found = engine.run(engine.table("incident").count())
        assert found.num_rows == 1
        assert found.column(0).to_pylist() == [0]
        assert engine.run(engine.table("tally")).num_rows == 0


def test_counts_equal_slow_and_obvious_ones(engine, lake):
    records = engine.table("incident")
    grouped = records.group_by("month", "kind").aggregate(n=ibis._.count())
    fast = {(r["month"], r["kind"]): r["n"] for r in engine.run(grouped).to_pylist()}
    slow: dict[tuple[date, str], int] = {}
    for part in (JANUARY, FEBRUARY):
        for row in lake.rows("incident", part).to_pylist():
            told = (row["month"], row["kind"])
            slow[told] = slow.get(told, 0) + 1
    assert fast == slow


class TestEveryVerb:
    """Each verb of Ibis that measures and screens use, so that a pin may move."""

    def test_filter_select_mutate_order_limit(self, engine):
        records = engine.table("incident")
        some = (
            records.filter(
                records.month >= date(2019, 2, 1), records.kind == "burglary"
            )
            .select("row", "lsoa", "longitude")
            .mutate(east=ibis._.longitude > -2.7)
            .order_by(ibis.desc("row"))
            .limit(3)
        )
        found = engine.run(some)
        assert found.column_names == ["row", "lsoa", "longitude", "east"]
        assert found["row"].to_pylist() == sorted(found["row"].to_pylist())[::-1]

    def test_joins_and_views(self, engine):
        records, places = engine.table("incident"), engine.table("places")
        known = places.select("lsoa").distinct()
        located = records.semi_join(known, "lsoa").view()
        lost = records.anti_join(known, "lsoa")
        joined = located.inner_join(places, "lsoa")
        left = records.left_join(places, "lsoa")
        assert engine.run(lost.count()).column(0).to_pylist() == [0]
        assert engine.run(joined.count()) == engine.run(left.count())
        areas = joined.group_by("area").aggregate(n=ibis._.count())
        found = {r["area"]: r["n"] for r in engine.run(areas).to_pylist()}
        assert found["North"] == found["All"]
        assert found["North"] + found["South"] == 100

    def test_aggregates_with_conditions(self, engine):
        records = engine.table("incident")
        holds = records.qualifiers.contains("record:further").fill_null(False)
        row = records.aggregate(
            n=records.count(),
            hit=records.count(where=ibis.and_(holds, records.kind == "drugs")),
            areas=records.lsoa.nunique(),
            total=(records.row * 2).sum(),
            none=records.outcome.isnull().sum(),
            either=records.kind.isin(["drugs", "burglary"]).sum(),
            low=records.longitude.min(),
            high=records.longitude.max(),
            mean=records.latitude.mean(),
        )
        (found,) = engine.run(row).to_pylist()
        assert (found["n"], found["hit"], found["areas"]) == (100, 0, 2)
        assert (found["none"], found["total"]) == (100, 2 * (1890 + 860))
        assert found["low"] < found["high"]

    def test_dates_cases_casts_unions_and_pivots(self, engine):
        records = engine.table("incident")
        named = records.mutate(
            year=records.month.year(),
            half=ibis.cases((records.month.month() <= 6, "first"), else_="second"),
            text=records.row.cast("string"),
            hour=records.hour.fill_null(0),
            flag=ibis.ifelse(records.kind == "drugs", 1, 0),
        )
        both = ibis.union(named.filter(named.flag == 1), named.filter(named.flag == 0))
        assert engine.run(both.count()).column(0).to_pylist() == [100]
        wide = (
            named.group_by("year", "kind")
            .aggregate(n=ibis._.count())
            .pivot_wider(
                names=["burglary", "drugs"], names_from="kind", values_from="n"
            )
        )
        (found,) = engine.run(wide).to_pylist()
        assert list(found) == ["year", "burglary", "drugs"]
        assert 0 < found["burglary"] + found["drugs"] < 100

    def test_windows_and_unnesting(self, engine):
        counts = (
            engine.table("tally").group_by("series").aggregate(v=ibis._.value.sum())
        )
        ranked = counts.mutate(place=ibis.row_number().over(order_by=ibis.desc("v")))
        assert sorted(engine.run(ranked)["place"].to_pylist()) == [0, 1]
        marks = engine.table("incident").select(mark=ibis._.qualifiers.unnest())
        assert engine.run(marks.distinct()).num_rows == 0


@pytest.mark.parametrize(
    "attack",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_parquet('{other}')",
        "copy (select 1) to '{inside}'",
        "install httpfs",
        "load httpfs",
        "set memory_limit = '20GB'",
        "set enable_external_access = true",
        "attach '{other}.db'",
    ],
)
def test_no_query_reaches_out(engine, lake, tmp_path, attack):
    other = tmp_path / "other.parquet"
    duckdb.execute(f"copy (select 1 as a) to '{other}' (format parquet)")
    inside = lake.root / "incident" / "x.csv"
    with pytest.raises(duckdb.Error):
        engine._connection.raw_sql(attack.format(other=other, inside=inside))
    assert not inside.exists()


def test_memory_and_threads_are_bounded(lake):
    with DuckDBEngine(lake.files(), resources=Resources(1, "200MB")) as engine:
        held = engine._connection.raw_sql(
            "select current_setting('threads'), current_setting('memory_limit')"
        ).fetchone()
    assert held == (1, "190.7 MiB")


WITHOUT_PANDAS = """
import sys

class NoPandas:
    def find_spec(self, name, *rest):
        if name.partition(".")[0] == "pandas":
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, NoPandas())
from pathlib import Path
import ibis
from frankpledge.analysis.engines import DuckDBEngine
from frankpledge.analysis.lake import Lake
lake = Lake(Path(sys.argv[1]))
with DuckDBEngine(lake.files()) as engine:
    records = engine.table("incident")
    counted = records.group_by("kind").aggregate(n=ibis._.count())
    print(sum(engine.run(counted)["n"].to_pylist()), lake.slices("incident") != {})
"""


def test_nothing_needs_pandas(lake):
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", WITHOUT_PANDAS, str(lake.root)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "100 True\n"
