"""What was given in kind, worked out in pounds, and claims that a thing costs nothing."""

from dataclasses import dataclass
from decimal import Decimal

from frankpledge.funding.rules.money import NOTHING, PENNY, pounds


FREE_WORDS = (
    "existing",
    "no extra",
    "no additional",
    "no cost",
    "nil",
    "none",
    "within budget",
    "officer time",
    "core",
)
"""How plans say that a thing costs nothing more, after St Helens' and West Lancashire's."""


def value_of(
    *,
    hours: Decimal,
    staff_rate: Decimal,
    vehicle_days: Decimal,
    vehicle_rate: Decimal,
    other_value: Decimal,
) -> Decimal:
    """Return hours and vehicle days at their rates, and other things, in pounds."""
    value = hours * staff_rate + vehicle_days * vehicle_rate + other_value
    return value.quantize(PENNY)


def workings(
    *,
    hours: Decimal,
    staff_rate: Decimal,
    vehicle_days: Decimal,
    vehicle_rate: Decimal,
    other_value: Decimal,
) -> str:
    """Return how the value comes about: "12 hours × £24.50 + £30 of other things"."""
    parts = []
    if hours:
        parts.append(f"{plain(hours)} hours × {pounds(staff_rate)}")
    if vehicle_days:
        parts.append(f"{plain(vehicle_days)} vehicle days × {pounds(vehicle_rate)}")
    if other_value:
        parts.append(f"{pounds(other_value)} of other things")
    return " + ".join(parts) or "nothing yet"


def plain(amount: Decimal) -> str:
    """Return a number without zeros that say nothing: 12 or 7.5."""
    return f"{amount.normalize():,f}"


@dataclass(frozen=True)
class Claim:
    """What an action's funding comes to once hours are counted."""

    sentence: str
    is_untested: bool = False


def claim_of(words: str, amount: Decimal, *, hours: Decimal, value: Decimal) -> Claim:
    """
    Return what a plan's funding words come to, held against hours written down.

    `amount` is money tied to the action or typed beside it. "Existing budgets" is
    believed only where somebody's hours stand behind it.
    """
    if amount > NOTHING:
        kind = f" and {pounds(value)} in kind" if value else ""
        return Claim(f"Costs {pounds(amount)} in money{kind}.")
    if value > NOTHING:
        said = (
            f"Said to cost nothing more (“{words}”)" if words else "No money is named"
        )
        return Claim(
            f"{said}; {plain(hours)} hours and other things given so far are worth"
            f" {pounds(value)}."
        )
    if claims_no_cost(words):
        return Claim(
            f"Said to cost nothing more (“{words}”), and nobody has put down an hour.",
            is_untested=True,
        )
    if words:
        return Claim(f"“{words}” is named, with no amount.", is_untested=True)
    return Claim("Nothing says what pays for it.", is_untested=True)


def claims_no_cost(words: str) -> bool:
    """Say whether funding words claim that a thing costs nothing more."""
    said = words.casefold()
    return any(each in said for each in FREE_WORDS)
