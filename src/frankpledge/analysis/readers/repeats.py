"""Tells a row that is there twice from a further record of the same event."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.readers.grid import Grid


def repeated_records(
    grid: Grid, keys: pa.Array, is_bad: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """
    Return for each row the place of the equal row before it, or -1, and whether the
    row is a further record of a crime that an earlier row told of.
    """
    repeats = np.full(len(grid), -1, dtype=np.int64)
    is_further = np.zeros(len(grid), dtype=np.bool_)
    first_of: dict[str, int] = {}
    same_row: dict[tuple[str, ...], int] = {}
    for place in _sharing_an_id(keys):
        if is_bad[place]:
            continue
        cells = tuple(grid.cells(int(place)))
        if cells in same_row:
            repeats[place] = same_row[cells]
            continue
        same_row[cells] = int(place)
        key = keys[int(place)].as_py()
        is_further[place] = key in first_of
        first_of.setdefault(key, int(place))
    return repeats, is_further


def _sharing_an_id(keys: pa.Array) -> npt.NDArray[np.int64]:
    """
    Return the places of rows that may share their ID with another, in order.

    The ends of two different IDs are seldom the same, and whoever asks compares the
    whole; telling apart by the ends takes a quarter of the memory.
    """
    encoded = pc.utf8_slice_codeunits(keys, start=-16).dictionary_encode()
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    times = np.bincount(codes[codes >= 0], minlength=len(encoded.dictionary))
    shared = np.append(times > 1, False)
    return np.flatnonzero(shared[codes])


def further_records(is_further: npt.NDArray[np.bool_]) -> pa.Array:
    """Return the qualifiers of rows of which some are further records."""
    offsets = np.append(0, np.cumsum(is_further)).astype(np.int32)
    marks = pa.repeat(pa.scalar("record:further"), int(is_further.sum()))
    return pa.ListArray.from_arrays(pa.array(offsets), marks)


def merged_lists(*columns: pa.Array) -> pa.Array:
    """Return one list for each row out of several, building each mix of lists once."""
    count = len(columns[0])
    codes: npt.NDArray[np.int64] = np.zeros(count, dtype=np.int64)
    mixes: list[list[str]] = [[]]
    for column in columns:
        words = pa.array([" ".join(marks or []) for marks in column.to_pylist()])
        encoded = words.cast(pa.string()).dictionary_encode()
        choices = [choice.split() for choice in encoded.dictionary.to_pylist()]
        codes = codes * len(choices) + encoded.indices.to_numpy()
        mixes, codes = _used([mix + new for mix in mixes for new in choices], codes)
    once = [list(dict.fromkeys(mix)) for mix in mixes]
    return pa.array(once, pa.list_(pa.string())).take(pa.array(codes))


def _used(
    mixes: list[list[str]], codes: npt.NDArray[np.int64]
) -> tuple[list[list[str]], npt.NDArray[np.int64]]:
    """Return only the mixes that some row has, so that they do not multiply."""
    used, renumbered = np.unique(codes, return_inverse=True)
    return [mixes[place] for place in used], renumbered.astype(np.int64)
