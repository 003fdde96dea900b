"""
Dates shuffled many times over the close pairs only.

Places stay where they are and dates are dealt out anew, so which pairs are close in
space never changes: each shuffle only has to look again at the days between the
dates of those pairs. Shuffles are worked off in fixed lots, each lot with a random
stream of its own, so the answer does not depend on how many cores share the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.progress import Progress


LOT = 128
"""Most shuffles worked off together; each lot has a random stream of its own."""
LEAST_LOT = 8
DATES_AT_ONCE = 12_800_000
"""Dates dealt out together: with more than 100,000 events the lots become smaller."""
CHUNK = 1024
"""Pairs looked at together: few enough to stay in the processor's cache."""
EIGHT_BITS = 255
"""Chunks that can be added up before a count no longer fits in eight bits."""
LEFT_AT_LAST = 16
"""Rows that are added up in one go after the others were folded onto them."""


def lot_size(events: int) -> int:
    """Return how many shuffles are worked off together, by the number of events alone."""
    return max(LEAST_LOT, min(LOT, DATES_AT_ONCE // max(events, 1)))


def shuffled_tables(
    ends: tuple[NDArray[np.intp], NDArray[np.intp]],
    starts: NDArray[np.intp],
    moments: NDArray[Any],
    reaches: NDArray[Any],
    *,
    permutations: int,
    seed: int,
    cores: int,
    progress: Progress | None = None,
) -> NDArray[np.int64]:
    """
    Return the counts of close pairs under every shuffle of the dates.

    `ends` are the pairs in order of their band of distance and `starts` where each
    band begins (one more at the end). The answer has a row a shuffle, then bands of
    distance by bands of time. `progress` is told how many shuffles of how many are
    done after each lot; what it raises stops the work.
    """
    lot = lot_size(len(moments))
    sizes = [min(lot, permutations - at) for at in range(0, permutations, lot)]

    def worked(lot: int) -> NDArray[np.int64]:
        dealt = _dealt(moments, sizes[lot], np.random.default_rng([seed, lot]))
        return _counted(ends, starts, dealt, reaches)

    tables: list[NDArray[np.int64]] = []
    done = 0
    for table in _in_order(worked, len(sizes), cores):
        tables.append(table)
        done += len(table)
        if progress is not None:
            progress(done, permutations)
    if not tables:
        return np.empty((0, len(starts) - 1, len(reaches)), np.int64)
    return np.concatenate(tables)


def _in_order(
    work: Callable[[int], NDArray[np.int64]], lots: int, cores: int
) -> Iterator[NDArray[np.int64]]:
    """Yield every lot's table in order; leaving early cancels what has not begun."""
    if cores < 2 or lots < 2:
        yield from map(work, range(lots))
        return
    pool = ThreadPoolExecutor(min(cores, lots))
    try:
        waiting: list[Future[NDArray[np.int64]]] = [
            pool.submit(work, lot) for lot in range(lots)
        ]
        for future in waiting:
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _dealt(
    moments: NDArray[Any], times: int, random: np.random.Generator
) -> NDArray[Any]:
    """
    Return the dates dealt out `times` times: a row an event, a column a shuffle.

    Row numbers are hung on random numbers and sorted with them, which is quicker
    than swapping one by one. With a million events 44 random bits are left.
    """
    count = len(moments)
    rows = np.arange(count, dtype=np.uint64)
    low = np.uint64((1 << count.bit_length()) - 1)
    hands = np.empty((times, count), moments.dtype)
    for hand in hands:
        keys = random.integers(0, 2**64, count, np.uint64)
        keys &= ~low
        keys |= rows
        keys.sort()
        keys &= low
        np.take(moments, keys.view(np.int64), out=hand, mode="clip")
    return np.ascontiguousarray(hands.T)


def _counted(
    ends: tuple[NDArray[np.intp], NDArray[np.intp]],
    starts: NDArray[np.intp],
    dealt: NDArray[Any],
    reaches: NDArray[Any],
) -> NDArray[np.int64]:
    """Return the counts of one lot of shuffles, by band of distance and of time."""
    within = np.zeros((dealt.shape[1], len(starts) - 1, len(reaches)), np.int64)
    room = np.empty((2, CHUNK, dealt.shape[1]), dealt.dtype)
    flags = np.empty((CHUNK, dealt.shape[1]), np.bool_)
    sums = np.zeros((len(reaches), CHUNK, dealt.shape[1]), np.uint8)
    for band, (begins, stops) in enumerate(pairwise(starts)):
        for first in range(begins, stops, EIGHT_BITS * CHUNK):
            last = min(first + EIGHT_BITS * CHUNK, stops)
            rows = min(CHUNK, last - first)
            for at in range(first, last, CHUNK):
                chunk = slice(at, min(at + CHUNK, last))
                gaps, other = room[:, : chunk.stop - at]
                np.take(dealt, ends[0][chunk], axis=0, out=gaps, mode="clip")
                np.take(dealt, ends[1][chunk], axis=0, out=other, mode="clip")
                np.abs(np.subtract(gaps, other, out=gaps), out=gaps)
                _add_near(gaps, reaches, flags, sums)
            most = -(-(last - first) // CHUNK)
            for column, held in enumerate(sums):
                within[:, band, column] += _by_column(held[:rows], most)
            sums[:, :rows] = 0
    return np.diff(within, axis=2, prepend=0)


def _add_near(
    gaps: NDArray[Any],
    reaches: NDArray[Any],
    flags: NDArray[np.bool_],
    sums: NDArray[np.uint8],
) -> None:
    """Add one where a gap is within a reach, row on row in eight bits."""
    for held, reach in zip(sums, reaches, strict=True):
        near = np.less_equal(gaps, reach, out=flags[: len(gaps)])
        held[: len(gaps)] += near.view(np.uint8)


def _by_column(held: NDArray[np.uint8], most: int) -> NDArray[np.int64]:
    """
    Return the sum of each column of values up to `most`; the values are used up.

    While sums still fit in eight bits the lower half is folded onto the upper: whole
    rows added at once are the quickest way to count.
    """
    rows = len(held)
    while rows > LEFT_AT_LAST and 2 * most <= EIGHT_BITS:
        half = rows // 2
        held[:half] += held[rows - half : rows]
        rows -= half
        most *= 2
    return np.asarray(np.add.reduce(held[:rows], axis=0, dtype=np.int64))
