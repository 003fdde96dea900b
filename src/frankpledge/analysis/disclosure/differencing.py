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
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from frankpledge.analysis.disclosure.figure import Figure
from frankpledge.analysis.disclosure.pieces import EXACT, Extent, Pieces
from frankpledge.analysis.disclosure.ranges import certain
from frankpledge.analysis.disclosure.rules import Rule


class Risk(StrEnum):
    """How a release would give a small figure away."""

    SUBTRACTION = "subtraction"
    WORKED_OUT = "worked-out"
    REVISION = "revision"
    ALREADY_OUT = "already-out"


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
    exact_new = [figure for figure in new if figure.is_exact]
    exact_old = [figure for figure in old if figure.is_exact]
    exact = [*exact_old, *exact_new]
    subtractions = _subtractions(exact_new, exact, rule)
    worked_out = _worked_out([*old, *new], exact, rule)
    return [
        *_already_out(new, exact_old),
        *_revisions(exact_new, exact_old, rule),
        *subtractions,
        *worked_out,
        *(() if subtractions else _left_over(new, old, rule)),
        *(() if worked_out else _certain(new, old, rule)),
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


def _worked_out(
    figures: list[Figure], shown: list[Figure], rule: Rule
) -> list[Finding]:
    """Find hidden figures that some chain of sums and differences gives exactly."""
    printed = {figure.extent for figure in shown}
    targets = {
        f.extent: f
        for f in figures
        if f.extent not in printed and (not f.is_shown or rule.is_small(f.count))
    }
    if not targets or not shown:
        return []
    pieces = Pieces([*printed, *targets])
    known = pieces.basis(list(printed))
    rows = pieces.rows(list(targets))
    left = rows - (rows @ known.T) @ known
    exact = np.abs(left).max(axis=1) < EXACT
    return [
        Finding(
            Risk.WORKED_OUT,
            figure.measure,
            f"{figure.label} is {_kept(figure)} but can be worked out from printed figures.",
        )
        for figure, is_exact in zip(targets.values(), exact, strict=True)
        if is_exact
    ]


def _left_over(new: list[Figure], old: list[Figure], rule: Rule) -> Iterator[Finding]:
    """Find what wholes count beside all their printed parts, where that is small."""
    shown = {figure.extent: figure for figure in (*old, *new) if figure.is_exact}
    if not shown:
        return
    counts = [figure.count for figure in shown.values()]
    told = Pieces(list(shown)).told(list(shown), counts)
    named = {figure.extent for figure in (*old, *new)}
    for extent, count in told.items():
        is_small = rule.is_small(round(count)) and extent not in named
        if is_small and _touched(extent, new):
            whole = min(_around(extent, shown.values()), key=lambda one: one.count)
            yield Finding(
                Risk.SUBTRACTION,
                whole.measure,
                f"{whole.label} less all its parts that are printed leaves fewer than "
                f"{rule.threshold}.",
            )


def _around(extent: Extent, shown: Iterable[Figure]) -> list[Figure]:
    """Return the printed figures that count all of an extent."""
    places, months = extent
    return [one for one in shown if places <= one.places and months <= one.months]


def _touched(extent: Extent, new: Iterable[Figure]) -> bool:
    """Say whether a release tells anything new of an extent."""
    places, months = extent
    return any(
        one.is_shown and one.places & places and one.months & months for one in new
    )


def _certain(new: list[Figure], old: list[Figure], rule: Rule) -> Iterator[Finding]:
    """Find hidden figures of which only one whole number can be true."""
    for figure in certain([*old, *new], rule.threshold):
        if _touched(figure.extent, new):
            yield Finding(
                Risk.WORKED_OUT,
                figure.measure,
                f"{figure.label} is {_kept(figure)} but only one number fits what is"
                " printed.",
            )


def _kept(figure: Figure) -> str:
    """Return how a figure that is not printed to the last one is kept from readers."""
    return "rounded" if figure.is_shown else "hidden"
