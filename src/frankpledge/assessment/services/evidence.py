"""Pinning evidence to a section of a product, and taking it off again."""

from datetime import date

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import Period
from frankpledge.assessment import policies
from frankpledge.assessment.models import Assessment, PinnedEvidence
from frankpledge.assessment.rules.products import template_of
from frankpledge.assessment.selectors import printable_figure
from frankpledge.assessment.services.writing import AssessmentConflict, note
from frankpledge.assessment.states import Edition


@transaction.atomic
def pin_evidence(
    *,
    assessment: Assessment,
    section: str,
    shows: str,
    by: Member,
    on: date,
    measure: str = "",
    period: str = "",
    source: str = "",
) -> PinnedEvidence:
    """
    Pin a figure as it is known today, or a source, to a section of a product.

    The figure is the area's own and is kept in the words in which it is printed.
    """
    policies.may_change_assessment(by, assessment, on=on).require()
    if section not in template_of(assessment.product).sections:
        raise AssessmentConflict("This product has no such section.")
    if not measure and not source.strip():
        raise AssessmentConflict("Choose a measure, or say where it is told.")
    made = PinnedEvidence.objects.create(
        assessment=assessment,
        section=section,
        shows=shows,
        measure=measure,
        period=period if measure else "",
        words=_as_known(measure, assessment.area_code, period) if measure else "",
        source=source,
        pinned_on=on,
        pinned_by=by,
    )
    note(by, assessment, "evidence pinned", thing=made)
    return made


def _as_known(measure: str, area_code: str, period: str) -> str:
    """Return a figure in words; raise where none may be printed or the period is none."""
    found = printable_figure(
        measure, area_code, Period.parse(period), Edition.RESTRICTED
    )
    if found is None:
        raise AssessmentConflict(
            "That figure is not known, or may not be printed.",
            "Choose another period, such as 2019/20 or 2020-03.",
        )
    return found[0]


@transaction.atomic
def unpin_evidence(*, pinned: PinnedEvidence, by: Member, on: date) -> None:
    """Take evidence off a section; the trail keeps that it was there."""
    policies.may_change_assessment(by, pinned.assessment, on=on).require()
    note(by, pinned.assessment, "evidence taken off", thing=pinned)
    pinned.delete()
