"""
What a total tells about its parts, where a total and its parts are measures.

Repeat cases are part of all cases; hate crime is recorded and aggravated offences.
Each measure is said to count certain smallest kinds of record. For one place and one
time the published measures are rows of noughts and ones over these kinds: what lies
in the space they span can be worked out, and so can what one leaves of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from frankpledge.analysis.disclosure.differencing import Finding, Risk
from frankpledge.analysis.disclosure.figure import Figure
from frankpledge.analysis.disclosure.pieces import EXACT
from frankpledge.analysis.disclosure.rules import Rule


MadeOf = Mapping[str, frozenset[str]]
"""For each measure the smallest kinds of record that it counts."""


def part_risks(
    new: Iterable[Figure],
    already_published: Iterable[Figure],
    rules: Mapping[str, Rule],
    made_of: MadeOf,
) -> list[Finding]:
    """
    Return the small figures that measures give away about each other.

    Only places and times of which the release prints something new are looked at,
    and only measures that share records. An empty list says that nothing is told.
    """
    fresh = [figure for figure in new if figure.measure in made_of]
    touched = {figure.extent for figure in fresh}
    here: dict[object, dict[str, Figure]] = defaultdict(dict)
    earlier = [f for f in already_published if f.measure in made_of]
    for figure in (*earlier, *fresh):
        if figure.extent in touched:
            known = here[figure.extent].get(figure.measure)
            if known is None or figure.is_shown or not known.is_shown:
                here[figure.extent][figure.measure] = figure
    names = {figure.measure for figure in fresh}
    findings = []
    for figures in here.values():
        shown = [figure for figure in figures.values() if figure.is_exact]
        hidden = [figure for figure in figures.values() if not figure.is_shown]
        findings += _left_over(shown, names, rules, made_of)
        findings += _worked_out(hidden, shown, made_of)
    return findings


def _left_over(
    shown: Sequence[Figure], new: set[str], rules: Mapping[str, Rule], made_of: MadeOf
) -> list[Finding]:
    """Find totals that leave few when one, or all, of their parts are taken away."""
    findings = []
    for whole in shown:
        of_whole = made_of[whole.measure]
        parts = [part for part in shown if made_of[part.measure] < of_whole]
        tried = [[part] for part in parts]
        if len(parts) > 1 and _apart(parts, made_of):
            tried.append(parts)
        for taken in tried:
            named = [whole, *taken]
            rule = _strictest(named, rules)
            rest = whole.count - sum(part.count for part in taken)
            is_news = any(figure.measure in new for figure in named)
            if is_news and rule.hides and rule.is_small(rest):
                less = " and ".join(part.label for part in taken)
                findings.append(
                    Finding(
                        Risk.SUBTRACTION,
                        whole.measure,
                        f"{whole.label} less {less} leaves fewer than"
                        f" {rule.threshold}.",
                    )
                )
    return findings


def _apart(parts: Sequence[Figure], made_of: MadeOf) -> bool:
    """Say whether no two of these count the same record."""
    pairs = combinations([made_of[part.measure] for part in parts], 2)
    return not any(first & second for first, second in pairs)


def _strictest(figures: Sequence[Figure], rules: Mapping[str, Rule]) -> Rule:
    """Return the rule that lets least be seen: a part is as delicate as its like."""
    return max((rules[f.measure] for f in figures), key=lambda rule: rule.threshold)


def _worked_out(
    hidden: Sequence[Figure], shown: Sequence[Figure], made_of: MadeOf
) -> list[Finding]:
    """Find hidden figures that sums and differences of printed measures give."""
    if not hidden or not shown:
        return []
    named = [*hidden, *shown]
    kinds = sorted(frozenset().union(*(made_of[figure.measure] for figure in named)))
    known = _rows(shown, kinds, made_of)
    findings = []
    for figure, row in zip(hidden, _rows(hidden, kinds, made_of), strict=True):
        weights = np.linalg.lstsq(known.T, row, rcond=None)[0]
        if np.abs(known.T @ weights - row).max() < EXACT:
            findings.append(
                Finding(
                    Risk.WORKED_OUT,
                    figure.measure,
                    f"{figure.label} is hidden but can be worked out from other"
                    " measures that are printed.",
                )
            )
    return findings


def _rows(
    figures: Sequence[Figure], kinds: Sequence[str], made_of: MadeOf
) -> NDArray[np.float64]:
    """Return for each figure which kinds of record it counts, as ones."""
    return np.array(
        [[kind in made_of[figure.measure] for kind in kinds] for figure in figures],
        np.float64,
    )
