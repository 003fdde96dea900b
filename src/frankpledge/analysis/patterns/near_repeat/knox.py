"""Knox's test: are events close in place also close in time more often than chance?"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.patterns.near_repeat.bands import Bands
from frankpledge.analysis.patterns.near_repeat.pairs import (
    MOST_PAIRS,
    Metric,
    close_pairs,
    pairs_within,
    tolerance_of,
)
from frankpledge.analysis.patterns.near_repeat.shuffles import shuffled_tables
from frankpledge.analysis.patterns.progress import Progress


Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class KnoxTable:
    """
    Pairs of events by band of distance (rows) and of time (columns).

    `observed` pairs against the `expected` if places and dates had nothing to do
    with one another: pairs in the row x pairs in the column / all pairs. `ratio` is
    observed / expected, NaN where nothing is expected. `p_poisson` is P(X >=
    observed) of a Poisson count of the expected size. `p_permutation` is (1 +
    shuffles with at least as many pairs) / (1 + shuffles); `shuffled_mean` is what
    the shuffles gave on average. Without shuffles these two are NaN.
    """

    observed: Counts
    expected: Floats
    ratio: Floats
    p_poisson: Floats
    p_permutation: Floats
    shuffled_mean: Floats
    pairs_in_space: Counts
    pairs_in_time: Counts
    pairs: int
    permutations: int


def knox(
    places: Floats,
    moments: NDArray[Any],
    space: Bands,
    time: Bands,
    *,
    metric: Metric = Metric.EUCLIDEAN,
    permutations: int = 999,
    seed: int = 1,
    cores: int | None = None,
    progress: Progress | None = None,
    most_pairs: int = MOST_PAIRS,
) -> KnoxTable:
    """
    Return the whole table of bands from one search for close pairs.

    `places` is n by 2 (metres), `moments` n numbers in the unit of the bands of time
    (whole numbers are counted fastest). Neither is changed. The same seed gives the
    same answer on any number of cores. `progress(done, of)` is called as shuffles
    are done and may raise to stop. Raises TooManyPairs.

    Source: Knox, Applied Statistics 13 (1964), 25-29; permutation as in Johnson et
    al., Journal of Quantitative Criminology 23 (2007), 201-219.
    """
    days, reaches = _counted_in_whole(np.asarray(moments), time)
    tolerance = tolerance_of(places)
    close = close_pairs(places, space.farthest, metric, most_pairs)
    band = space.place(close.gap, tolerance)
    close, band = close.where(band < len(space)), band[band < len(space)]
    order = np.argsort(band, kind="stable")
    ends = (close.first[order], close.second[order])
    starts = np.searchsorted(band[order], np.arange(len(space) + 1))
    observed = _table(
        band, np.abs(days[close.first] - days[close.second]), reaches, space
    )
    shuffled = shuffled_tables(
        ends,
        starts,
        days,
        reaches,
        permutations=permutations,
        seed=seed,
        cores=cores or os.cpu_count() or 1,
        progress=progress,
    )
    in_time = np.diff(pairs_within(_wide(days), _wide(reaches)), prepend=0)
    every = len(places) * (len(places) - 1) // 2
    return _judged(observed, shuffled, np.diff(starts), in_time, every)


def _counted_in_whole(
    moments: NDArray[Any], time: Bands
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the moments from the first one on, as small as they can be kept."""
    if not len(moments):
        return np.empty(0, np.int16), np.floor(time.reaches()).astype(np.int16)
    since = moments - moments.min()
    if (since == np.floor(since)).all():
        room = int(since.max())
        kind = np.int16 if room < np.iinfo(np.int16).max else np.int64
        reaches = np.minimum(np.floor(time.reaches()), room).astype(kind)
        return since.astype(kind), reaches
    floats = since.astype(np.float64)
    return floats, time.reaches(tolerance_of(np.asarray(moments, np.float64)))


def _wide(values: NDArray[Any]) -> NDArray[Any]:
    """Return small whole numbers with room to be added up."""
    return values.astype(np.int64) if values.dtype.kind == "i" else values


def _table(
    band: NDArray[np.intp], gaps: NDArray[Any], reaches: NDArray[Any], space: Bands
) -> Counts:
    columns = np.searchsorted(reaches, gaps, "left")
    wide = len(reaches) + 1
    cells = np.bincount(band * wide + columns, minlength=len(space) * wide)
    return cells.reshape(len(space), wide)[:, :-1].astype(np.int64)


def _judged(
    observed: Counts, shuffled: Counts, in_space: Counts, in_time: Counts, every: int
) -> KnoxTable:
    from scipy.special import pdtrc

    expected = np.outer(in_space, in_time) / max(every, 1)
    ratio = np.full(expected.shape, np.nan)
    np.divide(observed, expected, out=ratio, where=expected > 0)
    times = len(shuffled)
    blank = np.full(expected.shape, np.nan)
    at_least = (shuffled >= observed).sum(axis=0)
    return KnoxTable(
        observed=observed,
        expected=expected,
        ratio=ratio,
        p_poisson=np.where(observed > 0, pdtrc(observed - 1, expected), 1.0),
        p_permutation=(1 + at_least) / (1 + times) if times else blank,
        shuffled_mean=shuffled.mean(axis=0) if times else blank,
        pairs_in_space=in_space.astype(np.int64),
        pairs_in_time=in_time,
        pairs=every,
        permutations=times,
    )
