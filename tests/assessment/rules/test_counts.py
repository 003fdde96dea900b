"""Counts of small areas, and months that nobody sent."""

from datetime import date

import numpy as np

from frankpledge.assessment.rules.counts import counts_in


def test_a_month_that_was_never_supplied_is_missing_and_not_zero(counts):
    july = counts.months.index(date(2019, 7, 1))
    assert np.isnan(counts.of(["burglary"])[july])
    assert counts.of(["burglary"])[july + 1] == 40


def test_matched_months_leave_out_a_month_that_is_missing_in_either_year(counts):
    before, now = counts.matched()
    assert [counts.months[at].month for at in now] == [
        1,
        2,
        3,
        4,
        5,
        6,
        8,
        9,
        10,
        11,
        12,
    ]
    assert [counts.months[at] for at in before] == [
        counts.months[at].replace(year=2019) for at in now
    ]


def test_nothing_supplied_gives_no_counts(cube):
    assert counts_in(cube, ["E01006832"], set()) is None


def test_a_small_area_without_a_record_has_zeros(cube):
    found = counts_in(cube, ["E01006832", "E01009999"], {date(2020, 1, 1)})
    assert found.by_area(["burglary"], [0]).tolist() == [20, 0]
    assert found.months == (date(2020, 1, 1),)


def test_kinds_that_never_occurred_count_nothing(counts):
    assert counts.by_area(["drugs"], counts.latest()).tolist() == [0, 0, 0, 0]
    assert counts.total(counts.latest()) == 12 * 86
