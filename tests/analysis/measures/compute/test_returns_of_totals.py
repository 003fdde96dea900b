"""Figures from returns: as given, added up from shorter periods, or not at all."""

from datetime import date

import pytest

from frankpledge.analysis.measures import (
    Figures,
    Per,
    Population,
    Status,
    TallyFigure,
    compute,
)
from frankpledge.analysis.measures.periods import Period
from tests.analysis.measures.listing import listed
from tests.analysis.measures.made import definition


LATER = date(2030, 1, 1)
CASES = {"rests_on": "series", "series": ["cases"]}


def total(label, value, *, series="cases", status="given", area="Here"):
    """Return one total as a return gives it."""
    p = Period.parse(label)
    return TallyFigure(series, area, p.type, p.starts_on, p.ends_before, value, status)


def run(made, tallies, *, base=None, areas=("Here",)):
    """Return the measure's series by type of period."""
    results = compute(
        [made], Figures(tallies=tallies), {}, base or {}, areas=areas, as_of=LATER
    )
    return {str(series.period_type): series for series in results}


def counted(**changes):
    """Return a count of cases, with changes."""
    return definition(**({"numerator": CASES} | changes))


def test_figures_of_a_year_come_out_as_given():
    made = counted(period_types=["financial-year", "month"])
    found = run(made, [total("2010/11", 266), total("2012/13", 256)])
    year = found["financial-year"]
    assert [p.label for p in year.periods] == ["2010/11", "2011/12", "2012/13"]
    assert listed(year.value) == [266, None, 256]
    assert year.statuses[1] == Status.MISSING
    assert set(found["month"].statuses) == {Status.MISSING}


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("not-available", Status.NOT_AVAILABLE),
        ("not-supplied", Status.NOT_SUPPLIED),
        ("suppressed", Status.SUPPRESSED),
        ("to-be-confirmed", Status.TO_BE_CONFIRMED),
        ("not-applicable", Status.NOT_APPLICABLE),
        ("not-known", Status.NOT_KNOWN),
        ("given", Status.NOT_SUPPLIED),
    ],
)
def test_four_kinds_of_missing_keep_their_words(status, word):
    made = counted(period_types=["financial-year"])
    found = run(made, [total("2010/11", None, status=status)])["financial-year"]
    assert (found.statuses, listed(found.value)) == ((word,), [None])


def test_months_add_up_to_quarters_and_years():
    made = counted(period_types=["month", "quarter", "financial-year"])
    tallies = [total(f"2019-{m:02d}", m) for m in range(4, 13)]
    tallies += [total(f"2020-0{m}", m) for m in (1, 2, 3)]
    found = run(made, tallies)
    assert listed(found["quarter"].value) == [15, 24, 33, 6]
    assert listed(found["financial-year"].value) == [78]


def test_quarters_add_up_where_months_are_not_given():
    made = counted(period_types=["quarter", "financial-year", "year-to-date"])
    tallies = [total(f"2019/20-Q{q}", 10 * q) for q in (1, 2, 3, 4)]
    found = run(made, tallies)
    assert listed(found["financial-year"].value) == [100]
    assert listed(found["year-to-date"].value) == [
        None, None, 10, None, None, 30, None, None, 60, None, None, 100,
    ]  # fmt: skip


def test_months_of_one_quarter_stand_in_for_it():
    made = counted(period_types=["financial-year"])
    tallies = [total(f"2019/20-Q{q}", 10) for q in (1, 2, 3)]
    tallies += [total(f"2020-0{m}", 1) for m in (1, 2, 3)]
    assert listed(run(made, tallies)["financial-year"].value) == [33]


def test_months_before_the_first_whole_year_are_left_out_of_it():
    made = counted(period_types=["financial-year"])
    tallies = [total(f"2019-{m:02d}", 1) for m in range(1, 13)]
    tallies += [total(f"2020-0{m}", 1) for m in (1, 2, 3)]
    assert listed(run(made, tallies)["financial-year"].value) == [12]


def test_year_still_to_be_confirmed_is_the_sum_of_its_quarters():
    made = counted(period_types=["financial-year"])
    tallies = [total(f"2019/20-Q{q}", 10) for q in (1, 2, 3, 4)]
    tallies.append(total("2019/20", None, status="to-be-confirmed"))
    found = run(made, tallies)["financial-year"]
    assert (listed(found.value), found.statuses) == ([40], (Status.FINAL,))


def test_year_with_a_missing_quarter_is_in_part():
    made = counted(period_types=["financial-year"])
    tallies = [total(f"2019/20-Q{q}", 10) for q in (1, 2, 4)]
    found = run(made, tallies)["financial-year"]
    assert (found.statuses, listed(found.known)) == ((Status.PART,), [30])


def test_figure_given_for_the_year_stands_over_its_months():
    made = counted(period_types=["financial-year"])
    tallies = [total("2019/20", 50), *(total(f"2019-{m:02d}", 9) for m in range(4, 10))]
    assert listed(run(made, tallies)["financial-year"].value) == [50]


def test_people_are_not_added_up_over_time():
    made = counted(
        numerator=CASES | {"adds_up": False}, period_types=["quarter", "financial-year"]
    )
    found = run(made, [total(f"2019/20-Q{q}", 10) for q in (1, 2, 3, 4)])
    assert listed(found["quarter"].value) == [10, 10, 10, 10]
    assert found["financial-year"].statuses == (Status.MISSING,)


def test_sum_of_series_needs_each_of_them():
    made = counted(
        numerator={"rests_on": "series", "series": ["cases", "more"]},
        composite_note="Both.",
        period_types=["financial-year"],
    )
    tallies = [
        total("2010/11", 78),
        total("2010/11", 122, series="more"),
        total("2011/12", 65),
        total("2012/13", None, series="more", status="not-available"),
    ]
    found = run(made, tallies)["financial-year"]
    assert listed(found.value) == [200, None, None]
    assert listed(found.known) == [200, 65, None]
    assert found.statuses == (Status.FINAL, Status.MISSING, Status.MISSING)


def test_snapshot_is_shown_for_the_days_it_was_taken():
    made = counted(
        numerator=CASES | {"adds_up": False}, period_types=["snapshot", "month"]
    )
    found = run(made, [total("2011-03-31", 25), total("2012-03-31", 24)])
    assert [p.label for p in found["snapshot"].periods] == ["2011-03-31", "2012-03-31"]
    assert listed(found["snapshot"].value) == [25, 24]
    assert len(found["month"]) == 0


def test_snapshots_and_months_of_one_series_do_not_disturb_each_other():
    made = counted(period_types=["month", "snapshot"])
    found = run(made, [total("2011-03-31", 25), total("2011-04", 3)])
    assert listed(found["snapshot"].value) == [25]
    assert listed(found["month"].value) == [3]


def test_share_of_a_series_fails_where_the_base_does():
    made = counted(
        form="percentage",
        interval="wilson",
        period_types=["financial-year"],
        denominator={"per": "series", "series": ["heard"], "base": "cases heard"},
    )
    tallies = [
        total("2010/11", 74),
        total("2010/11", 266, series="heard"),
        total("2011/12", 39),
        total("2012/13", 0),
        total("2012/13", 0, series="heard"),
        total("2013/14", 1),
        total("2013/14", None, series="heard", status="to-be-confirmed"),
    ]
    found = run(made, tallies)["financial-year"]
    assert found.statuses == (
        Status.FINAL,
        Status.MISSING,
        Status.NOT_APPLICABLE,
        Status.TO_BE_CONFIRMED,
    )
    assert found.value[0] == pytest.approx(100 * 74 / 266)
    assert listed(found.numerator) == [74, 39, 0, 1]


def test_given_percentage_has_an_interval_from_how_many_answered():
    made = counted(
        form="percentage",
        interval="wilson",
        design_effect=1.0,
        numerator={"rests_on": "given", "series": "safe"},
        denominator={"per": "series", "series": ["answers"], "base": "answers"},
        period_types=["financial-year"],
    )
    tallies = [
        total("2010/11", 75, series="safe"),
        total("2010/11", 500, series="answers"),
        total("2011/12", 70, series="safe"),
    ]
    found = run(made, tallies)["financial-year"]
    assert listed(found.value)[0] == 75
    assert listed(found.numerator) == [None, None]
    assert (found.low[0], found.high[0]) == pytest.approx((71.025, 78.592), abs=1e-2)
    assert found.statuses == (Status.FINAL, Status.MISSING)


def test_actual_against_predicted_is_a_relative_difference():
    made = counted(
        form="relative-difference",
        interval="none",
        period_types=["financial-year"],
        numerator={"rests_on": "series", "series": ["actual"], "adds_up": False},
        denominator={"per": "series", "series": ["predicted"], "base": "prediction"},
    )
    tallies = [
        total("2012/13", 8.03, series="actual"),
        total("2012/13", 8.64, series="predicted"),
    ]
    found = run(made, tallies)["financial-year"]
    assert found.value[0] == pytest.approx(-7.0602, abs=1e-4)


def test_rate_per_dwelling_from_a_return():
    made = counted(
        form="rate",
        period_types=["financial-year"],
        denominator={"per": "dwellings", "multiplier": 1000},
    )
    base = {Per.DWELLINGS: Population(Per.DWELLINGS, {"Here": {2004: 61000.0}})}
    found = run(made, [total("2004/05", 1025)], base=base)["financial-year"]
    assert found.value[0] == pytest.approx(16.8033, abs=1e-4)


def test_figures_of_areas_not_asked_for_are_left_alone():
    made = counted(period_types=["financial-year"])
    tallies = [total("2010/11", 1), total("2009/10", 2, area="There")]
    found = run(made, tallies)["financial-year"]
    assert [p.label for p in found.periods] == ["2010/11"]


def test_no_totals_give_no_periods():
    assert len(run(counted(), [])["month"]) == 0
