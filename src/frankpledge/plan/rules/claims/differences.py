"""Columns of difference and of change in per cent, held against their two periods."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims.cells import CHANGE, PERCENT, TARGET, claim_of, say
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.numbers import rounded_alike


@dataclass(frozen=True)
class _Derived:
    column: int
    first: int
    last: int
    in_percent: bool


def differences(grid: Grid) -> Iterator[Finding]:
    """Hold columns of difference and of change in per cent against their two periods."""
    for column, head in enumerate(grid.columns):
        if not CHANGE.search(head.words) or TARGET.search(head.words):
            continue
        cells = [row[column] for row in grid.numbers]
        in_percent = bool(PERCENT.search(head.words)) or any(
            cell.is_percent for cell in cells if cell
        )
        derived = _best(grid, column, in_percent=in_percent)
        if derived is None:
            continue
        for at, row in enumerate(grid.numbers):
            found = _difference(grid, at, row, derived)
            if found:
                yield found


def _measured(grid: Grid, column: int) -> list[int]:
    return [
        at
        for at, head in enumerate(grid.columns[:column])
        if not CHANGE.search(head.words)
        and not PERCENT.search(head.words)
        and not TARGET.search(head.words)
        and (
            head.months
            or re.search(
                r"before|after|actual|baseline|previous|current|last|this",
                head.words,
                re.I,
            )
        )
    ]


def _best(grid: Grid, column: int, *, in_percent: bool) -> _Derived | None:
    """Return the two columns that most rows of a difference are worked from."""
    measured = _measured(grid, column)
    if len(measured) < 2:
        return None
    dated = sorted(
        (months, at) for at in measured if (months := grid.columns[at].months)
    )
    order = [at for _, at in dated] if len(dated) == len(measured) else measured
    pairs = [(order[-2], order[-1]), (order[0], order[-1])]
    if order is measured:
        # “this quarter, same quarter last year”: the newest may stand first
        pairs += [(b, a) for a, b in pairs]
    options = [_Derived(column, a, b, in_percent) for a, b in dict.fromkeys(pairs)]

    def right(option: _Derived) -> int:
        return sum(1 for row in grid.numbers if _is_signed_right(row, option))

    best = max(options, key=right)
    worked = sum(1 for row in grid.numbers if _works(row, best))
    is_sure = order is not measured or 2 * right(best) > worked
    return best if is_sure else None


Row = tuple[Number | None, ...]


def _works(row: Row, derived: _Derived) -> tuple[Number, Number, Number] | None:
    printed, before, after = row[derived.column], row[derived.first], row[derived.last]
    if printed is None or before is None or after is None:
        return None
    return (printed, before, after) if before.value or not derived.in_percent else None


def _value(before: Number, after: Number, derived: _Derived) -> Decimal:
    difference = after.value - before.value
    return 100 * difference / before.value if derived.in_percent else difference


def _is_signed_right(row: Row, derived: _Derived) -> bool:
    """Say whether a difference is right, its sign too where it prints one."""
    works = _works(row, derived)
    if not works or not _is_right(row, derived):
        return False
    printed, before, after = works
    return printed.value >= 0 or after.value <= before.value


def _is_right(row: Row, derived: _Derived) -> bool:
    works = _works(row, derived)
    if not works:
        return False
    printed, before, after = works
    value = _value(before, after, derived)
    return (
        rounded_alike(abs(printed.value), printed.decimals, abs(value))
        or (
            before.decimals + after.decimals > 0
            and _allowed(printed, before, after, derived)
        )
        or (
            before.is_percent
            and rounded_alike(
                abs(printed.value), printed.decimals, abs(after.value - before.value)
            )
        )
    )


def _allowed(printed: Number, before: Number, after: Number, derived: _Derived) -> bool:
    slack = [Decimal(5).scaleb(-n.decimals - 1) for n in (before, after)]
    made = [
        100 * (b - a) / a if derived.in_percent else b - a
        for a in (before.value - slack[0], before.value + slack[0])
        if a
        for b in (after.value - slack[1], after.value + slack[1])
    ]
    least, most = sorted((abs(min(made)), abs(max(made))))
    rounding = Decimal(5).scaleb(-printed.decimals - 1)
    return least - rounding <= abs(printed.value) <= most + rounding


def _reason(
    printed: Number,
    before: Number,
    after: Number,
    derived: _Derived,
    *,
    is_other_way: bool,
) -> tuple[Kind, str]:
    """Return what kind of slip a wrong change is, and the words that say so."""
    if (
        derived.in_percent
        and after.value
        and rounded_alike(
            abs(printed.value),
            printed.decimals,
            abs(100 * (after.value - before.value) / after.value),
        )
    ):
        return (
            Kind.WRONG_BASE,
            " The printed figure divides by the last year in place of the first.",
        )
    return Kind.CHANGE, " The sign is the wrong way." if is_other_way else ""


_FEWEST_RISES = 3
_FALLS = re.compile(r"\b(?:reduction|decrease|fall|drop)\b", re.IGNORECASE)


def _has_minus(grid: Grid, column: int) -> bool:
    """Say whether a column marks its falls, so that a bare figure is a rise."""
    cells = [row[column] for row in grid.numbers]
    is_fall = _FALLS.search(grid.columns[column].words)
    return any(c and c.value < 0 for c in cells) and not is_fall


def _is_odd_one(grid: Grid, at: int, derived: _Derived) -> bool:
    """Say whether a row is the only fall of a column, and its bare figure a rise like the rest."""
    gaps = [
        (row, works[2].value - works[1].value)
        for row, cells in enumerate(grid.numbers)
        if (works := _works(cells, derived))
    ]
    falls = [row for row, gap in gaps if gap < 0]
    is_alone = falls == [at] and len(gaps) > _FEWEST_RISES
    return is_alone and not _FALLS.search(grid.columns[derived.column].words)


def _difference(grid: Grid, at: int, row: Row, derived: _Derived) -> Finding | None:
    works = _works(row, derived)
    if not works:
        return None
    printed, before, after = works
    value = _value(before, after, derived)
    decimals = (
        max(printed.decimals, 1)
        if derived.in_percent
        else max(before.decimals, after.decimals)
    )
    unit = "%" if derived.in_percent else ""
    right = f"{half_up(value, decimals):+,}{unit}"
    said: dict[str, Any] = {
        "shown": printed.text,
        "printed": printed.value,
        "computed": half_up(value, decimals),
        "right": right,
    }
    claim = claim_of(grid, at, printed)
    words = f"From {before.text} to {after.text} is {right}"
    is_signed = printed.value < 0 or printed.text.startswith("+")
    is_signed = is_signed or _has_minus(grid, derived.column)
    is_signed = is_signed or _is_odd_one(grid, at, derived)
    is_other_way = printed.value * value < 0 and is_signed
    if _is_right(row, derived) and not is_other_way:
        return say(Verdict.AGREES, printed.place, claim, f"{words}.", **said)
    kind, why = _reason(printed, before, after, derived, is_other_way=is_other_way)
    return say(
        Verdict.DISAGREES,
        printed.place,
        claim,
        f"{words}, not {printed.text}.{why}",
        kind,
        **said,
    )
