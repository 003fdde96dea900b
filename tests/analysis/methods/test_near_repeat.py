"""Near repeats at the analyst's door: tables, lists, refusals."""

import csv

import numpy as np
import pytest

from frankpledge.analysis.methods import BadTable, named
from frankpledge.analysis.patterns.grid.places import BadPlaces
from frankpledge.analysis.patterns.near_repeat.bands import BadBands
from frankpledge.analysis.patterns.near_repeat.pairs import TooManyPairs
from tests.open_data import open_data


near_repeat = named("near-repeat")
chains = named("near-repeat-chains")
near_cases = named("near-cases")


def burglaries(**more):
    return dict(near_repeat.example.table) | more


def test_the_table_has_a_row_for_each_band_and_says_how_it_was_counted():
    found = near_repeat.worked()
    rows = {(row["distance"], row["days"]): row for row in found.table.to_pylist()}
    assert len(rows) == 6
    first = rows["over 0 to 100 m", "up to 7 days"]
    assert first["observed"] == 6
    assert first["is_clear"]
    assert rows["same place", "up to 7 days"]["ratio"] is None
    assert "1 of 6" in found.sentence
    assert "closed on the right, as the crow flies" in found.definition
    assert found.seed == 1
    assert found.period == "2024-01-01 to 2024-01-29"
    assert found.record()["rows"] == near_repeat.worked().record()["rows"]


def test_other_choices_are_said():
    found = near_repeat(
        burglaries(), closed="left", metric="manhattan", same_place=None, permutations=0
    )
    assert "closed on the left, Manhattan distance" in found.definition
    labels = found.table.column("distance").to_pylist()
    assert labels[0] == "under 100 m"
    assert found.table.column("p_shuffled").null_count == len(labels)
    assert found.figures["permutations"] == 0


def test_nothing_clear_is_said_so():
    far_apart = [f"20{year}-06-02" for year in range(10, 27)]
    rows = burglaries(when=[*far_apart, None])
    found = near_repeat(rows, permutations=19)
    assert found.sentence.startswith("None of the 24 bands")
    assert "Of the events, left out without a date: 1." in found.warnings
    assert any("Ask for more shuffles" in warning for warning in found.warnings)
    far = burglaries(when=[None] * 17 + ["2024-01-01"])
    assert near_repeat(far).sentence.startswith("There are fewer than two events")
    undated = near_repeat(burglaries(when=[None] * 18))
    assert (undated.figures["events"], undated.period) == (0, "")


def test_progress_is_told():
    told = []
    near_repeat(
        burglaries(), lambda done, of: told.append((done, of)), permutations=200
    )
    assert told == [(128, 200), (200, 200)]


def test_small_expectations_are_warned_of():
    found = near_repeat(burglaries(), distances=[60], days=[2], permutations=999)
    assert any("ratios swing" in warning for warning in found.warnings)


def test_degrees_taken_for_metres_are_refused_and_read_when_said():
    rows = {
        "easting": [-2.7340, -2.7341, -2.7500],
        "northing": [53.4540, 53.4541, 53.4600],
        "when": ["2024-01-01", "2024-01-03", "2024-03-01"],
    }
    with pytest.raises(BadPlaces, match="longitude and latitude"):
        near_repeat(rows)
    found = near_repeat(rows, coordinates="degrees", distances=[50], days=[7])
    assert found.figures["close_pairs"] == 1


def test_places_that_cannot_be_right_are_refused_or_left_out():
    rows = burglaries(easting=[0, 9e9, *near_repeat.example.table["easting"][2:]])
    rows["northing"] = [0, *near_repeat.example.table["northing"][1:]]
    with pytest.raises(BadPlaces):
        near_repeat(rows)
    found = near_repeat(rows, leave_out_strays=True)
    assert found.figures["events"] == 16
    assert "Of the events, left out without a place: 1." in found.warnings
    assert (
        "Of the events, left out at a place that cannot be right: 1." in found.warnings
    )


def test_a_mistyped_century_is_refused():
    rows = burglaries(when=["1024-01-01"] * 9 + ["2024-01-01"] * 9)
    with pytest.raises(BadTable, match="year that cannot be meant"):
        near_repeat(rows)


def test_rows_of_one_incident_count_once():
    numbers = ["A", "A", "B", "B", None, None, *map(str, range(12))]
    found = near_repeat(burglaries(number=numbers), incident="number")
    assert found.figures["events"] == 16
    said = "Of the events, left out as a further row of the same incident: 2."
    assert said in found.warnings
    rows = burglaries(number=numbers, when=["2024-01-01", *[None] * 17])
    linked = chains(rows, incident="number")
    assert linked.figures["events"] == 1
    assert "Of the events, left out without a date: 15." in linked.warnings


def test_events_of_one_place_and_day_may_be_one_incident():
    rows = {name: [*values, values[0]] for name, values in burglaries().items()}
    warning = near_repeat(rows, permutations=19).warnings[0]
    assert warning.startswith("Events at exactly the place and on the day of another")
    assert "one: 1." in warning


def test_months_written_as_dates_have_no_day():
    with pytest.raises(BadTable, match="first of a month"):
        near_repeat(burglaries(when=["2022-01-01", "2022-02-01", "2022-03-01"] * 6))


def test_bad_bands_and_too_many_pairs_are_refused():
    with pytest.raises(BadBands):
        near_repeat(burglaries(), distances=[200, 100])
    with pytest.raises(BadTable, match="permutations"):
        near_repeat(burglaries(), permutations=-1)
    one = {"easting": [360000.0] * 12_000, "northing": [398000.0] * 12_000}
    with pytest.raises(TooManyPairs):
        near_repeat(one | {"when": ["2024-01-01"] * 12_000})


def test_open_data_moved_to_map_points_is_warned_of():
    random = np.random.default_rng(1)
    rows = {
        "easting": 360_000 + 500.0 * random.integers(0, 3, 100),
        "northing": 398_000 + 500.0 * random.integers(0, 3, 100),
        "when": (np.datetime64("2024-01-01") + random.integers(0, 90, 100)).tolist(),
    }
    found = near_repeat({name: list(values) for name, values in rows.items()})
    assert any("map points" in warning for warning in found.warnings)


@pytest.mark.open_data
def test_arson_in_chicago_is_repeated_at_the_same_place():
    path = open_data("reference_patterns/near_repeat/chicago_arson.csv")
    with path.open(encoding="utf-8") as lines:
        events = [row for row in csv.reader(lines) if row]
    rows = {
        "easting": [float(x) for x, _, _ in events],
        "northing": [float(y) for _, y, _ in events],
        "when": [on for _, _, on in events],
    }
    found = near_repeat(rows, coordinates="metres", distances=[200, 400], days=[7, 14])
    first = found.table.to_pylist()[0]
    assert (first["distance"], first["days"]) == ("same place", "up to 7 days")
    assert first["is_clear"]
    assert first["ratio"] > 3


def test_chains_are_written_beside_the_rows_they_belong_to():
    rows = dict(chains.example.table) | {
        "when": ["2024-01-01", None, None, "2024-01-06"]
    }
    rows["easting"] = [*rows["easting"][:3], 360_000.0]
    rows["northing"] = [*rows["northing"][:3], 398_000.0]
    found = chains(rows)
    assert found.table.select(["chain", "after_row", "days_since_it"]).to_pylist() == [
        {"chain": 1, "after_row": None, "days_since_it": None},
        {"chain": None, "after_row": None, "days_since_it": None},
        {"chain": None, "after_row": None, "days_since_it": None},
        {"chain": 1, "after_row": 1, "days_since_it": 5},
    ]
    assert found.sentence.startswith("2 of 2 events hang together in 1 chain (")
    apart = chains(rows, days=2)
    assert apart.sentence == "No two events are within 200 m and 2 days of one another."
    with pytest.raises(BadTable, match="number of days"):
        chains(rows, days=-1)


def test_what_is_near_a_case_is_listed_nearest_in_time_first():
    found = near_cases.worked()
    assert [row["event"] for row in found.table.to_pylist()] == ["B2", "B1"]
    assert [row["days_before"] for row in found.table.to_pylist()] == [5, 8]
    assert found.sentence == (
        "Cases with another event within 100 m and 28 days: 1 of 1, with 2 events "
        "near them in all."
    )


def test_a_case_is_not_near_itself():
    rows = near_cases.example.table
    found = near_cases(rows, cases=rows)
    assert {(row["case"], row["event"]) for row in found.table.to_pylist()} == {
        ("B1", "B2"),
        ("B2", "B1"),
    }
    later = near_cases(rows, cases=rows, only_before=True)
    assert [(row["case"], row["event"]) for row in later.table.to_pylist()] == [
        ("B2", "B1")
    ]


def test_cases_must_have_names():
    rows = dict(near_cases.example.table) | {"name": ["B1", None, "B3"]}
    with pytest.raises(BadTable, match="must name every case"):
        near_cases(rows, cases=near_cases.example.options["cases"])


def test_months_as_open_data_writes_them_are_refused_in_words():
    rows = {"easting": [344_000.0], "northing": [393_000.0], "when": ["2019-07"]}
    for name in ("near-repeat-chains", "near-cases"):
        options = {"cases": rows} if name == "near-cases" else {}
        with pytest.raises(BadTable, match="holds months, such as 2019-07") as refusal:
            named(name)({**rows, "name": ["A"]}, **options)
        assert "need the day" in refusal.value.fix


def test_dates_of_another_age_are_refused():
    rows = {
        "easting": [344_000.0, 344_100],
        "northing": [393_000.0, 393_000],
        "when": ["1901-02-03", "2019-07-04"],
    }
    with pytest.raises(BadTable, match="1901-02-03 to 2019-07-04: at least one"):
        named("near-repeat-chains")(rows)
