"""
Intervals where one victim counts many times.

Forty crimes against forty people say more about risk than forty against four: the
second come in bunches, and a year with one bunch fewer is nothing strange.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from frankpledge.analysis.statistics.intervals import CONFIDENCE, poisson


@dataclass(frozen=True)
class Recurrent:
    """
    A count of events with limits for bunched events, and without.

    `widening` is how many times wider the limits are than if every event had had
    its own victim: √(Σf²/Σf).
    """

    events: float
    victims: float
    low: float
    high: float
    plain_low: float
    plain_high: float
    widening: float


def repeat_adjusted(
    events_each: ArrayLike,
    victims: ArrayLike | None = None,
    confidence: float = CONFIDENCE,
) -> Recurrent:
    """
    Return limits of the number of events when each victim had `events_each`.

    `victims` says how many victims had that many; one each where not given. The
    variance is Σ f²·n over the frequencies f, and the limits O + √(Var/O)·(limit of
    O - O), with Byar's limit (exact under ten). With one event each these are the
    plain limits. Source: Glynn and others, Amer. J. Epidemiology 137 (1993),
    776-786, as used for recurrent events in English public health indicators.
    """
    often = np.atleast_1d(np.array(events_each, np.float64))
    many = np.ones(often.shape) if victims is None else np.array(victims, np.float64)
    if np.isnan(often).any() or np.isnan(many).any() or (often < 0).any():
        raise ValueError("Every victim needs a number of events of 0 or more.")
    if many.shape != often.shape or (many < 0).any():
        raise ValueError("Every frequency needs a number of victims of 0 or more.")
    observed = float((often * many).sum())
    limits = poisson(observed, confidence)
    low, high = float(limits.low[0]), float(limits.high[0])
    variance = float((often**2 * many).sum())
    widening = math.sqrt(variance / observed) if observed else 1.0
    return Recurrent(
        events=observed,
        victims=float(many[often > 0].sum()),
        low=max(0.0, observed + widening * (low - observed)),
        high=observed + widening * (high - observed),
        plain_low=low,
        plain_high=high,
        widening=widening,
    )
