"""A rate's baseline on the denominators it was set with, and on those in use now."""

from dataclasses import dataclass

from frankpledge.analysis.measures.definition import Form
from frankpledge.analysis.measures.periods import NotAPeriod, Period, PeriodType
from frankpledge.evidence.selectors import Observation, kept_series
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.rebasing import rebased_aim, vintage_has_changed
from frankpledge.plan.selectors.standings import Standing


@dataclass(frozen=True)
class Rebase:
    """A baseline as agreed and as it is worked out now, with the aim of each."""

    agreed: float
    now: float
    old_vintage: str
    new_vintage: str
    old_aim: float | None
    new_aim: float | None


def rebase_of(standing: Standing) -> Rebase | None:
    """
    Return the two baselines where the denominators changed since one was agreed.

    None where the target is no rate, names no denominator, or nothing changed.
    """
    target, made, promise = standing.target, standing.definition, standing.promise
    agreed, old_vintage = target.baseline, target.denominator_vintage
    if standing.is_withheld or made is None or made.form is not Form.RATE:
        return None
    if agreed is None or not old_vintage:
        return None
    figure = baseline_now(standing, promise)
    if figure is None or figure.value is None:
        return None
    if not vintage_has_changed(old_vintage, figure.denominator_vintage):
        return None
    now = float(figure.value)
    return Rebase(
        agreed,
        now,
        old_vintage,
        figure.denominator_vintage,
        promise.aim,
        rebased_aim(promise, now),
    )


def baseline_now(standing: Standing, promise: Promise) -> Observation | None:
    """Return the figure that the baseline's period has by today's denominators."""
    target = standing.target
    kind = PeriodType(target.period_type)
    kept = kept_series(target.measure, target.area_code, kind)
    if kept is None:
        return None
    try:
        return kept.figure(Period.parse(target.baseline_period))
    except NotAPeriod:
        ends = promise.baseline_ends_on
        there = next((each for each in kept.periods if each.ends_before == ends), None)
        return kept.figure(there) if there else None
