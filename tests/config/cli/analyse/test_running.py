"""Every method can be run from the command line, and answers as it does in Python."""

import json
import math
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from frankpledge.analysis.methods import every_method
from frankpledge.analysis.methods.handbook import cells, flag, written
from frankpledge.analysis.methods.registry import TableOf
from frankpledge.analysis.methods.tables import arrow


METHODS = {method.name: method for method in every_method()}
TABLE = b"area,events,residents\nNorth,65,100\nSouth,4,80\n"


def csv_of(table):
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(cells(table))
    return out.getvalue().encode()


def parquet_of(table):
    sink = pa.BufferOutputStream()
    pq.write_table(arrow(table), sink)
    return sink.getvalue().to_pybytes()


def example_typed(method, folder, as_bytes, ending):
    """Return the words that run a method's worked example out of files."""
    (folder / f"in.{ending}").write_bytes(as_bytes(method.example.table))
    words = [method.name, f"in.{ending}"]
    tables = {p.name for p in method.parameters() if isinstance(p.mark, TableOf)}
    for name, value in method.example.options.items():
        if isinstance(value, bool):
            words.append(flag(name) if value else flag(f"no_{name}"))
        elif name in tables and value is not None:
            (folder / f"{name}.{ending}").write_bytes(as_bytes(value))
            words += [flag(name), f"{name}.{ending}"]
        elif value is not None:
            words += [flag(name), written(value)]
    return words


def settled(value):
    """Return an answer with numbers as floats and times as long as they need to be."""
    if isinstance(value, dict):
        return {name: settled(one) for name, one in value.items()}
    if isinstance(value, list):
        return [settled(one) for one in value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return pytest.approx(float(value), rel=1e-9, abs=1e-12)
    return value.removesuffix("T00:00:00") if isinstance(value, str) else value


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize(
    ("as_bytes", "ending"), [(csv_of, "csv"), (parquet_of, "parquet")]
)
def test_an_example_typed_answers_as_it_does_in_python(
    name, as_bytes, ending, typed, tmp_path
):
    method = METHODS[name]
    words = example_typed(method, tmp_path, as_bytes, ending)
    said = typed(*words, "--json")
    assert said.code == 0, said.words
    answer = json.loads(said.text)
    plain = json.loads(json.dumps(method.worked().record(), default=str))
    wanted = settled(plain | {"status": 0, "chart": None})
    assert {k: undated(v) for k, v in answer.items()} == wanted


def undated(value):
    if isinstance(value, dict):
        return {name: undated(one) for name, one in value.items()}
    if isinstance(value, list):
        return [undated(one) for one in value]
    return value.removesuffix("T00:00:00") if isinstance(value, str) else value


@pytest.mark.parametrize("name", METHODS)
def test_the_rows_of_every_example_can_be_written_as_csv(name, typed, tmp_path):
    method = METHODS[name]
    words = example_typed(method, tmp_path, csv_of, "csv")
    said = typed(*words, "--format", "csv")
    assert said.code == 0, said.words
    assert said.out.startswith(",".join(method.worked().table.column_names).encode())
    assert method.worked().sentence in said.words


def test_without_a_format_the_sentence_and_the_rows_are_for_a_person(typed):
    said = typed("rate", "-", "--multiplier", "100", piped=TABLE)
    assert said.text.splitlines() == [
        "69 in 180: 38.33 per 100 (chance allows 29.82 to 48.51).",
        "",
        "rate    38.33",
        "events  69",
        "base    180",
        "",
        "area   events  residents  rate    low   high",
        "North      65        100    65  50.16  82.85",
        "South       4         80     5  1.362   12.8",
    ]


def test_a_pipe_holds_rows_alone_and_the_person_hears_the_rest(typed):
    holed = TABLE + b"East,,9\n"
    said = typed("rate", "-", "--format", "csv", piped=holed)
    assert said.text.splitlines()[0] == "area,events,residents,rate,low,high"
    assert len(said.text.splitlines()) == 4
    assert said.words.splitlines()[-1].startswith("Mind: 1 row")


def test_quiet_says_nothing_but_the_answer(typed):
    said = typed("rate", "-", "--format", "csv", "--quiet", piped=TABLE + b"East,,9\n")
    assert said.words == ""


def test_an_answer_can_be_asked_again(typed):
    first = typed("rate", "-", "--json", piped=TABLE)
    second = typed("mean", "-", "--value", "rate", "--json", piped=first.out)
    rows = json.loads(first.text)["rows"]
    mean = sum(row["rate"] for row in rows) / len(rows)
    assert json.loads(second.text)["rows"][0]["mean"] == pytest.approx(mean)


def test_labels_travel_with_the_answer(typed):
    labels = ("--source", "Invented survey", "--period", "2019/20")
    said = typed("rate", "-", *labels, "--json", piped=TABLE)
    answer = json.loads(said.text)
    assert (answer["source"], answer["period"]) == ("Invented survey", "2019/20")
    plain = typed("rate", "-", *labels, piped=TABLE)
    assert plain.text.splitlines()[1] == "Invented survey · 2019/20"


def test_a_fault_in_the_table_names_the_file_and_fails(typed):
    said = typed("rate", "-", "--events", "burglaries", piped=TABLE)
    assert said.code == 1
    assert said.words == (
        "frankpledge: -: The table has no column “burglaries”.\n"
        "Its columns are: area, events, residents.\n"
    )


def test_rows_that_cannot_be_read_are_told_and_change_the_code(typed):
    said = typed("rate", "-", "--json", piped=TABLE + b"East,1\n")
    assert said.code == 3
    assert json.loads(said.text)["status"] == 3
    assert said.words == (
        "1 rows are left out: line 4: the row has 2 cells and the header has 3.\n"
    )


def test_a_method_that_is_not_there_is_a_wrong_use_with_the_likely_ones(typed):
    said = typed("rte", "in.csv")
    assert said.code == 2
    assert "There is no method “rte”. Did you mean: rate" in said.words


def test_a_value_of_the_wrong_kind_is_a_wrong_use(typed):
    said = typed("rate", "-", "--multiplier", "many", piped=TABLE)
    assert said.code == 2
    assert "“many” is not a number." in said.words


def test_an_interruption_ends_with_its_own_code(typed, monkeypatch):
    from frankpledge.config.cli.analyse import reading

    def interrupted(name, columns):
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "read", interrupted)
    said = typed("rate", "in.csv")
    assert (said.code, said.out) == (130, b"")


def test_no_part_of_django_is_loaded_to_run_a_method(tmp_path):
    (tmp_path / "in.csv").write_bytes(TABLE)
    program = (
        "import sys\n"
        "sys.argv = ['frankpledge', 'analyse', 'rate', 'in.csv', '--json']\n"
        "from frankpledge.config.cli import main\n"
        "try:\n    main()\nfinally:\n"
        "    assert not [name for name in sys.modules if name.startswith('django')]\n"
    )
    done = subprocess.run(  # noqa: S603 - the test's own program
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert math.isclose(json.loads(done.stdout)["figures"]["rate"], 69 / 180 * 1000)


def test_list_finds_methods_by_their_words(typed):
    found = json.loads(typed("list", "--search", "per 1,000", "--json").text)
    assert "rate" in [method["name"] for method in found]
    everything = json.loads(typed("list", "--json").text)
    assert [method["name"] for method in everything] == list(METHODS)
    lines = typed("list").text.splitlines()
    assert lines[0] == "Rates and proportions"
    assert any(line.startswith("  rate  ") for line in lines)


def test_explain_gives_the_rule_the_options_and_an_example(typed):
    record = json.loads(typed("explain", "rate", "--json").text)
    assert record["options"][1] == {
        "name": "--events",
        "what": "How many happened.",
        "takes": "column",
        "default": "events",
        "needed": False,
    }
    assert record["example"]["command"] in typed("explain", "rate").text


def test_an_example_can_be_printed_and_run_at_once(typed):
    table = typed("explain", "rate", "--example").out
    said = typed("rate", "-", "--multiplier", "100", piped=table)
    assert said.text.startswith(METHODS["rate"].worked().sentence)


def test_help_names_the_verbs_and_not_every_method(typed):
    said = typed("--help")
    assert "explain METHOD" in said.text
    assert len(said.text.splitlines()) < 24


def test_how_a_column_was_read_is_said(typed):
    said = typed("rate", "-", piped=b'events,residents\n65,"1,000"\n')
    assert said.words == "Column “residents”: 1,234 is read as 1234.\n"


def test_dates_to_come_are_said(typed):
    said = typed("time-to-repeat", "-", piped=b"who,when\nA,2019-01-01\nA,2150-01-01\n")
    assert "Column “when”: dates in the future: 1." in said.words
