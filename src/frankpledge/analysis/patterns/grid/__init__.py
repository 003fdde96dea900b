"""Points to cells and areas: on the national grid, half-open, counted once."""

from frankpledge.analysis.patterns.grid.areas import (
    InAreas,
    in_areas,
    on_plane,
    polygons,
)
from frankpledge.analysis.patterns.grid.hexagons import Hexagons
from frankpledge.analysis.patterns.grid.places import (
    BadPlaces,
    Places,
    System,
    placed,
)
from frankpledge.analysis.patterns.grid.snap_points import SnapPoints, snap_points
from frankpledge.analysis.patterns.grid.squares import MOST_CELLS, BadGrid, Squares


__all__ = [
    "MOST_CELLS",
    "BadGrid",
    "BadPlaces",
    "Hexagons",
    "InAreas",
    "Places",
    "SnapPoints",
    "Squares",
    "System",
    "in_areas",
    "on_plane",
    "placed",
    "polygons",
    "snap_points",
]
