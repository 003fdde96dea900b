import pytest

from frankpledge.analysis import codes
from frankpledge.analysis.codes.lines import BadLines, read_lookup, read_population
from frankpledge.analysis.failures import ExpectedFailure


def test_lookup_names_every_bad_line(tmp_path):
    path = tmp_path / "lookup.csv"
    path.write_text(
        "LSOA11CD,forum\nE01006802,a\n\nE01006803,\nE0,b\nE01006802,b\nE01006804\n"
    )
    known = codes.small_area_names()
    with pytest.raises(BadLines) as failure:
        read_lookup(path, code_column="forum", is_known=known.__contains__)
    assert [(fault.line, fault.reason) for fault in failure.value.faults] == [
        (4, "the area's code is missing"),
        (5, "no LSOA of 2011 has this code"),
        (6, "E01006802 lies in a already"),
        (7, "the line is too short"),
    ]
    assert failure.value.as_list()[0]["column"] == "area"
    assert "lookup.csv:4" in str(failure.value)
    path.write_text("\ufefflsoa_code,area_code\nE01006802,a\n")
    found = read_lookup(path, code_column="forum", is_known=known.__contains__)
    assert found == {"E01006802": "a"}


def test_population_names_every_bad_line(tmp_path):
    path = tmp_path / "pop.csv"
    path.write_text(
        "area_code,kind,year,value\n"
        'a,residents,2019,"1,234"\n'
        "a,residents,2019,5\n"
        ",people,19,-4\n"
        "b,dwellings,2019,1.5\n"
    )
    with pytest.raises(BadLines, match="There are 6 faults") as failure:
        read_population(path)
    assert [(fault.line, fault.column) for fault in failure.value.faults] == [
        (3, "code"),
        (4, "code"),
        (4, "kind"),
        (4, "year"),
        (4, "value"),
        (5, "value"),
    ]
    path.write_text('area_code,kind,year,value\na,residents,2019,"1,234"\n')
    line = read_population(path)[0]
    assert (line.code, line.kind, line.year, line.value) == (
        "a",
        "residents",
        2019,
        1234,
    )


def test_csv_files_that_are_none_are_named(tmp_path):
    with pytest.raises(ExpectedFailure, match="no file"):
        read_population(tmp_path / "no.csv")
    path = tmp_path / "pop.csv"
    path.write_bytes(b"\xff\xfe\x00a")
    with pytest.raises(ExpectedFailure, match="UTF-8"):
        read_population(path)
    path.write_text("")
    with pytest.raises(ExpectedFailure, match="no column area_code") as failure:
        read_population(path)
    assert "none" in failure.value.fix


def test_endless_faults_stop_the_reading(tmp_path):
    path = tmp_path / "pop.csv"
    path.write_text("area_code,kind,year,value\n" + "a,people,2019,1\n" * 5000)
    with pytest.raises(BadLines, match="There are 200 faults"):
        read_population(path)
