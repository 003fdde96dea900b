"""Areas shaded by class, never without the table and the classes' counts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from frankpledge.analysis.charts.pictures import Caption, Chart, Place, shown
from frankpledge.analysis.charts.theme import (
    BLUES,
    NO_DATA,
    ORANGE,
    QUIET,
    WIDE,
    Spec,
    folded,
    framed,
)


Geometry = Mapping[str, Any]
CLASSES = len(BLUES)
# A page's own typeface may be wider than the one the chart was measured with.
LEGEND_LETTERS = 18
ROOM_FOR_LETTERS = 44
UNKNOWN = "not known"


@dataclass(frozen=True)
class Band:
    """One class of a map: from `low` to `high`, both included, and its areas."""

    low: float
    high: float
    codes: tuple[str, ...]
    colour: str

    def words(self, decimals: int) -> str:
        """Return the class as its legend prints it, with how many areas it has."""
        ends = f"{shown(self.low, decimals)} to {shown(self.high, decimals)}"
        if self.low == self.high:
            ends = shown(self.low, decimals)
        return f"{ends} ({len(self.codes)})"


def bands(places: Sequence[Place]) -> list[Band]:
    """
    Return up to five classes with about as many areas in each.

    Equal values never fall into two classes, so a class may hold more.
    """
    known = sorted(
        (place for place in places if place.value is not None),
        key=lambda place: place.value or 0,
    )
    groups: list[list[Place]] = []
    for step in range(1, CLASSES + 1):
        done = sum(map(len, groups))
        end = max(done, round(step * len(known) / CLASSES))
        while 0 < end < len(known) and known[end].value == known[end - 1].value:
            end += 1
        groups += [known[done:end]] if end > done else []
    shades = BLUES[CLASSES - len(groups) :]
    return [
        Band(
            low=group[0].value or 0,
            high=group[-1].value or 0,
            codes=tuple(place.code for place in group),
            colour=shade,
        )
        for group, shade in zip(groups, shades, strict=False)
    ]


def area_map(
    places: Sequence[Place],
    outlines: Mapping[str, Geometry],
    caption: Caption,
    *,
    unit: str,
    decimals: int,
    width: int = WIDE,
) -> Chart:
    """Return the areas in classes of equal size; areas without a figure stay white."""
    classes = bands(places)
    label = {code: band.words(decimals) for band in classes for code in band.codes}
    names = [band.words(decimals) for band in classes]
    colours = [band.colour for band in classes]
    if any(place.value is None for place in places):
        names, colours = [*names, UNKNOWN], [*colours, NO_DATA]
    layer: Spec = {
        "data": {"values": features(places, outlines, label)},
        "projection": {"type": "mercator"},
        "mark": {"type": "geoshape"},
        "encoding": shading(names, colours, legend(unit, width)),
    }
    spec = framed(
        layer,
        title=caption.finding,
        subtitle=caption.detail,
        width=width,
        # a narrow one has its title above it and its legend below
        height=2 * width if width < WIDE else 460,
    )
    if width >= WIDE:
        spec["padding"]["right"] = ROOM_FOR_LETTERS
    return Chart(
        spec=spec,
        alt=map_words(places, classes, caption, decimals),
        header=("Code", "Area", unit, "Class"),
        rows=tuple(
            (place.code, place.name, place.value, label.get(place.code, UNKNOWN))
            for place in sorted(places, key=lambda place: -(place.value or -1))
        ),
    )


def features(
    places: Sequence[Place], outlines: Mapping[str, Geometry], label: Mapping[str, str]
) -> list[Spec]:
    """
    Return the areas that have an outline, each knowing its class and whose it is.

    The own area is the last, so that no neighbour is drawn over its outline.
    """
    return [
        {
            "type": "Feature",
            "geometry": wound(outlines[place.code]),
            "properties": {
                "class": label.get(place.code, UNKNOWN),
                "own": place.is_own,
                "name": place.name,
            },
        }
        for place in sorted(places, key=lambda place: place.is_own)
        if place.code in outlines
    ]


def shading(names: list[str], colours: list[str], key: Spec) -> Spec:
    """Return how areas differ: the class fills, the own area's outline stands out."""
    return {
        "color": {
            "field": "properties.class",
            "type": "nominal",
            "scale": {"domain": names, "range": colours},
            "legend": key,
        },
        "stroke": {
            "condition": {"test": "datum.properties.own", "value": ORANGE},
            "value": QUIET,
        },
        "strokeWidth": {
            "condition": {"test": "datum.properties.own", "value": 2.5},
            "value": 0.8,
        },
    }


def legend(unit: str, width: int) -> Spec:
    """Return the legend of the classes: beside a wide map, beneath a narrow one."""
    return {
        "title": [*folded(unit, LEGEND_LETTERS), "(number of areas)"],
        "orient": "bottom" if width < WIDE else "right",
        "direction": "vertical",
        "symbolStrokeColor": QUIET,
        "symbolType": "square",
    }


def map_words(
    places: Sequence[Place], classes: Sequence[Band], caption: Caption, decimals: int
) -> str:
    """Return what the map shows: the finding and the areas of the highest class."""
    if not classes:
        return f"{caption.finding} No area's figure is known."
    names = {place.code: place.name for place in places}
    top = classes[-1]
    some = ", ".join(sorted(names[code] for code in top.codes)[:5])
    more = len(top.codes) - 5
    return (
        f"{caption.finding} {len(names)} areas; the highest"
        f" ({top.words(decimals).rsplit(' (', 1)[0]})"
        f" {'is' if len(top.codes) == 1 else 'are'} {some}"
        + (f" and {more} more." if more > 0 else ".")
    )


def wound(geometry: Geometry) -> Geometry:
    """
    Return the outline with its rings turned the way the drawing library wants.

    It takes an outline on the globe: a ring the other way round means the
    whole world except the area.
    """
    copy: dict[str, Any] = json.loads(json.dumps(geometry))
    polygons = copy["coordinates"]
    if copy["type"] == "Polygon":
        polygons = [polygons]
    for polygon in polygons:
        for place, ring in enumerate(polygon):
            if is_clockwise(ring) == (place > 0):
                ring.reverse()
    return copy


def is_clockwise(ring: Sequence[Sequence[float]]) -> bool:
    """Say whether the ring runs clockwise on paper, north up."""
    doubled = sum(
        (after[0] - before[0]) * (after[1] + before[1])
        for before, after in pairwise(ring)
    )
    return doubled > 0
