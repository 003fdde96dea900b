"""Where an area's borders run, from what was loaded, shipped, or put together."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import prefetch_related_objects

from frankpledge.analysis import codes
from frankpledge.analysis.codes.outlines import Ring, geometry, pack, unpack
from frankpledge.partnership.models import Area, Outline
from frankpledge.partnership.selectors.places import lsoa_codes
from frankpledge.partnership.states import AreaKind


Polygons = list[list[Ring]]
SHIPPED_WARDS = ("ward2013", "ward2025")
JOINED_SCALE = 100_000


def outline_of(area: Area) -> Polygons | None:
    """
    Return an area's polygons in degrees, None where nothing says where they run.

    First what somebody loaded, then the shipped outline by the area's code, then
    the shipped outlines of its LSOAs put together, then the whole partnership's.
    """
    return outlines_of([area]).get(area.code)


def outlines_of(areas: Iterable[Area]) -> dict[str, Polygons]:
    """Return area code -> polygons for those areas that have an outline."""
    rows = list(areas)
    prefetch_related_objects(rows, "partnership")
    loaded = {
        one.area_id: unpack(one.rings, one.polygons, one.scale)
        for one in Outline.objects.filter(area__in=rows)
    }
    found = {area.code: loaded.get(area.pk) or put_together(area) for area in rows}
    return {code: polygons for code, polygons in found.items() if polygons}


def are_drawn(areas: Iterable[Area]) -> bool:
    """Say whether any of the areas has an outline, and read no more than that takes."""
    rows = list(areas)
    return Outline.objects.filter(area__in=rows).exists() or any(
        map(put_together, rows)
    )


def put_together(area: Area) -> Polygons | None:
    """Return the outline that is shipped, or is made of those that are."""
    shipped = shipped_outline(area)
    if shipped or area.kind == AreaKind.LSOA:
        return shipped
    return joined_outline(area) or partnership_outline(area)


def shipped_outline(area: Area) -> Polygons | None:
    """Return the outline that is shipped under the area's own code."""
    if area.kind == AreaKind.LSOA:
        kinds: tuple[str, ...] = ("lsoa11", "lsoa21")
    elif area.kind == AreaKind.WARD:
        kinds = SHIPPED_WARDS
    else:
        return None
    for kind in kinds:
        for district in area.partnership.district_codes:
            found = codes.outlines(kind, district).get(area.code)
            if found:
                return found
    return None


def joined_outline(area: Area) -> Polygons | None:
    """Return the area's LSOAs put together, None unless every one is shipped."""
    return joined(tuple(lsoa_codes(area)), tuple(area.partnership.district_codes))


@lru_cache(maxsize=512)
def joined(small: tuple[str, ...], districts: tuple[str, ...]) -> Polygons | None:
    """Return LSOAs put together; the same ones are put together once."""
    known: dict[str, Polygons] = {}
    for district in districts:
        known |= codes.outlines("lsoa11", district)
    if not small or not set(small) <= set(known):
        return None
    whole = geometry([polygon for code in small for polygon in known[code]])
    packed = pack(whole, JOINED_SCALE)
    return unpack(packed["rings"], packed["polygons"], JOINED_SCALE)


def partnership_outline(area: Area) -> Polygons | None:
    """Return the nation's coarse outline where the area is the whole partnership."""
    if area.kind != AreaKind.PARTNERSHIP:
        return None
    return codes.outlines("partnership").get(area.partnership.code)
