"""What the page of an area shows: the map, who lives there, how it was drawn."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse

from frankpledge.analysis import codes
from frankpledge.analysis.dates import day_in_words, last_day
from frankpledge.analysis.words import counted
from frankpledge.partnership.models import Area, Denominator, Partnership
from frankpledge.partnership.presenters.lists import number
from frankpledge.partnership.presenters.maps import WIDTH, area_map
from frankpledge.partnership.presenters.pages import link
from frankpledge.partnership.presenters.words import words
from frankpledge.partnership.rules.places import recut
from frankpledge.partnership.selectors import (
    areas_of,
    lsoa_codes,
    outline_of,
    outlines_of,
    overlaps,
    vintages_in_use,
)
from frankpledge.partnership.states import AreaKind, Membership


METHODS = {
    Membership.LOOKUP: "by a published lookup (best fit)",
    Membership.CENTRE: "by where each LSOA's centre lies",
    Membership.PARTS: "by the areas it is made of",
    Membership.DRAWN: "chosen one by one",
    Membership.NONE: "not known",
}


FIGURE_HEADS: list[Any] = [
    "What", "Year", {"text": "How many", "format": "numeric"}, "Estimate", "Source", "Standing",
]  # fmt: skip
DRAWING_HEADS = ["Boundaries of", "LSOAs", "Residents", "Against the present"]
OVERLAP_HEADS = ["Area", "Kind", "How much of it lies here"]
VINTAGE_HEADS = ["What", "Year", "Estimate", "Source", "Areas"]


def area_page(area: Area, drawings: Iterable[Area]) -> dict[str, Any]:
    """Return everything the page of one drawing of an area shows."""
    inside = lsoa_codes(area)
    others = list(drawings)
    names = codes.small_area_names()
    return {
        "area": area,
        "facts": area_facts(area, len(inside)),
        "figures": figures_of(area),
        "figure_heads": FIGURE_HEADS,
        "drawing_heads": DRAWING_HEADS,
        "overlap_heads": OVERLAP_HEADS,
        "lsoa_heads": ["LSOA", "Code"],
        "lsoas": [[link(names[code], "area", code), code] for code in inside]
        if area.kind != AreaKind.LSOA
        else [],
        "overlaps": [
            [
                link(one.area.name, "area", one.area.code),
                words(one.area.kind),
                "All of it" if one.is_inside else f"{one.shared} of {one.of} LSOAs",
            ]
            for one in overlaps(area)
        ],
        "drawings": drawings_of(area, others) if len(others) > 1 else [],
        "attribution": codes.attribution(),
        "evidence_href": href_or_none("evidence:area", area.code),
    }


def href_or_none(route: str, code: str) -> str:
    """Return the address of a page of another part, empty where there is none."""
    try:
        return reverse(route, args=[code])
    except NoReverseMatch:
        return ""


def area_facts(area: Area, size: int) -> list[tuple[str, Any]]:
    """Return what is known about one drawing of an area."""
    facts = [
        ("Code", area.code),
        ("Kind", words(area.kind)),
        ("Boundaries of", str(area.boundary_year)),
        ("From", day_in_words(area.starts_on) if area.starts_on else ""),
        ("To", day_in_words(last_day(area.ends_before)) if area.ends_before else ""),
        (
            "Part of",
            link(area.parent.name, "area", area.parent.code) if area.parent else "",
        ),
        (
            "Made of",
            f"{counted(size, 'LSOA')}, {METHODS[Membership(area.method)]}",
        ),
        ("Note", area.note),
    ]
    return [(key, value) for key, value in facts if value]


def figures_of(area: Area) -> list[list[Any]]:
    """Return who lives there, every estimate with its year, source and standing."""
    known = codes.sources()
    return [
        [
            words(one.kind),
            str(one.year),
            {"text": number(one.value), "format": "numeric"},
            one.vintage,
            known[one.source].publisher if one.source in known else one.source,
            "In use"
            if one.superseded_on is None
            else f"Superseded on {day_in_words(one.superseded_on)}",
        ]
        for one in area.denominators.order_by("kind", "-year", "-pk")
    ]


def drawings_of(area: Area, drawings: list[Area]) -> list[list[Any]]:
    """
    Return each drawing beside the newest: what the area held as it was then, and cut anew.

    The residents of one year for both show what the redrawing alone changed.
    """
    newest = drawings[-1]
    now = lsoa_codes(newest)
    rows = []
    for one in drawings:
        was = lsoa_codes(one)
        moved = recut(was, now)
        rows.append(
            [
                str(one.boundary_year),
                f"{len(was)}",
                number(residents_in(was)),
                "The present drawing"
                if one.pk == newest.pk
                else f"{len(moved.lost)} left, {len(moved.gained)} joined",
            ]
        )
    return rows


def residents_in(lsoas: Iterable[str]) -> int:
    """Return the residents of LSOAs in the newest shipped estimate."""
    newest = max(one.year for one in codes.editions("lsoa11"))
    held = codes.population("residents", newest)
    return sum(held[code] for code in lsoas)


def map_of(area: Area, width: int = WIDTH) -> str | None:
    """Return the map of an area among its neighbours, None without any outline."""
    own = outline_of(area)
    if own is None:
        return None
    if area.kind == AreaKind.PARTNERSHIP:
        parts = list(areas_of(area.partnership, AreaKind.WARD))
        around = outlines_of(parts) or {area.code: own}
        marked: dict[str, Any] = {}
    else:
        parts = list(neighbours_of(area))
        around, marked = outlines_of(parts), {area.code: own}
        around.pop(area.code, None)
    names = {one.code: one.name for one in [*parts, area]}
    title = f"Map of {area.name}"
    return area_map(title=title, around=around, marked=marked, names=names, width=width)


def neighbours_of(area: Area) -> Iterable[Area]:
    """Return the areas that a map shows around one: the wards, or its ward's LSOAs."""
    if area.kind == AreaKind.LSOA and area.parent is not None:
        return area.parent.children.filter(ends_before=None)
    return areas_of(area.partnership, AreaKind.WARD)


def map_alt(area: Area) -> str:
    """Return what the map shows, in words."""
    if area.kind == AreaKind.PARTNERSHIP:
        return f"Outline map of {area.name} with its wards. The table lists them."
    return f"Outline map of {area.name} among its neighbours. The tables list them."


def population_page(partnership: Partnership) -> dict[str, Any]:
    """Return which estimates are in use, and what moved that nobody has noted."""
    known = codes.sources()
    return {
        "vintage_heads": VINTAGE_HEADS,
        "vintages": [
            [
                words(kind),
                str(year),
                vintage,
                known[source].title if source in known else source,
                number(areas),
            ]
            for kind, year, vintage, source, areas in vintages_in_use(partnership)
        ],
        "alerts": [alert(one) for one in partnership.rebasings.all()],
        "attribution": codes.attribution(),
    }


def alert(one: Any) -> dict[str, Any]:
    """Return one change of base in words."""
    return {
        "pk": one.pk,
        "is_open": one.acknowledged_on is None,
        "text": f"{words(one.kind)} of {one.year} changed from {one.old_vintage} to"
        f" {one.new_vintage} on {day_in_words(one.noted_on)}: {counted(one.areas_changed, 'area')}, by up"
        f" to {one.largest_change:+.1f}% ({one.largest_change_area}). Rates move by as"
        " much the other way though nothing happened on the ground.",
        "noted": f"Noted on {day_in_words(one.acknowledged_on)}"
        if one.acknowledged_on
        else "",
    }


def newest_residents(area_codes: Iterable[str], on: date) -> dict[str, int]:
    """Return area code -> residents in the newest estimate in use, in one question."""
    found = Denominator.objects.filter(
        area__code__in=list(area_codes),
        area__ends_before=None,
        kind="residents",
        superseded_on=None,
    ).order_by("year")
    return {
        one.area.code: one.value
        for one in found.select_related("area").only("value", "area__code")
    }
