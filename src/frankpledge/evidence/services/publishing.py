"""Marks the figures that a release has let out."""

from collections.abc import Collection

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.evidence.models import Series


@transaction.atomic
def publish_series(
    *,
    by: Member,
    measures: Collection[str],
    area_codes: Collection[str],
    period_types: Collection[str],
) -> int:
    """
    Mark series as published, so that board members may read them here too.

    Whether they may go out has been decided by the release, by two people; this
    only remembers it. It returns how many series were marked.
    """
    marked = Series.objects.filter(
        version__measure__in=list(measures),
        version__is_restricted=False,
        area_code__in=list(area_codes),
        period_type__in=list(period_types),
        is_current=True,
    ).update(is_published=True)
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="measure",
        ref="published",
        fields=sorted(measures)[:50],
    )
    return marked


@transaction.atomic
def withdraw_series(
    *,
    by: Member,
    measures: Collection[str],
    area_codes: Collection[str],
    period_types: Collection[str],
) -> int:
    """Take the mark off again; whoever may see only published figures loses them."""
    unmarked = Series.objects.filter(
        version__measure__in=list(measures),
        area_code__in=list(area_codes),
        period_type__in=list(period_types),
        is_published=True,
    ).update(is_published=False)
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="measure",
        ref="withdrawn",
        fields=sorted(measures)[:50],
    )
    return unmarked
