"""The shipped tables against the open data they were compiled from."""

import csv
import hashlib
import json

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from tests.open_data import open_data
from tools.compile_reference.__main__ import CODES, FIGURES, compile_all


def figures(name):
    return pq.read_table(FIGURES / f"{name}.parquet")


def test_shipped_bytes_are_the_bytes_that_were_compiled():
    for folder in (CODES, FIGURES):
        listed = json.loads((folder / "tables.json").read_text(encoding="utf-8"))
        assert {f"{name}.parquet" for name in listed} == {
            file.name for file in folder.glob("*.parquet")
        }
        for name, about in listed.items():
            held = (folder / f"{name}.parquet").read_bytes()
            assert hashlib.sha256(held).hexdigest() == about["sha256"]


def test_counts_add_up_to_the_rows_of_the_files():
    whole = pc.sum(figures("street_files")["rows"]).as_py()
    detail = pc.sum(figures("street_lsoa")["rows"]).as_py()
    remainder = pc.sum(figures("street_remainder")["rows"]).as_py()
    by_partnership = pc.sum(figures("street_partnership")["rows"]).as_py()
    assert whole == 1_419_616
    assert detail + remainder == whole
    assert by_partnership == whole


def test_merseyside_has_every_row_of_its_files_by_small_area():
    detail = figures("street_lsoa")
    kept = detail.filter(pc.equal(detail["force"], "merseyside"))
    assert pc.sum(kept["rows"]).as_py() == 489_905
    months = pc.unique(kept["month"]).to_pylist()
    assert len(months) == 35


@pytest.mark.open_data
def test_files_hold_the_rows_that_the_manifest_counts():
    manifest = open_data("police_street_manifest.csv")
    with manifest.open(encoding="utf-8", newline="") as file:
        expected = {
            (row["force"], row["month"]): int(row["rows"])
            for row in csv.DictReader(file)
            if row["file"].startswith("police_street/")
        }
    held = {
        (row["force"], row["month"].strftime("%Y-%m")): row["rows"]
        for row in figures("street_files").to_pylist()
    }
    assert held == expected


@pytest.mark.open_data
def test_compiling_again_writes_the_same_bytes(tmp_path):
    source = open_data()
    compile_all(source, tmp_path / "codes", tmp_path / "figures")
    for shipped, again in ((CODES, "codes"), (FIGURES, "figures")):
        for file in sorted((tmp_path / again).iterdir()):
            assert file.read_bytes() == (shipped / file.name).read_bytes(), file.name
