"""
Charts as SVG and PNG: drawn once, kept by the hash of what they show.

Drawing needs no browser and no network. The first chart of a process takes two
seconds, later ones a fifth of that, so pages link to a chart's own address and
documents draw in the background where they can.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings

from frankpledge.documents.columns import writable
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.typeface import FONT, font_folder, ordinary_folder


# Each colour is at least 3:1 on white and against its neighbour, in this order.
PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
INK = "#0B0C0C"
QUIET = "#505A5F"
# Changing what a chart looks like must not bring back an old drawing.
_DRAWING = "1"


def theme() -> dict[str, Any]:
    """
    Return the Vega-Lite config every chart shares.

    Sizes are fixed: `width: "container"` has no meaning in a file, and on a page
    the drawing scales through its viewBox.
    """
    labels = {"labelFont": FONT, "labelColor": INK, "labelFontSize": 13}
    titles = {"titleFont": FONT, "titleColor": INK, "titleFontSize": 13}
    across = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "start"}
    lines = {"gridColor": "#DDDDDD", "domainColor": QUIET, "tickColor": QUIET}
    return {
        "font": FONT,
        "background": "#FFFFFF",
        "padding": 8,
        "range": {"category": list(PALETTE), "ordinal": list(PALETTE)},
        "view": {"stroke": None, "continuousWidth": 640, "continuousHeight": 320},
        "title": {
            "font": FONT,
            "fontSize": 16,
            "anchor": "start",
            "color": INK,
            "subtitleFont": FONT,
            "subtitleColor": QUIET,
            "subtitleFontSize": 13,
        },
        "axis": {**labels, **titles, **lines, "titleFontWeight": "normal"},
        "axisY": {**across, "titleY": -12},
        "legend": {**labels, **titles, "orient": "top"},
        "mark": {"color": PALETTE[0]},
        "line": {"color": PALETTE[0], "strokeWidth": 2.5},
        "bar": {"color": PALETTE[0]},
        "point": {"color": PALETTE[0], "size": 45, "filled": True},
        "text": {"font": FONT, "fontSize": 13, "color": INK},
    }


def svg(spec: Mapping[str, Any], *, title: str = "", description: str = "") -> bytes:
    """
    Return the chart as SVG with its title and description inside.

    Both come from the spec's own `title` and `description` unless given here.
    """

    def draw() -> bytes:
        return drawing(spec, title=title, description=description)

    return _kept([spec, title, description, theme()], ".svg", draw)


def drawing(
    spec: Mapping[str, Any], *, title: str = "", description: str = ""
) -> bytes:
    """Return the chart as SVG, drawn now and kept nowhere; see `svg`."""
    title = title or _spec_title(spec)
    description = description or str(spec.get("description", ""))
    drawn = _engine().vegalite_to_svg(dict(spec), config=theme(), allowed_base_urls=[])
    return _labelled(drawn, title, description)


def png(spec: Mapping[str, Any], scale: float = 2) -> bytes:
    """Return the chart as PNG; scale 2 is sharp on paper and on screens."""
    return picture(svg(spec), scale)


def picture(drawing: bytes, scale: float = 2) -> bytes:
    """Return a PNG of an SVG drawing."""

    def draw() -> bytes:
        return pixels(drawing, scale)

    return _kept([hashlib.sha256(drawing).hexdigest(), scale], ".png", draw)


def pixels(drawing: bytes, scale: float = 2) -> bytes:
    """Return a PNG of an SVG drawing, made now and kept nowhere; see `picture`."""
    return bytes(_engine().svg_to_png(drawing.decode(), scale=scale))


def _spec_title(spec: Mapping[str, Any]) -> str:
    title = spec.get("title", "")
    said = title.get("text", "") if isinstance(title, Mapping) else title
    return " ".join(said) if isinstance(said, list) else str(said)


def _labelled(drawn: str, title: str, description: str) -> bytes:
    opening, _, rest = drawn.partition(">")
    labels = f"<title>{escape(writable(title))}</title>"
    if description:
        labels += f"<desc>{escape(writable(description))}</desc>"
    return f'{opening} role="img">{labels}{rest}'.encode()


@cache
def _engine() -> Any:
    # Imported late: it carries a JavaScript engine that most processes never need.
    import vl_convert

    # The first that has a letter draws it; the whole typeface has all that are left.
    kept = Path(settings.WORKSPACE) / "files" / "typeface"
    for folder in (ordinary_folder(kept), font_folder()):
        vl_convert.register_font_directory(str(folder))
    return vl_convert


def _kept(what: object, ending: str, draw: Callable[[], bytes]) -> bytes:
    asked = json.dumps([_DRAWING, what], sort_keys=True, default=str).encode()
    folder = Path(settings.WORKSPACE) / "files" / "charts"
    path = folder / f"{hashlib.sha256(asked).hexdigest()}{ending}"
    if path.exists():
        return path.read_bytes()
    try:
        content = draw()
    except ValueError as error:
        raise DocumentFailure(
            "A chart could not be drawn from its description."
        ) from error
    folder.mkdir(parents=True, exist_ok=True)
    # Two processes may draw the same chart; a rename lets no reader see half of it.
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=ending)
    with os.fdopen(handle, "wb") as target:
        target.write(content)
    Path(temporary).replace(path)
    return content
