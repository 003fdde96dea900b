import pyarrow as pa
import pytest

from frankpledge.analysis.methods import BadTable, named
from frankpledge.analysis.methods.space.coordinates import (
    is_open_police_data,
    numbered_twice,
)
from frankpledge.analysis.patterns.grid import BadPlaces, System


# The same four places in Knowsley, in degrees and in metres of the National Grid.
DEGREES = {
    "Longitude": [-2.8463, -2.8450, -2.8440, -2.8463],
    "Latitude": [53.4321, 53.4330, 53.4340, 53.4321],
}


@pytest.mark.parametrize(
    "names",
    [("Longitude", "Latitude"), ("LONG", "LAT"), (" lon ", "lat"), ("lng", "Lat")],
)
def test_a_table_as_downloaded_needs_no_options(names):
    rows = dict(zip(names, DEGREES.values(), strict=True))
    found = named("cell-counts")(rows)
    told = named("cell-counts")(
        rows, x=names[0], y=names[1], coordinates=System.DEGREES
    )
    assert found.table == told.table
    assert found.warnings == (
        f"Places are read from “{names[0]}” and “{names[1]}”, as degrees.",
    )
    assert told.warnings == ()


def test_metres_under_other_names_are_taken_as_metres():
    rows = {"Eastings": [344_110.0, 344_420], "Northings": [393_120.0, 393_480]}
    found = named("cell-counts")(rows)
    assert found.table["count"].to_pylist() == [1, 1]
    assert found.warnings == (
        "Places are read from “Eastings” and “Northings”, as metres.",
    )
    on_a_plane = named("cell-counts")({"x": [5.0], "y": [7.0]}, coordinates="metres")
    assert on_a_plane.table["x"].to_pylist() == [125]


def test_degrees_elsewhere_stay_elsewhere_and_are_never_guessed():
    memphis = {"longitude": [-89.942, -89.86], "latitude": [35.149, 35.059]}
    found = named("cell-counts")(memphis, coordinates="degrees-elsewhere")
    assert "transverse Mercator" in found.figures["plane"]
    with pytest.raises(BadPlaces, match="outside Great Britain") as refusal:
        named("cell-counts")(memphis)
    assert "degrees-elsewhere" in refusal.value.fix


def test_a_column_that_was_named_or_half_there_is_never_replaced():
    with pytest.raises(BadTable, match="no column “east”"):
        named("cell-counts")(DEGREES, x="east")
    with pytest.raises(BadTable, match="no column “northing”"):
        named("cell-counts")({**DEGREES, "easting": [1.0, 2, 3, 4]})
    with pytest.raises(BadTable, match="no column “easting”"):
        named("cell-counts")({"place": ["A"]})


def test_near_repeats_read_the_same_columns_and_say_them():
    rows = {**DEGREES, "when": ["2024-01-01", "2024-01-03", "2024-01-09", "2024-03-01"]}
    found = named("near-repeat-chains")(rows)
    assert found.warnings[0].startswith("Places are read from “Longitude”")
    table = named("near-repeat")(rows, permutations=99)
    assert "coordinates: degrees" in table.definition


def test_open_police_data_is_known_by_its_words_where_nothing_is_heaped():
    rows = {
        **{name: values[:3] for name, values in DEGREES.items()},
        "Location": ["On or near Higher Road", "On or near Watts Close", None],
    }
    found = named("snap-points")(rows)
    assert found.sentence == (
        "3 records stand at 3 places, up to 1 at one: they are moved to map points."
    )
    assert "as their words “On or near” say" in found.warnings[1]
    addresses = {**rows, "Location": ["1 High Street", "2 High Street", "On or near X"]}
    assert named("snap-points")(addresses).sentence.endswith("no sign of snapping.")


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_words_are_looked_for_in_every_column_of_words(kind):
    words = pa.array(["on or near A", "ON OR NEAR B", "C"], kind)
    assert is_open_police_data(pa.table({"number": [1, 2, 3], "where": words}))
    assert not is_open_police_data(pa.table({"where": words.slice(2)}))
    assert not is_open_police_data(pa.table({"where": pa.nulls(3, kind)}))


@pytest.mark.parametrize("points", ["degrees", "metres"])
@pytest.mark.parametrize("outlines", ["degrees", "metres"])
def test_outlines_say_themselves_whether_they_are_degrees_or_metres(points, outlines):
    rows = {
        "degrees": DEGREES,
        "metres": {
            "easting": [343_872.0, 343_960, 344_028, 343_872],
            "northing": [393_320.0, 393_420, 393_530, 393_320],
        },
    }[points]
    box = {
        "degrees": "POLYGON ((-2.86 53.42, -2.83 53.42, -2.83 53.44, -2.86 53.44,"
        " -2.86 53.42))",
        "metres": "POLYGON ((343000 392000, 345000 392000, 345000 395000,"
        " 343000 395000, 343000 392000))",
    }[outlines]
    found = named("area-counts")(rows, areas={"outline": [box]})
    assert found.table["count"].to_pylist() == [4]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"Crime ID": ["a", "b", "a", None, None]}, 1),
        ({"uid": [7, 7, 8, 8]}, 2),
        ({"Crime ID": ["a", "b", None, None]}, 0),
        ({"id": ["same"] * 4}, 0),
        ({"kind": ["a", "a", "b"]}, 0),
    ],
)
def test_incidents_that_come_twice_are_said_and_rows_without_a_number_are_not(
    rows, said
):
    found = numbered_twice(pa.table(rows))
    assert len(found) == bool(said)
    assert not said or found[0].startswith(
        f"{said} row{'s repeat' if said > 1 else ' repeats'} a number in "
    )


@pytest.mark.parametrize("name", ["hot-spots", "hot-hexagons"])
def test_a_record_far_from_all_others_is_named(name):
    method = named(name)
    rows = {
        "easting": [*method.example.table["easting"], 374_000],
        "northing": [*method.example.table["northing"], 393_000],
    }
    found = method(rows)
    assert "Row 27 lies 30 km from the middle of the records" in found.warnings[0]
    assert "where nearly all are within" in found.warnings[0]
