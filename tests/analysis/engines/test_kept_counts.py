"""Counts that are kept are those of the lake as it is, whatever happened to it."""

from collections import Counter
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.engines import DuckDBEngine, KeptCounts, kept_counts
from frankpledge.analysis.lake import Lake
from frankpledge.analysis.measures import expressions
from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.synthetic import incidents


SMALL = ["E01006412", "E01006413", "E01006414"]
PLACES = pa.table({"lsoa": SMALL[:2], "area": ["North", "South"]})
MONTHS = [
    Slice("police-street", source, date(2019, month, 1))
    for source in ("merseyside", "cheshire")
    for month in (1, 2)
]


@pytest.fixture
def lake(tmp_path):
    lake = Lake(tmp_path / "lake")
    load(lake, MONTHS[:3], "one", 40)
    return lake


def load(lake, slices, name, count, seed=1):
    rows = [incidents(one, SMALL, count, seed=seed) for one in slices]
    lake.replace("incident", slices, pa.concat_tables(rows), name)


def by_hand(lake, places=PLACES):
    """Return the counts, made by looking at each record."""
    area = dict(zip(*(column.to_pylist() for column in places.columns), strict=True))
    found = Counter()
    for part in lake.slices("incident"):
        for row in lake.rows("incident", part).to_pylist():
            if row["lsoa"] in area:
                found[str(part), area[row["lsoa"]], row["month"], row["kind"]] += 1
    return dict(found)


def told(rows):
    names = ("slice", "area", "month", "kind")
    return {tuple(row[n] for n in names): row["records"] for row in rows.to_pylist()}


def kept(lake, places=PLACES):
    counts = KeptCounts(lake.root.parent / "kept", places)
    return told(counts.counts(lake.files_by_slice("incident")))


@pytest.fixture
def counted(monkeypatch):
    """Return the list of how many files each counting opened."""
    opened = []

    class Watched(DuckDBEngine):
        def __init__(self, files, *rest):
            opened.append(len(files["incident"]))
            super().__init__(files, *rest)

    monkeypatch.setattr(kept_counts, "DuckDBEngine", Watched)
    return opened


def test_counts_are_those_made_by_hand_and_are_kept(lake, counted):
    assert kept(lake) == by_hand(lake)
    assert kept(lake) == by_hand(lake)
    assert counted == [3]


def test_only_a_slice_that_changed_is_counted_again(lake, counted):
    kept(lake)
    load(lake, MONTHS[1:2], "two", 25, seed=2)
    load(lake, MONTHS[3:], "three", 10)
    assert kept(lake) == by_hand(lake)
    assert counted == [3, 2]


def test_a_slice_that_was_undone_or_erased_leaves_no_count(lake, counted):
    load(lake, MONTHS[3:], "two", 10)
    kept(lake)
    lake.undo("incident", "two", "three")
    assert kept(lake) == by_hand(lake)
    lake.erase("incident", "lsoa", [SMALL[0]])
    assert kept(lake) == by_hand(lake)
    assert {area for _, area, _, _ in kept(lake)} == {"South"}
    assert counted == [4, 3]


def test_other_places_are_kept_apart(lake):
    everywhere = pa.table({"lsoa": SMALL, "area": ["All"] * 3})
    assert kept(lake) == by_hand(lake)
    assert kept(lake, everywhere) == by_hand(lake, everywhere)
    assert kept(lake) == by_hand(lake)


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"rubbish" * 99])
def test_a_damaged_file_is_counted_again(damage, lake):
    kept(lake)
    (file,) = (lake.root.parent / "kept").iterdir()
    file.write_bytes(damage)
    assert kept(lake) == by_hand(lake)


def test_where_nothing_can_be_kept_the_counts_still_stand(lake, monkeypatch):
    def full(_, file, **__):
        file.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept_counts.pq, "write_table", full)
    assert kept(lake) == by_hand(lake)
    assert list((lake.root.parent / "kept").iterdir()) == []


def test_an_empty_lake_has_no_counts(tmp_path):
    assert kept(Lake(tmp_path / "lake")) == {}


def test_without_slices_the_counts_of_sources_are_added_up(lake):
    load(lake, MONTHS[3:], "two", 10)
    with DuckDBEngine(lake.files(), {"places": PLACES}) as engine:
        tables = engine.table("incident"), engine.table("places")
        rows = engine.run(expressions.area_counts(*tables)).to_pylist()
    wanted = Counter()
    for (_, *keys), records in by_hand(lake).items():
        wanted[tuple(keys)] += records
    assert {(r["area"], r["month"], r["kind"]): r["records"] for r in rows} == wanted


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), min_size=1, max_size=6)
)
def test_any_run_of_loads_leaves_right_counts(tmp_path_factory, loads):
    lake = Lake(tmp_path_factory.mktemp("loads") / "lake")
    for number, (part, count) in enumerate(loads):
        load(lake, [MONTHS[part]], f"load-{number}", count, seed=number)
        assert kept(lake) == by_hand(lake)


def test_what_was_read_last_is_read_again_only_when_it_changed(lake, monkeypatch):
    counts = KeptCounts(lake.root.parent / "kept", PLACES)
    files = lake.files_by_slice("incident")
    counts.counts(files)
    assert told(counts.counts(files)) == by_hand(lake)
    monkeypatch.setattr(kept_counts.pq, "read_table", None)
    assert told(counts.counts(files)) == by_hand(lake)
