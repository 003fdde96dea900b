"""The part of a standard table that one supply replaces as a whole."""

from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, order=True)
class Slice:
    """
    One data set of one source for one period.

    A load covers declared slices and replaces each of them whole, so a revised
    month takes the place of the old one and a month that never came stays absent.
    The kind of period belongs to it: the year 2012/13 and its first quarter both
    start on 1 April and must not replace one another.
    """

    dataset: str
    source: str
    starts_on: date
    period_type: str = "month"

    def __str__(self) -> str:
        return f"{self.dataset}/{self.source}/{self.period_type}/{self.starts_on}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the slice that `str` wrote."""
        dataset, source, period_type, starts_on = text.split("/")
        return cls(dataset, source, date.fromisoformat(starts_on), period_type)
