"""A promise of direction, each way that it can be tested, on both sides of chance."""

from datetime import date

import pytest

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.plan.rules.direction import in_direction
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.verdict import Reading
from frankpledge.plan.states import DirectionTest, TargetKind, TargetStatus


ON, OFF, UNSURE = (
    TargetStatus.ON_COURSE,
    TargetStatus.OFF_COURSE,
    TargetStatus.CANNOT_TELL,
)


def months(*values, spread=0.2, skip=()):
    """Return one reading a month from April 2019, leaving out the months to skip."""
    starts = [date(2019 + (3 + n) // 12, (3 + n) % 12 + 1, 1) for n in range(30)]
    return [
        Reading(
            value,
            None if spread is None else value * (1 - spread),
            None if spread is None else value * (1 + spread),
            starts[n],
            starts[n + 1],
            kind=PeriodType.MONTH,
        )
        for n, value in enumerate(values)
        if n not in skip
    ]


def down(tested_by, *, baseline=100.0, wish=-1):
    return Promise(
        kind=TargetKind.DIRECTION, baseline=baseline, tested_by=tested_by, wish=wish
    )


@pytest.mark.parametrize(
    ("last", "status"), [(70, ON), (90, UNSURE), (110, UNSURE), (130, OFF)]
)
def test_an_interval_must_lie_wholly_on_one_side(last, status):
    verdict = in_direction(down(DirectionTest.INTERVAL), months(last))
    assert (verdict.status, verdict.expected) == (status, 100.0)


def test_an_interval_is_turned_round_where_more_is_wanted():
    up = down(DirectionTest.INTERVAL, wish=1)
    found = [in_direction(up, months(value)).status for value in (140, 70)]
    assert found == [ON, OFF]


@pytest.mark.parametrize(
    ("promise", "readings"),
    [
        (down(DirectionTest.INTERVAL), months(70, spread=None)),
        (down(DirectionTest.INTERVAL, baseline=None), months(70)),
        (down(DirectionTest.RUN, baseline=None), months(*[70] * 8)),
    ],
)
def test_what_the_test_needs_and_lacks_leaves_it_untold(promise, readings):
    assert in_direction(promise, readings).status is UNSURE


RISING = [100 + 10 * n for n in range(12)]
CREEPING = [100 + n for n in range(12)]


@pytest.mark.parametrize(
    ("values", "status"),
    [
        (RISING[::-1], ON),
        ([100] * 12, ON),
        (RISING, OFF),
        (CREEPING, UNSURE),
        (RISING[:11], UNSURE),
    ],
)
def test_a_slope_counts_against_only_beyond_chance(values, status):
    verdict = in_direction(down(DirectionTest.SLOPE, baseline=None), months(*values))
    assert verdict.status is status


def test_a_slope_needs_every_month():
    readings = months(*RISING, 230, skip={5})
    assert in_direction(down(DirectionTest.SLOPE), readings).status is UNSURE


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ([99] * 8, ON),
        ([101] * 8, OFF),
        ([99] * 7 + [101], UNSURE),
        ([100] * 8, UNSURE),
        ([99] * 7, UNSURE),
    ],
)
def test_eight_in_a_row_on_one_side_are_a_run(values, status):
    assert in_direction(down(DirectionTest.RUN), months(*values)).status is status


def test_a_month_left_out_breaks_a_run():
    readings = months(*[99] * 9, skip={4})
    assert in_direction(down(DirectionTest.RUN), readings).status is UNSURE


def test_a_slope_alone_needs_no_baseline():
    assert not down(DirectionTest.SLOPE).needs_a_baseline
    assert down(DirectionTest.RUN).needs_a_baseline
