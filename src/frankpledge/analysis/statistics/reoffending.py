"""Reoffending against prediction, for one caseload or several of different risk."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.analysis.statistics.change import (
    AgainstExpected,
    observed_against_expected,
    percentage_against_expected,
)
from frankpledge.analysis.statistics.intervals import wilson
from frankpledge.analysis.statistics.tails import normal_two_sided


@dataclass(frozen=True)
class Caseload:
    """
    People, the percentage of them predicted to reoffend, and what was seen.

    Either `reoffenders`, a count, or `actual_percent` as a return prints it, where
    the count is not given.
    """

    people: int
    predicted_percent: float
    reoffenders: int | None = None
    actual_percent: float | None = None

    @property
    def actual(self) -> float:
        """Return the actual percentage."""
        if self.reoffenders is not None and self.people > 0:
            return 100 * self.reoffenders / self.people
        if self.actual_percent is None:
            raise ValueError(
                "Give either how many reoffended or the actual percentage."
            )
        return self.actual_percent

    @property
    def count_fits(self) -> bool:
        """Say whether some whole number of people gives the printed percentage."""
        if self.reoffenders is not None:
            return True
        nearest = round(self.actual * self.people / 100)
        return abs(100 * nearest / self.people - self.actual) < 0.005


def against_prediction(caseload: Caseload) -> AgainstExpected:
    """
    Return the actual percentage beside the predicted, which is taken as fixed.

    z = (k - n p) / sqrt(n p (1 - p)), Wilson's interval round the actual share, and
    the exact binomial chance where a count is given.
    """
    if caseload.people <= 0 or not 0 <= caseload.actual <= 100:
        raise ValueError("A percentage from 0 to 100 of somebody is needed.")
    if caseload.reoffenders is not None:
        return observed_against_expected(
            caseload.reoffenders, caseload.people, caseload.predicted_percent
        )
    return percentage_against_expected(
        caseload.actual, caseload.people, caseload.predicted_percent
    )


def together(caseloads: Sequence[Caseload]) -> AgainstExpected:
    """
    Return several caseloads as one, each allowed its own predicted risk.

    The expected number is the sum of n p and its variance the sum of n p (1 - p):
    a change in the mix of risks does not look like a change in reoffending.
    """
    people = sum(one.people for one in caseloads)
    seen = sum(one.people * one.actual / 100 for one in caseloads)
    expected = sum(one.people * one.predicted_percent / 100 for one in caseloads)
    variance = sum(
        one.people * one.predicted_percent / 100 * (1 - one.predicted_percent / 100)
        for one in caseloads
    )
    if not people or not variance > 0:
        raise ValueError("Predicted percentages lie between 0 and 100.")
    z = (seen - expected) / math.sqrt(variance)
    limits = wilson([seen], [people])
    return AgainstExpected(
        100 * seen / people,
        100 * expected / people,
        z,
        normal_two_sided(z),
        None,
        100 * float(limits.low[0]),
        100 * float(limits.high[0]),
    )
