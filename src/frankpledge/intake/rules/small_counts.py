"""Which totals of a return are too small to be sent."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any


NAMED = 3
"""How many of the cells a refusal names; the rest are counted."""


def small_counts(
    rows: Iterable[Mapping[str, Any]], smallest: int, *, shares: Collection[str] = ()
) -> list[Mapping[str, Any]]:
    """
    Return the rows whose value lies above zero and under the smallest count.

    Nought tells of nobody and may be sent. `shares` are series that are worked out,
    not counted: three per cent is no count of three.
    """
    return [
        row
        for row in rows
        if row["value"] is not None
        and 0 < row["value"] < smallest
        and row["series"] not in shares
    ]


def small_counts_sentence(rows: list[Mapping[str, Any]], smallest: int) -> str:
    """Return why a file is refused, naming cells but never what stands in them."""
    cells = [
        f"{str(row['series']).replace('-', ' ')} in {row['area']} from {row['starts_on']}"
        for row in rows[:NAMED]
    ]
    more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
    counts = "One count is" if len(rows) == 1 else f"{len(rows)} counts are"
    return f"{counts} above 0 and under {smallest}: {'; '.join(cells)}{more}."
