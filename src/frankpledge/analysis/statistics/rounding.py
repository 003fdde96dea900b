"""Rounding as people do it: half goes up, and away from nought below it."""

from decimal import ROUND_HALF_UP, Context, Decimal


KEPT_DIGITS = 15
"""Significant digits of a float that are the figure's: 114.99999999999999 is 115."""
WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
"""Wide enough for any float, written out in full."""


def half_up(value: float | Decimal, decimals: int = 0) -> Decimal:
    """
    Return the value with so many decimals, a half rounded away from nought.

    Plain floats would print 2.67 for 2.675 and banker's rounding 0 for 0.5; a
    plan's printed targets agree with neither.
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if not exact.is_finite():
        raise ValueError("Only a number can be rounded.")
    if not isinstance(value, Decimal):
        exact = _without_noise(exact)
    rounded = exact.quantize(Decimal((0, (1,), -decimals)), context=WIDE)
    return abs(rounded) if rounded.is_zero() else rounded


def _without_noise(exact: Decimal) -> Decimal:
    """Drop the last digits of a float, which are the machine's and not the figure's."""
    if exact.is_zero():
        return exact
    places = KEPT_DIGITS - exact.adjusted() - 1
    return exact.quantize(Decimal((0, (1,), -places)), context=WIDE)
