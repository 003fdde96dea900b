"""
Hot spots: places that, with those around them, hold more than chance explains.

Getis-Ord Gi and Gi*, local and global Moran, Geary: analytic and by shuffling, on
grids (where neighbours are never listed) and on areas of any shape.
"""

from frankpledge.analysis.patterns.hot_spots.dealt import can_be_dealt, dealt
from frankpledge.analysis.patterns.hot_spots.getis_ord import Scores, gi, gi_star
from frankpledge.analysis.patterns.hot_spots.lattice import Lattice
from frankpledge.analysis.patterns.hot_spots.listed import (
    Listed,
    nearest,
    touching,
    within,
)
from frankpledge.analysis.patterns.hot_spots.local_moran import (
    LocalMoran,
    Quadrant,
    local_moran,
)
from frankpledge.analysis.patterns.hot_spots.many_tests import adjusted, smallest_useful
from frankpledge.analysis.patterns.hot_spots.neighbours import (
    BadNeighbours,
    Neighbours,
)
from frankpledge.analysis.patterns.hot_spots.scatter import scattered
from frankpledge.analysis.patterns.hot_spots.shuffles import Shuffled, shuffled
from frankpledge.analysis.patterns.hot_spots.standing_out import (
    StandingOut,
    standing_out,
)
from frankpledge.analysis.patterns.hot_spots.surface_change import (
    SurfaceChange,
    surface_change,
)
from frankpledge.analysis.patterns.hot_spots.whole_map import WholeMap, geary, moran


__all__ = [
    "BadNeighbours",
    "Lattice",
    "Listed",
    "LocalMoran",
    "Neighbours",
    "Quadrant",
    "Scores",
    "Shuffled",
    "StandingOut",
    "SurfaceChange",
    "WholeMap",
    "adjusted",
    "can_be_dealt",
    "dealt",
    "geary",
    "gi",
    "gi_star",
    "local_moran",
    "moran",
    "nearest",
    "scattered",
    "shuffled",
    "smallest_useful",
    "standing_out",
    "surface_change",
    "touching",
    "within",
]
