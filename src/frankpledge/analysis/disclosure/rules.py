"""
Which small numbers may be published, and under which rule.

Sources: the partnership's sharing rules 8.10 and the security rules 6. Where the
two differ the stricter is taken: totals of rounded tables are sums of the rounded
cells, and a rate needs a base of a hundred as well as enough events.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class SmallNumbers(StrEnum):
    """
    The four rules a measure may declare; a definition always names one.

    Already-open figures were published by their owner at the same detail, so
    hiding them here protects nobody; the definition must say so in words.
    """

    ALREADY_OPEN = "already-open"
    PERSONS = "persons"
    SENSITIVE = "sensitive"
    NOT_PERSONAL = "not-personal"


class AreaLevel(StrEnum):
    """How fine an area is, finest first."""

    LSOA = "lsoa"
    WARD = "ward"
    DISTRICT = "district"


FINENESS = tuple(AreaLevel)
ROUND_TO = 5


@dataclass(frozen=True)
class Rule:
    """
    What may be shown under a small-number rule.

    Counts from 1 to below `threshold` are hidden, and rates that rest on fewer
    events than it. A rate needs a base of `rate_base` and a percentage one of
    `percentage_base`. With `round_to` every count is rounded instead of hidden.
    """

    small_numbers: SmallNumbers
    threshold: int
    rate_base: int
    percentage_base: int
    finest_area: AreaLevel
    reason: str
    round_to: int | None = None

    @property
    def hides(self) -> bool:
        """Say whether the rule hides or rounds anything at all."""
        return self.threshold > 0

    def is_small(self, count: float) -> bool:
        """Say whether so few may not be shown; none at all may."""
        return 0 < count < self.threshold

    def permits_area(self, level: AreaLevel) -> bool:
        """Say whether figures for areas this fine may go out."""
        return FINENESS.index(level) >= FINENESS.index(self.finest_area)

    def rounding(self) -> Rule:
        """Return the same rule with every count rounded to the nearest five."""
        round_to = ROUND_TO if self.hides else None
        return Rule(
            self.small_numbers,
            self.threshold,
            self.rate_base,
            self.percentage_base,
            self.finest_area,
            self.reason,
            round_to,
        )


RULES: Mapping[SmallNumbers, Rule] = {
    SmallNumbers.PERSONS: Rule(
        SmallNumbers.PERSONS,
        threshold=5,
        rate_base=100,
        percentage_base=30,
        finest_area=AreaLevel.LSOA,
        reason="Fewer than 5 people or events: they could be recognised.",
    ),
    SmallNumbers.SENSITIVE: Rule(
        SmallNumbers.SENSITIVE,
        threshold=10,
        rate_base=100,
        percentage_base=30,
        finest_area=AreaLevel.DISTRICT,
        reason="Fewer than 10: domestic abuse, sexual offences, hate crime and "
        "children are never shown in such small numbers.",
    ),
    SmallNumbers.ALREADY_OPEN: Rule(
        SmallNumbers.ALREADY_OPEN,
        threshold=0,
        rate_base=1,
        percentage_base=1,
        finest_area=AreaLevel.LSOA,
        reason="These counts are out already: their owner publishes them in the same "
        "detail, so none is hidden.",
    ),
    SmallNumbers.NOT_PERSONAL: Rule(
        SmallNumbers.NOT_PERSONAL,
        threshold=0,
        rate_base=1,
        percentage_base=1,
        finest_area=AreaLevel.LSOA,
        reason="Counts no people: there is nobody to recognise.",
    ),
}


def rule_for(small_numbers: SmallNumbers | str) -> Rule:
    """Return the rule that a measure's definition names."""
    return RULES[SmallNumbers(small_numbers)]
