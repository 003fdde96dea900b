"""One line for each type, area and period, from figures already worked out."""

from datetime import date

import pytest

from frankpledge.analysis.measures import (
    Coverage,
    Figures,
    Per,
    Population,
    Status,
    compute,
)
from frankpledge.analysis.measures.periods import financial_year
from frankpledge.analysis.measures.types_audit import audit_of_types
from tests.analysis.measures.made import cube, definition, months, per_1000


APRIL_2017 = date(2017, 4, 1)
YEAR = financial_year(2018)
BASE = {"per": "residents", "multiplier": 1000}
BURGLARY = per_1000(period_types=["financial-year"])
ALL_CRIME = definition(
    id="all-crime",
    form="rate",
    denominator=BASE,
    period_types=["financial-year"],
    composite_note="Everything.",
    numerator={
        "rests_on": "incidents",
        "dataset": "police-street",
        "kinds": ["burglary", "drugs"],
    },
)


def audit(burglary, *, measures=(BURGLARY, ALL_CRIME), coverage=None, **kwargs):
    """Return the lines for two years of counts, here and in two other places."""
    counts = [[*burglary], [[100, *[0] * 11, 60, *[0] * 11]] * 3]
    areas = ("Here", "There", "Yonder")
    results = compute(
        list(measures),
        Figures(
            {
                "police-street": cube(
                    counts, kinds=("burglary", "drugs"), areas=areas, first=APRIL_2017
                )
            }
        ),
        {"police-street": coverage or Coverage(months(APRIL_2017, 24))},
        {
            Per.RESIDENTS: Population(
                Per.RESIDENTS, {a: {2017: 1000.0} for a in areas[:2]}
            )
        },
        areas=areas,
        as_of=date(2030, 1, 1),
    )
    settings = {"areas": ["Here"], "periods": [YEAR], "similar": ["There", "Yonder"]}
    return audit_of_types(
        results, {m.id: m for m in measures}, ["burglary"], **(settings | kwargs)
    )


def years(first, second):
    """Return two years of months with all of each year in its first month."""
    return [first, *[0] * 11, second, *[0] * 11]


COUNTS = [years(90, 40), years(10, 60), years(1, 1)]


def test_line_holds_count_rate_change_rank_and_share():
    (line,) = audit(COUNTS)
    assert (line.measure, line.area, line.period) == ("burglary", "Here", YEAR)
    assert (line.count, line.rate, line.status) == (40, 40, Status.FINAL)
    assert (line.rank, line.compared) == (1, 2)
    assert line.share == pytest.approx(100 * 40 / 100)
    assert line.change is not None
    assert (line.change.before, line.change.after) == (90, 40)
    assert not line.crosses_break


def test_change_across_a_break_is_not_given():
    broken = per_1000(
        period_types=["financial-year"],
        breaks=[{"on": date(2018, 4, 1), "note": "New rule."}],
    )
    (line,) = audit(COUNTS, measures=(broken, ALL_CRIME))
    assert (line.change, line.crosses_break) == (None, True)


def test_year_in_part_has_no_count_change_rank_or_share():
    gap = Coverage(months(APRIL_2017, 24, without=[date(2018, 7, 1)]))
    (line,) = audit(COUNTS, coverage=gap)
    assert line.status is Status.PART
    assert (line.count, line.rate, line.change) == (None, None, None)
    assert (line.rank, line.compared, line.share) == (None, 0, None)


def test_period_that_was_not_worked_out_is_missing():
    (line,) = audit(COUNTS, periods=[financial_year(2025)])
    assert (line.status, line.count, line.share) == (Status.MISSING, None, None)


def test_first_year_has_nothing_to_change_from():
    (line,) = audit(COUNTS, periods=[financial_year(2017)])
    assert (line.count, line.change) == (90, None)


def test_share_of_nothing_is_not_given():
    (line,) = audit(COUNTS, whole="arson")
    assert line.share is None
