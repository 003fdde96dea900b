"""How every target of a plan stands on a day, from the figures known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.disclosure import SmallNumbers
from frankpledge.analysis.measures.definition import Definition, Form
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.evidence.selectors import KeptSeries, as_seen, many_series
from frankpledge.evidence.selectors.measures import MeasureVersion, in_force
from frankpledge.plan.models import Plan, Target
from frankpledge.plan.policies import may_see_restricted
from frankpledge.plan.rules.delivering import Delivered
from frankpledge.plan.rules.freshness import period_of
from frankpledge.plan.rules.promise import Promise, wish_of
from frankpledge.plan.rules.status import judge
from frankpledge.plan.rules.verdict import Verdict
from frankpledge.plan.selectors.comparing import Beside, group_mean, groups_beside
from frankpledge.plan.selectors.delivering import delivered_of
from frankpledge.plan.selectors.figures import (
    Series,
    judged_series,
    latest_period,
    missing_after,
    newest,
    varying,
)
from frankpledge.plan.selectors.reading import targets_of
from frankpledge.plan.states import (
    BaselineState,
    DirectionTest,
    Path,
    TargetKind,
    TargetStatus,
)


# What is counted varies as series of events do; a share of people asked does not.
COUNTED = frozenset({Form.COUNT, Form.RATE})


@dataclass(frozen=True)
class Standing:
    """
    One target, its promise as plain values, the figures judged and the verdict.

    `judged_by` is the kind of period judged; `latest` the period of the figure
    judged, None where nothing is known; `judged_on` the day it is judged by.
    `is_withheld` says that this reader may not see the figures.
    """

    target: Target
    promise: Promise
    definition: Definition | None
    verdict: Verdict
    judged_by: PeriodType
    series: KeptSeries | None
    latest: Period | None
    judged_on: date | None = None
    is_withheld: bool = False
    version: MeasureVersion | None = None

    @property
    def is_restricted(self) -> bool:
        """Say whether the figures are of a small or sensitive group."""
        return self.definition is not None and self.definition.restricted

    @property
    def is_sensitive(self) -> bool:
        """Say whether small counts of it are for those who work on it alone."""
        made = self.definition
        return made is not None and made.small_numbers is SmallNumbers.SENSITIVE

    @property
    def wants_more(self) -> bool:
        """Say whether more is better for this target."""
        return self.promise.wish > 0


def standings(plan: Plan, *, judged_on: date) -> list[Standing]:
    """Return how every target of the plan stands, in the plan's order."""
    return standings_of(targets_of(plan), judged_on=judged_on)


def standings_for(
    targets: Sequence[Target],
    *,
    by: Member,
    today: date,
    judged_on: date | None = None,
) -> list[Standing]:
    """
    Return how these targets stand, today or on a day, as this member may see it.

    Figures of small or sensitive groups are left out for who may not see them:
    the promise is the plan's own text and stays, the verdict and figures do not.
    """
    found = standings_of(targets, judged_on=judged_on or today)
    hidden = hidden_from(found, by=by, today=today)
    return [withheld(one) if one.target.pk in hidden else one for one in found]


def hidden_from(found: Iterable[Standing], *, by: Member, today: date) -> set[int]:
    """
    Return the targets whose figures this member may not see, by their keys.

    Those are restricted measures, and sensitive ones of which the series judged
    holds a count so small that this member sees it hidden.
    """
    found = list(found)
    sees_restricted = bool(may_see_restricted(by, on=today))
    hidden = {
        one.target.pk for one in found if one.is_restricted and not sees_restricted
    }
    guarded = [one for one in found if one.is_sensitive and one.series is not None]
    if not guarded:
        return hidden
    versions = {one.version.pk: one.version for one in guarded if one.version}
    series = {key_of(one): one.series for one in guarded if one.series is not None}
    seen = as_seen(series, versions.values(), by, on=today)
    return hidden | {
        one.target.pk for one in guarded if seen[key_of(one)] is not one.series
    }


def key_of(one: Standing) -> tuple[str, str, str]:
    """Return the measure, area and kind of period of the series judged."""
    keeping = one.series.keeping if one.series else None
    kind = str(keeping.period_type if keeping else one.judged_by)
    return one.target.measure, one.target.area_code, kind


def withheld(standing: Standing) -> Standing:
    """Return a standing without its figures and what they say."""
    verdict = Verdict(
        TargetStatus.CANNOT_TELL,
        "The figures are of a small or sensitive group and are not shown to you.",
        aim=standing.verdict.aim,
    )
    return replace(
        standing, verdict=verdict, series=None, latest=None, is_withheld=True
    )


@dataclass(frozen=True)
class Known:
    """What is known of targets' measures: read once, judged on any day."""

    versions: Mapping[str, MeasureVersion]
    series: Series
    beside: Beside
    delivered: Mapping[int, Delivered]

    def standings(
        self, targets: Iterable[Target], *, judged_on: date
    ) -> list[Standing]:
        """Return how these targets stood on a day."""
        return [
            standing_of(
                target,
                self.versions.get(target.measure),
                self.series,
                judged_on,
                self.beside,
                self.delivered.get(target.pk),
            )
            for target in targets
        ]


def known_of(targets: Sequence[Target], kinds: Iterable[str] = ()) -> Known:
    """
    Return what is known of these targets' measures, in a handful of queries.

    `kinds` are kinds of period that are wanted beside those the targets are judged by.
    """
    names = {target.measure for target in targets}
    versions = {row.measure: row for row in in_force().filter(measure__in=names)}
    areas = {target.area_code for target in targets}
    types = {target.period_type for target in targets} | set(kinds)
    if PeriodType.FINANCIAL_YEAR in types:
        types.add(PeriodType.ROLLING_12)
    return Known(
        versions,
        many_series(versions.values(), areas, types),
        groups_beside(targets, versions),
        delivered_of(targets),
    )


def standings_of(targets: Sequence[Target], *, judged_on: date) -> list[Standing]:
    """Return how these targets stand on a day, in a handful of queries for all."""
    return known_of(targets).standings(targets, judged_on=judged_on)


def standing_of(
    target: Target,
    version: MeasureVersion | None,
    series: Series,
    asked_on: date,
    beside: Beside,
    delivered: Delivered | None = None,
) -> Standing:
    """Return how one target stands, from series read for all."""
    definition = version.definition if version else None
    judged_on = last_judged(target, asked_on)
    kept, judged_by, readings = judged_series(target, series, judged_on)
    if kept is not None and definition is not None and definition.form in COUNTED:
        readings = list(varying(kept, judged_on))
    promise = promise_of(target, definition)
    latest = newest(readings, judged_on)
    of_group = None
    if promise.kind is TargetKind.RELATIVE and latest:
        of_group = group_mean(target, period_of(latest), beside)
    verdict = judge(
        promise,
        readings,
        group_value=of_group,
        judged_on=judged_on,
        missing=missing_after(kept, latest, judged_on),
        delivered=delivered,
    )
    return Standing(
        target,
        promise,
        definition,
        verdict,
        judged_by,
        kept,
        latest_period(verdict.reading or latest),
        judged_on=judged_on,
        version=version,
    )


def last_judged(target: Target, day: date) -> date:
    """
    Return the day to judge a target by: no later than its plan or its own date ends.

    A plan of 2005 to 2008 is read today for how it ended, not for today's figures;
    what was delivered late was still delivered.
    """
    if target.kind == TargetKind.MILESTONE:
        return day
    ends = target.objective.priority.plan.ends_before
    return min(day, max(ends, target.due_on or ends))


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
        tested_by=DirectionTest(target.tested_by),
        is_cumulative=target.is_cumulative,
        counts_from=counts_from(target),
    )
    wish = wish_of(
        kind=terms.kind,
        direction=str(definition.direction) if definition else "less",
        baseline=terms.baseline,
        aim=terms.aim,
    )
    return Promise(**{**vars(terms), "wish": wish})


def counts_from(target: Target) -> date:
    """Return the day from which a number counted up is counted."""
    return target.baseline_ends_on or target.objective.priority.plan.starts_on


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
