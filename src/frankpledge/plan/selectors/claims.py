"""Holding what a plan's prose claims against its own tables."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from frankpledge.access.models import Member
from frankpledge.analysis.measures.definition import Definition, Form
from frankpledge.analysis.measures.periods import NotAPeriod, Period, PeriodType
from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.documents.reading import Place, ReadDocument
from frankpledge.evidence.selectors import (
    KeptSeries,
    Observation,
    as_seen,
    many_series,
)
from frankpledge.evidence.selectors.measures import (
    MeasureVersion,
    in_force,
    measures_visible_to,
)
from frankpledge.evidence.states import Status
from frankpledge.plan.models import Plan, PrintedClaim
from frankpledge.plan.policies import may_see_restricted
from frankpledge.plan.rules.claims import (
    ClaimKind,
    ClaimVerdict,
    check_change,
    check_value,
)
from frankpledge.plan.rules.claims.checking import check_document
from frankpledge.plan.rules.claims.findings import Checked
from frankpledge.plan.rules.claims.grids import Number, Point, Series
from frankpledge.plan.rules.claims.numbers import Unit
from frankpledge.plan.rules.claims.years import Months


Many = Mapping[tuple[str, str, str], KeptSeries]
See = Callable[[Many, Iterable[MeasureVersion]], Many]


@dataclass(frozen=True)
class CheckedClaim:
    """One claim of a plan with the verdict on it and the sentence to show."""

    claim: PrintedClaim
    verdict: ClaimVerdict
    computed: float | None
    sentence: str


def claims_for(plan: Plan, *, by: Member, today: date) -> list[CheckedClaim]:
    """Return every claim, checked, without the figures this member may not see."""

    def see(series: Many, versions: Iterable[MeasureVersion]) -> Many:
        return as_seen(dict(series), versions, by, on=today)

    found = check_claims(plan, see=see)
    if not found or may_see_restricted(by, on=today):
        return found
    hidden = set(
        in_force().filter(is_restricted=True).values_list("measure", flat=True)
    )
    return [withheld(one) if one.claim.measure in hidden else one for one in found]


def withheld(checked_claim: CheckedClaim) -> CheckedClaim:
    """Return a claim without what its table says of it."""
    return CheckedClaim(
        checked_claim.claim,
        ClaimVerdict.WITHHELD,
        None,
        "Its table is of a small or sensitive group and is not shown to you.",
    )


def check_claims(plan: Plan, *, see: See | None = None) -> list[CheckedClaim]:
    """
    Return every claim of the plan, checked against the series it speaks of.

    `see` hides what the reader may not see; a claim on such a figure is withheld.
    """
    claims = list(
        PrintedClaim.objects.filter(priority__plan=plan)
        .select_related("priority__plan")
        .order_by("priority__order", "pk")
    )
    if not claims:
        return []
    versions = list(in_force().filter(measure__in={one.measure for one in claims}))
    series = many_series(
        versions, [plan.area_code], {claim.period_type for claim in claims}
    )
    seen = see(series, versions) if see else series
    return [
        withheld(checked(claim, seen, plan.area_code))
        if is_hidden(
            claim, seen.get((claim.measure, plan.area_code, claim.period_type))
        )
        else checked(claim, seen, plan.area_code)
        for claim in claims
    ]


def is_hidden(claim: PrintedClaim, kept: KeptSeries | None) -> bool:
    """Say whether a figure that the claim speaks of is hidden from the reader."""
    periods = claim.from_period, claim.to_period
    found = [observed(kept, label) for label in periods]
    return any(one is not None and one.status is Status.SUPPRESSED for one in found)


def checked(claim: PrintedClaim, series: Many, area: str) -> CheckedClaim:
    """Return one claim with its verdict."""
    kept = series.get((claim.measure, area, claim.period_type))
    after = figure_in(kept, claim.to_period)
    if claim.kind == ClaimKind.VALUE:
        found = check_value(
            figure=after, printed=claim.printed, decimals=claim.decimals
        )
    else:
        found = check_change(
            before=figure_in(kept, claim.from_period),
            after=after,
            printed=claim.printed,
            decimals=claim.decimals,
        )
    return CheckedClaim(claim, found.verdict, found.computed, found.sentence)


def figure_in(kept: KeptSeries | None, label: str) -> float | None:
    """Return the series' figure for the period so labelled, or None."""
    figure = observed(kept, label)
    return None if figure is None or figure.value is None else float(figure.value)


def observed(kept: KeptSeries | None, label: str) -> Observation | None:
    """Return the series' observation for the period so labelled, or None."""
    if kept is None or not label:
        return None
    try:
        period = Period.parse(label)
    except NotAPeriod:
        return None
    return kept.figure(period)


YEARLY = (PeriodType.FINANCIAL_YEAR, PeriodType.CALENDAR_YEAR)


def checked_document(
    document: ReadDocument, *, area: str, by: Member, today: date
) -> Checked:
    """
    Return what becomes of a document's claims.

    What no table of the document backs is held against the yearly figures kept
    here for the area, of the measures that this member may see.
    """
    return check_document(document, measures_kept(area, by=by, today=today))


def measures_kept(area: str, *, by: Member, today: date) -> list[Series]:
    """Return the yearly figures kept for an area, as series that claims can be tied to."""
    versions = {each.measure: each for each in measures_visible_to(by, on=today)}
    found = many_series(versions.values(), [area], YEARLY)
    series = as_seen(found, versions.values(), by, on=today)
    made = [
        series_kept(versions[measure].definition, kept)
        for (measure, _, _), kept in series.items()
    ]
    return [each for each in made if each.points]


def series_kept(definition: Definition, kept: KeptSeries) -> Series:
    """Return a kept series of yearly figures; periods without a figure are left out."""
    points = tuple(
        Point(Months(*seen.period.month_range), number_kept(float(seen.value)))
        for seen in kept
        if seen.value is not None
    )
    unit = {Form.COUNT: Unit.COUNT, Form.RATE: Unit.RATE}.get(definition.form)
    return Series(
        name=definition.name,
        unit=unit or Unit.PERCENT,
        points=points,
        caption="",
        heading="",
        block=0,
        is_kept_here=True,
    )


def number_kept(value: float) -> Number:
    """Return a kept figure as a cell would print it: whole, or with two decimals."""
    exact = Decimal(repr(value))
    is_whole = exact == exact.to_integral_value()
    exact, decimals = (Decimal(int(exact)), 0) if is_whole else (half_up(exact, 2), 2)
    return Number(
        exact, decimals, is_percent=False, text=f"{exact:,.{decimals}f}", place=Place()
    )
