"""Which rows of a printed table head it, and which first column only numbers its rows."""

import re
from collections.abc import Callable

from frankpledge.plan.rules.claims.years import headed_period


IsFigure = Callable[[str], bool]
_NUMBERED = re.compile(r"^(?:rank|no\.?|#|ref\.?|position|place|item)$", re.IGNORECASE)


def is_numbered(texts: list[list[str]], is_figure: IsFigure) -> bool:
    """Say whether a first column only numbers the rows, whose names stand second."""
    if not texts or len(texts[0]) < 3 or not _NUMBERED.match(texts[0][0].strip()):
        return False
    return not any(is_figure(row[1]) for row in texts[1:])


_OPEN = re.compile(r"\bper$", re.IGNORECASE)
_BASE = re.compile(r"^(?:1,?000|10,?000|100,?000)\b")


def _is_wrapped(above: list[str], row: list[str]) -> bool:
    """Say whether a row only ends the heads above it: “Offences per” over “1,000”."""
    is_base = any(
        _OPEN.search(head.strip()) and _BASE.match(cell.strip())
        for head, cell in zip(above, row, strict=False)
    )
    return is_base and not row[0].strip()


def header_rows(texts: list[list[str]], is_figure: IsFigure) -> int:
    """Return how many rows head a table before its first row of figures."""
    for at, row in enumerate(texts):
        filled = [cell for cell in row[1:] if cell.strip()]
        if not filled and at:
            # a row of one cell over all columns heads a part of the table
            continue
        if at == 1 and _is_wrapped(texts[0], row):
            continue
        is_head = not filled or all(headed_period(cell) for cell in filled)
        years = sum(1 for cell in filled if headed_period(cell))
        # “2011 | 2012 | +/-”: years are figures too, but a first row of them heads
        is_years = not at and years > 1 and 2 * years >= len(filled)
        is_figured = not is_years and any(is_figure(cell) for cell in filled)
        if is_figured and not (is_head and at < 2):
            return at if at else 0
        if at and not is_figured and not is_head and headed_period(row[0]):
            return at
        if at > 2:
            break
    return 1


def spread(row: list[str], *, is_last: bool) -> list[str]:
    """Return a row of heads in which an empty cell takes the head to its left."""
    if is_last:
        return row
    filled, carried = [], ""
    for cell in row:
        carried = cell.strip() or carried
        filled.append(carried)
    return filled
