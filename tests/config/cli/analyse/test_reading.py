"""A table is read from what people have: any make of CSV, Parquet, Arrow, JSON, gzip."""

import gzip
import io
import json
import sys

import pyarrow as pa
import pytest
from pyarrow import ipc
from pyarrow import parquet as pq

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.config.cli.analyse import reading


ROWS = [{"name": "North", "n": 1}, {"name": "South, upper", "n": None}]
TABLE = pa.Table.from_pylist(ROWS)
CODED = pa.table({"name": TABLE["name"].dictionary_encode(), "n": TABLE["n"]})


def parquet(table):
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def arrow_file(table):
    out = io.BytesIO()
    with ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def arrow_stream(table):
    out = io.BytesIO()
    with ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


CSV = b'name,n\r\nNorth,1\r\n"South, upper",\r\n'
TEXT = CSV.decode()
KINDS = {
    "csv": CSV,
    "csv with a mark": b"\xef\xbb\xbf" + CSV,
    "utf-16": TEXT.encode("utf-16"),
    "semicolons": b'name;n\nNorth;1\n"South, upper";\n',
    "tabs": b"name\tn\nNorth\t1\nSouth, upper\t\n",
    "gzip": gzip.compress(CSV, mtime=0),
    "gzip in two": gzip.compress(CSV[:10], mtime=0) + gzip.compress(CSV[10:], mtime=0),
    "parquet": parquet(TABLE),
    "categories": parquet(CODED),
    "arrow file": arrow_file(TABLE),
    "arrow stream": arrow_stream(CODED),
    "json": json.dumps(ROWS).encode(),
    "json lines": b'{"name": "North", "n": 1}\n\n{"name": "South, upper"}\n',
    "an answer": json.dumps({"sentence": "", "rows": ROWS}).encode(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_holds_the_same_rows(kind, tmp_path):
    (tmp_path / "in").write_bytes(KINDS[kind])
    found = reading.read(str(tmp_path / "in"))
    assert found.rows.to_pylist() == ROWS
    assert found.rejected == ()


def test_a_pipe_is_read_as_a_file_is(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(KINDS["parquet"])))
    assert reading.read("-").rows.to_pylist() == ROWS


def text(tmp_path, content):
    (tmp_path / "in.csv").write_bytes(content)
    return reading.read(str(tmp_path / "in.csv"))


def test_one_column_keeps_a_month_that_is_missing(tmp_path):
    found = text(tmp_path, b"count\n5\n\n7\n\n")
    assert found.rows["count"].to_pylist() == [5, None, 7]
    assert found.remarks == ("1 blank lines are taken as missing values.",)


def test_one_column_of_cells_over_several_lines_is_left_as_it_is(tmp_path):
    found = text(tmp_path, b'said\n"one\ntwo"\nthree\n')
    assert found.rows["said"].to_pylist() == ["one\ntwo", "three"]
    assert found.remarks == ()


def test_one_column_can_be_without_rows(tmp_path):
    assert text(tmp_path, b"count\n").rows.num_rows == 0


def test_a_broken_row_is_left_out_and_told(tmp_path):
    found = text(tmp_path, b"a,b\n1,2\n3\n4,5\n")
    assert found.rows.to_pylist() == [{"a": 1, "b": 2}, {"a": 4, "b": 5}]
    assert found.rejected == ("line 3: the row has 1 cells and the header has 2",)


def test_a_column_without_a_heading_is_named_by_its_place(tmp_path):
    assert text(tmp_path, b"a,\n1,2\n").rows.column_names == ["a", "column_2"]


def test_days_in_json_are_days_and_numbers_in_quotes_are_text(tmp_path):
    rows = text(tmp_path, b'[{"on": "2019-07-31", "code": "007", "x": null}]').rows
    assert [str(kind) for kind in rows.schema.types] == [
        "date32[day]",
        "string",
        "null",
    ]


def test_a_column_of_text_in_json_may_be_all_missing(tmp_path):
    schema = pa.schema([("name", pa.string())])
    (tmp_path / "in").write_bytes(parquet(pa.table({"name": [None]}, schema)))
    assert reading.read(str(tmp_path / "in")).rows["name"].to_pylist() == [None]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04rest", "is a workbook or a zip"),
        (b"\xd0\xcf\x11\xe0rest", "is a workbook"),
        (b"PAR1rest", "is damaged or cut short"),
        (b"ARROW1rest", "is damaged or cut short"),
        (b"\xff\xff\xff\xffrest", "is damaged or cut short"),
        (b"\x1f\x8brest", "is a damaged gzip"),
        (gzip.compress(CSV, mtime=0)[:-9], "is a gzip cut short"),
        (b"{nothing", "looks like JSON and is not"),
        (b"[" * 100_000, "looks like JSON and is not"),
        (b"{\xff}", "looks like JSON and is not"),
        (b"[]", "holds no rows"),
        (b"[1, 2]", "holds no rows"),
        (b"a,a\n1,2\n", "has several columns called “a”"),
        (b"1,2019-07-31\n1,2019-08-31\n", "holds figures and not the names of columns"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(content, said, tmp_path):
    with pytest.raises(CannotRead, match=said):
        text(tmp_path, content)


def test_a_gzip_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_INFLATED", 100)
    with pytest.raises(TooMuch, match="unpacks to over"):
        text(tmp_path, gzip.compress(b"a\n" + b"1\n" * 1000))


def test_a_file_that_is_not_there_or_not_a_file_is_told(tmp_path, monkeypatch):
    with pytest.raises(CannotRead, match="There is no file"):
        reading.read(str(tmp_path / "none.csv"))
    with pytest.raises(CannotRead, match="is a folder"):
        reading.read(str(tmp_path))

    def forbidden(self):
        raise PermissionError

    monkeypatch.setattr(reading.Path, "read_bytes", forbidden)
    with pytest.raises(CannotRead, match="may not be read"):
        reading.read("shut.csv")


def test_names_may_be_given_for_a_file_without_any(typed):
    table = b"1.5;2019-07-31;x, y\n2.5;2019-08-31;z\n3.5\n"
    said = typed(
        "moving-mean", "-", "--columns", "value,day,note", "--length", "1", piped=table
    )
    assert said.code == 3
    assert "line 3: the row has 1 cells" in said.words


@pytest.mark.parametrize(
    ("table", "given", "told"),
    [
        (b"1,2\n3,4\n", "a,b,c", "has 2 cells, and 3 names were given."),
        (b'[{"a": 1}]', "a", "The standard input names its own columns."),
        (b"1,2\n", "a,a", "Write a name of its own for every column"),
        (b"1,2\n", "a,", "Write a name of its own for every column"),
        (b"1,2\n3,4\n", "", "Write a name of its own for every column"),
    ],
)
def test_names_that_do_not_fit_the_file_are_refused(table, given, told, typed):
    said = typed("rate", "-", "--columns", given, piped=table)
    assert said.code != 0
    assert told in said.words
