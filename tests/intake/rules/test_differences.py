"""The difference between two supplies, against a slow and obvious count."""

from collections import Counter
from datetime import date

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.tables import incident, tally
from frankpledge.intake.rules.differences import Change, differences


JUNE = date(2019, 6, 1)


def incidents(rows):
    """Return incidents from (key, kind, outcome, qualifiers)."""
    held = [
        {
            "dataset": "police-street",
            "source": "merseyside",
            "month": JUNE,
            "load_id": "a",
            "row": place,
            "key": key,
            "kind": kind,
            "outcome": outcome,
            "qualifiers": list(marks),
        }
        for place, (key, kind, outcome, marks) in enumerate(rows)
    ]
    return pa.Table.from_pylist(held, schema=incident.SCHEMA)


def totals(rows):
    """Return totals from (series, area, period type, value, status)."""
    held = [
        {
            "dataset": "fires",
            "source": "st-helens",
            "load_id": "a",
            "row": place,
            "series": series,
            "area": area,
            "period_type": kind,
            "starts_on": JUNE,
            "ends_before": date(2019, 7, 1),
            "value": value,
            "status": status,
        }
        for place, (series, area, kind, value, status) in enumerate(rows)
    ]
    return pa.Table.from_pylist(held, schema=tally.SCHEMA)


def change(kind, before, after, added=0, removed=0, changed=0, source="merseyside"):
    return Change(source, JUNE, kind, before, after, added, removed, changed)


def test_a_revised_outcome_is_a_change_and_not_a_loss_and_a_gain():
    before = incidents([("1", "burglary", None, []), ("2", "burglary", None, [])])
    after = incidents(
        [("1", "burglary", "suspect-charged", []), ("3", "burglary", None, [])]
    )
    assert differences("incident", before, after) == [
        change("burglary", 2, 2, added=1, removed=1, changed=1)
    ]


def test_a_reclassified_crime_changed_and_counts_under_its_new_kind():
    before = incidents([("1", "burglary", None, [])])
    after = incidents([("1", "robbery", None, [])])
    assert differences("incident", before, after) == [
        change("burglary", 1, 0),
        change("robbery", 0, 1, changed=1),
    ]


def test_rows_without_a_key_are_added_or_removed_by_number():
    before = incidents([(None, "asb", None, [])] * 3)
    after = incidents([(None, "asb", None, [])] * 5)
    assert differences("incident", before, after) == [change("asb", 3, 5, added=2)]


def test_the_order_and_numbers_of_rows_make_no_difference():
    rows = [("1", "burglary", None, ["x", "y"]), (None, "asb", None, [])]
    found = differences("incident", incidents(rows), incidents(rows[::-1]))
    assert [one.is_any for one in found] == [False, False]


def test_a_total_is_the_same_by_series_area_and_period_type():
    before = totals(
        [
            ("hoax", "E1", "month", 3.0, "given"),
            ("hoax", "E1", "quarter", 9.0, "given"),
            ("arson", "E1", "month", None, "to-be-confirmed"),
        ]
    )
    after = totals(
        [
            ("hoax", "E1", "month", 4.0, "given"),
            ("hoax", "E1", "quarter", 9.0, "given"),
            ("arson", "E1", "month", 2.0, "given"),
        ]
    )
    assert differences("tally", before, after) == [
        change("arson", 1, 1, changed=1, source="st-helens"),
        change("hoax", 2, 2, changed=1, source="st-helens"),
    ]


def test_a_change_goes_into_the_database_as_plain_data():
    assert change("asb", 3, 5, added=2).to_data() == {
        "source": "merseyside",
        "starts_on": "2019-06-01",
        "kind": "asb",
        "before": 3,
        "after": 5,
        "added": 2,
        "removed": 0,
        "changed": 0,
    }


ROWS = st.lists(
    st.tuples(
        st.sampled_from([None, "1", "2", "3"]),
        st.sampled_from(["burglary", "robbery"]),
        st.sampled_from([None, "charged"]),
        st.sampled_from([(), ("a",)]),
    ),
    max_size=8,
)


@given(ROWS, ROWS)
def test_added_and_removed_explain_every_row_that_is_not_the_same(before, after):
    found = differences("incident", incidents(before), incidents(after))
    added = sum(one.added for one in found)
    removed = sum(one.removed for one in found)
    changed = sum(one.changed for one in found)
    old, new = Counter(before), Counter(after)
    assert added + changed == (new - old).total()
    assert removed + changed == (old - new).total()
    assert added - removed == len(after) - len(before)
