"""Reports given to the board, and what became of their figures since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.evidence.selectors import KeptSeries, Observation, restated
from frankpledge.evidence.selectors.figures import many_series
from frankpledge.evidence.selectors.measures import MeasureVersion, in_force
from frankpledge.evidence.states import Status
from frankpledge.performance import rules
from frankpledge.performance.models import FrozenReport, ReportBuild
from frankpledge.performance.rules import Fact
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.performance.states import Revised


RESTATED_TYPES = (PeriodType.MONTH, PeriodType.QUARTER, PeriodType.FINANCIAL_YEAR)


@dataclass(frozen=True)
class Revision:
    """One figure that is not what it was: then, now, and what became of it."""

    measure: str
    name: str
    area: str
    period: Period
    then: float | None
    now: float | None
    what: Revised
    decimals: int
    is_restricted: bool = False


def frozen_reports(plan_ids: Iterable[int]) -> QuerySet[FrozenReport]:
    """Return the frozen reports on these plans, newest quarter first."""
    return FrozenReport.objects.filter(plan__in=list(plan_ids)).select_related(
        "plan", "frozen_by__user", "frozen_by__agency"
    )


def frozen_before(plan_id: int, quarter: Period) -> FrozenReport | None:
    """Return the last report frozen for an earlier quarter, None where there is none."""
    return (
        frozen_reports([plan_id])
        .filter(quarter_starts_on__lt=quarter.starts_on)
        .order_by("-quarter_starts_on", "-version")
        .first()
    )


def build_named(name: UUID) -> ReportBuild | None:
    """Return one build of a draft report, None where it is not there any more."""
    return (
        ReportBuild.objects.filter(pk=name)
        .select_related("plan", "asked_by__user", "asked_by__agency")
        .first()
    )


def facts_in(observations: Iterable[Observation]) -> list[dict[str, Any]]:
    """Return figures as they are kept with a frozen report, each once."""
    kept = {
        (one.measure, one.area, one.period.label): {
            "measure": one.measure,
            "area": one.area,
            "period": one.period.label,
            "numerator": one.numerator,
            "denominator": one.denominator,
            "value": one.value,
            "status": str(one.status),
            "version": one.version,
        }
        for one in observations
    }
    return [kept[key] for key in sorted(kept)]


def revisions_of(report: FrozenReport, *, eyes: Eyes) -> list[Revision]:
    """
    Return the report's figures that are not today what they were when frozen.

    What is hidden from these eyes today is left out: it cannot be compared.
    """
    facts = [(row, Period.parse(row["period"])) for row in report.figures]
    versions = {
        row.measure: row
        for row in in_force().filter(measure__in={row["measure"] for row, _ in facts})
    }
    areas, kinds = {row["area"] for row, _ in facts}, {one.type for _, one in facts}
    found_now = many_series(versions.values(), areas, kinds)
    kept = eyes.see(found_now, versions.values())
    found = []
    for row, period in facts:
        now = _at(kept.get((row["measure"], row["area"], period.type.value)), period)
        then = Fact(row["value"], row["status"], row["version"])
        version = versions.get(row["measure"])
        revision = _compared(row, period, then, now, version)
        if revision:
            found.append(revision)
    return found


def _compared(
    row: Mapping[str, Any],
    period: Period,
    then: Fact,
    now: Observation | None,
    version: Any,
) -> Revision | None:
    what = rules.revised(then, _fact(now) if now else None)
    if what is None or _is_hidden(then, now):
        return None
    definition = version.definition if version else None
    return Revision(
        measure=row["measure"],
        name=definition.name if definition else row["measure"],
        area=row["area"],
        period=period,
        then=then.value,
        now=now.value if now else None,
        what=what,
        decimals=definition.decimals if definition else 2,
        is_restricted=definition.restricted if definition else False,
    )


def restatements(
    area: str, *, since: datetime, until: datetime, eyes: Eyes
) -> list[Revision]:
    """Return every figure of an area that was restated, as these eyes may see them."""
    versions = {row.measure: row for row in in_force()}
    found = []
    pairs = restated(area, RESTATED_TYPES, since=since, until=until)
    before = _seen([then for then, _ in pairs], versions, eyes)
    after = _seen([now for _, now in pairs], versions, eyes)
    for then, now in zip(before, after, strict=True):
        for old in then:
            row = {"measure": old.measure, "area": area}
            revision = _compared(
                row,
                old.period,
                _fact(old),
                _at(now, old.period),
                versions.get(old.measure),
            )
            if revision:
                found.append(revision)
    return found


def _seen(
    series: Sequence[KeptSeries], versions: Mapping[str, MeasureVersion], eyes: Eyes
) -> list[KeptSeries]:
    named = {
        (one.keeping.measure, one.keeping.area, str(one.keeping.period_type)): one
        for one in series
    }
    wanted = {key[0] for key in named} & set(versions)
    seen = eyes.see(named, [versions[name] for name in sorted(wanted)])
    return [seen[key] for key in named]


def _is_hidden(then: Fact, now: Observation | None) -> bool:
    suppressed = str(Status.SUPPRESSED)
    return then.status == suppressed or (
        now is not None and str(now.status) == suppressed
    )


def _fact(observation: Observation) -> Fact:
    value = None if observation.value is None else float(observation.value)
    return Fact(value, str(observation.status), observation.version)


def _at(series: KeptSeries | None, period: Period) -> Observation | None:
    if series is None or period not in series.periods:
        return None
    return series.at(series.periods.index(period))


def next_version(plan_id: int, quarter: Period) -> int:
    """Return the version that the next frozen report of a quarter would have."""
    last = (
        FrozenReport.objects.filter(plan=plan_id, quarter_starts_on=quarter.starts_on)
        .order_by("-version")
        .first()
    )
    return last.version + 1 if last else 1


def report_numbered(number: int) -> FrozenReport | None:
    """Return one frozen report with its files, None where there is none."""
    return (
        FrozenReport.objects.filter(pk=number)
        .select_related("plan", "frozen_by__user", "frozen_by__agency")
        .prefetch_related("files")
        .first()
    )
