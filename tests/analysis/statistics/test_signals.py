"""Signals of control charts beside their rules written out point by point."""

import numpy as np
import pytest

from frankpledge.analysis.statistics import control
from frankpledge.analysis.statistics.control import RULES, Signal, signals


def rising(values, points, least):
    """Return the points of stretches that go one way at each of so many steps."""
    found = set()
    for begin in range(len(values) - least + 1):
        steps = np.diff(values[begin : begin + least])
        if points and ((steps > 0).all() or (steps < 0).all()):
            found |= set(range(begin, begin + least))
    return found


def together(holds, width):
    """Return the points of windows all of which hold."""
    found = set()
    for begin in range(len(holds) - width + 1):
        if width and all(holds[begin : begin + width]):
            found |= set(range(begin, begin + width))
    return found


def some(marked, least, among, also=None):
    found = set()
    for begin in range(len(marked) - among + 1):
        window = range(begin, begin + among)
        if sum(marked[at] for at in window) >= least and (
            also is None or all(also[at] for at in window)
        ):
            found |= {at for at in window if marked[at]}
    return found


def mixed(off, side, length):
    found = set()
    for begin in range(len(off) - length + 1):
        if length and all(off[begin : begin + length]):
            end = begin + length
            while end < len(off) and off[end]:
                end += 1
            start = begin
            while start and off[start - 1]:
                start -= 1
            if {1.0, -1.0} <= set(side[start:end]):
                found |= set(range(start, end))
    return found


def by_turns(values, points):
    found = set()
    for begin in range(len(values) - points + 1):
        steps = np.sign(np.diff(values[begin : begin + points]))
        if points and (steps[1:] * steps[:-1] < 0).all():
            found |= set(range(begin, begin + points))
    return found


def slowly(values, limits, rules):
    """Return the points of each signal, rule by rule as the books have them."""
    centre, low, high = limits.centre, limits.low, limits.high
    up, down = (high - centre) / 3, (centre - low) / 3
    side = np.sign(values - centre)
    far = values > centre + 2 * up, values < centre - 2 * down
    off = values > centre + up, values < centre - down
    above, below = (side > 0).tolist(), (side < 0).tolist()
    sides = (above, below) if rules.near_needs_one_side else (None, None)
    near = some(far[0], 2, 3, sides[0]) | some(far[1], 2, 3, sides[1])
    inside = ~off[0] & ~off[1] & ~np.isnan(values) & ~np.isnan(high)
    return {
        Signal.OUTSIDE: set(np.flatnonzero((values > high) | (values < low))),
        Signal.TREND: rising(values, rules.trend, rules.trend),
        Signal.NEAR_LIMIT: near if rules.near else set(),
        Signal.RUN: together(above, rules.run) | together(below, rules.run),
        Signal.FOUR_OF_FIVE: some(off[0], 4, 5) | some(off[1], 4, 5)
        if rules.four_of_five
        else set(),
        Signal.HUGGING: together(inside.tolist(), rules.hugging),
        Signal.MIXTURE: mixed(off[0] | off[1], side, rules.mixture),
        Signal.ALTERNATING: by_turns(values, rules.alternating),
    }


@pytest.mark.parametrize("name", RULES)
def test_signals_are_those_of_the_rules_written_out(name):
    random = np.random.default_rng(len(name))
    seen = set()
    for _ in range(40):
        values = random.poisson(random.choice([0.7, 4, 60]), 45).astype(float)
        values[random.random(45) < 0.05] = np.nan
        values[20:30] += random.choice([0, 0, 15])
        limits = control.xmr(values)
        expected = slowly(values, limits, RULES[name])
        for at, flagged in enumerate(signals(values, limits, RULES[name])):
            assert set(flagged) == {one for one in Signal if at in expected[one]}
            seen |= set(flagged)
    assert Signal.OUTSIDE in seen


@pytest.mark.parametrize("length", range(4))
def test_a_series_shorter_than_any_pattern_has_no_signal(length):
    values = np.arange(float(length))
    limits = control.Limits(*np.full((3, length), np.nan), "none")
    for rules in RULES.values():
        assert signals(values, limits, rules) == [()] * length
