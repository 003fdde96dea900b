"""Outcomes pulled from the evidence; nobody types them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.measures.definition import Direction, Form
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.evidence.selectors import (
    KeptSeries,
    Observation,
    as_printed,
    many_series,
    spoken_period,
)
from frankpledge.evidence.selectors.measures import MeasureVersion, in_force
from frankpledge.funding.models import Bid, Contract, ContractMeasure, Return
from frankpledge.funding.policies import may_see_restricted
from frankpledge.funding.rules.outcomes import (
    Figure,
    Outcome,
    Terms,
    cannot_tell,
    outcome_of,
)


Series = Mapping[tuple[str, str, str], KeptSeries]
WITHHELD = "The figures are of a small or sensitive group and are not shown to you."


@dataclass(frozen=True)
class Wanted:
    """A result to look up: which measure, where, by which period, known until when."""

    measure: str
    area: str
    period_type: str
    since: date
    until: date
    baseline: float | None = None
    baseline_ends_before: date | None = None
    aim: float | None = None


@dataclass(frozen=True)
class Pulled:
    """An outcome with the observation it rests on and the measure's own definition."""

    wanted: Wanted
    outcome: Outcome
    version: MeasureVersion | None = None
    observation: Observation | None = None
    is_withheld: bool = False
    wants_more: bool = False


def wanted_by(bid: Bid, *, until: date) -> Wanted | None:
    """Return the result a bid promised, None where it never named one and a start."""
    if not bid.measure or bid.starts_on is None:
        return None
    return Wanted(
        measure=bid.measure,
        area=bid.area_code,
        period_type=bid.period_type,
        since=bid.starts_on,
        until=until,
        baseline=bid.baseline,
        baseline_ends_before=bid.baseline_ends_before,
        aim=bid.aim,
    )


def wanted_of(measure: ContractMeasure, contract: Contract, *, until: date) -> Wanted:
    """Return the result a contract is judged by; it starts where the contract does."""
    return Wanted(
        measure=measure.measure,
        area=measure.area_code,
        period_type=measure.period_type,
        since=contract.starts_on,
        until=until,
        baseline_ends_before=contract.starts_on,
        aim=measure.aim,
    )


def outcome_of_return(row: Return, *, by: Member, on: date) -> Pulled | None:
    """Return a quarter's outcome as it is known now, None where its bid named none."""
    wanted = wanted_by(row.award.bid, until=min(row.ends_before, on))
    return pull([wanted], by=by, on=on)[0] if wanted else None


def pull(wanted: Sequence[Wanted], *, by: Member, on: date) -> list[Pulled]:
    """Return the outcomes as this member may see them, in a handful of queries."""
    names = {one.measure for one in wanted}
    if not names:
        return []
    versions = {row.measure: row for row in in_force().filter(measure__in=names)}
    series = as_printed(
        many_series(versions.values(), {one.area for one in wanted}, kinds_of(wanted)),
        versions.values(),
    )
    sees_restricted = bool(may_see_restricted(by, on=on))
    return [
        pulled(one, versions.get(one.measure), series, sees_restricted=sees_restricted)
        for one in wanted
    ]


def kinds_of(wanted: Iterable[Wanted]) -> set[str]:
    """Return the types of period to read; a year is known sooner by months that roll on."""
    kinds = {one.period_type for one in wanted}
    if PeriodType.FINANCIAL_YEAR in kinds:
        kinds.add(PeriodType.ROLLING_12)
    return kinds


def pulled(
    wanted: Wanted,
    version: MeasureVersion | None,
    series: Series,
    *,
    sees_restricted: bool,
) -> Pulled:
    """Return one outcome out of series read for all."""
    if version is None:
        said = f"The catalogue has no measure “{wanted.measure}” any more."
        return Pulled(wanted, cannot_tell(said))
    if version.is_restricted and not sees_restricted:
        return Pulled(wanted, cannot_tell(WITHHELD), version, is_withheld=True)
    kept = [
        series[wanted.measure, wanted.area, kind]
        for kind in sorted(kinds_of([wanted]))
        if (wanted.measure, wanted.area, kind) in series
    ]
    newest = newest_of(kept, wanted)
    start = start_of(kept, wanted)
    first = figure_of(start, version)
    terms = terms_of(wanted, first, version)
    outcome = outcome_of(terms, figure_of(newest, version), first)
    return Pulled(wanted, outcome, version, newest, wants_more=terms.wants_more)


def terms_of(wanted: Wanted, start: Figure | None, version: MeasureVersion) -> Terms:
    """Return what was promised; what names no baseline starts from the kept figure."""
    baseline = wanted.baseline
    if baseline is None and start is not None:
        baseline = start.value
    wants_more = version.definition.direction is Direction.MORE
    if baseline is not None and wanted.aim not in {None, baseline}:
        wants_more = (wanted.aim or 0.0) > baseline
    return Terms(baseline, wanted.aim, wants_more, wanted.since)


def newest_of(kept: Iterable[KeptSeries], wanted: Wanted) -> Observation | None:
    """
    Return the newest figure of a period that was over by then.

    One of a period that began with the project or later comes first: only such a
    figure can show the result. Months and quarters are those of the baseline's season.
    """
    found = [
        one
        for series in kept
        for one in series.between(wanted.since, wanted.until)
        if one.has_value and is_same_season(one, wanted)
    ]
    return max(
        found,
        key=lambda one: (one.period.starts_on >= wanted.since, one.period.ends_before),
        default=None,
    )


def is_same_season(seen: Observation, wanted: Wanted) -> bool:
    """
    Say whether a month or quarter is the same of its year as the baseline's.

    Spring beside winter would show the season as a result.
    """
    ends = wanted.baseline_ends_before
    if ends is None or seen.period.type not in {PeriodType.MONTH, PeriodType.QUARTER}:
        return True
    return seen.period.ends_before.month == ends.month


def start_of(kept: Iterable[KeptSeries], wanted: Wanted) -> Observation | None:
    """Return the figure of the baseline's own period, None where none is kept."""
    ends = wanted.baseline_ends_before
    for series in kept:
        for one in series:
            if one.has_value and one.period.ends_before == ends:
                return one
    return None


def figure_of(
    observation: Observation | None, version: MeasureVersion
) -> Figure | None:
    """Return an observation as the rules judge it."""
    if observation is None or observation.value is None:
        return None
    return Figure(
        value=float(observation.value),
        low=None if observation.low is None else float(observation.low),
        high=None if observation.high is None else float(observation.high),
        starts_on=observation.period.starts_on,
        ends_before=observation.period.ends_before,
        period=spoken_period(observation.period),
        is_provisional=observation.is_provisional,
        events=events_in(observation, version),
    )


def events_in(observation: Observation, version: MeasureVersion) -> float | None:
    """Return how many events one unit of a figure stands for, None where for none."""
    match version.definition.form:
        case Form.COUNT:
            return 1.0
        case Form.RATE if observation.denominator:
            return float(observation.denominator) / version.definition.scale
        case _:
            return None


def baseline_kept(bid: Bid) -> float | None:
    """Return the figure kept for a bid's baseline period, None where none is."""
    if bid.baseline_ends_before is None or not bid.measure:
        return None
    wanted = Wanted(
        measure=bid.measure,
        area=bid.area_code,
        period_type=bid.period_type,
        since=bid.baseline_ends_before,
        until=bid.baseline_ends_before,
        baseline_ends_before=bid.baseline_ends_before,
    )
    versions = list(in_force().filter(measure=bid.measure, is_restricted=False))
    series = as_printed(
        many_series(versions, {bid.area_code}, kinds_of([wanted])), versions
    )
    found = start_of(series.values(), wanted)
    if found is None or found.value is None:
        return None
    value = float(found.value)
    same = bid.baseline is not None and round(value, 2) == round(bid.baseline, 2)
    return bid.baseline if same else round(value, 2)


def frozen(pulled: Pulled) -> dict[str, object]:
    """Return an outcome as a return keeps it: what was known when it was sent."""
    outcome, figure = pulled.outcome, pulled.outcome.figure
    seen = pulled.observation
    return {
        "measure": pulled.wanted.measure,
        "name": pulled.version.name if pulled.version else pulled.wanted.measure,
        "status": outcome.status.value,
        "sentence": outcome.sentence,
        "value": figure.value if figure else None,
        "low": figure.low if figure else None,
        "high": figure.high if figure else None,
        "period": figure.period if figure else "",
        "is_provisional": figure.is_provisional if figure else False,
        "known_at": seen.vintage.isoformat() if seen and seen.vintage else "",
    }
