"""By what slip a wrong change was most likely made, and of which row it would be right."""

from collections.abc import Sequence

from frankpledge.plan.rules.claims.findings import Kind
from frankpledge.plan.rules.claims.grids import Series
from frankpledge.plan.rules.claims.numbers import fits
from frankpledge.plan.rules.claims.phrases import Change
from frankpledge.plan.rules.claims.reckoning import Ends, is_change, readings


def slip_of(change: Change, ends: list[Ends]) -> tuple[Kind, str, Ends]:
    """Return the kind of a wrong change, the words that say why, and what it compares."""
    figure = change.figure
    for each in ends:
        same_way = not change.direction or each.points * change.direction > 0
        if (
            same_way
            and each.wrong_base is not None
            and fits(figure, abs(each.wrong_base))
        ):
            return (
                Kind.WRONG_BASE,
                "The printed figure divides by the last year in place of the first.",
                each,
            )
        if same_way and not each.is_count and fits(figure, abs(each.points)):
            return (
                Kind.PERCENT_OF_WHAT,
                "The difference is in percentage points, which is not a change in per cent.",
                each,
            )
    against = next(
        (e for e in ends if change.direction and e.points * change.direction < 0), None
    )
    if against and all(e.points * change.direction <= 0 for e in ends):
        return Kind.CONTRADICTED, "The figures go the other way.", against
    return Kind.CHANGE, "", ends[0]


def other_row(change: Change, series: Series | None, others: Sequence[Series]) -> str:
    """Return of which other row of the table the printed change would be right."""
    if series is None:
        return ""
    for each in others:
        if each.block == series.block and each != series:
            for ends in readings(each, []):
                if is_change(change.figure, change.direction, ends):
                    return each.name
    return ""
