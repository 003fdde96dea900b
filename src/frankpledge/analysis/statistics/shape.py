"""The shape that comes again, of a year, a week or a day, and the series without it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]

FEWEST_CYCLES = 2


@dataclass(frozen=True)
class Shape:
    """
    Each place in the cycle over the cycle's mean: 1.10 is a tenth above it.

    `cycles` whole cycles made it; `left_out` had a hole or nothing in them.
    """

    indices: Floats
    cycles: int
    left_out: int


def shape_of(values: ArrayLike, cycle: int, first: int = 0) -> Shape:
    """
    Return the mean shape over whole cycles without a hole, each weighing the same.

    `first` is the place in the cycle of the first value: 3 for a series of months
    that begins in April. Raises ValueError of fewer than two usable cycles.
    """
    numbers = np.atleast_1d(np.array(values, np.float64))
    begin = (-first) % cycle
    count = max(0, (len(numbers) - begin) // cycle)
    table = numbers[begin : begin + count * cycle].reshape(count, cycle)
    means = table.mean(axis=1)
    usable = means > 0
    if usable.sum() < FEWEST_CYCLES:
        raise ValueError(
            f"A shape needs {FEWEST_CYCLES} whole cycles of {cycle} without a hole."
        )
    indices: Floats = (table[usable] / means[usable, None]).mean(axis=0)
    return Shape(indices, int(usable.sum()), int(count - usable.sum()))


def without_shape(values: ArrayLike, shape: Shape, first: int = 0) -> Floats:
    """Return the values as they would be without the shape; NaN where it is 0."""
    numbers = np.atleast_1d(np.array(values, np.float64))
    at = (np.arange(len(numbers)) + first) % len(shape.indices)
    index = shape.indices[at]
    plain: Floats = numbers / np.where(index > 0, index, np.nan)
    return plain
