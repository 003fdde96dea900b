"""The lake: slices replaced whole, undone, erased, and never half done."""

import json
import multiprocessing
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from frankpledge.analysis.lake import CannotRestore, Lake, LakeIsBusy, Operation, log
from frankpledge.analysis.lake.durable import one_writer
from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.faults import RowsDoNotFit
from frankpledge.analysis.tables.synthetic import incidents, totals


AREAS = ("E01006412", "E01006413")
JANUARY = Slice("police-street", "merseyside", date(2019, 1, 1))
FEBRUARY = Slice("police-street", "merseyside", date(2019, 2, 1))
YEAR = Slice("fires", "mfrs", date(2019, 4, 1), "financial-year")
QUARTER = Slice("fires", "mfrs", date(2019, 4, 1), "quarter")


@pytest.fixture
def lake(tmp_path) -> Lake:
    return Lake(tmp_path / "lake")


def held(lake: Lake) -> dict[str, int]:
    return {str(part): rows for part, rows in lake.slices("incident").items()}


def test_an_empty_lake_holds_nothing(lake):
    assert lake.slices("incident") == {}
    assert lake.files() == {"incident": [], "tally": []}
    assert lake.commits("tally") == []
    assert lake.rows("incident", JANUARY).num_rows == 0
    assert lake.erase("incident", "key", ["x"]) == 0


def test_rows_come_back_as_they_went_in_with_their_load(lake):
    rows = incidents(JANUARY, AREAS, 50)
    commit = lake.replace("incident", [JANUARY], rows, "load-1")
    back = lake.rows("incident", JANUARY)
    assert back.drop_columns(["load_id"]).equals(rows)
    assert back["load_id"].unique().to_pylist() == ["load-1"]
    assert (commit.version, commit.rows, commit.slices) == (1, 50, (JANUARY,))
    assert commit.operation is Operation.REPLACE


def test_a_revised_month_replaces_only_itself(lake):
    both = pa.concat_tables(
        [incidents(JANUARY, AREAS, 20), incidents(FEBRUARY, AREAS, 30)]
    )
    lake.replace("incident", [JANUARY, FEBRUARY], both, "load-1")
    february = {path for path in lake.file_uris("incident") if "2019-02" in path}
    lake.replace("incident", [JANUARY], incidents(JANUARY, AREAS, 25), "load-2")
    assert held(lake) == {str(JANUARY): 25, str(FEBRUARY): 30}
    assert february < set(lake.file_uris("incident"))


def test_rows_of_slices_in_any_order_are_sorted_out(lake):
    january, february = incidents(JANUARY, AREAS, 8), incidents(FEBRUARY, AREAS, 8)
    mixed = pa.concat_tables(
        [table.slice(n, 1) for n in range(8) for table in (january, february)]
    )
    lake.replace("incident", [JANUARY, FEBRUARY], mixed, "load-1")
    kept = lake.rows("incident", JANUARY).drop_columns(["load_id"])
    assert kept.equals(january.combine_chunks())


def test_the_same_load_again_changes_nothing(lake):
    first = lake.replace("incident", [JANUARY], incidents(JANUARY, AREAS, 5), "a")
    again = lake.replace("incident", [JANUARY], incidents(JANUARY, AREAS, 9), "a")
    assert again == first
    assert held(lake) == {str(JANUARY): 5}


def test_a_slice_without_rows_becomes_empty(lake):
    lake.replace("incident", [JANUARY], incidents(JANUARY, AREAS, 5), "a")
    lake.replace("incident", [JANUARY], incidents(JANUARY, AREAS, 0), "b")
    assert held(lake) == {}


def test_rows_of_a_slice_that_was_not_declared_are_refused(lake):
    with pytest.raises(RowsDoNotFit, match="does not cover"):
        lake.replace("incident", [JANUARY], incidents(FEBRUARY, AREAS, 5), "a")
    assert lake.commits("incident") == []


def test_a_year_and_its_first_quarter_do_not_replace_one_another(lake):
    for part in (YEAR, QUARTER):
        rows = totals(part, ["a", "b"], "E08000013")
        lake.replace("tally", [part], rows, f"load-{part.period_type}")
    assert lake.slices("tally") == {QUARTER: 2, YEAR: 2}
    assert lake.rows("tally", YEAR)["ends_before"].unique().to_pylist() == [
        date(2020, 4, 1)
    ]


def test_an_undone_load_gives_back_what_was_there(lake):
    lake.replace("incident", [JANUARY], incidents(JANUARY, AREAS, 5), "a")
    before = lake.rows("incident", JANUARY)
    both = pa.concat_tables(
        [incidents(JANUARY, AREAS, 7), incidents(FEBRUARY, AREAS, 3)]
    )
    lake.replace("incident", [JANUARY, FEBRUARY], both, "b")
    commit = lake.undo("incident", "b", "undo-b")
    assert commit.operation is Operation.RESTORE
    assert held(lake) == {str(JANUARY): 5}
    assert lake.rows("incident", JANUARY).equals(before)
    assert lake.undo("incident", "b", "undo-b") == commit


def test_a_load_that_was_loaded_over_cannot_be_undone_first(lake):
    lake.replace("incident", [JANUARY], incidents(JANUARY, AREAS, 5), "a")
    lake.replace("incident", [JANUARY], incidents(JANUARY, AREAS, 6), "b")
    with pytest.raises(CannotRestore, match="loaded again since"):
        lake.undo("incident", "a", "undo-a")
    with pytest.raises(CannotRestore, match="no such load"):
        lake.undo("incident", "z", "undo-z")


def test_any_version_of_a_slice_can_be_restored(lake):
    for rows in (5, 6, 7):
        part = incidents(JANUARY, AREAS, rows)
        lake.replace("incident", [JANUARY], part, f"load-{rows}")
    lake.restore("incident", [JANUARY], 1, "back")
    assert held(lake) == {str(JANUARY): 5}


def test_erasure_takes_rows_out_of_every_version(lake):
    keyed = incidents(JANUARY, AREAS, 4)
    place = keyed.schema.get_field_index("caller")
    callers = pa.array(["anna", "bert", "anna", None])
    keyed = keyed.set_column(place, "caller", callers)
    lake.replace("incident", [JANUARY], keyed, "a")
    lake.replace("incident", [FEBRUARY], incidents(FEBRUARY, AREAS, 3), "b")
    assert lake.erase("incident", "caller", ["anna"]) == 2
    assert held(lake) == {str(JANUARY): 2, str(FEBRUARY): 3}
    bytes_left = b"".join(p.read_bytes() for p in lake.root.rglob("*") if p.is_file())
    assert b"bert" in bytes_left
    assert b"anna" not in bytes_left
    with pytest.raises(CannotRestore, match="were erased"):
        lake.restore("incident", [JANUARY], 1, "back")
    operations = [commit.operation for commit in lake.commits("incident")]
    assert operations[-1] is Operation.ERASE


def test_the_log_holds_no_text_of_rows(lake):
    lake.replace("incident", [JANUARY], incidents(JANUARY, AREAS, 5), "a")
    entry = lake.root / "incident" / "_delta_log" / f"{1:020d}.json"
    added = [json.loads(line) for line in entry.read_text().splitlines()][1]["add"]
    assert json.loads(added["stats"]) == {"numRecords": 5}


def test_the_log_is_summed_up_now_and_then(lake, monkeypatch):
    monkeypatch.setattr(log, "CHECKPOINT_EVERY", 4)
    one = incidents(JANUARY, AREAS, 1)
    for number in range(5):
        lake.replace("incident", [JANUARY], one, f"load-{number}")
    folder = lake.root / "incident" / "_delta_log"
    assert (folder / "_last_checkpoint").is_file()
    assert held(lake) == {str(JANUARY): 1}
    assert len(lake.commits("incident")) == 6


def test_a_writer_waits_only_so_long(tmp_path):
    lock = tmp_path / "lock"
    with (
        one_writer(lock),
        pytest.raises(LakeIsBusy, match="Another load"),
        one_writer(lock, 0.05),
    ):
        pass
    with one_writer(lock, 0.05):
        assert lock.is_file()


def load(root: Path, name: str, rows: int) -> None:
    part = incidents(JANUARY, AREAS, rows)
    Lake(root).replace("incident", [JANUARY], part, name)


def test_two_writers_of_one_slice_both_end_well(lake):
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=load, args=(lake.root, f"load-{rows}", rows))
        for rows in (400, 500)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    commits = lake.commits("incident")
    assert {commit.load_id for commit in commits[1:]} == {"load-400", "load-500"}
    assert held(lake) == {str(JANUARY): commits[-1].rows}
