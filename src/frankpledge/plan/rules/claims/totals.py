"""Totals of a table, by column and by row, held against what they add."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims.cells import CHANGE, PERCENT, TARGET, claim_of, say
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import Grid, Number


_TOTAL = re.compile(
    r"^\s*(?:grand |overall |sub-? ?)?totals?\b(?! (?:rate|number of|cost|net|effect))",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"^\s*(?:all(?: (?:of them|types|areas|wards|offences|crimes?|recorded crime|incidents|cases|ages|answers|three|four|five|six))?|sum|whole (?:area|borough|district|town|county|city)|both|together|overall|(?:three|six|nine|twelve|3|6|9|12) months|quarter|half[- ]year)\s*$",
    re.IGNORECASE,
)
_HUNDRED = 100
_MOST_LOST = Decimal(2)
_SUBTOTAL = re.compile(r"^\s*sub-? ?total", re.IGNORECASE)
OF_WHICH = re.compile(
    r"\bof which\b|\bincluding\b|\binc\.|%|percent|\brate\b|per 1,?0", re.I
)
_RECORDER = re.compile(
    r"\((?:[\w ]+ )?(?:recorded|reported)(?: (?:to|by) [\w ]+)?\)|\b(?:recorded|reported) (?:by|to) ",
    re.I,
)


def is_total(words: str) -> bool:
    """Say whether a row or column is headed as the sum of the others."""
    return bool(_TOTAL.match(words) or WHOLE.match(words))


_FEWEST_ADDED = 3


def total_rows(grid: Grid) -> list[int]:
    """Return the rows that add the others, by their head or by their figures."""
    wholes = [at for at, label in enumerate(grid.labels) if is_total(label)]
    rows = [at for at, label in enumerate(grid.labels) if label and at not in wholes]
    if rows and _adds_up(grid, rows):
        wholes.append(rows[-1])
    return wholes


def _adds_up(grid: Grid, rows: Sequence[int]) -> bool:
    """Say whether the last row is the sum of the others, whatever it is called."""
    for column in range(len(grid.columns)):
        cells = [grid.numbers[at][column] for at in rows]
        values = [cell.value for cell in cells if cell]
        is_full = len(values) > _FEWEST_ADDED and len(values) == len(cells)
        if is_full and values[-1] == sum(values[:-1]):
            return True
    return False


def totals(grid: Grid) -> Iterator[Finding]:
    """Hold each total row against the rows above it, column by column."""
    for at, label in enumerate(grid.labels):
        if not _TOTAL.match(label) or at < 2:
            continue
        choices = _rows_of_total(grid, at)
        for column, number in enumerate(grid.numbers[at]):
            if (
                number is None
                or (number.is_percent and number.value != _HUNDRED)
                or not adds(grid, column)
            ):
                continue
            found = column_sum(grid, at, column, number, choices)
            # a difference in the total row is held against its own two periods
            is_derived = CHANGE.search(grid.columns[column].words)
            if found and not (is_derived and found.kind):
                yield found
        overlap = _overlap(grid, at, choices[0]) if choices else None
        if overlap:
            yield overlap


def adds(grid: Grid, column: int) -> bool:
    """Say whether the figures of a column may be added."""
    words = grid.columns[column].words
    return not (
        (
            PERCENT.search(words)
            and len(grid.columns) > 1
            and not _is_hundred(grid, column)
        )
        or (OF_WHICH.search(words) and not _is_hundred(grid, column))
        or OF_WHICH.search(grid.caption)
    )


def _is_hundred(grid: Grid, column: int) -> bool:
    """Say whether a column of shares ends in its hundred."""
    last = grid.numbers[-1][column]
    is_share = PERCENT.fullmatch(grid.columns[column].words.strip())
    return bool(is_share and last and last.value == _HUNDRED)


def _rows_of_total(grid: Grid, at: int) -> list[list[int]]:
    """Return the rows that a total may add: since the last one, all, or the subtotals."""
    parts = [
        r
        for r in range(at)
        if not _TOTAL.match(grid.labels[r])
        and not OF_WHICH.search(grid.labels[r])
        and any(grid.numbers[r])
    ]
    last = max((r for r in range(at) if _TOTAL.match(grid.labels[r])), default=-1)
    subtotals = [
        r
        for r in range(at)
        if _SUBTOTAL.match(grid.labels[r]) or _TOTAL.match(grid.labels[r])
    ]
    choices = [[r for r in parts if r > last], parts, subtotals]
    return [rows for rows in choices if len(rows) > 1]


def _slack(grid: Grid, column: int, number: Number, rows: int) -> Decimal:
    """Return by how much a sum of so many rounded figures may miss the printed one."""
    lost = Decimal(rows).scaleb(-number.decimals) / 2
    if _is_hundred(grid, column):
        # shares that are rounded one by one may miss the hundred by a little
        return min(lost, _MOST_LOST)
    return lost if number.decimals else Decimal(0)


def column_sum(
    grid: Grid, at: int, column: int, number: Number, choices: list[list[int]]
) -> Finding | None:
    """Hold a cell to the sum of the rows that it may add."""
    sums = []
    for rows in choices:
        cells = [grid.numbers[r][column] for r in rows]
        if all(cells):
            sums.append(sum((c.value for c in cells if c), Decimal(0)))
    if not sums:
        return None
    claim, head = claim_of(grid, at, number), _head(grid, column)
    said: dict[str, Any] = {
        "shown": number.text,
        "printed": number.value,
        "computed": sums[0],
        "right": f"{sums[0]:,}",
    }
    slack = _slack(grid, column, number, len(choices[0]))
    if any(abs(each - number.value) <= slack for each in sums):
        return say(
            Verdict.AGREES,
            number.place,
            claim,
            f"The rows above{head} add to {number.text}.",
            **said,
        )
    return say(
        Verdict.DISAGREES,
        number.place,
        claim,
        f"The rows above{head} add to {sums[0]:,}, not {number.text}.",
        Kind.SUM,
        **said,
    )


def _head(grid: Grid, column: int) -> str:
    head = grid.columns[column]
    words = (head.months.words() if head.months else "") or head.words
    return f" in the column “{words}”" if words else ""


def _overlap(grid: Grid, at: int, rows: list[int]) -> Finding | None:
    """Return that a total over two recorders counts twice what both recorded."""
    recorders = [r for r in rows if _RECORDER.search(grid.labels[r])]
    if not recorders or len(rows) < 2:
        return None
    number = next((n for n in grid.numbers[at] if n), None)
    if number is None:
        return None
    names = ", ".join(f"“{grid.labels[r]}”" for r in rows)
    return say(
        Verdict.DISAGREES,
        number.place,
        claim_of(grid, at, number),
        f"The total adds figures of different recorders ({names}); what both recorded is counted"
        " twice. Say whether their records overlap.",
        Kind.SUM,
        shown=number.text,
        printed=number.value,
    )


def across_totals(grid: Grid) -> Iterator[Finding]:
    """Hold each total column against the columns before it, row by row."""
    heads = [column.words for column in grid.columns]
    wanted = [
        at
        for at, words in enumerate(heads)
        if _TOTAL.match(words) and not grid.columns[at].months
    ]
    for total in wanted:
        parts = [
            at
            for at in range(total)
            if not (
                PERCENT.search(heads[at])
                or CHANGE.search(heads[at])
                or TARGET.search(heads[at])
                or OF_WHICH.search(heads[at])
            )
        ]
        for at, row in enumerate(grid.numbers):
            number = row[total]
            cells = [row[part] for part in parts]
            if (
                number is None
                or number.is_percent
                or len(cells) < 2
                or not all(cells)
                or OF_WHICH.search(grid.labels[at])
            ):
                continue
            value = sum((cell.value for cell in cells if cell), Decimal(0))
            yield across_sum(grid, at, number, value)


def across_sum(grid: Grid, at: int, number: Number, value: Decimal) -> Finding:
    """Hold a cell to the sum of its row."""
    said: dict[str, Any] = {
        "shown": number.text,
        "printed": number.value,
        "computed": value,
        "right": f"{value:,}",
    }
    claim = claim_of(grid, at, number)
    if value == number.value:
        return say(
            Verdict.AGREES,
            number.place,
            claim,
            f"The row adds to {number.text}.",
            **said,
        )
    return say(
        Verdict.DISAGREES,
        number.place,
        claim,
        f"The row “{grid.labels[at]}” adds to {value:,}, not {number.text}.",
        Kind.SUM,
        **said,
    )
