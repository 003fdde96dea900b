"""The counting queries, run on DuckDB and checked against counting by hand."""

from collections import Counter
from datetime import date

import ibis
import pyarrow as pa
import pytest

from frankpledge.analysis.measures import IncidentCube, TallyFigure, expressions
from frankpledge.analysis.measures.periods import Period
from frankpledge.analysis.tables import incident, tally
from tests.analysis.measures.made import definition


APRIL, MAY = date(2019, 4, 1), date(2019, 5, 1)
RECORDS = [
    # month, kind, lsoa, qualifiers, outcome
    (APRIL, "burglary", "A1", ["alcohol"], "charged"),
    (APRIL, "burglary", "A2", None, None),
    (APRIL, "drugs", "A1", [], "charged"),
    (MAY, "burglary", "B1", ["alcohol", "youth"], None),
    (MAY, "burglary", None, ["alcohol"], None),
    (MAY, "burglary", "Z9", ["alcohol"], None),
]
PLACES = [
    ("A1", "Ward"),
    ("A2", "Ward"),
    ("A1", "Town"),
    ("A2", "Town"),
    ("B1", "Town"),
]


def counting(**numerator):
    """Return a measure on records with this numerator."""
    base = {"rests_on": "incidents", "dataset": "police-street"}
    return definition(numerator=base | numerator)


PLAIN = counting(kinds=["burglary"])
WITH_ALCOHOL = counting(qualifiers=["alcohol"])
WITHOUT_ALCOHOL = counting(exclude_qualifiers=["alcohol"])
CHARGED = counting(outcomes=["charged"])
MEASURES = [PLAIN, WITH_ALCOHOL, WITHOUT_ALCOHOL, CHARGED]


@pytest.fixture
def con():
    return ibis.duckdb.connect(threads=1)


def incidents(records=RECORDS, dataset="police-street"):
    rows = [
        {
            "dataset": dataset,
            "source": "merseyside",
            "month": month,
            "load_id": "1",
            "row": 1,
            "kind": kind,
            "lsoa": lsoa,
            "qualifiers": qualifiers,
            "outcome": outcome,
        }
        for month, kind, lsoa, qualifiers, outcome in records
    ]
    return ibis.memtable(pa.Table.from_pylist(rows, incident.SCHEMA))


def places(pairs=PLACES):
    lsoas, areas = zip(*pairs, strict=True)
    return ibis.memtable(pa.table({"lsoa": lsoas, "area": areas}))


def counted(con, definitions, **kwargs):
    query = expressions.incident_counts(
        incidents(**kwargs), places(), definitions, "police-street"
    )
    return con.to_pyarrow(query).to_pydict()


def test_records_are_counted_once_for_each_area_they_lie_in(con):
    found = counted(con, [PLAIN])
    rows = zip(
        found["area"], found["month"], found["kind"], found["count_0"], strict=True
    )
    by_hand = Counter()
    for month, kind, lsoa, *_ in RECORDS:
        for place, area in PLACES:
            by_hand[area, month, kind] += place == lsoa
    assert {row[:3]: row[3] for row in rows} == {k: n for k, n in by_hand.items() if n}


def test_place_listed_twice_counts_once(con):
    query = expressions.incident_counts(
        incidents(), places([*PLACES, *PLACES]), [PLAIN], "police-street"
    )
    assert con.to_pyarrow(query)["count_0"].to_pylist().count(2) == 2


def test_other_datasets_are_not_counted(con):
    assert counted(con, [PLAIN], dataset="police-asb")["area"] == []


def test_conditions_start_with_none_and_are_each_asked_once():
    twice = [*MEASURES, WITH_ALCOHOL]
    assert expressions.conditions(twice, "police-street") == [
        ((), (), ()),
        ((), (), ("charged",)),
        ((), ("alcohol",), ()),
        (("alcohol",), (), ()),
    ]
    assert expressions.datasets(twice) == ("police-street",)


def test_cube_holds_each_condition(con):
    found = counted(con, MEASURES)
    tests = expressions.conditions(MEASURES, "police-street")
    cube = IncidentCube.of_rows(
        "police-street", ["Ward", "Town", "Empty"], tests, found
    )
    in_town = cube.counts[:, :, 1, :].sum(axis=(1, 2)).tolist()
    assert dict(zip(tests, in_town, strict=True)) == {
        ((), (), ()): 4,
        ((), (), ("charged",)): 2,
        ((), ("alcohol",), ()): 2,
        (("alcohol",), (), ()): 2,
    }
    assert cube.counts[:, :, 2].sum() == 0
    assert cube.kinds == ("burglary", "drugs")


def test_cube_of_no_rows_is_empty():
    rows = {"area": [], "month": [], "kind": [], "count_0": []}
    cube = IncidentCube.of_rows("police-street", ["Here"], [((), (), ())], rows)
    assert cube.counts.shape == (1, 0, 1, 0)


def test_totals_of_the_series_and_areas_needed_are_read(con):
    year = Period.parse("2010/11")
    rows = [
        {
            "dataset": "return",
            "source": "council",
            "load_id": "1",
            "row": 1,
            "series": series,
            "area": area,
            "period_type": "financial-year",
            "starts_on": year.starts_on,
            "ends_before": year.ends_before,
            "value": value,
            "status": "given",
        }
        for series, area, value in [
            ("cases", "Here", 266.0),
            ("cases", "There", 9.0),
            ("other", "Here", 1.0),
        ]
    ]
    table = ibis.memtable(pa.Table.from_pylist(rows, tally.SCHEMA))
    query = expressions.tally_figures(table, ["cases"], ["Here"])
    assert [TallyFigure.of_row(row) for row in con.to_pyarrow(query).to_pylist()] == [
        TallyFigure("cases", "Here", year.type, *_days(year), 266.0)
    ]


def test_series_of_numerators_bases_and_given_values_are_all_needed():
    rate = definition(
        form="percentage",
        numerator={"rests_on": "series", "series": ["repeats"]},
        denominator={"per": "series", "series": ["cases"], "base": "cases"},
    )
    given = definition(numerator={"rests_on": "given", "series": "safe"})
    assert expressions.series_names([rate, given, PLAIN]) == (
        "cases",
        "repeats",
        "safe",
    )


def _days(period):
    return period.starts_on, period.ends_before
