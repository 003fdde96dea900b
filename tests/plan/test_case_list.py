"""A standard counted from a list of cases: in time, late, open, and lists with faults."""

from datetime import UTC, date, datetime

import pytest

from frankpledge.plan.rules.case_list import (
    ListFault,
    cases_in,
    count_cases,
    deadline,
    rows_of_csv,
)
from frankpledge.plan.rules.keeping import next_quarter
from frankpledge.plan.states import TimeUnit


QUARTER = (date(2026, 7, 1), date(2026, 10, 1))
LATER = date(2026, 11, 1)
HOURS, DAYS, WORKING = TimeUnit.HOURS, TimeUnit.DAYS, TimeUnit.WORKING_DAYS


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


def counted(text, within=2.0, unit=WORKING, on=LATER):
    cases = cases_in(rows_of_csv(text))
    return count_cases(cases, within=within, unit=unit, quarter=QUARTER, on=on)


@pytest.mark.parametrize(
    ("within", "unit", "expected"),
    [
        (48, HOURS, (7, 5, 16)),
        (2, DAYS, (7, 5, 23)),
        (2, WORKING, (7, 7, 23)),
        (5, WORKING, (7, 10, 23)),
    ],
)
def test_from_a_friday_afternoon(within, unit, expected):
    """From 16:00 on Friday 3 July: two days are Sunday, two working days Tuesday."""
    found = deadline(at(2026, 7, 3, 16), within, unit)
    assert (found.month, found.day, found.hour) == expected


LISTED = """case,from,to
C1,03/07/2026 16:00,07/07/2026
C2,2026-07-03 16:00,2026-07-08 09:00
C3,2026-07-03,
C4,2026-06-30,2026-07-01
C5,2026-09-30,
"""


def test_every_case_of_the_quarter_is_kept_missed_or_open():
    """C1 is in time, C2 a day late, C3 never done, C4 of June; C5's time runs to 2 October."""
    found = counted(LISTED, on=date(2026, 10, 1))
    assert (found.kept, found.looked_at, found.still_open, found.outside) == (
        1,
        3,
        1,
        1,
    )
    assert found.missed == ("C2", "C3")
    assert found.drawn == (
        "Every case of the list that began in the quarter: 3; 1 still open and not"
        " counted; 1 of other quarters left out"
    )
    assert found.evidence == "Missed: C2, C3."


def test_once_its_time_is_over_an_open_case_has_missed():
    assert counted(LISTED, on=date(2026, 10, 3)).missed == ("C2", "C3", "C5")


def test_a_list_without_a_miss_says_so_and_a_long_one_names_the_first():
    assert counted("case,from,to\nC1,2026-07-03,2026-07-03\n").evidence == (
        "No case missed."
    )
    many = "".join(f"C{n},2026-07-03,\n" for n in range(25))
    assert counted(f"case,from,to\n{many}").evidence.endswith("C19 and 5 more.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The list is empty."),
        ("case,from\nC1,2026-07-03\n", "no column to"),
        ("case,from,to,to\nC1,2026-07-03,,\n", "no column to"),
        ("case,from,to\n,2026-07-03,\n", "row 2: it has no case number"),
        ("case,from,to\nC1,,\n", "row 2: it does not say when its time began"),
        ("case,from,to\nC1,2026-07-03,2026-07-01\n", "done before its time began"),
        ("case,from,to\nC1,soon,\n", "“soon” is no day"),
        ("case,from,to\nC1,2026-07-03,\nC1,2026-07-04,\n", "case C1 is there twice"),
    ],
)
def test_a_list_with_a_fault_counts_nothing(text, said):
    with pytest.raises(ListFault) as refused:
        counted(text)
    assert said in str(refused.value)


def test_days_of_a_workbook_are_days():
    rows = [
        ["to", "case", "from"],
        [date(2026, 7, 6), 17, datetime(2026, 7, 3, 9, 30)],  # noqa: DTZ001
    ]
    [case] = cases_in(rows)
    assert (case.ref, case.began, case.done) == (
        "17",
        at(2026, 7, 3, 9, 30),
        at(2026, 7, 6),
    )


@pytest.mark.parametrize(
    ("starts_on", "ends_before"),
    [(date(2026, 7, 1), date(2026, 10, 1)), (date(2026, 10, 1), date(2027, 1, 1))],
)
def test_quarters_follow_each_other(starts_on, ends_before):
    assert next_quarter(starts_on) == ends_before
