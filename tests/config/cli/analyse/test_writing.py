"""The answer is written whole where it was asked for, and never half."""

import io
import json
import sys
import threading
import time

import pyarrow as pa
import pytest
from pyarrow import ipc
from pyarrow import parquet as pq

from frankpledge.analysis.methods import Result
from frankpledge.config.cli.analyse import reading, waiting, writing
from frankpledge.config.cli.analyse.running import answer
from frankpledge.config.cli.frame import Desk


TABLE = b"area,events,residents\nNorth,65,100\nSouth,4,80\n"
SPEC = {
    "mark": "bar",
    "data": {"values": [{"a": "x", "b": 1}]},
    "encoding": {
        "x": {"field": "a", "type": "nominal"},
        "y": {"field": "b", "type": "quantitative"},
    },
}


def result(**given):
    whole = {
        "method": "m",
        "definition": "d",
        "sentence": "Seven were counted.",
        "table": pa.table({"n": list(range(25)), "t": [True] * 25}),
        "spec": SPEC,
    }
    return Result(**(whole | given))


@pytest.mark.parametrize("ending", writing.FORMATS)
def test_the_ending_of_the_file_says_the_format(ending, typed, tmp_path):
    said = typed("rate", "-", "-o", f"out.{ending}", piped=TABLE)
    assert (said.code, said.out) == (0, b"")
    assert said.words.startswith("69 in 180: 383.33 per 1,000 (chance allows ")
    assert [file.name for file in tmp_path.iterdir()] == [f"out.{ending}"]
    rows = reading.read(str(tmp_path / f"out.{ending}")).rows
    assert rows["rate"].to_pylist() == [650, 50]


def test_parquet_and_arrow_carry_what_is_needed_to_believe_the_rows(typed, tmp_path):
    typed("rate", "-", "-o", "out.parquet", "--source", "Invented", piped=TABLE)
    held = pq.read_table(tmp_path / "out.parquet").schema.metadata[b"frankpledge"]
    assert json.loads(held)["source"] == "Invented"
    assert "rows" not in json.loads(held)
    said = typed("rate", "-", "--format", "arrow", piped=TABLE)
    rows = ipc.open_stream(io.BytesIO(said.out)).read_all()
    assert rows.column_names == ["area", "events", "residents", "rate", "low", "high"]


def test_rows_and_the_whole_document_can_both_be_had(typed, tmp_path):
    said = typed("rate", "-", "-o", "out.jsonl", "--json", piped=TABLE)
    assert json.loads(said.text)["sentence"]
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert [json.loads(line)["area"] for line in lines] == ["North", "South"]


def test_json_as_a_format_is_the_same_document(typed):
    one = json.loads(typed("rate", "-", "--format", "json", piped=TABLE).text)
    other = json.loads(typed("rate", "-", "--json", piped=TABLE).text)
    assert one == {name: value for name, value in other.items() if name != "chart"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "out.xlsx"], "Say which format out.xlsx should have"),
        (["--chart", "out.gif"], "A chart is a file that ends .svg, .png or .json."),
        (["--format", "xlsx"], "'xlsx' is not one of"),
    ],
)
def test_what_cannot_be_written_is_a_wrong_use(words, said, typed):
    found = typed("rate", "-", *words, piped=TABLE)
    assert found.code == 2
    assert said in found.words


def test_bytes_are_not_for_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(Exception, match="parquet is not for a terminal"):
        writing.Wanted.of("parquet", None, None)
    assert writing.Wanted.of("csv", None, None).out == "-"


def test_a_folder_that_is_not_there_is_told(typed):
    said = typed("rate", "-", "-o", "none/out.csv", piped=TABLE)
    assert said.code == 1
    assert said.words == (
        "frankpledge: none/out.csv cannot be written.\nName a file in a folder of yours.\n"
    )


def test_text_in_csv_cannot_become_a_formula(typed):
    table = b"area,events,residents\n=1+1,5,100\n-North,5,100\n"
    lines = typed("rate", "-", "--format", "csv", piped=table).text.splitlines()
    assert [line.split(",")[0] for line in lines] == ["area", "'=1+1", "'-North"]


@pytest.mark.parametrize("ending", ["svg", "png", "json"])
def test_a_chart_is_drawn_as_its_ending_says(ending, tmp_path):
    file = tmp_path / f"chart.{ending}"
    writing.draw(result(), str(file))
    content = file.read_bytes()
    if ending == "svg":
        assert b"<desc>Seven were counted.</desc>" in content
    elif ending == "png":
        assert content.startswith(b"\x89PNG")
    else:
        assert json.loads(content) == SPEC


def test_an_answer_without_a_chart_says_so(tmp_path):
    with pytest.raises(writing.CannotDraw, match="This method has no chart"):
        writing.draw(result(spec=None), str(tmp_path / "chart.svg"))


def test_a_chart_is_drawn_beside_the_answer_and_named_in_it(tmp_path, capsys):
    chart = str(tmp_path / "chart.json")
    answer(Desk(None, as_json=True), result(), writing.Wanted("", "-", chart))
    assert json.loads(capsys.readouterr().out)["chart"] == chart
    assert (tmp_path / "chart.json").exists()


def test_a_long_table_shows_its_beginning_and_says_what_is_left():
    lines = writing.plain(result()).splitlines()
    assert lines[:4] == ["Seven were counted.", "", " n    t", " 0  yes"]
    assert lines[-1] == "... and 5 more rows: --format csv shows them all."


def test_an_answer_without_rows_is_a_sentence():
    assert writing.plain(result(table=pa.table({}))) == "Seven were counted."


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_long_work_is_told_at_a_terminal_and_wiped(monkeypatch):
    monkeypatch.setattr(waiting, "SILENT_SECONDS", 0.01)
    monkeypatch.setattr(waiting, "EVERY_SECONDS", 0.01)
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    before = threading.active_count()
    with waiting.shown(is_wanted=True):
        while "Working" not in shown.getvalue():
            time.sleep(0.01)
    assert threading.active_count() == before
    assert shown.getvalue().startswith("\rWorking: 0 s (Ctrl-C stops it)")
    assert shown.getvalue().endswith(" \r")


def test_short_work_and_logs_are_told_nothing(monkeypatch):
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    with waiting.shown(is_wanted=True):
        pass
    with waiting.shown(is_wanted=False):
        pass
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with waiting.shown(is_wanted=True):
        pass
    assert shown.getvalue() == ""


def test_work_that_tells_how_far_it_is_tells_what_is_left(monkeypatch):
    clock = iter([0.0, 30.0])
    monkeypatch.setattr(waiting.time, "monotonic", lambda: next(clock))
    wait = waiting.Wait()
    wait(3_000, 4_000)
    assert wait.words == (
        "Working: 30 s, 3,000 of 4,000 done, about 10 s left (Ctrl-C stops it)"
    )


def test_a_method_that_shuffles_tells_the_terminal(monkeypatch, typed):
    told = []
    monkeypatch.setattr(
        waiting.Wait, "__call__", lambda self, done, of: told.append((done, of))
    )
    table = typed("explain", "near-repeat", "--example").out
    words = ("--distances", "100,200", "--permutations", "199")
    assert typed("near-repeat", "-", *words, piped=table).code == 0
    assert told[-1] == (199, 199)


def test_a_terminal_shows_the_figures_and_the_callers_own_digits():
    table = pa.table(
        {"lon": [-2.738912], "id": [12345678], "rate": [1234.5678], "p": [2e-9]}
    )
    shown = writing.plain(
        result(table=table, figures={"mean_rate": 1234.5678, "p": 0.0, "test": None}),
        ["lon", "id"],
    ).splitlines()
    assert shown[1:6] == [
        "",
        "mean rate  1,235",
        "p          under 0.0001",
        "test       none",
        "",
    ]
    assert shown[-1].split("  ") == ["-2.738912", "12345678", "1235", "under 0.0001"]


def test_of_very_many_figures_the_first_are_shown():
    figures = {f"weight of {at}": at for at in range(40)}
    shown = writing.plain(result(figures=figures))
    assert "... and 10 more figures: --json has them all." in shown
