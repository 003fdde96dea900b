"""
Every kind of target, worked by hand: one figure on course, one off, one untold.

The limits are those of the domain handbook (measures 3.7) at z = 1.96: Byar's of a
count O are O(1 - 1/(9O) - z/(3 root O))^3 and (O+1)(1 - 1/(9(O+1)) + z/(3 root(O+1)))^3,
Wilson's of a share k of n are (p + z2/2n +- z root(p(1-p)/n + z2/4n2)) / (1 + z2/n).
"""

from dataclasses import replace
from datetime import date

import pytest

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.plan.rules.delivering import Delivered
from frankpledge.plan.rules.path import far_path_on, with_step
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.status import judge
from frankpledge.plan.rules.verdict import Reading
from frankpledge.plan.states import (
    BaselineState,
    DirectionTest,
    Path,
    TargetKind,
    TargetStatus,
)


ON, OFF, UNTOLD = (
    TargetStatus.ON_COURSE,
    TargetStatus.OFF_COURSE,
    TargetStatus.CANNOT_TELL,
)
MET, MISSED = TargetStatus.MET, TargetStatus.MISSED
NOW = date(2006, 4, 1)


def year(value, low=None, high=None, starts=2005):
    """Return a financial year's figure with its 95% limits."""
    return Reading(value, low, high, date(starts, 4, 1), date(starts + 1, 4, 1))


def months(*values, spread=0.2):
    """Return a figure a month from April 2004, its limits so far on either side."""
    starts = [date(2004 + (3 + n) // 12, (3 + n) % 12 + 1, 1) for n in range(25)]
    return [
        Reading(
            value,
            value * (1 - spread),
            value * (1 + spread),
            starts[n],
            starts[n + 1],
            kind=PeriodType.MONTH,
        )
        for n, value in enumerate(values)
    ]


def by_2008(kind, baseline, **terms):
    """Return a promise from the year 2003/04 to the year 2007/08."""
    ends = {"baseline_ends_on": date(2004, 4, 1), "due_on": date(2008, 4, 1)}
    return Promise(kind=kind, baseline=baseline, **(ends | terms))


def status(promise, *readings, **known):
    on = readings[-1].ends_before if readings else NOW
    return judge(promise, readings, **({"judged_on": on} | known)).status


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (year(870, 813.1, 929.8), ON),
        (year(1000, 939.0, 1064.0), OFF),
        (year(900, 842.2, 960.8), UNTOLD),
    ],
)
def test_less_by_a_percentage(reading, expected):
    """
    Charnwood, domestic burglary: 969 less 18% is 794.58.

    On 1 April 2006, 730 of 1,461 days are gone: 969 - 174.42 x 730/1461 = 881.85, and 5%
    above that is 925.9. 870 is below the path. 1,000 is above 925.9 and its lower limit
    1000(1 - 1/9000 - 1.96/94.87)^3 = 939.0 is above the path. 900 is within the 5%.
    """
    promise = by_2008(TargetKind.BY_PERCENT, 969.0, percent=-18.0)
    verdict = judge(promise, [reading], judged_on=NOW)
    assert verdict.expected == pytest.approx(881.85, abs=0.01)
    assert verdict.status is expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (year(1620, 1542.1, 1700.9), ON),
        (year(1400, 1327.6, 1475.3), OFF),
        (year(1510, 1434.8, 1588.1), UNTOLD),
    ],
)
def test_more_by_a_percentage(reading, expected):
    """
    Charnwood, domestic violence reported: 1,509 and 10% is 1,659.9; more is wanted.

    Half way it is 1509 + 150.9 x 730/1461 = 1584.4, and 5% below that 1505.2. The upper
    limit of 1,400 is 1401(1 - 1/12609 + 1.96/112.29)^3 = 1475.3, below the path.
    """
    promise = by_2008(TargetKind.BY_PERCENT, 1509.0, percent=10.0, wish=1)
    assert status(promise, reading) is expected


@pytest.mark.parametrize(
    ("tolerance", "expected"), [(None, UNTOLD), (0.0, OFF), (15.0, UNTOLD)]
)
def test_a_path_has_the_tolerance_that_was_chosen(tolerance, expected):
    """Against a path at 881.85: 920 is 4.3% above it, its lower limit 891 beyond chance."""
    promise = by_2008(
        TargetKind.BY_PERCENT, 969.0, percent=-18.0, tolerance_percent=tolerance
    )
    assert status(promise, year(920, 891.0, 950.0)) is expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (year(11, 10.4, 11.6, 2007), MET),
        (year(14, 13.3, 14.7, 2007), MISSED),
        (replace(year(11.8, 11.2, 12.4, 2007), is_provisional=True), UNTOLD),
    ],
)
def test_a_value_by_a_date(reading, expected):
    """Knowsley, burglary for 1,000 homes: 16.8 to 11.76 by 31 March 2008, which has come."""
    promise = by_2008(TargetKind.TO_VALUE, 16.8, value=11.76)
    assert status(promise, reading, judged_on=date(2008, 6, 1)) is expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [(year(328, 293.5, 365.5), ON), (year(290, 257.6, 325.4), OFF), (None, UNTOLD)],
)
def test_hold(reading, expected):
    """
    St Helens, domestic violence crimes held at 374; fewer reports would be worse.

    Two counts (3.7): (328 - 374)/root(328 + 374) = -1.74, no clear change, though the
    interval of 328 alone ends at 365.5; (290 - 374)/root 664 = -3.26 is a fall.
    """
    promise = by_2008(TargetKind.MAINTAIN, 374.0, wish=1)
    assert status(promise, *([reading] if reading else [])) is expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (year(93.3, 70.2, 98.8), ON),
        (year(75.0, 62.8, 84.2), OFF),
        (year(86.7, 62.1, 96.3), UNTOLD),
    ],
)
def test_at_least(reading, expected):
    """
    West Lancashire, visits without a sale: 92% or more.

    14 of 15 visits are 93.3%. 45 of 60 are 75%, Wilson's upper limit 84.2: below 92.
    13 of 15 are 86.7%, upper limit (0.8667 + 0.1281)/1.2561 + 0.1707 = 96.3: untold.
    """
    promise = Promise(
        kind=TargetKind.THRESHOLD,
        low=92.0,
        baseline_state=BaselineState.NOT_APPLICABLE,
    )
    assert status(promise, reading) is expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (year(60, 45.8, 77.2), ON),
        (year(90, 72.4, 110.6), OFF),
        (year(75, 59.0, 94.0), UNTOLD),
    ],
)
def test_at_most(reading, expected):
    """
    West Lancashire, deliberate primary fires: 66 at most.

    The lower limit of 90 is 90(1 - 1/810 - 1.96/28.46)^3 = 72.4, above 66; that of 75 is
    75(1 - 1/675 - 1.96/25.98)^3 = 59.0, which is not.
    """
    promise = Promise(
        kind=TargetKind.THRESHOLD,
        high=66.0,
        baseline_state=BaselineState.NOT_APPLICABLE,
    )
    assert status(promise, reading) is expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (year(25, 16.2, 36.9), ON),
        (year(45, 32.8, 60.2), OFF),
        (year(8, 3.4, 15.8), OFF),
        (year(33, 22.7, 46.3), UNTOLD),
    ],
)
def test_between(reading, expected):
    """A caseload of 20 to 30: the lower limit of 45 is 32.8, of 33 it is 22.7."""
    promise = Promise(
        kind=TargetKind.THRESHOLD,
        low=20.0,
        high=30.0,
        baseline_state=BaselineState.NOT_APPLICABLE,
    )
    assert status(promise, reading) is expected


def test_limits_tell_of_the_periods_that_were_outside_before():
    """Of 110, 95 and 120 restorative meetings one was under 100; the latest keeps it."""
    promise = Promise(
        kind=TargetKind.THRESHOLD,
        low=100.0,
        baseline_state=BaselineState.NOT_APPLICABLE,
        counts_from=date(2004, 5, 1),
    )
    readings = months(80, 110, 95, 120)
    verdict = judge(promise, readings, judged_on=readings[-1].ends_before)
    assert (verdict.status, verdict.because) == (
        ON,
        "The latest figure is within the limits promised. Of the 2 before it, 1 was not.",
    )


@pytest.mark.parametrize(
    ("delivered", "expected"),
    [
        (Delivered(date(2006, 3, 20), date(2006, 3, 28)), MET),
        (Delivered(date(2006, 3, 20)), UNTOLD),
        (None, MISSED),
    ],
)
def test_a_milestone(delivered, expected):
    """Six barriers by 30 March 2006, asked two days later: accepted, only said, not done."""
    promise = Promise(kind=TargetKind.MILESTONE, due_on=date(2006, 3, 31))
    assert status(promise, delivered=delivered) is expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (year(95, 76.9, 116.1), ON),
        (year(160, 136.2, 186.8), OFF),
        (year(122, 101.3, 145.7), UNTOLD),
    ],
)
def test_downward_by_level(reading, expected):
    """
    From 100: two counts say (160 - 100)/root 260 = 3.72, (122 - 100)/root 222 = 1.48.

    The second is no clear change although 122's own interval begins above 100.
    """
    promise = Promise(kind=TargetKind.DIRECTION, baseline=100.0)
    assert status(promise, reading) is expected


@pytest.mark.parametrize(
    ("tested_by", "values", "expected"),
    [
        (DirectionTest.INTERVAL, [70], ON),
        (DirectionTest.INTERVAL, [130], OFF),
        (DirectionTest.INTERVAL, [110], UNTOLD),
        (DirectionTest.SLOPE, range(210, 90, -10), ON),
        (DirectionTest.SLOPE, range(100, 220, 10), OFF),
        (DirectionTest.SLOPE, range(100, 112), UNTOLD),
        (DirectionTest.RUN, [99] * 8, ON),
        (DirectionTest.RUN, [101] * 8, OFF),
        (DirectionTest.RUN, [99] * 7 + [101], UNTOLD),
    ],
)
def test_downward_by_the_test_that_was_chosen(tested_by, values, expected):
    """
    From 100, each figure 20% either way.

    Interval: 56 to 84, 104 to 156, 88 to 132. Slope: down 10 a month; up 10 a month to
    210, whose kindest 210 - 1.414 x 42 = 150.6 is above the first; up 1 a month to 111,
    whose kindest 79.6 is not. Run: eight below, eight above, seven and one.
    """
    promise = Promise(kind=TargetKind.DIRECTION, baseline=100.0, tested_by=tested_by)
    assert status(promise, *months(*values)) is expected


def test_a_baseline_comes_first():
    """Charnwood's drug litter: nothing is judged before its first year is counted."""
    waiting = by_2008(
        TargetKind.BY_PERCENT,
        None,
        percent=-10.0,
        baseline_state=BaselineState.TO_BE_ESTABLISHED,
    )
    counted = replace(waiting, baseline=50.0, baseline_state=BaselineState.SET)
    found = [status(one, year(46, 33.7, 61.4)) for one in (waiting, counted)]
    assert found == [TargetStatus.NO_BASELINE, ON]


@pytest.mark.parametrize("value", [200, 8000])
def test_none_on_purpose(value):
    """Knowsley's domestic violence: no figure makes it good or bad."""
    promise = Promise(kind=TargetKind.NONE, reason="Reports should not be deterred.")
    assert status(promise, year(value)) is TargetStatus.NO_TARGET


STEP = Promise(
    kind=TargetKind.INTERIM,
    baseline=63.0,
    baseline_ends_on=date(2009, 1, 1),
    value=53.0,
    due_on=date(2013, 1, 1),
    far_value=22.05,
    far_due_on=date(2021, 1, 1),
)


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ((57, 43.2, 73.9, 2010), ON),
        ((90, 72.4, 110.6, 2010), OFF),
        ((64, 49.3, 81.7, 2010), UNTOLD),
        ((52, 38.8, 68.2, 2012), MET),
        ((75, 59.0, 94.0, 2012), MISSED),
    ],
)
def test_a_step_on_a_long_path(reading, expected):
    """
    West Lancashire, children hurt on roads: 63 to 53 in 2012, 65% less by 2020.

    At the end of 2010 the step's path is 63 - 10 x 730/1461 = 58.0; 64's limits hold it.
    A straight path to 22.05 stands at 63 - 40.95/3 = 49.35 at the end of 2012.
    """
    value, low, high, at = reading
    found = Reading(value, low, high, date(at, 1, 1), date(at + 1, 1, 1))
    assert status(STEP, found) is expected
    assert far_path_on(STEP, STEP.due_on) == pytest.approx(49.35)


@pytest.mark.parametrize(
    ("path", "step"), [(Path.LINEAR, 49.35), (Path.COMPOUND, 44.398)]
)
def test_a_step_is_worked_out_from_its_path(path, step):
    """63 - 40.95/3 = 49.35 by even steps; 63 x (22.05/63)^(1/3) = 44.398 by percentages."""
    terms = ("baseline", "baseline_ends_on", "due_on", "far_value", "far_due_on")
    line = {"kind": "interim", "path": path} | {n: getattr(STEP, n) for n in terms}
    assert with_step(line) == line | {"value": pytest.approx(step, abs=1e-4)}
    for typed in (line | {"value": 53.0}, line | {"kind": "to-value"}):
        assert with_step(typed) == typed
    unknown = {name: value for name, value in line.items() if name != "far_value"}
    assert with_step(unknown) == unknown


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (year(5.0, 4.5, 5.5), ON),
        (year(8.0, 7.5, 8.5), OFF),
        (year(6.2, 6.1, 6.3), UNTOLD),
        (year(7.0, 5.5, 8.5), UNTOLD),
    ],
)
def test_better_than_the_group(reading, expected):
    """The group's mean is 6.0, 5% above it 6.3; 7.0 is beyond it but its limits hold 6.0."""
    promise = Promise(
        kind=TargetKind.RELATIVE, baseline_state=BaselineState.NOT_APPLICABLE
    )
    assert status(promise, reading, group_value=6.0) is expected


HELD = by_2008(TargetKind.MAINTAIN, 75.0, wish=1)
LAST = date(2008, 6, 1)


@pytest.mark.parametrize(
    ("promise", "reading", "expected"),
    [
        (HELD, year(76, 72, 80, 2007), MET),
        (HELD, year(60, 56, 64, 2007), MISSED),
        (HELD, replace(year(60, 56, 64, 2007), is_provisional=True), OFF),
        (HELD, year(76, 72, 80, 2006), ON),
        (
            replace(HELD, kind=TargetKind.THRESHOLD, low=80.0),
            year(78, 74, 82, 2007),
            UNTOLD,
        ),
        (replace(HELD, kind=TargetKind.RELATIVE), year(80, 76, 84, 2007), MET),
    ],
)
def test_what_has_no_path_is_met_or_missed_at_its_date_too(promise, reading, expected):
    """Held at 75 until 31 March 2008: 76 kept it, 60 (56 to 64) did not."""
    assert status(promise, reading, judged_on=LAST, group_value=77.0) is expected


def test_a_group_is_held_against_the_period_that_was_promised_alone():
    """A later year is all that is known of the group: the year promised is not judged by it."""
    beat = replace(HELD, kind=TargetKind.RELATIVE, due_on=date(2007, 4, 1))
    readings = [year(80, 76, 84, 2006), year(90, 86, 94, 2007)]
    assert status(beat, *readings, judged_on=LAST, group_value=77.0) is ON
