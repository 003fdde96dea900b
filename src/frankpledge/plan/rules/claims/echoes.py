"""The totals of a table, each slip told once: one wrong cell upsets its row, column and corner."""

from frankpledge.plan.rules.claims.findings import Finding, Verdict
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.last_lines import plain_wholes
from frankpledge.plan.rules.claims.totals import across_totals, totals


def checked_totals(grid: Grid) -> list[Finding]:
    """
    Return what becomes of all totals of a table, each slip once.

    One wrong cell makes its row and its column disagree, and the corner too; the
    cell that sets both right is named and the others are left out.
    """
    found = [*totals(grid), *across_totals(grid), *plain_wholes(grid)]
    wrong = [
        f for f in found if f.verdict is Verdict.DISAGREES and f.computed is not None
    ]
    echoes = {f.place for f in wrong if any(_is_echo(f, other) for other in wrong)}
    return [f for f in found if f not in wrong or f.place not in echoes]


def _is_echo(found: Finding, other: Finding) -> bool:
    """Say whether a disagreement goes away once another cell is put right."""
    if found.printed is None or other.printed is None or found.place == other.place:
        return False
    if found.computed is None or other.computed is None:
        return False
    is_in_line = (
        found.place.cell == other.place.cell and found.place.row > other.place.row
    )
    is_beside = (
        found.place.row == other.place.row and found.place.cell > other.place.cell
    )
    gap = found.computed - found.printed
    return (is_in_line or is_beside) and gap == other.printed - other.computed
