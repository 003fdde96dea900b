"""Figures as one member may see them: small counts of sensitive groups are hidden."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from frankpledge.access.models import Member
from frankpledge.access.selectors import scope
from frankpledge.access.states import Act, Kind
from frankpledge.analysis.disclosure import SmallNumbers, rule_for
from frankpledge.analysis.measures.definition import Form
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.policies import may_see_in_full
from frankpledge.evidence.rules.figures import KeptSeries
from frankpledge.evidence.rules.protecting import Key, Many, protected, shortest
from frankpledge.evidence.selectors.figures import many_series
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.partnership import selectors as places


SENSITIVE = Q(content__small_numbers=SmallNumbers.SENSITIVE.value)


def measures_seen_in_full(member: Member, *, on: date) -> QuerySet[MeasureVersion]:
    """Return the measures in force of which this member may see every figure."""
    kinds = (
        (Kind.RESTRICTED_MEASURE, Q(is_restricted=True)),
        (Kind.SENSITIVE_MEASURE, Q(is_restricted=False) & SENSITIVE),
        (Kind.MEASURE, Q(is_restricted=False) & ~SENSITIVE),
    )
    wanted = Q()
    for kind, which in kinds:
        rows = scope(
            in_force().filter(which), member=member, act=Act.SEE, kind=kind, on=on
        )
        wanted |= Q(pk__in=rows.values("pk"))
    return in_force().filter(wanted)


def as_seen(
    series: Many, versions: Iterable[MeasureVersion], member: Member, *, on: date
) -> dict[Key, KeptSeries]:
    """
    Return the series as this member may see them; what hides nothing stays itself.

    Whether the member may see the measures at all has been decided before.
    """
    guarded = {
        version.measure: version
        for version in versions
        if not may_see_in_full(member, version, on=on)
    }
    return _hiding(series, guarded)


def as_printed(
    series: Many, versions: Iterable[MeasureVersion]
) -> dict[Key, KeptSeries]:
    """Return the series as anybody may read them in print: each by its own rule."""
    return _hiding(series, {version.measure: version for version in versions})


def _hiding(series: Many, guarded: dict[str, MeasureVersion]) -> dict[Key, KeptSeries]:
    wanted = [key for key in series if key[0] in guarded]
    if not wanted:
        return dict(series)
    finest = finest_of(guarded, {key[:2] for key in wanted}, series)
    fine = fine_areas()
    seen = dict(series)
    for key in wanted:
        version = guarded[key[0]]
        seen[key] = protected(
            series[key],
            finest.get(key[:2]),
            rule_for(version.definition.small_numbers),
            is_share=version.definition.form is Form.PERCENTAGE,
            is_fine=key[1] in fine,
        )
    return seen


def seen_one(
    kept: KeptSeries | None, version: MeasureVersion, member: Member, *, on: date
) -> KeptSeries | None:
    """Return one series as this member may see it."""
    if kept is None:
        return None
    key = version.measure, kept.keeping.area, str(kept.keeping.period_type)
    return as_seen({key: kept}, [version], member, on=on)[key]


def finest_of(
    guarded: dict[str, MeasureVersion], wanted: set[tuple[str, str]], series: Many
) -> dict[tuple[str, str], KeptSeries]:
    """
    Return each measure's series by its shortest periods, for the areas wanted.

    `series` are those read already; only what they lack is asked for.
    """
    kinds = {
        name: shortest([str(kind) for kind in version.definition.period_types])
        for name, version in guarded.items()
    }
    found = {
        (name, area): kept
        for name, area in wanted
        if (kept := series.get((name, area, kinds[name]))) is not None
    }
    lacking = wanted - set(found)
    if not lacking:
        return found
    names = {name for name, _ in lacking}
    versions = [version for name, version in guarded.items() if name in names]
    asked = many_series(
        versions, {area for _, area in lacking}, {kinds[name] for name in names}
    )
    return found | {
        (name, area): kept
        for (name, area, kind), kept in asked.items()
        if kind == kinds[name] and (name, area) in lacking
    }


def fine_areas() -> frozenset[str]:
    """Return the home areas that are smaller than a district."""
    home = places.home()
    return home.fine_area_codes - {home.code, home.area_code}
