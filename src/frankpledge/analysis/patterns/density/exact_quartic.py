"""
Exact quartic sums, quickly.

Within its radius the kernel is a polynomial in the offset from record to cell. So for
every cell that lies wholly within reach of a record, wherever in its own cell the
record is, the sum over records follows exactly from nine sums kept for each cell
(count, offsets, their products): one convolution for all records. Only the ring of
cells that the radius cuts through is worked out record by record.

The work is cut into the same parts on every machine and the parts are added in the
same order, so the answer does not depend on how many cores there are.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from threading import Event

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.grid.squares import Squares
from frankpledge.analysis.patterns.hot_spots.lattice import window_sums
from frankpledge.analysis.patterns.progress import Progress


Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

PARTS = 8
CHUNK = 16_384
# Fewer records times cells than this are summed one by one: nothing is saved.
FEW = 30_000_000
MOST_OFFSETS = 5_000


def quartic_heights(
    x: Floats,
    y: Floats,
    frame: Squares,
    radius: float,
    weights: Floats | None = None,
    *,
    few: int = FEW,
    progress: Progress | None = None,
) -> Floats:
    """
    Return, at each cell's middle, the sum of quartic heights of all records.

    Records outside the frame count where their radius reaches into it. `progress` is
    told how many parts of how many are done; what it raises stops the work.
    """
    size = radius / frame.cell
    offsets = _Offsets.of(size)
    held = _Records.of(x, y, frame, offsets.reach, weights)
    is_small = held.fx.size * len(offsets.inner) <= few
    is_small &= len(offsets.inner) <= MOST_OFFSETS
    ring = offsets.inner + offsets.ring if is_small else offsets.ring
    total = _summed(held, ring, size, progress)
    if not is_small:
        total += _by_moments(held, offsets, size)
    far = 2 * offsets.reach
    shape = (frame.rows + 2 * far, frame.columns + 2 * far)
    return total.reshape(shape)[far:-far, far:-far] / size**4


@dataclass(frozen=True)
class _Offsets:
    """Cells around a record's own: wholly within reach, and cut by the radius."""

    reach: int
    inner: list[tuple[int, int]]
    ring: list[tuple[int, int]]
    widths: tuple[int, ...]

    @classmethod
    def of(cls, size: float) -> _Offsets:
        reach = int(size + 0.5) + 1
        inner, ring = [], []
        for a, b in product(range(-reach, reach + 1), repeat=2):
            nearest = max(abs(a) - 0.5, 0) ** 2 + max(abs(b) - 0.5, 0) ** 2
            farthest = (abs(a) + 0.5) ** 2 + (abs(b) + 0.5) ** 2
            if farthest <= size * size:
                inner.append((a, b))
            elif nearest < size * size:
                ring.append((a, b))
        widths = tuple(
            max(a for a, b in inner if b == down)
            for down in sorted({b for _, b in inner if b >= 0})
        )
        return cls(reach, inner, ring, widths)


@dataclass(frozen=True)
class _Records:
    """
    The records sorted by cell: middle of the own cell minus place, in cells.

    The image they are summed into has a margin, so that no sum runs over its edge;
    `columns` and `cells` are its width and size.
    """

    home: Whole
    fx: Floats
    fy: Floats
    weights: Floats | None
    columns: int
    cells: int

    @classmethod
    def of(
        cls, x: Floats, y: Floats, frame: Squares, reach: int, weights: Floats | None
    ) -> _Records:
        u, v = (x - frame.west) / frame.cell, (y - frame.south) / frame.cell
        column, row = np.floor(u), np.floor(v)
        near = (column >= -reach) & (column < frame.columns + reach)
        near &= (row >= -reach) & (row < frame.rows + reach)
        wide = frame.columns + 4 * reach
        at = ((row + 2 * reach) * wide + column + 2 * reach)[near].astype(np.int64)
        order = np.argsort(at, kind="stable")
        return cls(
            home=at[order],
            fx=(column + 0.5 - u)[near][order],
            fy=(row + 0.5 - v)[near][order],
            weights=None if weights is None else weights[near][order],
            columns=wide,
            cells=wide * (frame.rows + 4 * reach),
        )


def _summed(
    held: _Records,
    offsets: list[tuple[int, int]],
    size: float,
    progress: Progress | None,
) -> Floats:
    """Return the sums over records one by one, on all cores, in a fixed order."""
    edges = np.linspace(0, held.fx.size, PARTS + 1).astype(int)
    is_stopped = Event()

    def part(number: int) -> Floats:
        out = np.zeros(held.cells)
        for start in range(edges[number], edges[number + 1], CHUNK):
            if is_stopped.is_set():
                break
            stop = min(start + CHUNK, int(edges[number + 1]))
            _add_chunk(out, held, slice(start, stop), offsets, size)
        return out

    total = np.zeros(held.cells)
    with ThreadPoolExecutor(os.cpu_count() or 1) as cores:
        try:
            for done, found in enumerate(cores.map(part, range(PARTS)), start=1):
                total += found
                if progress is not None:
                    progress(done, PARTS)
        finally:
            is_stopped.set()
    return total


def _add_chunk(
    out: Floats,
    held: _Records,
    some: slice,
    offsets: list[tuple[int, int]],
    size: float,
) -> None:
    """Add a few thousand records, which lie in neighbouring cells, to the image."""
    home, fx, fy = held.home[some], held.fx[some], held.fy[some]
    weights = None if held.weights is None else held.weights[some]
    starts = np.flatnonzero(np.r_[True, home[1:] != home[:-1]])
    cells = home[starts]
    left = {a: size * size - (fx + a) ** 2 for a in {a for a, _ in offsets}}
    below = {b: (fy + b) ** 2 for b in {b for _, b in offsets}}
    height = np.empty_like(fx)
    for a, b in offsets:
        np.subtract(left[a], below[b], out=height)
        np.maximum(height, 0.0, out=height)
        np.multiply(height, height, out=height)
        if weights is not None:
            np.multiply(height, weights, out=height)
        out[cells + (b * held.columns + a)] += np.add.reduceat(height, starts)


def _by_moments(held: _Records, offsets: _Offsets, size: float) -> Floats:
    """
    Return the sums over the cells wholly within reach.

    With o the whole cells from record's cell to this one and f the record's place in
    its cell: (A - ff - 2 f.o) squared, where A = radius squared - oo, multiplied out.
    """
    from scipy.fft import irfft2, next_fast_len, rfft2

    shape = (held.cells // held.columns, held.columns)
    padded = [next_fast_len(each, real=True) for each in shape]
    total = np.zeros((padded[0], padded[1] // 2 + 1), np.complex128)
    a, b = np.array(offsets.inner).T
    moments = _moments(held)
    for moment, kernel in zip(moments, _polynomials(offsets, size), strict=True):
        image = np.zeros(padded)
        image[b, a] = kernel  # a negative offset counts from the far edge
        total += rfft2(moment.reshape(shape), padded) * rfft2(image)
    sums = irfft2(total, padded)[: shape[0], : shape[1]]
    here = np.bincount(held.home, minlength=held.cells).astype(np.float64)
    is_reached = window_sums(here.reshape(shape), offsets.widths) > 0
    return np.where(is_reached, np.maximum(sums, 0.0), 0.0).ravel()


def _moments(held: _Records) -> list[Floats]:
    fx, fy = held.fx, held.fy
    square = fx * fx + fy * fy
    powers = (
        np.ones_like(fx),
        fx,
        fy,
        fx * fx,
        fx * fy,
        fy * fy,
        square * fx,
        square * fy,
        square * square,
    )
    w = held.weights
    return [
        np.asarray(np.bincount(held.home, each, minlength=held.cells), np.float64)
        for each in (powers if w is None else [each * w for each in powers])
    ]


def _polynomials(offsets: _Offsets, size: float) -> list[Floats]:
    ox, oy = np.array(offsets.inner, np.float64).T
    a = size * size - ox * ox - oy * oy
    return [
        a * a,
        -4 * a * ox,
        -4 * a * oy,
        4 * ox * ox - 2 * a,
        8 * ox * oy,
        4 * oy * oy - 2 * a,
        4 * ox,
        4 * oy,
        np.ones_like(ox),
    ]
