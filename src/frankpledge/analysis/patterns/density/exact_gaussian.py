"""
Exact Gaussian sums, quickly.

A Gaussian in the plane is one across times one up, so a sum over records is a product
of two tables: heights at the rows times heights at the columns. Many records with a
narrow kernel are taken tile by tile, each tile with the cells it reaches alone. With a
wide kernel the records of a tile, one standard deviation long, are first put on a few
points of the tile by Chebyshev's polynomials: the height at any cell is so smooth a
function of where in its tile a record is that these points give it to 12 digits.

The tiles are summed in the same order on any machine, and the products are made of
blocks too small for a machine to share out among its cores, which would change the
last digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.grid.squares import Squares
from frankpledge.analysis.patterns.progress import Progress


Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

CHUNK = 4_096
# Fewer records than this are summed as they are: nothing is saved.
FEW = 4_096
# Beyond so many standard deviations a Gaussian is under 1e-15 of its height.
FARTHEST = 8.5
# So many cells in a standard deviation make a kernel wide.
WIDE = 6.0
# Points of a tile: the polynomial's error is under 1e-13 of the height 8.5 deviations off.
NODES = 22
# Points of all tiles together, at most: 160 MB.
MOST_NODES = 20_000_000
# Products of blocks of this side are made on one core.
BLOCK = 48
# Cells along the side of a tile of a narrow kernel.
TILE = 32


def gaussian_heights(
    x: Floats,
    y: Floats,
    frame: Squares,
    standard_deviation: float,
    weights: Floats | None = None,
    progress: Progress | None = None,
) -> Floats:
    """
    Return, at each cell's middle, the sum of Gaussian heights of all records.

    A record farther than 8.5 standard deviations from the frame is left out, and from
    a cell it may be: there it is under 1e-15 of its height. The same on any number of
    cores. `progress` is told how many records of how many are done; what it raises
    stops it.
    """
    reach = FARTHEST * standard_deviation
    near = (x > frame.centres_x[0] - reach) & (x < frame.centres_x[-1] + reach)
    near &= (y > frame.centres_y[0] - reach) & (y < frame.centres_y[-1] + reach)
    held = _Held(
        x[near], y[near], np.ones(int(near.sum())) if weights is None else weights[near]
    )
    if held.x.size <= FEW:
        return _summed(held, frame, standard_deviation)
    is_wide = standard_deviation > WIDE * frame.cell
    if is_wide and _nodes(held, standard_deviation) <= MOST_NODES:
        return _by_nodes(held, frame, standard_deviation, progress)
    return _by_tiles(held, frame, standard_deviation, progress)


@dataclass(frozen=True)
class _Held:
    """Records: metres east and north, and what each weighs."""

    x: Floats
    y: Floats
    weights: Floats

    def some(self, which: Whole) -> _Held:
        return _Held(self.x[which], self.y[which], self.weights[which])


def _summed(held: _Held, frame: Squares, deviation: float) -> Floats:
    up = _heights(frame.centres_y, held.y, deviation)
    across = _heights(frame.centres_x, held.x, deviation)
    return _product(up, held.weights[:, None] * across)


def _by_tiles(
    held: _Held, frame: Squares, deviation: float, progress: Progress | None
) -> Floats:
    """Return the sums, each tile's records over the cells that they reach."""
    side, reach = TILE * frame.cell, FARTHEST * deviation
    total, done = np.zeros(frame.shape), 0
    for column, row, which in _tiles(held, (frame.west, frame.south), side):
        west, south = frame.west + column * side, frame.south + row * side
        columns = _within(frame.centres_x, west - reach, west + side + reach)
        rows = _within(frame.centres_y, south - reach, south + side + reach)
        for start in range(0, which.size, CHUNK):
            some = held.some(which[start : start + CHUNK])
            up = _heights(frame.centres_y[rows], some.y, deviation)
            across = _heights(frame.centres_x[columns], some.x, deviation)
            total[rows, columns] += _product(up, some.weights[:, None] * across)
        done += which.size
        if progress is not None:
            progress(done, held.x.size)
    return total


def _by_nodes(
    held: _Held, frame: Squares, deviation: float, progress: Progress | None
) -> Floats:
    """Return the sums over the points of tiles that stand for the records in them."""
    corner = float(held.x.min()), float(held.y.min())
    columns = 1 + int((held.x.max() - corner[0]) // deviation)
    rows = 1 + int((held.y.max() - corner[1]) // deviation)
    mass, done = np.zeros((rows * NODES, columns * NODES)), 0
    for column, row, which in _tiles(held, corner, deviation):
        some = held.some(which)
        along = _shares((some.x - corner[0]) / deviation - column)
        upward = _shares((some.y - corner[1]) / deviation - row)
        at = (
            slice(row * NODES, (row + 1) * NODES),
            slice(column * NODES, (column + 1) * NODES),
        )
        mass[at] = _product(upward, some.weights[:, None] * along)
        done += which.size
        if progress is not None:
            progress(done, held.x.size)
    nodes = [
        start + deviation * (np.arange(many)[:, None] + _NODES).ravel()
        for start, many in ((corner[1], rows), (corner[0], columns))
    ]
    up = _heights(frame.centres_y, nodes[0], deviation)
    across = _heights(frame.centres_x, nodes[1], deviation)
    return np.maximum(_product(_product(up, mass).T, across), 0.0)


def _product(first: Floats, second: Floats) -> Floats:
    """Return first.T @ second block by block, the same on any number of cores."""
    left, right = _blocks(first), _blocks(second)
    total = np.zeros((left.shape[1], right.shape[1], BLOCK, BLOCK))
    for one, other in zip(left, right, strict=True):
        total += np.matmul(one.transpose(0, 2, 1)[:, None], other[None])
    high, wide = total.shape[0] * BLOCK, total.shape[1] * BLOCK
    whole = total.transpose(0, 2, 1, 3).reshape(high, wide)
    return np.asarray(whole[: first.shape[1], : second.shape[1]])


def _blocks(table: Floats) -> Floats:
    """Return a table cut into square blocks: block row, block column, row, column."""
    high, wide = (-(-size // BLOCK) for size in table.shape)
    padded = np.zeros((high * BLOCK, wide * BLOCK))
    padded[: table.shape[0], : table.shape[1]] = table
    cut = padded.reshape(high, BLOCK, wide, BLOCK).transpose(0, 2, 1, 3)
    return np.ascontiguousarray(cut)


def _nodes(held: _Held, deviation: float) -> float:
    """Return how many points the tiles of these records would have."""
    across, up = (np.ptp(one) / deviation + 1 for one in (held.x, held.y))
    return float(across * up * NODES**2)


def _tiles(
    held: _Held, corner: tuple[float, float], side: float
) -> Iterator[tuple[int, int, Whole]]:
    """Yield each tile that holds records: its column, its row, and which they are."""
    column = np.floor((held.x - corner[0]) / side).astype(np.int64)
    row = np.floor((held.y - corner[1]) / side).astype(np.int64)
    width = int(column.max() - column.min()) + 1
    number = (row - row.min()) * width + column - column.min()
    order = np.argsort(number, kind="stable")
    starts = np.flatnonzero(np.diff(number[order], prepend=-1))
    for which in np.split(order, starts[1:]):
        yield int(column[which[0]]), int(row[which[0]]), which


def _within(centres: Floats, low: float, high: float) -> slice:
    return slice(*np.searchsorted(centres, (low, high)).tolist())


def _heights(centres: Floats, places: Floats, deviation: float) -> Floats:
    gap = (centres[None, :] - places[:, None]) / deviation
    return np.asarray(np.exp(gap * gap / -2))


def _polynomials(along: Floats) -> Floats:
    """Return Chebyshev's polynomials at places from 0 to 1 along a tile."""
    angle = np.arccos(np.clip(2 * along - 1, -1, 1))
    return np.asarray(np.cos(angle[:, None] * np.arange(NODES)))


_NODES = (1 + np.cos((np.arange(NODES) + 0.5) * np.pi / NODES)) / 2
_TO_NODES = _polynomials(_NODES).T * np.where(np.arange(NODES), 2, 1)[:, None] / NODES


def _shares(along: Floats) -> Floats:
    """Return how much of a record at each place every point of its tile stands for."""
    return _product(_polynomials(along).T, _TO_NODES)
