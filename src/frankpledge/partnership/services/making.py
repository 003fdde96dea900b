"""Making a workspace's home partnership out of the shipped tables."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from frankpledge.access.trail import Actor
from frankpledge.analysis import codes
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.audit.states import Operation
from frankpledge.partnership import policies
from frankpledge.partnership.models import Area, AreaPart, Denominator, Partnership
from frankpledge.partnership.rules.places import area_code_of
from frankpledge.partnership.services.changes import note
from frankpledge.partnership.services.parts import bases_from, newer_codes
from frankpledge.partnership.states import AreaKind, Membership


class AlreadyMade(ExpectedFailure):
    """The workspace is for another partnership already."""


NEWEST = codes.places.YEARS[-1]
Drawn = list[tuple[Area, list[str]]]
WARD_YEAR = 2019
OLD_WARD_YEAR = 2015
REDRAWN = "Drawn anew between December 2015 and December 2019."


@transaction.atomic
def make_home(*, code: str, by: Actor, on: date) -> Partnership:
    """
    Make the partnership of this code the workspace's own, with its areas.

    Any partnership or district of England and Wales will do. The partnership, its
    districts where it has several, its wards of 2019, those of 2015 that have been
    redrawn, and its LSOAs get their parts and every shipped denominator. Done
    again for the same place it changes nothing.
    """
    policies.may_change_areas(by).require()
    found = codes.partnership(code)
    made = Partnership.objects.filter(is_home=True).first()
    if made is not None:
        if made.code == found.code:
            return made
        raise AlreadyMade(
            f"This workspace is for {made.name} already.",
            "Make another folder for another partnership.",
        )
    partnership = Partnership.objects.create(is_home=True, **facts_of(found))
    make_areas(partnership, on)
    note(by, partnership, "partnership made", operation=Operation.ADMINISTRATION)
    return partnership


def facts_of(found: codes.Partnership) -> dict[str, object]:
    """Return what the register keeps of a partnership of the shipped tables."""
    held = Counter(district.code for district in codes.districts(found.year))
    return {
        "code": found.code,
        "name": found.name,
        "area_code": area_code_of(found, held),
        "district_codes": [district.code for district in found.districts],
        "boundary_year": found.year,
        "force_code": found.force,
        "force_name": found.force_name,
        "country": found.country,
    }


def make_areas(partnership: Partnership, on: date) -> None:
    """Make every area that the shipped tables know in the partnership."""
    inside = codes.members("partnership", NEWEST, partnership.code)
    whole = Area.objects.create(
        partnership=partnership,
        code=partnership.area_code,
        name=partnership.name,
        kind=AreaKind.PARTNERSHIP.value,
        boundary_year=partnership.boundary_year,
        method=Membership.LOOKUP.value,
    )
    districts = district_areas(whole, inside)
    wards = ward_areas(whole, districts, inside)
    small = small_areas(whole, wards, inside)
    fill([(whole, inside), *districts, *wards, *small], on)


def grouped(level: str, year: int, inside: Iterable[str]) -> dict[str, list[str]]:
    """Return larger area -> the LSOAs of the partnership that lay in it that year."""
    held = codes.lookup(level, year)
    found: dict[str, list[str]] = {}
    for lsoa in inside:
        found.setdefault(held[lsoa], []).append(lsoa)
    return found


def district_areas(whole: Area, inside: list[str]) -> Drawn:
    """Make an area for each district where the partnership has several."""
    found = grouped("district", 2019, inside)
    if len(found) < 2:
        return []
    names = {district.code: district.name for district in codes.districts()}
    return saved(
        [
            (
                Area(
                    partnership=whole.partnership,
                    code=code,
                    name=names[code],
                    kind=AreaKind.DISTRICT.value,
                    boundary_year=2019,
                    parent=whole,
                    method=Membership.LOOKUP.value,
                ),
                lsoas,
            )
            for code, lsoas in found.items()
        ]
    )


def ward_areas(whole: Area, districts: Drawn, inside: list[str]) -> Drawn:
    """Make the wards of 2019, and those of 2015 that were redrawn since."""
    parents = {district.code: district for district, _ in districts}
    now, then = (grouped("ward", year, inside) for year in (WARD_YEAR, OLD_WARD_YEAR))
    drawn: Drawn = []
    for year, found in ((OLD_WARD_YEAR, then), (WARD_YEAR, now)):
        names = codes.wards(year)
        for code, lsoas in found.items():
            is_redrawn = year == OLD_WARD_YEAR
            if is_redrawn and now.get(code) == lsoas:
                continue
            name, district = names[code]
            ward = Area(
                partnership=whole.partnership,
                code=code,
                name=name,
                kind=AreaKind.WARD.value,
                boundary_year=year,
                ends_before=date(WARD_YEAR, 12, 1) if is_redrawn else None,
                parent=parents.get(district, whole),
                method=Membership.LOOKUP.value,
                note=REDRAWN if is_redrawn else "",
            )
            drawn.append((ward, lsoas))
    return saved(drawn)


def small_areas(whole: Area, wards: Drawn, inside: list[str]) -> Drawn:
    """Make an area for each LSOA of 2011, under the ward it lies in now."""
    parents = {
        lsoa: ward
        for ward, lsoas in wards
        if ward.boundary_year == WARD_YEAR
        for lsoa in lsoas
    }
    names = codes.small_area_names()
    return saved(
        [
            (
                Area(
                    partnership=whole.partnership,
                    code=lsoa,
                    name=names[lsoa],
                    kind=AreaKind.LSOA.value,
                    boundary_year=2011,
                    parent=parents[lsoa],
                    method=Membership.LOOKUP.value,
                ),
                [lsoa],
            )
            for lsoa in inside
        ]
    )


def saved(drawn: Drawn) -> Drawn:
    """Save areas in one go and return them with their LSOAs."""
    areas = Area.objects.bulk_create([area for area, _ in drawn])
    return list(zip(areas, [lsoas for _, lsoas in drawn], strict=True))


def fill(drawn: Drawn, on: date) -> None:
    """Save the parts and the denominators of many areas in one go."""
    newer: dict[str, list[str]] = {}
    old_of = codes.lookup("lsoa11", 2011, "lsoa21")
    every = {lsoa for _, lsoas in drawn for lsoa in lsoas}
    for code in newer_codes(every):
        newer.setdefault(old_of[code], []).append(code)
    parts: list[AreaPart] = []
    bases: list[Denominator] = []
    for area, lsoas in drawn:
        own = [AreaPart(area=area, lsoa_code=code, lsoa_year=2011) for code in lsoas]
        own += [
            AreaPart(area=area, lsoa_code=code, lsoa_year=2021)
            for lsoa in lsoas
            for code in newer.get(lsoa, ())
            if area.kind != AreaKind.LSOA or code == lsoa
        ]
        parts += own
        bases += bases_from(area, own, on)
    AreaPart.objects.bulk_create(parts, batch_size=500)
    Denominator.objects.bulk_create(bases, batch_size=500)
