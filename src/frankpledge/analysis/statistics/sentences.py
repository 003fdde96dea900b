"""Figures in words that claim no more than the figures show."""

from __future__ import annotations

from frankpledge.analysis.statistics.change import Change, Scale, Verdict
from frankpledge.analysis.statistics.comparison import Position, Standing
from frankpledge.analysis.statistics.rounding import half_up


def number(value: float, decimals: int = 0) -> str:
    """Return a figure as printed: half rounded up, thousands set off by commas."""
    return f"{half_up(value, decimals):,}"


def signed(value: float, decimals: int = 1) -> str:
    """Return a change with its sign, a true minus for less."""
    rounded = half_up(value, decimals)
    sign = "+" if rounded > 0 else "\N{MINUS SIGN}" if rounded < 0 else ""
    return f"{sign}{abs(rounded):,}"


def as_agreed(percent: float) -> str:
    """Return a change people agreed, with every digit they gave: "−7.5%"."""
    return f"{percent:+g}%".replace("-", "\N{MINUS SIGN}")


def chance(p: float, decimals: int = 4) -> str:
    """Return a chance as "p = 0.0123"; one that would print as nought as below."""
    least = 10**-decimals
    return (
        f"p below {least:.{decimals}f}" if p < least else f"p = {number(p, decimals)}"
    )


def change_sentence(change: Change, decimals: int = 0, breaks: int = 0) -> str:
    """
    Return one sentence on a change, without a subject and a full stop.

    "fell from 390 to 290 (−25.6%), a larger change than normal variation" or "no
    clear change (from 43 to 37, 6 lower: within normal variation)". Across a break
    nothing is claimed.
    """
    suffix = "%" if change.scale is Scale.PERCENTAGE else ""
    before = number(change.before, decimals) + suffix
    after = number(change.after, decimals) + suffix
    if breaks:
        return (
            f"{before} and {after} were counted by different rules: "
            "no change can be read from them"
        )
    if change.verdict is Verdict.NO_CLEAR_CHANGE:
        return f"no clear change ({_plainly(change, before, after, decimals)})"
    verb = "rose" if change.verdict is Verdict.ROSE else "fell"
    size = f" ({_size(change)})" if _size(change) else ""
    return (
        f"{verb} from {before} to {after}{size}, "
        "a larger change than normal variation explains"
    )


def _plainly(change: Change, before: str, after: str, decimals: int) -> str:
    if change.difference == 0:
        return f"{after} both times"
    amount = number(abs(change.difference), decimals)
    if change.scale is Scale.PERCENTAGE:
        amount = f"{number(abs(change.difference), 1)} percentage points"
    way = "higher" if change.difference > 0 else "lower"
    return f"from {before} to {after}, {amount} {way}: within normal variation"


def _size(change: Change) -> str:
    if change.scale is Scale.PERCENTAGE:
        return f"{signed(change.difference)} percentage points"
    return f"{signed(change.percent)}%" if change.percent is not None else ""


def standing_sentence(standing: Standing, name: str, decimals: int = 2) -> str:
    """
    Return an area's place among similar ones in one sentence.

    It names the rank, which end is the lowest, the group's average and whether the
    difference is more than chance.
    """
    place_word = {
        Position.ABOVE: "above the group",
        Position.BELOW: "below the group",
        Position.IN_LINE: "in line with the group",
    }[standing.position]
    average = number(standing.mean.with_own, decimals)
    sentence = (
        f"{name} ranks {standing.rank} of {standing.size} similar areas (1 is the "
        f"lowest): {number(standing.value, decimals)} against an average of "
        f"{average}, {place_word}"
    )
    return sentence + _certainty(standing) + "."


def _certainty(standing: Standing) -> str:
    if standing.differs_from_group is None:
        return ""
    if standing.differs_from_group and standing.position is Position.IN_LINE:
        return (
            "; the difference from the others is more than chance explains, though some"
            " of them lie further off"
        )
    if standing.differs_from_group:
        return "; chance alone would seldom put it so far from the others"
    return "; the difference from the others is within normal variation"
