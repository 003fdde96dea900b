"""A plain map as an SVG picture: outlines, the area marked, names where they fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians

from frankpledge.partnership.rules.places import Ring, bounds, contains


WIDTH, NARROW = 720, 340
MARGIN = 12
TALLEST = 900
FILL, QUIET, LINE, INK = "#12436D", "#E8EDF2", "#FFFFFF", "#0B0C0C"
LABEL_SIZE = 16
LETTER = 8.2  # how wide a letter of that size is, about

Polygons = Sequence[Sequence[Ring]]


@dataclass(frozen=True)
class Sheet:
    """How degrees become points of the picture, north up."""

    west: float
    north: float
    scale: float
    shrink: float
    height: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a place stands in the picture."""
        across = MARGIN + (x - self.west) * self.shrink * self.scale
        return across, MARGIN + (self.north - y) * self.scale


def sheet_for(shapes: Sequence[Polygons], width: int = WIDTH) -> Sheet:
    """Return the sheet that shows these shapes whole, in their true proportions."""
    rings = [ring for polygons in shapes for rings in polygons for ring in rings]
    west, south, east, north = bounds(rings)
    shrink = cos(radians((south + north) / 2))
    wide, tall = max((east - west) * shrink, 1e-6), max(north - south, 1e-6)
    scale = min((width - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
    return Sheet(west, north, scale, shrink, round(tall * scale) + 2 * MARGIN)


def path_of(polygons: Polygons, sheet: Sheet) -> str:
    """Return polygons as the steps of an SVG path; holes are cut by even-odd."""
    steps = []
    for rings in polygons:
        for ring in rings:
            corners = [sheet.point(x, y) for x, y in ring]
            steps.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z")
    return "".join(steps)


def area_map(
    *,
    title: str,
    around: Mapping[str, Polygons],
    marked: Mapping[str, Polygons],
    names: Mapping[str, str],
    width: int = WIDTH,
) -> str:
    """
    Return the picture of areas: those marked stand out from those around them.

    It holds no script, no style and nothing from elsewhere. A name is written
    where its area is wide enough to hold it and no other name stands; the table
    beside the map has all.
    """
    sheet = sheet_for([*around.values(), *marked.values()], width)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {sheet.height}"'
        f' width="{width}" height="{sheet.height}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{sheet.height}" fill="#FFFFFF"/>',
    ]
    for shapes, fill, line in ((around, QUIET, "#8FA3B5"), (marked, FILL, LINE)):
        parts += [
            f'<path d="{path_of(polygons, sheet)}" fill="{fill}" stroke="{line}"'
            ' stroke-width="1" stroke-linejoin="round" fill-rule="evenodd"/>'
            for polygons in shapes.values()
        ]
    written = [
        label_of(names.get(code, ""), polygons, sheet, is_marked=True)
        for code, polygons in marked.items()
    ] + [
        label_of(names.get(code, ""), polygons, sheet, is_marked=False)
        for code, polygons in around.items()
        if not any(covers(own, polygons) for own in marked.values())
    ]
    return "".join([*parts, *clear_of_each_other(written), "</svg>"])


def middle(polygons: Polygons) -> tuple[float, float]:
    """Return the middle of the largest part of an outline, where its name goes."""
    west, south, east, north = bounds([max((one[0] for one in polygons), key=len)])
    return (west + east) / 2, (south + north) / 2


def covers(marked: Polygons, other: Polygons) -> bool:
    """Say whether a marked area hides the place where another's name would go."""
    return any(contains(rings, middle(other)) for rings in marked)


@dataclass(frozen=True)
class Label:
    """A name and where its middle stands."""

    x: float
    y: float
    name: str
    colour: str

    def touches(self, other: "Label") -> bool:
        """Say whether two names would be written over each other."""
        apart = LETTER * (len(self.name) + len(other.name) + 1) / 2
        return abs(self.x - other.x) < apart and abs(self.y - other.y) < LABEL_SIZE

    @property
    def drawn(self) -> str:
        """
        Return the name as it is written into the picture.

        A dark name has a light rim, so that it can be read where it reaches into the
        marked area.
        """
        halo = f' paint-order="stroke" stroke="{QUIET}" stroke-width="3"'
        halo = halo if self.colour == INK else ""
        return (
            f'<text x="{self.x:.0f}" y="{self.y:.0f}" fill="{self.colour}"'
            f' font-family="Noto Sans, Arial, sans-serif" font-size="{LABEL_SIZE}"'
            f' text-anchor="middle"{halo}>{escape(self.name)}</text>'
        )


def clear_of_each_other(labels: Sequence[Label | None]) -> list[str]:
    """Return the names as they are drawn; one that another covers is left out."""
    kept: list[Label] = []
    for label in labels:
        if label and not any(label.touches(other) for other in kept):
            kept.append(label)
    return [label.drawn for label in kept]


def label_of(
    name: str, polygons: Polygons, sheet: Sheet, *, is_marked: bool
) -> Label | None:
    """Return the area's name in its middle, None where it would not fit."""
    largest = max((rings[0] for rings in polygons), key=len)
    west, south, east, north = bounds([largest])
    left, top = sheet.point(west, north)
    right, bottom = sheet.point(east, south)
    fits = right - left > LETTER * len(name) and bottom - top > 2 * LABEL_SIZE
    if not name or not fits:
        return None
    colour = "#FFFFFF" if is_marked else INK
    return Label((left + right) / 2, (top + bottom) / 2, name, colour)
