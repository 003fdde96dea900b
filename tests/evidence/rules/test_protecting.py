"""What is hidden of a sensitive measure, and what would tell of it."""

import pytest

from frankpledge.analysis.disclosure import rule_for
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.evidence.rules.figures import Keeping, KeptSeries
from frankpledge.evidence.rules.protecting import protected, shortest


RULE = rule_for("sensitive")
APRIL_2019 = 12 * 2019 + 3


def series(counts, *, months=1, kind=PeriodType.MONTH, base=None, start=APRIL_2019):
    size = len(counts)
    starts = [start + months * n for n in range(size)]
    return KeptSeries(
        Keeping("hate-reports", 1, "E08000013", kind),
        {
            "starts": starts,
            "ends": [first + months for first in starts],
            "numerator": counts,
            "denominator": [base] * size,
            "value": counts,
            "low": counts,
            "high": counts,
            "known": counts,
            "status": ["missing" if count is None else "final" for count in counts],
            "year": [None] * size,
            "populations": {},
            "breaks": [],
        },
    )


def seen(kept, finest=None, *, is_share=False, is_fine=False):
    return protected(kept, finest, RULE, is_share=is_share, is_fine=is_fine)


def shown(kept):
    return kept.figures["numerator"]


def test_counts_under_ten_are_hidden_with_all_that_rests_on_them() -> None:
    kept = seen(series([12, 9, 0, None, 10]))
    assert shown(kept) == [12, None, 0, None, 10]
    assert kept.figures["status"] == [
        "final", "suppressed", "final", "missing", "final"
    ]  # fmt: skip
    hidden = {name: kept.figures[name][1] for name in ("value", "low", "high", "known")}
    assert set(hidden.values()) == {None}


def test_a_series_that_hides_nothing_is_left_as_it_is() -> None:
    kept = series([12, 0, 15])
    assert seen(kept, kept) is kept


def test_a_quarter_that_would_tell_of_a_hidden_month_is_hidden() -> None:
    months = series([12, 9, 11, 20, 21, 22])
    quarters = series([32, 63], months=3, kind=PeriodType.QUARTER)
    assert shown(seen(quarters, months)) == [None, 63]


@pytest.mark.parametrize(
    ("months", "year"), [([5, 6, *[20] * 10], 211), ([5, 16, *[20] * 10], None)]
)
def test_a_year_is_shown_where_it_tells_of_no_single_month(months, year) -> None:
    kept = series([211], months=12, kind=PeriodType.FINANCIAL_YEAR)
    assert shown(seen(kept, series(months))) == [year]


def test_a_share_of_which_few_are_left_over_is_hidden() -> None:
    kept = series([50, 45, 54], base=54)
    assert shown(seen(kept, is_share=True)) == [None, None, 54]
    assert shown(seen(kept)) == [50, 45, 54]


def test_a_rate_that_came_without_its_count_is_hidden() -> None:
    kept = series([None])
    figures = {**kept.figures, "value": [4.2]}
    hidden = seen(KeptSeries(kept.keeping, figures))
    assert hidden.figures["value"] == [None]


def test_nothing_is_shown_for_areas_smaller_than_a_district() -> None:
    assert shown(seen(series([400, None, 0]), is_fine=True)) == [None, None, None]


def test_the_shortest_kind_of_period_is_the_one_others_are_made_of() -> None:
    assert shortest(["quarter", "month"]) == "month"
    assert shortest(["year-to-date", "financial-year"]) == "financial-year"
    assert shortest(["snapshot"]) == "snapshot"


@pytest.mark.parametrize("is_fine", [False, True])
def test_what_its_owner_prints_already_is_shown_without_its_count(is_fine) -> None:
    printed = series([None, 3])
    printed.figures["value"] = [24.58, 3]
    rules = rule_for("already-open"), RULE
    kept, hidden = (
        protected(printed, None, rule, is_share=False, is_fine=is_fine)
        for rule in rules
    )
    assert kept is printed
    assert hidden.figures["value"] == [None, None]
