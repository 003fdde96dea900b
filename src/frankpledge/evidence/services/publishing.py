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
    periods: Collection[str],
) -> int:
    """
    Mark periods of series as published, so that board members may read them here.

    `periods` are the first days, as ISO dates. Whether they may go out has been
    decided by the release, by two people; this only remembers it. What was marked
    before stays marked. It returns how many series were marked.
    """
    marked = list(
        Series.objects.filter(
            version__measure__in=list(measures),
            version__is_restricted=False,
            area_code__in=list(area_codes),
            period_type__in=list(period_types),
            is_current=True,
        ).defer("figures")
    )
    for row in marked:
        before = row.published_periods or [] if row.is_published else []
        row.is_published = True
        row.published_periods = sorted({*before, *periods})
    Series.objects.bulk_update(marked, ["is_published", "published_periods"])
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="measure",
        ref="published",
        fields=sorted(measures)[:50],
    )
    return len(marked)


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
    ).update(is_published=False, published_periods=None)
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind="measure",
        ref="withdrawn",
        fields=sorted(measures)[:50],
    )
    return unmarked
