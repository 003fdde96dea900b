"""How spending stands against its profile, in words; small sums raise no alarm."""

from dataclasses import dataclass
from decimal import Decimal

from frankpledge.funding.rules.money import NOTHING, pounds


SMALL_SUM = Decimal(500)
LARGE_SHARE = Decimal("0.10")
"""The house's: a difference is worth a question past £500 and a tenth of the profile."""


@dataclass(frozen=True)
class Variance:
    """The difference in pounds, what to say of it, and whether to ask about it."""

    difference: Decimal
    sentence: str
    is_alarming: bool = False


def variance(profile: Decimal, spent: Decimal) -> Variance:
    """Return how spending stands against what was to be spent by then."""
    difference = spent - profile
    if difference == NOTHING:
        return Variance(difference, f"Exactly as planned: {pounds(spent)}.")
    side = "over" if difference > 0 else "under"
    said = f"{pounds(abs(difference))} {side}: {pounds(spent)} of {pounds(profile)}"
    if profile == NOTHING:
        large = abs(difference) > SMALL_SUM
        return Variance(difference, f"{said} planned.", large)
    share = abs(difference) / profile
    said = f"{said} planned ({share * 100:.0f}%)."
    if abs(difference) <= SMALL_SUM or share <= LARGE_SHARE:
        return Variance(difference, f"{said} Too small to matter.")
    return Variance(difference, f"{said} Ask why.", is_alarming=True)
