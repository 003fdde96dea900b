"""Figures from records: totals, missing months, provisional marks, bases, breaks."""

from datetime import date

import numpy as np
import pytest

from frankpledge.analysis.measures import (
    BaseNotGiven,
    Coverage,
    Figures,
    Per,
    Population,
    Status,
    compute,
    with_bases,
)
from tests.analysis.measures.listing import listed
from tests.analysis.measures.made import APRIL_2019, cube, definition, months, per_1000


LATER = date(2030, 1, 1)
RESIDENTS = {
    Per.RESIDENTS: Population(
        Per.RESIDENTS,
        {"Here": {2018: 900.0, 2019: 1000.0}},
        {2018: "Mid-2018 estimate", 2019: "Mid-2019 estimate"},
    )
}


def run(made, counts, *, coverage=None, areas=("Here",), base=None, as_of=LATER):
    """Return the series of one measure, by type of period."""
    covered = coverage or Coverage(months(APRIL_2019, counts.counts.shape[-1]))
    results = compute(
        [made],
        Figures({"police-street": counts}),
        {"police-street": covered},
        base or {},
        areas=areas,
        as_of=as_of,
    )
    return {(series.area, str(series.period_type)): series for series in results}


def test_months_and_quarters_are_counted():
    found = run(definition(), cube([3, 0, 12]))
    assert found["Here", "month"].numerator.tolist() == [3, 0, 12]
    assert found["Here", "quarter"].numerator.tolist() == [15]
    assert [p.label for p in found["Here", "quarter"].periods] == ["2019/20-Q1"]
    assert set(found["Here", "month"].statuses) == {Status.FINAL}


def test_quick_sums_agree_with_slow_ones():
    random = np.random.default_rng(7)
    counts = cube(random.poisson(4, 60), first=date(2015, 1, 1))
    lost = {date(2016, 5, 1), date(2018, 11, 1)}
    covered = months(date(2015, 1, 1), 60, without=lost)
    every = ["month", "quarter", "financial-year", "year-to-date", "rolling-12",
             "programme-year", "calendar-year"]  # fmt: skip
    found = run(definition(period_types=every), counts, coverage=Coverage(covered))
    monthly = dict(
        zip(
            sorted(months(date(2015, 1, 1), 60)),
            counts.counts.ravel().tolist(),
            strict=True,
        )
    )
    for series in found.values():
        slow = [
            None
            if not period.completeness(covered).is_whole
            else sum(monthly[month] for month in period.months)
            for period in series.periods
        ]
        assert listed(series.numerator) == slow


def test_month_that_never_came_is_missing_and_not_nought():
    covered = months(APRIL_2019, 6, without=[date(2019, 7, 1)])
    found = run(definition(), cube([1, 2, 3, 0, 5, 6]), coverage=Coverage(covered))
    assert found["Here", "month"].statuses[3] == Status.MISSING
    assert listed(found["Here", "month"].numerator) == [1, 2, 3, None, 5, 6]
    quarters = found["Here", "quarter"]
    assert quarters.statuses == (Status.FINAL, Status.PART)
    assert listed(quarters.numerator) == [6, None]
    assert listed(quarters.known) == [6, 11]


def test_month_that_came_in_part_has_no_total_but_what_is_known():
    june = date(2019, 6, 1)
    coverage = Coverage(months(APRIL_2019, 3), in_part=frozenset({june}))
    found = run(definition(), cube([1, 2, 3]), coverage=coverage)
    assert found["Here", "month"].statuses[2] == Status.PART
    assert listed(found["Here", "month"].known) == [1, 2, 3]
    assert listed(found["Here", "quarter"].numerator) == [None]


def test_months_that_were_expected_and_did_not_come_are_shown():
    coverage = Coverage(
        months(APRIL_2019, 1),
        expected_from=date(2019, 3, 1),
        expected_until=date(2019, 6, 1),
    )
    found = run(definition(), cube([4]), coverage=coverage)["Here", "month"]
    assert [p.label for p in found.periods] == ["2019-03", "2019-04", "2019-05"]
    assert listed(found.numerator) == [None, 4, None]


def test_all_missing_is_shown_as_missing():
    coverage = Coverage(expected_from=APRIL_2019, expected_until=date(2019, 7, 1))
    found = run(definition(), cube([]), coverage=coverage)
    assert set(found["Here", "month"].statuses) == {Status.MISSING}
    assert found["Here", "quarter"].statuses == (Status.MISSING,)


def test_nothing_supplied_and_nothing_expected_gives_no_periods():
    found = run(definition(), cube([]), coverage=Coverage())
    assert [len(series) for series in found.values()] == [0, 0]


def test_dataset_nobody_speaks_of_gives_no_periods():
    results = compute([definition()], Figures(), {}, {}, areas=["Here"], as_of=LATER)
    assert [len(series) for series in results] == [0, 0]


def test_supplied_month_without_a_record_is_nought():
    found = run(definition(), cube([]), coverage=Coverage(months(APRIL_2019, 2)))
    assert listed(found["Here", "month"].numerator) == [0, 0]


def test_area_of_another_force_has_its_own_months():
    coverage = Coverage(months(APRIL_2019, 2), by_area={"There": months(APRIL_2019, 1)})
    counts = cube([[1, 2], [3, 4]], areas=("Here", "There"))
    found = run(definition(), counts, coverage=coverage, areas=("There", "Here"))
    assert listed(found["Here", "month"].numerator) == [1, 2]
    assert listed(found["There", "month"].numerator) == [3, None]


def test_area_without_any_record_is_nought_where_supplied():
    found = run(definition(), cube([1, 2]), areas=("Here", "Quiet"))
    assert listed(found["Quiet", "month"].numerator) == [0, 0]


def test_records_outside_the_months_supplied_are_not_counted():
    coverage = Coverage(months(date(2019, 5, 1), 1))
    found = run(definition(), cube([7, 8, 9]), coverage=coverage)
    assert listed(found["Here", "month"].numerator) == [8]


@pytest.mark.parametrize(
    ("as_of", "statuses"),
    [
        (date(2019, 8, 31), (Status.FINAL, Status.PROVISIONAL)),
        (date(2019, 9, 1), (Status.FINAL, Status.FINAL)),
        (date(2019, 6, 30), (Status.PROVISIONAL, Status.PROVISIONAL)),
    ],
)
def test_figures_are_provisional_until_they_settle(as_of, statuses):
    made = definition(settled_after_months=3)
    found = run(made, cube([1, 2]), as_of=as_of)["Here", "month"]
    assert found.statuses == statuses
    assert listed(found.value) == [1, 2]


def test_rate_uses_the_estimate_of_the_year_the_period_starts_in():
    made = per_1000(period_types=["month", "financial-year"])
    counts = cube([1] * 12)
    found = run(made, counts, base=RESIDENTS)
    year = found["Here", "financial-year"]
    assert (listed(year.value), listed(year.denominator)) == ([12], [1000])
    month = found["Here", "month"]
    assert month.denominator_year.tolist() == [2019] * 12
    assert month.denominator_vintages[2019] == "Mid-2019 estimate"


def test_year_before_the_first_estimate_borrows_the_first():
    counts = cube([5], first=date(2011, 4, 1))
    coverage = Coverage(months(date(2011, 4, 1), 1))
    found = run(per_1000(), counts, coverage=coverage, base=RESIDENTS)["Here", "month"]
    assert (found.denominator_year.tolist(), listed(found.denominator)) == (
        [2018],
        [900],
    )


def test_rate_without_any_estimate_is_not_available_and_keeps_its_count():
    found = run(per_1000(), cube([5]))["Here", "month"]
    assert found.statuses == (Status.NOT_AVAILABLE,)
    assert (listed(found.numerator), listed(found.value)) == ([5], [None])


def test_rate_where_nobody_lives_does_not_apply():
    base = {Per.RESIDENTS: Population(Per.RESIDENTS, {"Here": {2019: 0.0}})}
    found = run(per_1000(), cube([5]), base=base)["Here", "month"]
    assert found.statuses == (Status.NOT_APPLICABLE,)
    assert listed(found.low) == [None]


def test_interval_of_a_rate_is_that_of_its_count():
    found = run(per_1000(), cube([5]), base=RESIDENTS)["Here", "month"]
    # Exact Poisson limits of 5 events, from the tables of public health practice.
    assert found.low[0] == pytest.approx(1.62348639)
    assert found.high[0] == pytest.approx(11.66833208)


def test_measure_without_interval_has_no_limits():
    found = run(definition(interval="none"), cube([5]))["Here", "month"]
    assert (listed(found.low), listed(found.high)) == ([None], [None])


def test_share_of_another_measure():
    everything = definition(
        id="all-crime",
        composite_note="Everything.",
        numerator={
            "rests_on": "incidents",
            "dataset": "police-street",
            "exclude_kinds": ["asb"],
        },
    )
    part = definition(
        id="share",
        form="percentage",
        interval="wilson",
        denominator={"per": "measure", "measure": "all-crime", "base": "crime"},
    )
    counts = cube([[25], [75], [50]], kinds=("burglary", "drugs", "asb"))
    results = compute(
        with_bases([part], {"all-crime": everything}),
        Figures({"police-street": counts}),
        {"police-street": Coverage(months(APRIL_2019, 1))},
        {},
        areas=["Here"],
        as_of=LATER,
    )
    found = results[0]
    assert (listed(found.value), listed(found.denominator)) == ([25], [100])
    assert (found.low[0], found.high[0]) == pytest.approx((17.5452, 34.3045), abs=1e-4)


def test_share_of_a_measure_that_was_not_handed_in_is_refused():
    part = definition(
        form="percentage", denominator={"per": "measure", "measure": "all-crime"}
    )
    assert with_bases([part], {}) == [part]
    with pytest.raises(BaseNotGiven, match="all-crime"):
        run(part, cube([1]))


def test_condition_that_was_not_counted_gives_nought():
    made = definition(
        numerator={
            "rests_on": "incidents",
            "dataset": "police-street",
            "qualifiers": ["alcohol"],
        }
    )
    assert listed(run(made, cube([4]))["Here", "month"].numerator) == [0]


def test_periods_outside_the_definitions_dates_are_not_available():
    made = definition(counted_from=date(2019, 5, 1), counted_until=date(2019, 6, 1))
    found = run(made, cube([1, 2, 3]))["Here", "month"]
    assert listed(found.numerator) == [None, 2, None]
    assert found.statuses[0] == found.statuses[2] == Status.NOT_AVAILABLE


def test_break_stands_before_the_first_period_it_touches():
    rule = {"on": date(2019, 6, 1), "note": "New rule."}
    made = definition(breaks=[rule], period_types=["month", "rolling-12", "quarter"])
    counts = cube([1] * 24, first=date(2018, 4, 1))
    coverage = Coverage(months(date(2018, 4, 1), 24))
    found = run(made, counts, coverage=coverage)
    month = found["Here", "month"].breaks[0]
    assert (month.position, month.whole_from) == (14, 14)
    rolling = found["Here", "rolling-12"].breaks[0]
    assert (rolling.position, rolling.whole_from) == (3, 13)


def test_break_within_a_month_leaves_that_month_mixed():
    made = definition(breaks=[{"on": date(2019, 5, 15), "note": "New rule."}])
    mark = run(made, cube([1, 2, 3]))["Here", "month"].breaks[0]
    assert (mark.position, mark.whole_from) == (1, 2)


@pytest.mark.parametrize("day", [date(2015, 4, 1), date(2025, 4, 1)])
def test_break_outside_the_series_is_not_marked(day):
    made = definition(breaks=[{"on": day, "note": "New rule."}])
    assert run(made, cube([1, 2, 3]))["Here", "month"].breaks == ()


def test_digest_changes_only_with_the_figures():
    same, again = (run(definition(), cube([1, 2]))["Here", "month"] for _ in "ab")
    other = run(definition(), cube([1, 3]))["Here", "month"]
    assert same.digest == again.digest != other.digest


def test_huge_counts_keep_whole():
    found = run(definition(), cube([2**40, 1, 1]))
    assert listed(found["Here", "quarter"].numerator) == [2**40 + 2]
