"""Holding what a plan's prose claims against its own tables."""

from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import NotAPeriod, Period
from frankpledge.evidence.selectors import KeptSeries, many_series
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.plan.models import Plan, PrintedClaim
from frankpledge.plan.policies import may_see_restricted
from frankpledge.plan.rules.claims import (
    ClaimKind,
    ClaimVerdict,
    check_change,
    check_value,
)


@dataclass(frozen=True)
class CheckedClaim:
    """One claim of a plan with the verdict on it and the sentence to show."""

    claim: PrintedClaim
    verdict: ClaimVerdict
    computed: float | None
    sentence: str


def claims_for(plan: Plan, *, by: Member, today: date) -> list[CheckedClaim]:
    """Return every claim, checked, without the figures this member may not see."""
    found = check_claims(plan)
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


def check_claims(plan: Plan) -> list[CheckedClaim]:
    """Return every claim of the plan, checked against the series it speaks of."""
    claims = list(
        PrintedClaim.objects.filter(priority__plan=plan)
        .select_related("priority")
        .order_by("priority__order", "pk")
    )
    if not claims:
        return []
    versions = in_force().filter(measure__in={claim.measure for claim in claims})
    series = many_series(
        versions, [plan.area_code], {claim.period_type for claim in claims}
    )
    return [checked(claim, series, plan.area_code) for claim in claims]


def checked(
    claim: PrintedClaim, series: dict[tuple[str, str, str], KeptSeries], area: str
) -> CheckedClaim:
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
    if kept is None or not label:
        return None
    try:
        period = Period.parse(label)
    except NotAPeriod:
        return None
    figure = kept.figure(period)
    return None if figure is None or figure.value is None else float(figure.value)
