"""How every target of a plan stands on a day, from the figures known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.measures.definition import Definition
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.evidence.selectors import KeptSeries, many_series
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.plan.models import Plan, Target
from frankpledge.plan.rules.promise import Promise, wish_of
from frankpledge.plan.rules.status import judge
from frankpledge.plan.rules.verdict import Reading, Verdict
from frankpledge.plan.selectors.comparing import group_mean
from frankpledge.plan.selectors.reading import targets_of
from frankpledge.plan.states import BaselineState, Path, TargetKind


@dataclass(frozen=True)
class Standing:
    """
    One target, its promise as plain values, the figures judged and the verdict.

    `judged_by` is the kind of period judged; `latest` the newest period with a
    figure by the day, None where nothing is known.
    """

    target: Target
    promise: Promise
    definition: Definition | None
    verdict: Verdict
    judged_by: PeriodType
    series: KeptSeries | None
    latest: Period | None

    @property
    def wants_more(self) -> bool:
        """Say whether more is better for this target."""
        return self.promise.wish > 0


def standings(plan: Plan, *, judged_on: date) -> list[Standing]:
    """Return how every target of the plan stands, in the plan's order."""
    return standings_of(targets_of(plan), judged_on=judged_on)


def standings_of(targets: Sequence[Target], *, judged_on: date) -> list[Standing]:
    """
    Return how these targets stand on a day, in a handful of queries for all.

    A yearly promise is judged on the rolling twelve months where the figures
    come by the month, so that it can be judged before the year is over.
    """
    names = {target.measure for target in targets}
    versions = {row.measure: row for row in in_force().filter(measure__in=names)}
    areas = {target.area_code for target in targets}
    types = {target.period_type for target in targets} | {PeriodType.ROLLING_12}
    series = many_series(versions.values(), areas, types)
    found = []
    for target in targets:
        version = versions.get(target.measure)
        definition = version.definition if version else None
        kept, judged_by = judged_series(target, series, judged_on)
        promise = promise_of(target, definition)
        latest = latest_period(kept, judged_on)
        beside = None
        if promise.kind is TargetKind.RELATIVE and version and latest:
            beside = group_mean(target, version, latest)
        verdict = judge(
            promise,
            readings(kept) if kept else [],
            group_value=beside,
            judged_on=judged_on,
        )
        found.append(
            Standing(target, promise, definition, verdict, judged_by, kept, latest)
        )
    return found


def judged_series(
    target: Target,
    series: dict[tuple[str, str, str], KeptSeries],
    judged_on: date,
) -> tuple[KeptSeries | None, PeriodType]:
    """Return the series a target is judged on, and the kind of period in it."""
    wanted = PeriodType(target.period_type)
    kinds = [wanted]
    if wanted is PeriodType.FINANCIAL_YEAR:
        kinds = [PeriodType.ROLLING_12, wanted]
    for kind in kinds:
        kept = series.get((target.measure, target.area_code, kind))
        if kept is not None and any(
            one.has_value and one.period.ends_before <= judged_on for one in kept
        ):
            return kept, kind
    return series.get((target.measure, target.area_code, wanted)), wanted


def readings(kept: KeptSeries) -> list[Reading]:
    """Return a series' figures as the rules judge them, oldest first."""
    return [
        Reading(
            value=float(one.value or 0),
            low=None if one.low is None else float(one.low),
            high=None if one.high is None else float(one.high),
            starts_on=one.period.starts_on,
            ends_before=one.period.ends_before,
            is_provisional=one.is_provisional,
        )
        for one in kept
        if one.has_value
    ]


def latest_period(kept: KeptSeries | None, judged_on: date) -> Period | None:
    """Return the newest period with a figure that was over by the day."""
    known = [
        one.period
        for one in kept or ()
        if one.has_value and one.period.ends_before <= judged_on
    ]
    return known[-1] if known else None


def promise_of(target: Target, definition: Definition | None) -> Promise:
    """Return a target's terms as plain values."""
    terms = Promise(
        kind=TargetKind(target.kind),
        baseline_state=BaselineState(target.baseline_state),
        baseline=target.baseline,
        baseline_ends_on=target.baseline_ends_on,
        percent=target.percent,
        value=target.value,
        low=target.low,
        high=target.high,
        due_on=target.due_on,
        path=Path(target.path),
        far_value=target.far_value,
        far_due_on=target.far_due_on,
        tolerance_percent=target.tolerance_percent,
        reason=target.reason,
    )
    wish = wish_of(
        kind=terms.kind,
        direction=str(definition.direction) if definition else "less",
        baseline=terms.baseline,
        aim=terms.aim,
    )
    return Promise(**{**vars(terms), "wish": wish})


def off_course_first(found: Iterable[Standing]) -> list[Standing]:
    """Return standings with those that need a decision first."""
    order = {
        "off course": 0,
        "missed": 1,
        "no baseline": 2,
        "cannot tell yet": 3,
        "on course": 4,
        "met": 5,
        "no target on purpose": 6,
    }
    return sorted(found, key=lambda one: order[one.verdict.status.value])
