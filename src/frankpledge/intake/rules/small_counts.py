"""Which totals of a return are too small to be sent."""

from collections.abc import Collection, Iterable, Mapping, Sequence
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


def told_by_rest(
    rows: Iterable[Mapping[str, Any]],
    smallest: int,
    parts: Mapping[str, Iterable[Sequence[str]]],
) -> list[str]:
    """
    Return what is wrong with parts beside their total, a sentence for each.

    What a total leaves when its parts are taken away is a count too: one above nought
    and under the smallest is told by the others, whether it was sent or suppressed.
    """
    cells = {
        (row["area"], row["starts_on"], row["series"]): row["value"]
        for row in rows
        if row["value"] is not None
    }
    found = []
    for (area, day, total), value in cells.items():
        for group in parts.get(total, ()):
            known = [cells[key] for one in group if (key := (area, day, one)) in cells]
            rest = value - sum(known)
            names = " and ".join(one.replace("-", " ") for one in group)
            of = f"{total.replace('-', ' ')} in {area} from {day}"
            if known and rest < 0:
                found.append(f"{names} come to more than {of}.")
            elif known and 0 < rest < smallest:
                found.append(
                    f"{of}, without {names}, gives away a count under {smallest}."
                )
    return [sentence[:1].upper() + sentence[1:] for sentence in found]


def small_counts_sentence(rows: list[Mapping[str, Any]], smallest: int) -> str:
    """Return why a file is refused, naming cells but never what stands in them."""
    cells = [
        f"{str(row['series']).replace('-', ' ')} in {row['area']} from {row['starts_on']}"
        for row in rows[:NAMED]
    ]
    more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
    counts = "One count is" if len(rows) == 1 else f"{len(rows)} counts are"
    return f"{counts} above 0 and under {smallest}: {'; '.join(cells)}{more}."
