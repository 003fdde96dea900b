"""What rests on a fund, and what ends when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from frankpledge.analysis.dates import day_in_words, first_day, last_day, month_number
from frankpledge.analysis.words import counted, listed
from frankpledge.funding.rules.contributions import plain
from frankpledge.funding.rules.money import (
    NOTHING,
    PENNY,
    pounds,
)


MONTHS_AHEAD = 24
"""How far the cliff is looked at: two budgets, time enough to find other money."""


@dataclass(frozen=True)
class Ending:
    """Something that ends: its kind, name, first day without it, and its money."""

    kind: str
    name: str
    ends_before: date
    amount: Decimal
    key: int
    what_then: str = ""

    @property
    def last_day(self) -> date:
        """Return its last day."""
        return last_day(self.ends_before)


def left_of(amount: Decimal, starts_on: date, ends_before: date, day: date) -> Decimal:
    """Return what a sum spread evenly over a time still holds on a day, in pence."""
    length = (ends_before - starts_on).days
    left = min(max((ends_before - day).days, 0), length)
    return (amount * left / length).quantize(PENNY)


def months_after(day: date, months: int) -> date:
    """Return the first day of the month that many months after a day's own month."""
    return first_day(month_number(day) + months)


def endings_ahead(endings: list[Ending], today: date) -> list[Ending]:
    """Return what ends in the next 24 months, soonest first."""
    horizon = months_after(today, MONTHS_AHEAD + 1)
    found = [one for one in endings if today < one.ends_before < horizon]
    return sorted(found, key=lambda one: (one.ends_before, one.kind, one.name))


@dataclass(frozen=True)
class Falls:
    """How much rests on a fund: counts, money and hours."""

    actions: int = 0
    without_other_money: int = 0
    targets: int = 0
    contracts: int = 0
    awards: int = 0
    people: int = 0
    hours: Decimal = NOTHING
    money: Decimal = NOTHING


def told(number: int, one: str, several: str = "") -> str:
    """Return "1 action", "3 actions" or "no action"."""
    return counted(number, one, several) if number else f"no {one}"


def if_it_ends(names: str | Sequence[str], day: date | None, falls: Falls) -> list[str]:
    """Return in sentences what falls with a fund, or with several at once."""
    funds = [names] if isinstance(names, str) else list(names)
    when = f" on {day_in_words(day)}" if day else ""
    verb = "ends" if len(funds) == 1 else "end"
    said = [
        f"If {listed(funds)} {verb}{when}, {told(falls.actions, 'action')},"
        f" {told(falls.targets, 'target')}, {told(falls.awards, 'award')} and"
        f" {told(falls.contracts, 'contract')} lose {pounds(falls.money)}."
    ]
    if falls.actions:
        said.append(alone_words(falls.without_other_money))
    if falls.people or falls.hours:
        people = told(falls.people, "person leads", "people lead")
        said.append(
            f"{people[:1].upper()}{people[1:]} that work; {plain(falls.hours)} hours"
            " that agencies gave stand beside it."
        )
    return said


def alone_words(number: int) -> str:
    """Return how many actions have no money but this."""
    if number == 0:
        return "Every one of the actions has other money too."
    if number == 1:
        return "1 action has no other money."
    return f"{number} actions have no other money."
