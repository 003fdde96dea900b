"""Kernel density: quartic and Gaussian, exact and binned, one over another."""

from frankpledge.analysis.patterns.density import rules_of_thumb
from frankpledge.analysis.patterns.density.change import DensityChange, density_change
from frankpledge.analysis.patterns.density.kernels import (
    BadDensity,
    Gaussian,
    Kernel,
    Quartic,
    Surface,
)
from frankpledge.analysis.patterns.density.surfaces import (
    Edges,
    density,
    ratio,
    share_inside,
)


__all__ = [
    "BadDensity",
    "DensityChange",
    "Edges",
    "Gaussian",
    "Kernel",
    "Quartic",
    "Surface",
    "density",
    "density_change",
    "ratio",
    "rules_of_thumb",
    "share_inside",
]
