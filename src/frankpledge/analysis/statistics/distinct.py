"""Work done once for rows that are alike: counts of crime repeat themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]
Found = TypeVar("Found")


def once_each(work: Callable[..., Found], *columns: Floats) -> list[Found]:
    """Return what `work` gives for each row of the columns, asked once of equal rows."""
    known: dict[tuple[float, ...], Found] = {}
    found = []
    for row in zip(*(column.tolist() for column in columns), strict=True):
        if row not in known:
            known[row] = work(*row)
        found.append(known[row])
    return found
