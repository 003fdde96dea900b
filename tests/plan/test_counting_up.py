"""Numbers counted up to a day: on pace, short, reached, passed, and with holes."""

from datetime import date

import pytest

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.plan.rules.content import PlanFault, TargetLine, read_content
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.status import judge
from frankpledge.plan.rules.verdict import Reading
from frankpledge.plan.states import BaselineState, TargetKind, TargetStatus
from tests.plan.conftest import plan_data


START, DUE = date(2019, 4, 1), date(2020, 4, 1)
ON, OFF, UNSURE = (
    TargetStatus.ON_COURSE,
    TargetStatus.OFF_COURSE,
    TargetStatus.CANNOT_TELL,
)
MET, MISSED = TargetStatus.MET, TargetStatus.MISSED


def month(n):
    return date(2019 + (3 + n) // 12, (3 + n) % 12 + 1, 1)


def counts(*values, first=0, skip=()):
    return [
        Reading(value, None, None, month(n), month(n + 1), kind=PeriodType.MONTH)
        for n, value in enumerate(values, first)
        if n not in skip
    ]


def promise(**limits):
    return Promise(
        kind=TargetKind.THRESHOLD,
        baseline_state=BaselineState.NOT_APPLICABLE,
        is_cumulative=True,
        **({"counts_from": START, "due_on": DUE} | limits),
    )


def stands(terms, readings, on=None):
    on = on or readings[-1].ends_before
    return judge(terms, readings, judged_on=on)


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ([10] * 6, ON),
        ([8] * 6, UNSURE),
        ([2] * 6, OFF),
        ([20] * 5, MET),
        ([8] * 12, MISSED),
        ([9] * 11, ON),
    ],
)
def test_at_least_a_hundred_in_the_year(values, status):
    verdict = stands(promise(low=100.0), counts(*values))
    assert (verdict.status, verdict.reading.value) == (status, sum(values))


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ([5] * 6, ON),
        ([6] * 6, UNSURE),
        ([10] * 5, OFF),
        ([11] * 6, MISSED),
        ([5] * 12, MET),
    ],
)
def test_at_most_sixty_in_the_year(values, status):
    assert stands(promise(high=60.0), counts(*values)).status is status


def test_what_is_reached_needs_no_later_figure():
    assert stands(promise(low=20.0), counts(20), on=date(2024, 1, 1)).status is MET


def test_an_old_total_is_not_presented_as_todays():
    verdict = stands(promise(low=100.0), counts(*[10] * 3), on=date(2020, 3, 1))
    assert verdict.status is UNSURE
    assert "2019-06" in verdict.because


@pytest.mark.parametrize("limits", [{"low": 100.0}, {"high": 60.0}])
@pytest.mark.parametrize(
    "readings", [counts(*[4] * 6, skip={2}), counts(4, 4, first=2)]
)
def test_a_month_never_supplied_leaves_the_total_untold(limits, readings):
    verdict = stands(promise(**limits), readings)
    assert verdict.status is UNSURE
    assert "never supplied" in verdict.because


def test_figures_from_before_are_not_counted():
    before = counts(500, first=-1)
    assert stands(promise(low=100.0), before).status is UNSURE
    assert stands(promise(low=100.0), before + counts(10)).reading.value == 10


@pytest.mark.parametrize(
    "missing", [{"counts_from": None}, {"due_on": None}, {"low": None}]
)
def test_without_its_terms_nothing_is_told(missing):
    terms = promise(**({"low": 100.0} | missing))
    assert "from when to when" in stands(terms, counts(10)).because


VISITS = {
    "ref": "T1",
    "measure": "asb-repeat-callers",
    "kind": "threshold",
    "baseline_state": "not-applicable",
    "low": 200,
    "due_on": "2020-04-01",
    "period_type": "month",
    "is_cumulative": True,
}


def test_a_number_counted_up_is_taken_in():
    assert TargetLine(**VISITS).is_cumulative


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"high": 300}, "at least or at most so many, not both"),
        ({"due_on": None}, "by which day"),
        ({"period_type": "financial-year"}, "months or quarters"),
        ({"kind": "to-value", "value": 3}, "only a lowest or a highest number"),
        (
            {
                "kind": "direction",
                "tested_by": "run",
                "is_cumulative": False,
                "period_type": "rolling-12",
            },
            "eight in a row are read from months or quarters",
        ),
    ],
)
def test_a_way_of_judging_that_does_not_fit_is_refused(changes, words):
    data = plan_data()
    data["priorities"][0]["objectives"][0]["targets"] = [VISITS | changes]
    data["priorities"][0]["objectives"][0]["actions"] = []
    with pytest.raises(PlanFault, match=words):
        read_content(data)
