"""Every police measure on a real force, against counting the files row by row."""

import csv
import gzip
from collections import Counter
from datetime import date

import ibis
import pyarrow as pa
import pytest

from frankpledge.analysis.codes.lists import crime_types
from frankpledge.analysis.measures import (
    Coverage,
    Figures,
    IncidentCube,
    catalogue,
    compute,
    expressions,
)
from frankpledge.analysis.measures.compute.incidents import kind_counts
from frankpledge.analysis.measures.definition import Incidents
from frankpledge.analysis.tables import incident
from tests.analysis.measures.listing import listed
from tests.open_data import open_data


AREA = "E09000001"


@pytest.fixture(scope="module")
def rows():
    """Return month, kind and small area of each row of the City of London's files."""
    kinds = {kind.label: kind.id for kind in crime_types()}
    found = []
    for file in sorted(open_data("police_street/city-of-london").glob("*.csv.gz")):
        with gzip.open(file, "rt", encoding="utf-8-sig") as lines:
            found += [
                (row["Month"], kinds[row["Crime type"]], row["LSOA code"] or None)
                for row in csv.DictReader(lines)
            ]
    return found


@pytest.mark.open_data
def test_every_police_measure_agrees_with_counting_row_by_row(rows):
    measures = [
        m
        for m in catalogue().values()
        if isinstance(m.numerator, Incidents)
        and m.numerator.dataset == "police-street"
        and not m.numerator.outcomes
    ]
    found = {
        (series.measure, period.label): count
        for series in compute_all(measures, rows)
        for period, count in zip(series.periods, listed(series.numerator), strict=True)
        if str(series.period_type) == "month"
    }
    by_hand = Counter()
    for month, kind, lsoa in rows:
        for measure in measures:
            by_hand[measure.id, month] += bool(
                lsoa
                and lsoa.startswith("E0100000")
                and kind_counts(measure.numerator, kind)
            )
    # Kinds that began to be counted later than 2018 would be absent; none are.
    assert found == {key: by_hand[key] for key in found}
    assert len(found) == len(measures) * 36


def compute_all(measures, rows):
    months = frozenset(date.fromisoformat(f"{month}-01") for month, *_ in rows)
    columns = {
        "dataset": ["police-street"] * len(rows),
        "source": ["city-of-london"] * len(rows),
        "month": [date.fromisoformat(f"{month}-01") for month, *_ in rows],
        "load_id": ["1"] * len(rows),
        "row": list(range(len(rows))),
        "kind": [kind for _, kind, _ in rows],
        "lsoa": [lsoa for *_, lsoa in rows],
    }
    absent = [name for name in incident.SCHEMA.names if name not in columns]
    table = pa.table(columns | {name: [None] * len(rows) for name in absent})
    table = table.select(incident.SCHEMA.names).cast(incident.SCHEMA)
    near = sorted({lsoa for *_, lsoa in rows if lsoa and lsoa.startswith("E0100000")})
    places = pa.table({"lsoa": near, "area": [AREA] * len(near)})
    query = expressions.incident_counts(
        ibis.memtable(table), ibis.memtable(places), measures, "police-street"
    )
    counts = ibis.duckdb.connect(threads=2).to_pyarrow(query).to_pydict()
    tests = expressions.conditions(measures, "police-street")
    cube = IncidentCube.of_rows("police-street", [AREA], tests, counts)
    return compute(
        measures,
        Figures({"police-street": cube}),
        {"police-street": Coverage(months)},
        {},
        areas=[AREA],
        as_of=date(2030, 1, 1),
    )
