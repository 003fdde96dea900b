"""Reads of measures' definitions."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from frankpledge.access.models import Member
from frankpledge.access.selectors import scope
from frankpledge.access.states import Act, Kind
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.measures.definition import Definition
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.analysis.words import listed
from frankpledge.evidence.models import MeasureVersion as MeasureVersion
from frankpledge.evidence.models import Series
from frankpledge.evidence.rules.words import inside_a_sentence
from frankpledge.evidence.states import VersionState
from frankpledge.intake.states import SourceKind


class UnknownMeasure(ExpectedFailure):
    """A name that no measure has, now or in the past."""


def in_force() -> QuerySet[MeasureVersion]:
    """Return the version of every measure that figures are made with today."""
    return MeasureVersion.objects.filter(state=VersionState.IN_FORCE)


def definitions_in_force() -> dict[str, Definition]:
    """Return every definition in force, by the measure's id."""
    return {version.measure: version.definition for version in in_force()}


def folded(name: str) -> str:
    """Return a name without case or spacing, as names are compared."""
    return "-".join(name.lower().replace("-", " ").replace("_", " ").split())


def measure(name: str) -> MeasureVersion:
    """Return the version in force of the measure with this id or old name."""
    wanted = folded(name)
    found = in_force().filter(measure=wanted).first()
    if found is not None:
        return found
    for version in in_force().filter(words__icontains=name.strip()):
        if wanted in {folded(alias) for alias in version.definition.aliases}:
            return version
    raise UnknownMeasure(
        f"There is no measure “{name}”.", "See them all with: frankpledge measures list"
    )


def measure_is_known(name: str) -> bool:
    """Say whether a measure has this id or old name, so that a plan may rest on it."""
    try:
        measure(name)
    except UnknownMeasure:
        return False
    return True


def version(measure_id: str, number: int) -> MeasureVersion | None:
    """Return one version of a measure, in force or not."""
    return versions_of(measure_id).filter(number=number).first()


def versions_of(measure_id: str) -> QuerySet[MeasureVersion]:
    """Return every version of a measure, newest first, with who wrote and checked."""
    return (
        MeasureVersion.objects.filter(measure=measure_id)
        .select_related("author__user", "checker__user")
        .order_by("-number")
    )


def proposals() -> QuerySet[MeasureVersion]:
    """Return the definitions that wait for a second person."""
    return MeasureVersion.objects.filter(state=VersionState.PROPOSED).select_related(
        "author__user"
    )


def measures_visible_to(member: Member, *, on: date) -> QuerySet[MeasureVersion]:
    """Return the measures in force that this member may see, published ones at least."""
    ordinary = scope(
        in_force().filter(is_restricted=False),
        member=member,
        act=Act.SEE,
        kind=Kind.MEASURE,
        on=on,
    )
    restricted = scope(
        in_force().filter(is_restricted=True),
        member=member,
        act=Act.SEE,
        kind=Kind.RESTRICTED_MEASURE,
        on=on,
    )
    published = scope(
        published_measures(),
        member=member,
        act=Act.SEE,
        kind=Kind.PUBLISHED_MEASURE,
        on=on,
    )
    return in_force().filter(
        Q(pk__in=ordinary.values("pk"))
        | Q(pk__in=restricted.values("pk"))
        | Q(pk__in=published.values("pk"))
    )


def published_measures() -> QuerySet[MeasureVersion]:
    """Return the measures of which any figure was published, none since restricted."""
    published = Series.objects.filter(version=OuterRef("pk"), is_published=True)
    return in_force().filter(Exists(published), is_restricted=False)


def search(
    rows: QuerySet[MeasureVersion],
    *,
    text: str = "",
    dataset: str = "",
    family: str = "",
    direction: str = "",
) -> QuerySet[MeasureVersion]:
    """Return the measures that match every word, in today's names or old ones."""
    for word in text.split()[:10]:
        rows = rows.filter(words__icontains=word)
    wanted = {"dataset": dataset, "family": family, "direction": direction}
    return rows.filter(**{name: value for name, value in wanted.items() if value})


def period_types_held(version: MeasureVersion, area_code: str) -> list[PeriodType]:
    """Return the types of period for which a measure has figures of an area."""
    held = Series.objects.filter(
        version=version, area_code=area_code, is_current=True
    ).values_list("period_type", flat=True)
    return [kind for kind in version.definition.period_types if kind in set(held)]


def measures_counted(area_code: str) -> set[str]:
    """Return the measures that have any figures of an area."""
    held = Series.objects.filter(area_code=area_code, is_current=True)
    return set(held.values_list("version__measure", flat=True).distinct())


def why_nothing(version: MeasureVersion, area: str, period_type: str) -> str:
    """Return why a measure has no series for an area, as it is named, and a type of period."""
    kinds = version.definition.period_types
    if period_type not in kinds:
        shown = listed([inside_a_sentence(kind) for kind in kinds])
        asked = inside_a_sentence(PeriodType(period_type))
        return f"{version.name} is shown by {shown}, not by {asked}."
    needed = dataset_words(version)
    return (
        f"Nothing that {version.name} rests on ({needed}) is loaded for {area}"
        f" by {inside_a_sentence(PeriodType(period_type))}."
    )


def dataset_words(row: MeasureVersion) -> str:
    """Return the data set a measure counts, in words also where it counts none."""
    return dataset_names().get(row.dataset, row.dataset) or "Returns of totals"


def dataset_names() -> dict[str, str]:
    """Return what each data set is called on a page, by its id."""
    return {kind.value: kind.label for kind in SourceKind}
