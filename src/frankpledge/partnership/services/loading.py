"""Loading areas that the product does not ship: outlines, lookups, populations."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from frankpledge.access.trail import Actor
from frankpledge.analysis import codes
from frankpledge.analysis.codes.boundaries import Feature
from frankpledge.audit.states import Operation
from frankpledge.partnership import policies
from frankpledge.partnership.models import Area, Outline, Partnership, Rebasing
from frankpledge.partnership.rules.places import bounds, contains
from frankpledge.partnership.services.areas import CannotDraw, draw, whole_of
from frankpledge.partnership.services.bases import Figure, take_denominators
from frankpledge.partnership.services.changes import note
from frankpledge.partnership.states import AreaKind, DenominatorKind, Membership


@dataclass
class Loaded:
    """What loading a file of areas came to."""

    added: list[str] = field(default_factory=list)
    redrawn: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    without_parts: list[str] = field(default_factory=list)
    method: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return the outcome for the command line's JSON."""
        return {
            "added": self.added,
            "redrawn": self.redrawn,
            "unchanged": self.unchanged,
            "ended": self.ended,
            "outside": self.outside,
            "without_lsoas": self.without_parts,
            "method": self.method,
        }


@transaction.atomic
def load_areas(
    *,
    partnership: Partnership,
    features: Sequence[Feature],
    kind: AreaKind,
    boundary_year: int,
    by: Actor,
    on: date,
    lookup: Mapping[str, str] | None = None,
    starts_on: date | None = None,
    source: str = "",
    replaces: bool = False,
) -> Loaded:
    """
    Load areas from a file of outlines.

    Which LSOAs belong is read from the lookup (LSOA -> area) where one is given,
    else an LSOA belongs where its centre lies. Areas that hold no LSOA of the
    partnership are left out and named: files often cover a whole county. The
    same file loaded again changes nothing. `replaces` ends the areas of this kind
    that the file does not hold, as when wards are redrawn under new codes.
    """
    policies.may_change_areas(by).require()
    method = Membership.LOOKUP if lookup is not None else Membership.CENTRE
    like = Area(
        partnership=partnership,
        kind=kind.value,
        boundary_year=boundary_year,
        starts_on=starts_on,
        parent=whole_of(partnership),
        method=method.value,
    )
    outcome = sort_in(like, features, lookup, source=source, on=on)
    if replaces:
        first_day = starts_on or date(boundary_year, 1, 1)
        end_others(like, features, first_day, outcome)
    what = f"areas:{kind}:{boundary_year}"
    note(by, what, "areas loaded", operation=Operation.COLLECTION)
    return outcome


def sort_in(
    like: Area,
    features: Sequence[Feature],
    lookup: Mapping[str, str] | None,
    *,
    source: str,
    on: date,
) -> Loaded:
    """Save those areas of a file that hold LSOAs of the partnership; name the rest."""
    outcome = Loaded(method=like.method)
    partnership = like.partnership
    own = codes.members("partnership", codes.places.YEARS[-1], partnership.code)
    where = placed(own, features) if lookup is None else lookup
    for feature in features:
        inside = [lsoa for lsoa in own if where.get(lsoa) == feature.code]
        if inside:
            area = copy(like)
            area.code, area.name = feature.code, feature.name
            place(area, feature, inside, outcome, source=source, on=on)
        elif lookup is None and lies_in(partnership, feature):
            outcome.without_parts.append(feature.code)
        else:
            outcome.outside.append(feature.code)
    return outcome


def end_others(
    like: Area, features: Sequence[Feature], ends_before: date, outcome: Loaded
) -> None:
    """End the areas of a kind that a file which replaces them does not hold."""
    held = Area.objects.filter(
        partnership=like.partnership, kind=like.kind, ends_before=None
    ).exclude(code__in=[feature.code for feature in features])
    outcome.ended = sorted(held.values_list("code", flat=True))
    held.update(ends_before=ends_before)


def lies_in(partnership: Partnership, feature: Feature) -> bool:
    """Say whether an outline lies in the partnership though no LSOA's centre does."""
    own = codes.outlines("partnership").get(partnership.code, [])
    corner = feature.polygons[0][0][0]
    return any(contains(rings, corner) for rings in own)


def placed(lsoas: Iterable[str], features: Sequence[Feature]) -> dict[str, str]:
    """Return LSOA -> code of the first outline that its centre lies in."""
    boxes = [
        (bounds(rings), rings, feature.code)
        for feature in features
        for rings in feature.polygons
    ]
    centres = codes.centres()
    found: dict[str, str] = {}
    for lsoa in lsoas:
        x, y = centres[lsoa]
        for (west, south, east, north), rings, code in boxes:
            if west <= x <= east and south <= y <= north and contains(rings, (x, y)):
                found.setdefault(lsoa, code)
    return found


def place(
    area: Area,
    feature: Feature,
    inside: Sequence[str],
    outcome: Loaded,
    *,
    source: str,
    on: date,
) -> None:
    """Save one loaded area: new, anew, or as it was."""
    same_year = Area.objects.filter(
        partnership=area.partnership, code=area.code, boundary_year=area.boundary_year
    ).first()
    if same_year is not None:
        refuse_other_members(same_year, inside)
        keep_outline(same_year, feature, source)
        outcome.unchanged.append(area.code)
        return
    older = Area.objects.filter(
        partnership=area.partnership, code=area.code, ends_before=None
    ).first()
    if older is not None and holds(older, inside):
        keep_outline(older, feature, source)
        outcome.unchanged.append(area.code)
        return
    if older is not None:
        older.ends_before = area.starts_on or date(area.boundary_year, 1, 1)
        older.save(update_fields=["ends_before"])
    draw(area, inside, on)
    keep_outline(area, feature, source)
    (outcome.redrawn if older else outcome.added).append(area.code)


def holds(area: Area, inside: Iterable[str]) -> bool:
    """Say whether an area is made of exactly these LSOAs of 2011."""
    held = area.parts.filter(lsoa_year=2011).values_list("lsoa_code", flat=True)
    return set(held) == set(inside)


def refuse_other_members(area: Area, inside: Iterable[str]) -> None:
    """Raise where the area is there for this year with other LSOAs."""
    if not holds(area, inside):
        raise CannotDraw(
            f"{area.code} is there already for {area.boundary_year} with other LSOAs.",
            "Give the new drawing a later --boundary-year.",
        )


def keep_outline(area: Area, feature: Feature, source: str) -> None:
    """Keep the loaded outline beside the area."""
    Outline.objects.update_or_create(
        area=area,
        defaults={
            "scale": feature.scale,
            "rings": feature.rings,
            "polygons": feature.owners,
            "source": source,
        },
    )


@transaction.atomic
def load_population(
    *,
    partnership: Partnership,
    figures: Sequence[Figure],
    vintage: str,
    source: str,
    by: Actor,
    on: date,
) -> list[Rebasing]:
    """
    Take in a population file.

    Figures for LSOAs are added up to every area that is wholly made of them;
    figures for areas are taken as they are, and win over sums.
    """
    policies.may_change_areas(by).require()
    areas = Area.objects.filter(partnership=partnership, ends_before=None)
    sums = added_up(list(areas.prefetch_related("parts")), figures)
    known = {area.code for area in areas}
    given = {
        (figure.area, figure.kind, figure.year): figure
        for figure in figures
        if figure.area in known
    }
    return take_denominators(
        partnership=partnership,
        figures=[
            *given.values(),
            *(one for key, one in sums.items() if key not in given),
        ],
        vintage=vintage,
        source=source,
        by=by,
        on=on,
    )


def added_up(
    areas: Sequence[Area], figures: Sequence[Figure]
) -> dict[tuple[str, DenominatorKind, int], Figure]:
    """Return the sums of LSOA figures for each area that they cover wholly."""
    found = {}
    for kind, year in sorted({(figure.kind, figure.year) for figure in figures}):
        values = {
            figure.area: figure.value
            for figure in figures
            if (figure.kind, figure.year) == (kind, year)
        }
        for area in areas:
            for census in (2021, 2011):
                inside = [
                    part.lsoa_code
                    for part in area.parts.all()
                    if part.lsoa_year == census
                ]
                if inside and all(code in values for code in inside):
                    total = sum(values[code] for code in inside)
                    figure = Figure(area.code, kind, year, total)
                    found[area.code, kind, year] = figure
                    break
    return found
