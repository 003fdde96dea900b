"""
What a hidden count must be, given all that is printed and what hiding itself tells.

Nought is printed, so a reader takes a hidden count for one at least; and where no
other is hidden for its sake, for less than the threshold. Twelve hidden months of a
year of twelve then hold one each, though no subtraction says so.
Source: the attacker's linear programmes of Cox, JASA 90 (1995).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.disclosure.figure import Figure
from frankpledge.analysis.disclosure.pieces import EXACT, Extent, Floats, Pieces


Places = NDArray[np.int64]
"""Rows by their number."""

UNBOUNDED = 1e7
"""More than any count that is hidden: what nothing printed bounds ends here."""
ROUNDS = 6
"""Ways of spreading the counts that are tried before each count by itself."""


def certain(figures: Sequence[Figure], threshold: int) -> list[Figure]:
    """Return the small figures, hidden or rounded, that can be one whole number alone."""
    by_extent: dict[Extent, Figure] = {}
    # What was printed once is known, and to the last one before rounded.
    for figure in sorted(figures, key=lambda one: (one.is_shown, one.is_exact)):
        by_extent[figure.extent] = figure
    known = list(by_extent.values())
    wanted = [not f.is_exact and 0 < f.count < threshold for f in known]
    if not any(wanted) or not any(f.is_shown for f in known):
        return []
    problem = _Problem.of(known, threshold)
    return [known[at] for at in sorted(problem.certain(np.flatnonzero(wanted)))]


@dataclass(frozen=True)
class _Problem:
    """Rows of pieces with the least and most that a reader knows each to come to."""

    rows: Floats
    least: Floats
    most: Floats

    @classmethod
    def of(cls, figures: Sequence[Figure], threshold: int) -> _Problem:
        """Return the rows of the figures and what a reader knows of each."""
        extents = [figure.extent for figure in figures]
        areas = {figure.places for figure in figures}
        wholes = {one for one in areas if not any(one < other for other in areas)}
        limits = np.array(
            [
                figure.seen
                if figure.is_shown
                else (
                    min(figure.count, 1),
                    # No whole is hidden for another's sake, only for being small.
                    threshold - 1
                    if figure.places in wholes and figure.count < threshold
                    else UNBOUNDED,
                )
                for figure in figures
            ]
        )
        return cls(Pieces(extents).rows(extents), limits[:, 0], limits[:, 1])

    def certain(self, wanted: Places) -> Iterator[int]:
        """Yield which of the wanted rows can come to one whole number alone."""
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import connected_components

        held = csr_array(self.rows)
        _, part_of = connected_components(held @ held.T, directed=False)
        for part in np.unique(part_of[wanted]):
            inside = np.flatnonzero(part_of == part)
            columns = np.flatnonzero(self.rows[inside].any(axis=0))
            mine = _Part(
                self.rows[np.ix_(inside, columns)],
                self.least[inside],
                self.most[inside],
            )
            asked = np.flatnonzero(np.isin(inside, wanted))
            yield from (int(inside[at]) for at in mine.certain(asked))


@dataclass(frozen=True)
class _Part:
    """Rows that share pieces with each other and with no others."""

    rows: Floats
    least: Floats
    most: Floats

    def certain(self, asked: Places) -> list[int]:
        """Return which of the rows asked for have one possible whole number."""
        low = np.full(len(asked), np.inf)
        high = np.full(len(asked), -np.inf)

        def is_open() -> NDArray[np.bool_]:
            found: NDArray[np.bool_] = np.floor(high + EXACT) - np.ceil(low - EXACT) < 1
            return found

        deal = np.random.default_rng(1)
        goals = [deal.choice([-1.0, 1.0], len(asked)) for _ in range(ROUNDS)]
        each = np.eye(len(asked))
        for goal in (*goals, *each, *-each):
            left = is_open()
            if not left[goal != 0].any():
                continue
            found = self._solved(np.where(left, goal, 0.0) @ self.rows[asked])
            if found is None:
                return []
            values = self.rows[asked] @ found
            low, high = np.minimum(low, values), np.maximum(high, values)
        return [int(at) for at in asked[is_open()]]

    def _solved(self, goal: Floats) -> Floats | None:
        """Return counts of the pieces that a reader may think true, None where none is."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        found = milp(
            goal,
            constraints=LinearConstraint(self.rows, self.least, self.most),
            bounds=Bounds(0, UNBOUNDED),
        )
        solved: Floats | None = found.x
        return solved
