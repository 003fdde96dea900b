"""Whether a figure changed, said as far as chance allows."""

from datetime import date

import pytest

from frankpledge.analysis.measures import Period, PeriodType, Status, catalogue
from frankpledge.analysis.measures.definition import Direction
from frankpledge.evidence.rules.change import (
    Verdict,
    absence,
    change_between,
    signed,
    year_on_year,
)
from frankpledge.evidence.rules.figures import Keeping, KeptSeries, Observation
from frankpledge.evidence.rules.likewise import like_for_like, rebased


BURGLARY = catalogue()["burglary"]
MARAC = catalogue()["marac-repeat-rate-older-rule"]
RULES = (date(2019, 1, 1), "New counting rules.")


def observed(
    label: str,
    numerator: float | None,
    denominator: float | None = 3000,
    status: Status = Status.FINAL,
    value: float | None = None,
) -> Observation:
    if value is None and numerator is not None:
        value = 1000 * numerator / denominator if denominator else numerator
    return Observation(
        "burglary", "X", Period.parse(label), numerator, denominator, value, None, None,
        status,
    )  # fmt: skip


def kept(values: list[float | None], first: int = 2018) -> KeptSeries:
    months = range(first * 12, first * 12 + len(values))
    size = len(values)
    return KeptSeries(
        Keeping("burglary", 1, "X", PeriodType.MONTH),
        {
            "starts": list(months),
            "ends": [month + 1 for month in months],
            "numerator": values,
            "denominator": [3000] * size,
            "value": [None if v is None else v / 3 for v in values],
            "low": [None] * size,
            "high": [None] * size,
            "known": values,
            "status": ["missing" if v is None else "final" for v in values],
            "year": [2018] * size,
            "populations": {"2018": "Mid-2018"},
            "breaks": [],
        },
    )


def test_clear_fall_names_both_figures_and_both_periods() -> None:
    change = change_between(observed("2018-12", 120), observed("2019-12", 60), BURGLARY)
    assert change.verdict is Verdict.FELL
    assert change.is_clear
    assert change.percent == pytest.approx(-50)
    assert change.sentence == (
        "Burglary (open data) fell between December 2018 and December 2019: from"
        " 40.00 to 20.00 offences per 1,000 residents (\N{MINUS SIGN}50.0%), more"
        " than chance explains."
    )


def test_clear_rise_says_so() -> None:
    change = change_between(observed("2018-12", 60), observed("2019-12", 120), BURGLARY)
    assert change.verdict is Verdict.ROSE
    assert "(+100.0%)" in change.sentence


def test_small_change_is_no_clear_change() -> None:
    change = change_between(observed("2018-12", 60), observed("2019-12", 55), BURGLARY)
    assert change.verdict is Verdict.NO_CLEAR_CHANGE
    assert "chance alone could explain" in change.sentence


def test_figure_that_is_what_it_was_is_said_to_be_so() -> None:
    change = change_between(observed("2018-12", 60), observed("2019-12", 60), BURGLARY)
    assert change.sentence == (
        "Burglary (open data) did not change between December 2018 and December 2019:"
        " 20.00 offences per 1,000 residents both times."
    )


def test_percent_is_not_given_for_a_small_base() -> None:
    change = change_between(observed("2018-12", 3), observed("2019-12", 6), BURGLARY)
    assert change.percent is None
    assert "%" not in change.sentence


def test_percentages_change_in_points() -> None:
    earlier = observed("2011/12", 39, 266, value=14.66)
    later = observed("2012/13", 46, 256, value=17.97)
    change = change_between(earlier, later, MARAC)
    assert change.verdict is Verdict.NO_CLEAR_CHANGE
    assert "(+3.3 percentage points)" in change.sentence


def test_percentages_without_a_base_are_not_tested() -> None:
    earlier, later = observed("2011/12", 39, None), observed("2012/13", 46, 256)
    assert change_between(earlier, later, MARAC).verdict is Verdict.NOT_TESTED
    odd = observed("2011/12", 300, 266)
    assert change_between(odd, later, MARAC).verdict is Verdict.NOT_TESTED


def test_counts_are_tested_as_counts() -> None:
    definition = next(d for d in catalogue().values() if d.form == "count")
    earlier, later = observed("2018/19", 300, None), observed("2019/20", 200, None)
    assert change_between(earlier, later, definition).verdict is Verdict.FELL


def test_given_values_are_not_tested() -> None:
    earlier = observed("2018-12", None, None, value=60)
    later = observed("2019-12", None, None, value=50)
    change = change_between(earlier, later, BURGLARY)
    assert change.verdict is Verdict.NOT_TESTED
    assert change.sentence.startswith("Burglary (open data) went from 60.00")


def test_break_between_two_figures_refuses_the_change() -> None:
    earlier, later = observed("2018-12", 120), observed("2019-12", 60)
    change = change_between(earlier, later, BURGLARY, [RULES])
    assert change.verdict is Verdict.CANNOT_TELL
    assert change.rebase_on == date(2019, 1, 1)
    assert "counted by other rules (New counting rules)" in change.reason


def test_break_outside_the_two_periods_does_not_matter() -> None:
    earlier, later = observed("2018-12", 120), observed("2019-12", 60)
    outside = [(date(2018, 12, 1), "a"), (date(2020, 1, 1), "b")]
    assert change_between(earlier, later, BURGLARY, outside).is_clear


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.MISSING, "December 2018 was never supplied."),
        (Status.NOT_SUPPLIED, "December 2018 was never supplied."),
        (Status.PART, "December 2018 was supplied only in part, so there is no total."),
        (
            Status.SUPPRESSED,
            "The figure for December 2018 is too small to show, or was held back.",
        ),
        (
            Status.TO_BE_CONFIRMED,
            "The figure for December 2018 is still to be confirmed.",
        ),
        (Status.NOT_APPLICABLE, "There is no figure for December 2018."),
    ],
)
def test_period_without_a_figure_says_why(status: Status, words: str) -> None:
    earlier = observed("2018-12", None, status=status)
    change = change_between(earlier, observed("2019-12", 60), BURGLARY)
    assert change.sentence == f"{words} No change is given."
    assert absence(earlier, "December 2018") == words


def test_no_figure_at_all_and_no_year_before_say_so() -> None:
    assert change_between(None, None, BURGLARY).sentence.startswith("No figure")
    alone = change_between(None, observed("2019-12", 60), BURGLARY)
    assert alone.sentence.startswith("There is no figure a year before December 2019")


@pytest.mark.parametrize(
    ("direction", "tone"),
    [
        (Direction.LESS, "good"),
        (Direction.MORE, "bad"),
        (Direction.NEUTRAL, "information"),
        (Direction.NONE, "information"),
    ],
)
def test_tone_follows_the_direction_and_neutral_measures_have_none(
    direction: Direction, tone: str
) -> None:
    change = change_between(observed("2018-12", 120), observed("2019-12", 60), BURGLARY)
    assert change.tone(direction) == tone


def test_tone_of_no_clear_change_and_of_no_answer() -> None:
    steady = change_between(observed("2018-12", 60), observed("2019-12", 58), BURGLARY)
    assert steady.tone(Direction.LESS) == "steady"
    nothing = change_between(None, None, BURGLARY)
    assert nothing.tone(Direction.LESS) == "unknown"


def test_year_on_year_takes_the_newest_figure_and_the_same_month_before() -> None:
    series = kept([120] + [50] * 11 + [60, None])
    change = year_on_year(series, BURGLARY)
    assert (change.earlier.period.label, change.later.period.label) == (
        "2018-01",
        "2019-01",
    )
    assert year_on_year(kept([None, None]), BURGLARY).later is None


def test_signs_are_printed_and_nought_has_none() -> None:
    assert signed(2.46, 1) == "+2.5"
    assert signed(-2.46, 1) == "\N{MINUS SIGN}2.5"
    assert signed(0.01, 1) == "0.0"


def test_like_for_like_leaves_the_missing_month_out_of_both_years() -> None:
    values: list[float | None] = [10.0] * 12 + [20.0] * 12
    values[6] = None
    change, months = like_for_like(
        kept(values), Period.parse("2018"), Period.parse("2019"), BURGLARY
    )
    assert months == 11
    assert (change.earlier.numerator, change.later.numerator) == (110, 220)
    assert change.verdict is Verdict.ROSE


def test_like_for_like_needs_records_and_a_shared_month() -> None:
    years = Period.parse("2018"), Period.parse("2019")
    assert like_for_like(kept([1.0] * 24), *years, MARAC) is None
    assert like_for_like(kept([1.0] * 12), *years, BURGLARY) is None
    share = catalogue()["charged-share"]
    assert like_for_like(kept([1.0] * 24), *years, share) is None


def test_rebasing_starts_with_the_first_whole_period_after_the_break() -> None:
    series = kept([10.0] * 14)
    assert rebased(series, date(2018, 6, 15)).period.label == "2018-07"
    assert rebased(series, date(2030, 1, 1)) is None
