"""Records as dots on a map: where each stands, and of which kind it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from frankpledge.analysis.charts.cells import (
    MOST_SHAPES,
    Corners,
    Drawing,
    Shape,
    square,
)
from frankpledge.analysis.methods.tables import Floats


ACROSS = 90
"""Dots that stand side by side across a map."""
KEPT_FOR_MARKS = 10


def dotted(
    places: tuple[Floats, Floats],
    kinds: Sequence[str],
    colours: Mapping[str, str],
    *,
    marks: Mapping[str, tuple[float, float]] | None = None,
    lines: Sequence[Corners] = (),
) -> Drawing:
    """
    Return a drawing of records, one dot for all of a kind at one place.

    `marks` are places drawn larger, over the dots, each a kind of its own.
    """
    x, y = places
    held = np.unique(np.column_stack([x, y]), axis=0, return_index=True)[1]
    telling = sorted(held.tolist(), key=lambda at: list(colours).index(kinds[at]))
    shown = telling[: MOST_SHAPES - KEPT_FOR_MARKS]
    size = max(float(np.ptp(x)), float(np.ptp(y)), 1.0) / ACROSS
    dots = [
        Shape(
            _dot(float(x[at]), float(y[at]), size),
            kinds[at],
            f"E{x[at]:.0f} N{y[at]:.0f}",
        )
        for at in reversed(shown)
    ]
    larger = [
        Shape(_dot(*place, 2.5 * size), name, f"E{place[0]:.0f} N{place[1]:.0f}")
        for name, place in (marks or {}).items()
    ]
    return Drawing([*dots, *larger], colours, lines, len(telling) - len(shown))


def _dot(x: float, y: float, size: float) -> list[Corners]:
    return list(square(x - size / 2, y - size / 2, size))
