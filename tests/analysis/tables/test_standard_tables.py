"""The standard tables guard the lake against a reader's own mistakes."""

from datetime import date

import pyarrow as pa
import pytest

from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.faults import RowsDoNotFit
from frankpledge.analysis.tables.registry import TABLES
from frankpledge.analysis.tables.synthetic import incidents, totals


JANUARY = Slice("police-street", "merseyside", date(2019, 1, 1))
QUARTER = Slice("fires", "mfrs", date(2019, 10, 1), "quarter")


def with_column(rows: pa.Table, name: str, value: object) -> pa.Table:
    place = rows.schema.get_field_index(name)
    kind = rows.schema.field(name)
    column = pa.array([value] * len(rows), kind.type)
    return rows.set_column(place, kind, column)


def test_a_slice_is_written_and_read_back():
    assert Slice.parse(str(QUARTER)) == QUARTER
    assert str(JANUARY) == "police-street/merseyside/month/2019-01-01"


def test_invented_rows_fit():
    TABLES["incident"].check(incidents(JANUARY, ["E01006412"], 10))
    TABLES["incident"].check(incidents(JANUARY, ["E01006412"], 0))
    TABLES["tally"].check(totals(QUARTER, ["a", "b"], "E08000013"))


def test_an_invented_total_ends_with_its_period():
    ends = [
        totals(Slice("f", "s", start, kind), ["a"], "E08000013")["ends_before"][0]
        for start, kind in (
            (date(2019, 12, 1), "month"),
            (date(2019, 10, 1), "quarter"),
            (date(2019, 4, 1), "financial-year"),
        )
    ]
    assert [end.as_py() for end in ends] == [
        date(2020, 1, 1),
        date(2020, 1, 1),
        date(2020, 4, 1),
    ]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("month", date(2019, 1, 2), "first of a month"),
        ("dataset", "Police street", "written as a code"),
        ("source", "a/b", "written as a code"),
        ("kind", None, "has no kind"),
        ("latitude", None, "comes with a latitude"),
        ("lsoa_year", None, "census year"),
        ("hour", 24, "from 0 to 23"),
        ("qualifiers", ["over 75"], "name:value"),
    ],
)
def test_incidents_that_break_a_rule_are_refused(name, value, words):
    rows = with_column(incidents(JANUARY, ["E01006412"], 2), name, value)
    with pytest.raises(RowsDoNotFit, match=words):
        TABLES["incident"].check(rows)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("series", "Secondary fires", "written as a code"),
        ("ends_before", date(2019, 10, 1), "after starts_on"),
        ("status", "lost", "one of the statuses"),
        ("value", None, "there if given"),
        ("value", float("nan"), "is a number"),
    ],
)
def test_totals_that_break_a_rule_are_refused(name, value, words):
    rows = with_column(totals(QUARTER, ["a"], "E08000013"), name, value)
    with pytest.raises(RowsDoNotFit, match=words):
        TABLES["tally"].check(rows)


def test_other_columns_are_refused():
    rows = incidents(JANUARY, ["E01006412"], 2).drop_columns(["hour"])
    with pytest.raises(RowsDoNotFit, match="columns of the table"):
        TABLES["incident"].check(rows)
