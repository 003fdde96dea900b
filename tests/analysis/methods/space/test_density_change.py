import pytest

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.methods import BadTable, named


METHOD = named("density-change")


def test_the_corner_grew_denser_and_the_rest_thinner_than_the_whole():
    found = METHOD.worked()
    top = found.table.to_pylist()[0]
    assert (top["kind"], top["x"], top["y"]) == ("rose", 344_350, 393_350)
    assert top["difference"] == pytest.approx(top["after"] - top["before"])
    assert top["ratio"] > 1.5
    kinds = found.table["kind"].to_pylist()
    assert found.figures["rose"] == kinds.count("rose")
    assert found.figures["fell"] == kinds.count("fell")
    assert found.figures["cells_judged"] == len(kinds) - kinds.count("too few")
    assert found.sentence == (
        "From 40 to 70 records: beyond the change of the whole,"
        f" {found.figures['rose']} cells grew denser and {found.figures['fell']}"
        f" thinner, of {found.figures['cells_judged']} with enough records around."
    )
    drawn = found.spec["layer"][0]["data"]["values"]
    assert "rose" in {each["properties"]["kind"] for each in drawn}


def test_the_other_way_round_rises_are_falls():
    there, back = (
        METHOD.worked(),
        METHOD(METHOD.example.options["after"], after=METHOD.example.table, radius=300),
    )
    assert back.figures["fell"] == there.figures["rose"]
    assert back.figures["rose"] == there.figures["fell"]


def test_too_few_records_are_said_to_tell_nothing():
    few = {"easting": [344_050, 344_250], "northing": [393_050, 393_050]}
    found = METHOD(few, after=few, kernel="gaussian", standard_deviation=200)
    assert found.sentence == (
        "From 2 to 2 records: too few around any cell to tell a change of its own from"
        " chance."
    )
    assert set(found.table["kind"].to_pylist()) == {"too few"}
    assert found.table["z"].null_count == found.table.num_rows


def test_without_a_size_the_rule_of_thumb_is_said_once_and_for_both():
    found = METHOD(METHOD.example.table, after=METHOD.example.options["after"])
    assert sum("rule of thumb" in warning for warning in found.warnings) == 1


def test_planes_that_differ_and_a_rate_that_is_none_are_refused():
    rows = {"easting": [-90.0, -90.1], "northing": [35.0, 35.1]}
    with pytest.raises(BadTable, match="two different planes"):
        METHOD(rows, after=rows, coordinates="degrees-elsewhere", radius=500)
    with pytest.raises(BadTable, match="between 0 and 1"):
        METHOD(rows, after=rows, false_discovery=1)


def test_cells_too_fine_to_be_judged_are_refused_with_a_size_that_would_do():
    with pytest.raises(ExpectedFailure, match="the most is 250,000") as refused:
        METHOD(METHOD.example.table, **METHOD.example.options, cell=2)
    size = float(refused.value.fix.split()[-4])
    assert 2 < size < 4
    found = METHOD(METHOD.example.table, **METHOD.example.options, cell=size)
    assert found.figures["cells_judged"] > 10_000
