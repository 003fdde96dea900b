"""
What a new release would give away beside everything already published.

A figure counts records over some places and some months. Two published figures of
which one lies inside the other give a third by subtraction; so do a district and
its wards, twelve rolling months and the twelve that began a month later. Here each
published figure is a row of noughts and ones over the smallest pieces: what lies
in the space these rows span can be worked out, by whatever chain of subtractions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.disclosure.rules import Rule


EXACT = 1e-7
"""Closer than this to the space of published rows, a figure can be worked out."""


class Risk(StrEnum):
    """How a release would give a small figure away."""

    SUBTRACTION = "subtraction"
    WORKED_OUT = "worked-out"
    REVISION = "revision"
    ALREADY_OUT = "already-out"


@dataclass(frozen=True)
class Figure:
    """
    One count in a release: whose, over which smallest places and which months.

    `places` are the small areas that make up the area and `months` month numbers,
    so that overlapping areas and periods can be told. `count` is the true count,
    `is_shown` whether the release prints it.
    """

    measure: str
    label: str
    places: frozenset[str]
    months: frozenset[int]
    count: int
    is_shown: bool
    release: str = ""

    @property
    def extent(self) -> tuple[frozenset[str], frozenset[int]]:
        """Return what the figure counts over."""
        return self.places, self.months


@dataclass(frozen=True)
class Finding:
    """One way in which the new release would give a small figure away."""

    risk: Risk
    measure: str
    sentence: str


def differencing_risks(
    new: Iterable[Figure],
    already_published: Iterable[Figure],
    rule_of: Mapping[str, Rule] | Callable[[str], Rule],
) -> list[Finding]:
    """
    Return what could be worked out from the new figures and all earlier ones.

    `rule_of` gives the rule of each measure. Measures whose rule hides nothing are
    not looked at. An empty list says that no small figure is given away.
    """
    look_up = rule_of if callable(rule_of) else rule_of.__getitem__
    by_measure: dict[str, tuple[list[Figure], list[Figure]]] = defaultdict(
        lambda: ([], [])
    )
    for figure in new:
        by_measure[figure.measure][0].append(figure)
    for figure in already_published:
        by_measure[figure.measure][1].append(figure)
    findings = []
    for measure, (fresh, old) in sorted(by_measure.items()):
        rule = look_up(measure)
        if rule.hides and fresh:
            findings += _of_measure(fresh, old, rule)
    return findings


def _of_measure(new: list[Figure], old: list[Figure], rule: Rule) -> list[Finding]:
    shown_new = [figure for figure in new if figure.is_shown]
    shown_old = [figure for figure in old if figure.is_shown]
    return [
        *_already_out(new, shown_old),
        *_revisions(shown_new, shown_old, rule),
        *_subtractions(shown_new, [*shown_new, *shown_old], rule),
        *_worked_out([*old, *new], [*shown_old, *shown_new]),
    ]


def _already_out(new: list[Figure], shown_old: list[Figure]) -> list[Finding]:
    """Find figures hidden now that an earlier release printed."""
    printed = {figure.extent: figure for figure in shown_old}
    return [
        Finding(
            Risk.ALREADY_OUT,
            figure.measure,
            f"{figure.label} is hidden here but was printed in "
            f"{printed[figure.extent].release or 'an earlier release'}.",
        )
        for figure in new
        if not figure.is_shown and figure.extent in printed
    ]


def _revisions(
    shown_new: list[Figure], shown_old: list[Figure], rule: Rule
) -> list[Finding]:
    """Find figures printed twice whose small difference tells of late records."""
    printed = {figure.extent: figure for figure in shown_old}
    findings = []
    for figure in shown_new:
        before = printed.get(figure.extent)
        if before and rule.is_small(abs(figure.count - before.count)):
            findings.append(
                Finding(
                    Risk.REVISION,
                    figure.measure,
                    f"{figure.label} changed by fewer than {rule.threshold} since "
                    f"{before.release or 'an earlier release'}: the few late records "
                    "stand out.",
                )
            )
    return findings


def _subtractions(
    shown_new: list[Figure], shown: list[Figure], rule: Rule
) -> list[Finding]:
    """Find pairs, one inside the other, whose difference is small."""
    beside: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in shown:
        beside[figure.places].append(figure)
        beside[figure.months].append(figure)
    seen = set[frozenset[Hashable]]()
    findings = []
    for first in shown_new:
        for second in (*beside[first.places], *beside[first.months]):
            pair = frozenset((first.extent, second.extent))
            whole, part = (first, second) if _holds(first, second) else (second, first)
            tells = _holds(whole, part) and rule.is_small(whole.count - part.count)
            if tells and pair not in seen:
                seen.add(pair)
                findings.append(
                    Finding(
                        Risk.SUBTRACTION,
                        whole.measure,
                        f"{whole.label} less {part.label} leaves fewer than "
                        f"{rule.threshold}.",
                    )
                )
    return findings


def _holds(whole: Figure, part: Figure) -> bool:
    """Say whether one figure counts all of the other and more."""
    inside = part.places <= whole.places and part.months <= whole.months
    return inside and part.extent != whole.extent


def _worked_out(figures: list[Figure], shown: list[Figure]) -> list[Finding]:
    """Find hidden figures that some chain of sums and differences gives exactly."""
    printed = {figure.extent for figure in shown}
    targets = {f.extent: f for f in figures if f.extent not in printed}
    if not targets or not shown:
        return []
    pieces = _Pieces([*shown, *targets.values()])
    known = pieces.basis([figure.extent for figure in shown])
    rows = pieces.rows(list(targets))
    left = rows - (rows @ known.T) @ known
    exact = np.abs(left).max(axis=1) < EXACT
    return [
        Finding(
            Risk.WORKED_OUT,
            figure.measure,
            f"{figure.label} is hidden but can be worked out from printed figures.",
        )
        for figure, is_exact in zip(targets.values(), exact, strict=True)
        if is_exact
    ]


class _Pieces:
    """The smallest pieces that figures are made of: groups of places x months."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.places = _groups([figure.places for figure in figures])
        self.months = _groups([figure.months for figure in figures])

    def rows(
        self, extents: Sequence[tuple[frozenset[str], frozenset[int]]]
    ) -> NDArray[np.float64]:
        """Return for each extent which pieces it holds, as ones."""
        table = np.zeros((len(extents), len(self.places) * len(self.months)))
        for row, (places, months) in enumerate(extents):
            held = np.array([group <= places for group in self.places], np.float64)
            when = np.array([group <= months for group in self.months], np.float64)
            table[row] = np.outer(held, when).ravel()
        return table

    def basis(
        self, extents: Sequence[tuple[frozenset[str], frozenset[int]]]
    ) -> NDArray[np.float64]:
        """Return unit rows that span what the extents' sums can give."""
        _, sizes, rows = np.linalg.svd(self.rows(extents), full_matrices=False)
        known: NDArray[np.float64] = rows[sizes > EXACT * max(1.0, float(sizes.max()))]
        return known


T = TypeVar("T", bound=Hashable)


def _groups(sets: Sequence[frozenset[T]]) -> list[frozenset[T]]:
    """Return the members gathered by which of the sets hold them."""
    held_by: dict[T, list[int]] = defaultdict(list)
    for index, members in enumerate(sets):
        for member in members:
            held_by[member].append(index)
    groups: dict[tuple[int, ...], set[T]] = defaultdict(set)
    for member, holders in held_by.items():
        groups[tuple(holders)].add(member)
    return [frozenset(group) for group in groups.values()]
