"""Whether a change that a sentence claims is the change its own table shows."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class ClaimKind(StrEnum):
    """What a sentence states about two figures, or about one."""

    PERCENT_CHANGE = "percent-change"
    VALUE = "value"


class ClaimVerdict(StrEnum):
    """Whether the sentence and the table agree."""

    AGREES = "agrees"
    DIFFERS = "differs from its table"
    WRONG_BASE = "worked from the wrong base"
    CANNOT_CHECK = "cannot be checked"


@dataclass(frozen=True)
class ClaimCheck:
    """The verdict on one claim, with the figure the table gives and the sentence."""

    verdict: ClaimVerdict
    computed: float | None
    sentence: str


def rounded(value: float, decimals: int) -> Decimal:
    """Return the value rounded half up, as people round in print."""
    step = Decimal(1).scaleb(-decimals)
    return Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)


def percent_change(before: float, after: float) -> float:
    """Return the change from `before` to `after`, per cent of `before`."""
    return 100 * (after - before) / before


def check_change(
    *, before: float | None, after: float | None, printed: float, decimals: int
) -> ClaimCheck:
    """
    Compare a printed percentage change with the two figures it speaks of.

    Dividing by the final year in place of the first is a common slip; where it
    reproduces the printed figure the check names it.
    """
    if before is None or after is None or before == 0:
        return ClaimCheck(
            ClaimVerdict.CANNOT_CHECK,
            None,
            "The table has no figure for the start or the end of this claim.",
        )
    change = percent_change(before, after)
    span = f"from {before:,g} to {after:,g}"
    shown = rounded(change, max(decimals, 1))
    if rounded(change, decimals) == rounded(printed, decimals):
        return ClaimCheck(
            ClaimVerdict.AGREES, change, f"The table agrees: {shown:+}% ({span})."
        )
    said = f"The text says {printed:+g}%; its table gives {shown:+}% ({span})."
    if after and rounded(100 * (after - before) / after, decimals) == rounded(
        printed, decimals
    ):
        return ClaimCheck(
            ClaimVerdict.WRONG_BASE,
            change,
            f"{said} The printed figure divides by the last year in place of the first.",
        )
    return ClaimCheck(ClaimVerdict.DIFFERS, change, said)


def check_value(*, figure: float | None, printed: float, decimals: int) -> ClaimCheck:
    """Compare a printed figure with the one its table gives."""
    if figure is None:
        return ClaimCheck(
            ClaimVerdict.CANNOT_CHECK, None, "The table has no figure for this claim."
        )
    shown = rounded(figure, max(decimals, 2))
    if rounded(figure, decimals) == rounded(printed, decimals):
        return ClaimCheck(ClaimVerdict.AGREES, figure, f"The table agrees: {shown}.")
    return ClaimCheck(
        ClaimVerdict.DIFFERS,
        figure,
        f"The text says {printed:g}; its table gives {shown}.",
    )
