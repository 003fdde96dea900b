"""Where records gather: small areas that stay hot, become hot or cool down."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.analysis.charts.maps import area_map
from frankpledge.analysis.charts.pictures import Caption, Chart, Place
from frankpledge.analysis.charts.theme import WIDE
from frankpledge.analysis.dates import months_in_words
from frankpledge.analysis.words import counted
from frankpledge.evidence import selectors
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.presenters.pictures import as_geometry
from frankpledge.evidence.presenters.types_page import breadcrumbs
from frankpledge.evidence.rules.areas_around import (
    AreasAround,
    Around,
    areas_around,
    in_words,
    to_ten,
)
from frankpledge.evidence.rules.small_areas import (
    FEWEST_SHOWN,
    HotArea,
    SmallAreas,
    concentration_words,
    hot_areas,
    masked,
    totals,
)
from frankpledge.evidence.rules.sources import EVERYWHERE
from frankpledge.evidence.rules.words import printed
from frankpledge.partnership import selectors as places
from frankpledge.partnership.selectors import Area


SNAP_POINTS = (
    "Places are those of the police's open data: every record is moved to a point"
    " shared by at least eight addresses, so a record near a border may be counted in"
    " the area beside it. Do not read a street or a household from it."
)


class HotSpots:
    """The hot small areas of one area for one kind of record, or for all kinds."""

    def __init__(
        self,
        area: Area,
        versions: Mapping[str, MeasureVersion],
        asked: Mapping[str, str],
    ) -> None:
        self.area, self.versions = area, versions
        self.dataset = asked.get("dataset") or "police-street"
        self.kind = asked["type"] if asked.get("type") in versions else ""
        self.kinds = [self.kind] if self.kind else []
        self.codes = places.lsoa_codes(area)
        self.everywhere = selectors.small_area_counts(self.dataset)
        self.kept = inside_only(self.everywhere, self.codes)
        loads = selectors.loads_by_source([self.dataset]).get(self.dataset, {})
        supplied = list(loads.get(EVERYWHERE, {}))
        self.found: list[HotArea] = []
        self.earlier: list[str] = []
        self.later: list[str] = []
        if self.kept is not None:
            self.found, self.earlier, self.later = hot_areas(
                self.kept, self.kinds, supplied
            )

    @property
    def title(self) -> str:
        """Return what is looked at, such as "Burglary"."""
        return self.versions[self.kind].name if self.kind else "All records"

    @property
    def finding(self) -> str:
        """Return in words how many places stayed hot, became hot or cooled."""
        if not self.earlier and not self.later:
            return (
                f"{self.title}: whether an area stays hot takes two months or more,"
                f" and they are not loaded for {self.area.name} yet."
            )
        if not self.found:
            return f"{self.title}: no small area stands out in {self.area.name}."
        numbers = {
            word: sum(one.persistence == word for one in self.found)
            for word in ("persistent", "emerging", "gone")
        }
        areas = "area" if numbers["persistent"] == 1 else "areas"
        return (
            f"{self.title} in {self.area.name}: {numbers['persistent']} small {areas}"
            f" stayed hot, {numbers['emerging']} became hot, {numbers['gone']} cooled."
        )

    @property
    def concentration(self) -> str:
        """Return how few of the small areas hold half of the records of the year."""
        if self.kept is None:
            return ""
        months = [*self.earlier, *self.later]
        return concentration_words(totals(self.kept, self.kinds, months).values())

    def with_those_around(self) -> AreasAround | None:
        """Return which areas stand out with those around them; None without months."""
        months = [*self.earlier, *self.later]
        if self.everywhere is None or not months:
            return None
        counts = totals(self.everywhere, self.kinds, months)
        districts = self.area.partnership.district_codes
        return areas_around(counts, districts, self.codes)


def inside_only(kept: SmallAreas | None, codes: list[str]) -> SmallAreas | None:
    """Return the counts of those small areas that make up one area."""
    if kept is None:
        return None
    wanted = set(codes)
    chosen = [n for n, code in enumerate(kept.areas) if code in wanted]
    return SmallAreas(
        kept.months,
        [kept.areas[n] for n in chosen],
        kept.kinds,
        [[by_area[n] for n in chosen] for by_area in kept.counts],
    )


def hot_page(spots: HotSpots, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the page that lists where records gather."""
    query = f"?type={spots.kind}"
    return {
        "area": spots.area,
        "title": spots.title,
        "finding": spots.finding,
        "concentration": spots.concentration,
        "caveat": SNAP_POINTS,
        "fewest": FEWEST_SHOWN,
        "types": [
            {"value": "", "text": "All records"},
            *(
                {"value": kind, "text": version.name}
                for kind, version in spots.versions.items()
            ),
        ],
        "type": spots.kind,
        "earlier": span(spots.earlier),
        "later": span(spots.later),
        "rows": [row(one, names) for one in spots.found],
        "is_loaded": bool(spots.earlier or spots.later),
        "is_drawn": bool(spots.found) and bool(shapes_of(spots.area)),
        "around": around(spots, names),
        "src": reverse("evidence:hot-map", args=[spots.area.code, "svg"]) + query,
        "alt": f"Map. {spots.finding} The table has every one.",
        "breadcrumbs": breadcrumbs(spots.area, "Where it gathers"),
    }


def row(one: HotArea, names: Mapping[str, str]) -> dict[str, Any]:
    """Return one hot area as the page shows it, small counts masked."""
    return {
        "code": one.code,
        "name": names.get(one.code, one.code),
        "earlier": masked(one.earlier),
        "later": masked(one.later),
        "words": one.persistence.words,
    }


def around(spots: HotSpots, names: Mapping[str, str]) -> dict[str, Any] | None:
    """Return what the page says of areas with those around them, None without data."""
    judged = spots.with_those_around()
    if judged is None:
        return None
    return {
        "finding": in_words(judged, spots.area.name, spots.title),
        "rows": [around_row(one, names) for one in judged.found],
    }


def around_row(one: Around, names: Mapping[str, str]) -> dict[str, Any]:
    """Return one area that stands out as the page shows it, small counts masked."""
    return {
        "code": one.code,
        "name": names.get(one.code, one.code),
        "own": masked(one.own),
        "together": printed(to_ten(one), 0),
        "usual": printed(one.expected, 0),
        "words": "Hot: more than chance" if one.is_hot else "Cold: fewer than chance",
    }


def span(months: list[str]) -> str:
    """Return the months of a half: "January 2020 to June 2020 (6 months)"."""
    if not months:
        return "no months"
    named = months_in_words(date.fromisoformat(f"{one[:7]}-01") for one in months)
    return f"{named} ({counted(len(months), 'month')})"


def shapes_of(area: Area) -> dict[str, dict[str, Any]]:
    """Return the outlines of the partnership's small areas, none where none is known."""
    small = places.areas_of(area.partnership, "lsoa")
    return as_geometry(places.outlines_of(small))


def hot_map(spots: HotSpots, names: Mapping[str, str], width: int = WIDE) -> Chart:
    """Return the small areas shaded by their count in the later half."""
    counts = totals(spots.kept, spots.kinds, spots.later) if spots.kept else {}
    shown = [
        Place(
            code,
            names.get(code, code),
            float(count) if count >= FEWEST_SHOWN else None,
        )
        for code, count in counts.items()
    ]
    return area_map(
        shown,
        shapes_of(spots.area),
        Caption(
            spots.finding,
            f"{spots.title}, {span(spots.later)}. White: fewer than"
            f" {printed(FEWEST_SHOWN, 0)}. {SNAP_POINTS.split(':')[0]}.",
        ),
        unit="Records",
        decimals=0,
        width=width,
    )
