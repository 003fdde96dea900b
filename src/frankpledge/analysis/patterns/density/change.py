"""
Where did one density rise or fall against another, beyond the change of the whole?

If a place only shared in the whole's change, which of the records there fell in the
later period is a matter of chance: the labels "before" and "after" could have been
dealt out to all records at random (Kelsall and Diggle 1995, Statistics in Medicine 14,
2335-2342). The sum of the later records' hills at a place then has a known mean and
variance, those of a sample without replacement (Cochran, Sampling Techniques, 1977,
theorem 2.2), so nothing need be shuffled.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.patterns.density.binned import binned_heights
from frankpledge.analysis.patterns.density.kernels import (
    SQUARE_METRES_IN_A_KM2,
    BadDensity,
    Floats,
    Gaussian,
    Kernel,
    Quartic,
    checked,
)
from frankpledge.analysis.patterns.grid.squares import Squares
from frankpledge.analysis.patterns.hot_spots.getis_ord import two_sided
from frankpledge.analysis.patterns.hot_spots.many_tests import adjusted


Points = tuple[Floats, Floats]

FEWEST = 5.0
"""Records of each period to be expected under the hill before a place is judged."""
ROUNDING = 1e-9


@dataclass(frozen=True)
class DensityChange:
    """
    Two densities on one frame, in events per square kilometre, and their change.

    `ratio` is after over before, over the same of the whole: 1 is no change of the
    place's own, NaN with nothing before. `z` is how far the later records' hills lie
    from their share of all, in standard deviations; `p` is two-sided, `corrected`
    after Benjamini and Hochberg. All three are NaN where too few records are near.
    """

    before: Floats
    after: Floats
    ratio: Floats
    z: Floats
    p: Floats
    corrected: Floats


def density_change(
    first: Points, second: Points, frame: Squares, kernel: Kernel
) -> DensityChange:
    """
    Return the change at the middle of each cell, records moved to their cell's middle.

    Raises BadDensity for a kernel without a size, a missing coordinate, or a period
    without records.
    """
    for x, y in (first, second):
        checked(kernel, frame.cell, x, y, None)
        if not x.size:
            raise BadDensity("A period has no records, so there is no change to see.")
    before = binned_heights(*first, frame, kernel)
    after = binned_heights(*second, frame, kernel)
    both = np.concatenate([first[0], second[0]]), np.concatenate([first[1], second[1]])
    squares = binned_heights(*both, frame, _squared(kernel))
    z = _scores(after, before + after, squares, (first[0].size, second[0].size))
    per_km2 = SQUARE_METRES_IN_A_KM2 / kernel.volume
    ratio = np.full(before.shape, np.nan)
    whole = second[0].size / first[0].size
    np.divide(after / whole, before, out=ratio, where=before > 0)
    p = two_sided(z)
    corrected = adjusted(p.ravel()).reshape(p.shape)
    return DensityChange(before * per_km2, after * per_km2, ratio, z, p, corrected)


class _SquaredQuartic(Quartic):
    """A quartic hill multiplied by itself."""

    def height(self, squares: Floats) -> Floats:
        """Return the squared height at squared distances in square metres."""
        return super().height(squares) ** 2


class _SquaredGaussian(Gaussian):
    """A Gaussian hill multiplied by itself, which ends where the hill ends."""

    def height(self, squares: Floats) -> Floats:
        """Return the squared height at squared distances in square metres."""
        return super().height(squares) ** 2


def _squared(kernel: Kernel) -> Kernel:
    if isinstance(kernel, Gaussian):
        return _SquaredGaussian(kernel.standard_deviation)
    return _SquaredQuartic(kernel.radius)


def _scores(
    after: Floats, both: Floats, squares: Floats, sizes: tuple[int, int]
) -> Floats:
    """Return z where enough records of both periods are to be expected, NaN elsewhere."""
    earlier, later = sizes
    whole = earlier + later
    spread = squares - both * both / whole
    variance = earlier * later / (whole * max(whole - 1, 1)) * spread
    # So many records of equal height would have the same sum and the same squares.
    alike = np.zeros_like(both)
    np.divide(both * both, squares, out=alike, where=squares > 0)
    is_judged = alike * min(sizes) / whole >= FEWEST
    # Of records all at one place every deal is the same but for rounding.
    is_judged &= spread > ROUNDING * squares
    z = np.full(both.shape, np.nan)
    above = after - later / whole * both
    np.divide(above, np.sqrt(np.maximum(variance, 0)), out=z, where=is_judged)
    return z
