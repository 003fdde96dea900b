"""Points to cells and areas: on the national grid, half-open, counted once."""

from frankpledge.analysis.patterns.grid.places import (
    BadPlaces,
    Places,
    System,
    placed,
)
from frankpledge.analysis.patterns.grid.squares import MOST_CELLS, BadGrid, Squares


__all__ = [
    "MOST_CELLS",
    "BadGrid",
    "BadPlaces",
    "Places",
    "Squares",
    "System",
    "placed",
]
