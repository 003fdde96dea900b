"""
Two rows or two columns of a table against each other: 14% lower in December than in October.

Either of the two may be the base; one reading that is right is enough, and says more
than another table's row of the same name.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.selected import Pair, two_named
from frankpledge.plan.rules.claims.tense import is_aim


_THAN = re.compile(
    rf"(?P<f>{FIGURE}) (?:[a-z]+ ){{0,3}}?(?:more|fewer|less|higher|lower|larger|smaller|greater|above|below)\b[^.;:{FIGURE[1:-1]}]*?\bthan\b"
)
_FAR = Decimal(2)


def compared(passage: Passage, grids: Sequence[Grid]) -> Iterator[Finding]:
    """Yield what becomes of a difference between two names of one table."""
    match = _THAN.search(passage.template)
    if not match or is_aim(passage):
        return
    figure = passage.figure(match["f"])
    pairs = [pair for grid in grids for pair in two_named(grid, passage.text)]
    works = [(pair, value) for pair in pairs for value in _values(figure, pair)]
    right = next((w for w in works if fits(figure, w[1])), None)
    if right:
        yield _told(passage, figure, *right, is_right=True)
        return
    near = [w for w in works if w[1] and 1 / _FAR <= figure.value / w[1] <= _FAR]
    if near and figure.hedge is Hedge.EXACT and len(pairs) == 1:
        yield _told(passage, figure, *near[0], is_right=False)


def _values(figure: Figure, pair: Pair) -> list[Decimal]:
    """Return the sizes that the words may mean, that on the later name first."""
    _, a, _, b = pair
    if figure.unit in {Unit.PERCENT, Unit.FRACTION}:
        return [100 * abs(a - b) / b, 100 * abs(a - b) / a]
    return [abs(a - b)]


def _told(
    passage: Passage, figure: Figure, pair: Pair, value: Decimal, *, is_right: bool
) -> Finding:
    is_share = figure.unit in {Unit.PERCENT, Unit.FRACTION}
    right = half_up(value, max(figure.decimals, 1)) if is_share else value
    said: dict[str, Any] = {
        "shown": figure.text,
        "printed": half_up(figure.value, 1),
        "computed": right,
        "right": f"{right:,}{'%' if is_share else ''}",
        "tied_to": "the table of this section",
    }
    words = f"{pair[0]} is {pair[1]:,} and {pair[2]} {pair[3]:,}: a difference of {said['right']}"
    if is_right:
        return sayings.agrees(passage, f"{words}.", **said)
    return sayings.fault(passage, Kind.CHANGE, f"{words}, not {figure.text}.", **said)
