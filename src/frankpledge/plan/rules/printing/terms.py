"""A target's terms in words: what it starts from, what it promises, by when."""

from datetime import date

from frankpledge.analysis.dates import day_in_words, year_words
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.content import TargetLine
from frankpledge.plan.rules.printing.figures import (
    Named,
    figure,
    last_day,
    names_a_year,
    number,
    span_of,
)
from frankpledge.plan.states import BaselineState, DirectionTest, Path, TargetKind


AWAITED = {
    BaselineState.TO_BE_CONFIRMED: "To be confirmed",
    BaselineState.TO_BE_ESTABLISHED: "To be established",
    BaselineState.NOT_APPLICABLE: "Not applicable",
}
DOWN, UP = "Downward trend or maintenance", "Upward trend or maintenance"
ON_PURPOSE = "No target, on purpose: "
NOT_YET = "To be agreed"
IN_ALL = " in all"
TESTS = {
    DirectionTest.LEVEL_OR_SLOPE: "the level or the slope of twelve figures",
    DirectionTest.INTERVAL: "the whole 95% interval",
    DirectionTest.SLOPE: "the slope of twelve figures",
    DirectionTest.RUN: "eight figures in a row",
}


def baseline_words(target: TargetLine, named: Named | None) -> str:
    """Return what a target starts from and when that was, or what is awaited."""
    if target.baseline_state is not BaselineState.SET or target.baseline is None:
        return awaited_words(target)
    said = figure(target.baseline, named)
    period = target.baseline_period
    if period:
        said += f" in {period}"
    ends_on = target.baseline_ends_on
    if ends_on is not None and span_of(period) != ends_on:
        said += f", ending {last_day(ends_on)}"
    elif ends_on is None and names_a_year(period):
        said += ", end not said"
    return said


def awaited_words(target: TargetLine) -> str:
    """Return which baseline is awaited, by when and from whom."""
    state = target.baseline_state
    said = AWAITED.get(state, AWAITED[BaselineState.TO_BE_CONFIRMED])
    if state is BaselineState.NOT_APPLICABLE:
        return said
    if target.baseline_due_on:
        said += f" by {day_in_words(target.baseline_due_on)}"
    return f"{said} ({target.baseline_owner})" if target.baseline_owner else said


def aim_of(target: TargetLine) -> float | None:
    """Return the value promised, exact, where one is."""
    if target.kind is TargetKind.BY_PERCENT:
        if target.baseline is None or target.percent is None:
            return None
        return target.baseline * (1 + target.percent / 100)
    return target.value


def due_words(due_on: date | None) -> str:
    """Return the financial year a promise ends with, or its last day."""
    if due_on is None:
        return ""
    if (due_on.month, due_on.day) == (4, 1):
        return year_words(due_on.year - 1)
    return last_day(due_on)


def change_words(target: TargetLine) -> str:
    """Return the change that a promise comes to, worked out, in per cent."""
    aim = aim_of(target)
    if aim is None or not target.baseline:
        return ""
    change = half_up(100 * (aim - target.baseline) / target.baseline, 1)
    return f"{change:+}".removesuffix(".0") + "%"


def promise_words(
    target: TargetLine,
    named: Named | None,
    *,
    is_dated: bool = True,
    is_tested: bool = True,
) -> str:
    """Return what a target promises; also by when, and what tells that it is kept."""
    said = aim_words(target, named)
    if target.kind is TargetKind.NONE:
        return said
    if is_dated and target.due_on:
        said += f", by {due_words(target.due_on)}"
    if target.far_value is not None and target.far_due_on is not None:
        far = figure(target.far_value, named)
        said += f", on the way to {far} by {last_day(target.far_due_on)}"
    if target.tolerance_percent is not None:
        said += f", tolerance {number(target.tolerance_percent)}%"
    if target.path is Path.COMPOUND:
        said += ", by equal percentages"
    if is_tested and target.kind is TargetKind.DIRECTION:
        said += f", tested by {TESTS[target.tested_by]}"
    if target.period_type is not PeriodType.FINANCIAL_YEAR:
        said += f", judged by {target.period_type.value.replace('-', ' ')}"
    return said


def aim_words(target: TargetLine, named: Named | None) -> str:
    """Return the value, limits or way that a target promises."""
    match target.kind:
        case TargetKind.NONE:
            return f"{ON_PURPOSE}{target.reason}"
        case TargetKind.BY_PERCENT:
            return by_percent(target, named)
        case TargetKind.TO_VALUE | TargetKind.INTERIM:
            return NOT_YET if target.value is None else figure(target.value, named)
        case TargetKind.MAINTAIN:
            return "Maintain"
        case TargetKind.DIRECTION:
            return UP if named is not None and named.wants_more else DOWN
        case TargetKind.RELATIVE:
            return f"Better than {target.comparison_group}"
        case TargetKind.THRESHOLD:
            return limits(target, named) + (IN_ALL if target.is_cumulative else "")
    return target.printed or NOT_YET


def by_percent(target: TargetLine, named: Named | None) -> str:
    """Return the value a percentage comes to, or the percentage of what is awaited."""
    aim = aim_of(target)
    if target.percent is None:
        return NOT_YET
    share = f"{'+' if target.percent > 0 else ''}{number(target.percent)}%"
    if aim is None:
        return f"{share} of the baseline"
    rounded = float(half_up(aim, named.decimals if named else 2))
    return f"{figure(rounded, named)} ({share})"


def limits(target: TargetLine, named: Named | None) -> str:
    """Return the limits that every period must keep."""
    low, high = target.low, target.high
    if low is None and high is None:
        return NOT_YET
    if low is None or high is None:
        word, limit = ("At most", high) if low is None else ("At least", low)
        return f"{word} {figure(limit or 0.0, named)}"
    if low == high:
        return f"Exactly {figure(low, named)}"
    return f"Between {number(low)} and {figure(high, named)}"
