"""The registers beside the figures: findings, achievements, self-checks."""

from datetime import date

from django.db.models import QuerySet

from frankpledge.access.models import Member
from frankpledge.partnership.selectors import home
from frankpledge.performance.models import Achievement, Inspection, SelfCheck
from frankpledge.performance.states import CheckKind
from frankpledge.plan.selectors import SaidCheck, check_said


def inspections() -> QuerySet[Inspection]:
    """Return the findings of inspections, newest first."""
    return Inspection.objects.filter(partnership=home().pk).select_related("owner")


def inspection_numbered(number: int) -> Inspection | None:
    """Return one finding, None where there is none."""
    return inspections().filter(pk=number).first()


def achievements() -> QuerySet[Achievement]:
    """Return what the partnership says it achieved, newest year first."""
    return Achievement.objects.filter(plan__partnership=home().pk).select_related(
        "plan",
        "written_by__user",
        "written_by__agency",
        "checked_by__user",
        "checked_by__agency",
    )


def claim_check(one: Achievement, *, by: Member, today: date) -> SaidCheck:
    """
    Return what the claim check makes of an achievement, read as one sentence.

    Its figures are held against each other and against the measures kept here.
    """
    said = f"{one.claim.rstrip('.')}, {one.figure}, {one.base}."
    return check_said(said, area=one.plan.area_code, by=by, today=today)


def achievement_numbered(number: int) -> Achievement | None:
    """Return one achievement, None where there is none."""
    return achievements().filter(pk=number).first()


def checks_of(kind: CheckKind, year: int) -> QuerySet[SelfCheck]:
    """Return the ratings given in a year's self-check."""
    return SelfCheck.objects.filter(
        partnership=home().pk, kind=kind.value, year=year
    ).select_related("action__owner", "rated_by__user", "rated_by__agency")
