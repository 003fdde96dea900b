"""What the page of one target says: verdict, promise, path, who answers for it."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from frankpledge.access.models import Member
from frankpledge.access.states import Act, Kind
from frankpledge.analysis.dates import day_if_known
from frankpledge.evidence.selectors.taking import taken_words
from frankpledge.plan import policies
from frankpledge.plan.models import Plan, Target
from frankpledge.plan.presenters import words
from frankpledge.plan.presenters.rows import people
from frankpledge.plan.rules.path import far_path_on, path_steps
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.selectors import (
    Forecast,
    Rebase,
    Standing,
    deliveries_of,
    reasons_for,
    rebase_of,
    year_before,
    year_forecast,
)
from frankpledge.plan.states import DirectionTest, Path, TargetKind, TargetStatus


# How each kind is judged, chosen before any figure is known and printed with it.
TESTS = {
    TargetKind.TO_VALUE: "Along a path from the baseline to the target. Off course only where the figure misses the path by more than {tolerance:g}% and by more than chance explains; at its date, met or missed.",
    TargetKind.MAINTAIN: "Off course only where the figure is worse than the baseline by more than {tolerance:g}% and by more than chance explains.",
    TargetKind.THRESHOLD: "Every period must keep within the limits. Off course where the figure is outside them by more than chance explains.",
    TargetKind.RELATIVE: "Held against the mean of the other partnerships of the group for the same period. Off course only where the figure is worse than it by more than {tolerance:g}% and by more than chance explains.",
    TargetKind.MILESTONE: "By what was delivered and not by a figure: met once somebody other than who delivered it has accepted it.",
    TargetKind.NONE: "Watched and not judged.",
}
TESTS |= dict.fromkeys(
    (TargetKind.BY_PERCENT, TargetKind.INTERIM), TESTS[TargetKind.TO_VALUE]
)

# The test of a direction is part of the promise.
DIRECTION_WORDS = {
    DirectionTest.LEVEL_OR_SLOPE: "On course where the latest figure is no worse than the baseline, or the last twelve figures slope the right way. Off course only where it is worse by more than chance explains.",
    DirectionTest.INTERVAL: "On course where the whole 95% interval of the latest figure is on the right side of the baseline, off course where the whole of it is on the wrong side.",
    DirectionTest.SLOPE: "On course where the last twelve figures slope the right way or are level. Off course where they slope the wrong way and the newest is worse than the first by more than chance explains.",
    DirectionTest.RUN: "On course where the last eight figures are all better than the baseline, off course where they are all worse.",
}
COUNTED_UP = "Counted up to its day and held against the share of the time gone by. Off course only where the total misses that by more than chance explains; what is reached stays reached."


def test_words(promise: Promise) -> str:
    """Return how a promise is judged, as it was chosen before any figure was known."""
    if promise.is_cumulative:
        return COUNTED_UP
    if promise.kind is TargetKind.DIRECTION:
        return DIRECTION_WORDS[promise.tested_by]
    return TESTS[promise.kind].format(tolerance=promise.tolerance)


def target_page(
    plan: Plan, target: Target, standing: Standing, *, by: Member, today: date
) -> dict[str, Any]:
    """Return one target: its verdict, its promise, its path and who answers for it."""
    sees_measure = by.may(Act.SEE, Kind.MEASURE, on=today)
    rebase = rebase_of(standing)
    return {
        "plan": plan,
        "target": target,
        "standing": standing,
        "name": words.measure_name(standing),
        "status": words.status_of(standing),
        "rows": [{"key": key, "value": value} for key, value in facts(standing, today)],
        "vacant": " ".join(reasons_for(target, today)),
        "path_head": ["By the end of", "Should be"],
        "path": path_rows(standing),
        "rebase": rebase_words(rebase, standing) if rebase else None,
        "has_chart": standing.series is not None and standing.latest is not None,
        "measure_href": reverse("evidence:measure", args=[target.measure])
        if target.measure and sees_measure and not standing.is_withheld
        else "",
        "milestone": milestone(target, by=by, today=today),
        "may_set_baseline": policies.may_update_target(by, target, on=today),
        "is_pending": standing.verdict.status is TargetStatus.NO_BASELINE,
        "may_change": policies.may_change_plan(by, plan, on=today),
    }


def milestone(target: Target, *, by: Member, today: date) -> dict[str, Any] | None:
    """Return what was delivered of a milestone and what can be done, None elsewhere."""
    if target.kind != TargetKind.MILESTONE:
        return None
    rows = list(deliveries_of(target))
    waiting = [row for row in rows if row.answered_by_id is None]
    return {
        "rows": rows,
        "may_deliver": policies.may_update_target(by, target, on=today),
        "waiting": waiting[0] if waiting else None,
        "may_answer": policies.may_answer_delivery(by, waiting[0], on=today)
        if waiting
        else None,
    }


def facts(standing: Standing, today: date) -> list[tuple[str, str]]:
    """Return what there is to say of a target, each with its name."""
    target, made = standing.target, standing.definition
    forecast = year_forecast(standing)
    rows = [
        ("Which way is good", words.wish(standing)),
        ("Measured in", made.unit_words if made else ""),
        ("Baseline", words.baseline(target, made)),
        ("Starts from", target.starts_from),
        ("Promise", words.promise(standing)),
        ("As printed", target.printed),
        ("Latest figure", words.latest(standing)),
        ("Vintage of the figure", vintage_words(standing)),
        ("Same time a year before", year_before_words(standing)),
        ("Where it should be by now", expected_words(standing)),
        ("What it would take", words.needed(standing)),
        ("If the year goes on like past years", forecast_words(forecast, standing)),
        ("On the way to the far target", far_words(standing)),
        ("Why there is no target", target.reason),
        ("How it is judged", test_words(standing.promise)),
        ("How it is measured or shown", target.shown_by),
        (
            "Judged by the end of",
            words.last_day(standing.judged_on) if is_past(standing, today) else "",
        ),
        ("Denominator", target.denominator_vintage),
        ("Answerable", words.answerable(target) or "No owner yet"),
        ("Lead officers", people(target) or "None named"),
        ("Counts towards", ", ".join(target.external_tags)),
    ]
    return [(key, value) for key, value in rows if value]


def vintage_words(standing: Standing) -> str:
    """Return when the newest figure was taken from its system and became known here."""
    if standing.series is None or standing.latest is None:
        return ""
    one = standing.series.figure(standing.latest)
    taken = taken_words(one.loads) if one else ""
    known = standing.series.keeping.vintage
    said = [
        f"taken from the supplier's system on {taken}" if taken else "",
        f"known here since {day_if_known(localtime(known).date())}" if known else "",
    ]
    sentence = ", ".join(filter(None, said))
    return sentence[:1].upper() + sentence[1:]


def is_past(standing: Standing, today: date) -> bool:
    """Say whether the target is judged by a day that has gone."""
    return standing.judged_on is not None and standing.judged_on < today


def expected_words(standing: Standing) -> str:
    """Return where the path should be now, or nothing where there is no path."""
    if standing.verdict.expected is None:
        return ""
    return words.figure(standing.verdict.expected, standing.definition)


def year_before_words(standing: Standing) -> str:
    """Return the same month or quarter a year ago: both have their seasons."""
    before = year_before(standing)
    if before is None:
        return ""
    period, value = before
    return (
        f"{words.figure(value, standing.definition)} in {period.label}."
        " Months and quarters have their seasons, so hold like against like."
    )


def forecast_words(forecast: Forecast | None, standing: Standing) -> str:
    """Return where the year will end and the chance that it keeps the promise."""
    if forecast is None:
        return ""
    made = standing.definition
    low, high = (words.figure(value, made) for value in (forecast.low, forecast.high))
    return (
        f"{words.figure(forecast.expected, made)} in {forecast.year}"
        f" (95% chance between {low} and {high}), where the path has"
        f" {words.figure(forecast.aim, made)}:"
        f" a chance of about {words.number(100 * forecast.chance)}% to keep it."
    )


def far_words(standing: Standing) -> str:
    """Return that a printed target is a step, and where a straight path would stand."""
    target, promise = standing.target, standing.promise
    if promise.kind is not TargetKind.INTERIM or promise.due_on is None:
        return ""
    there = far_path_on(promise, promise.due_on)
    if there is None:
        return ""
    made = standing.definition
    one_more = 1 if made is None or made.decimals == 0 else made.decimals
    even = "even percentages" if promise.path is Path.COMPOUND else "even steps"
    return (
        f"In {even} the path to {words.figure(target.far_value, made)} by"
        f" {words.last_day(target.far_due_on)} would stand at"
        f" {words.number(there, one_more)} on {words.last_day(promise.due_on)}."
        f" The target of {words.figure(promise.aim, made)} is a step on the way."
    )


def path_rows(standing: Standing) -> list[list[str]]:
    """Return the promised path year by year, for the table under the chart."""
    if not standing.promise.has_path:
        return []
    return [
        [
            day_if_known(day - timedelta(days=1)),
            words.figure(value, standing.definition),
        ]
        for day, value in path_steps(standing.promise)
    ]


def rebase_words(rebase: Rebase, standing: Standing) -> dict[str, Any]:
    """Return a baseline as agreed beside the same on the denominators in use now."""
    made = standing.definition
    return {
        "old_vintage": rebase.old_vintage,
        "new_vintage": rebase.new_vintage,
        "rows": [
            [
                "Baseline",
                words.figure(rebase.agreed, made),
                words.figure(rebase.now, made),
            ],
            [
                "Promise",
                words.figure(rebase.old_aim, made),
                words.figure(rebase.new_aim, made),
            ],
        ],
    }
