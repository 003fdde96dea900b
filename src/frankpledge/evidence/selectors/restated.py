"""Which series came out differently between two days, as known then and later."""

from collections.abc import Collection
from datetime import datetime

from frankpledge.evidence.models import Series
from frankpledge.evidence.rules.figures import KeptSeries
from frankpledge.evidence.selectors.figures import opened
from frankpledge.evidence.states import VersionState


def restated(
    area_code: str, period_types: Collection[str], *, since: datetime, until: datetime
) -> list[tuple[KeptSeries, KeptSeries]]:
    """
    Return (as known at `since`, as known at `until`) for each series that changed.

    A series first worked out after `since` was never given to anybody before, so
    it restates nothing.
    """
    rows = Series.objects.filter(
        area_code=area_code,
        period_type__in=list(period_types),
        version__state=VersionState.IN_FORCE,
        vintage__known_at__lte=until,
    ).order_by("vintage__known_at", "vintage_id")
    before: dict[tuple[int, str], int] = {}
    after: dict[tuple[int, str], int] = {}
    for pk, version, kind, known_at in rows.values_list(
        "pk", "version_id", "period_type", "vintage__known_at"
    ):
        place = (version, kind)
        (before if known_at <= since else after)[place] = pk
    places = [place for place in after if place in before]
    wanted = Series.objects.select_related("version", "vintage").in_bulk(
        [found[place] for place in places for found in (before, after)]
    )
    then = opened([wanted[before[place]] for place in places], since)
    now = opened([wanted[after[place]] for place in places], until)
    return list(zip(then, now, strict=True))
