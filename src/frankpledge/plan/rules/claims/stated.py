"""Whether a change that a sentence claims is the change its own table shows."""

from dataclasses import dataclass
from enum import StrEnum

from frankpledge.analysis.statistics.change import percent_change
from frankpledge.analysis.statistics.rounding import half_up


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
    WITHHELD = "withheld"


@dataclass(frozen=True)
class ClaimCheck:
    """The verdict on one claim, with the figure the table gives and the sentence."""

    verdict: ClaimVerdict
    computed: float | None
    sentence: str


def check_change(
    *, before: float | None, after: float | None, printed: float, decimals: int
) -> ClaimCheck:
    """
    Compare a printed percentage change with the two figures it speaks of.

    Dividing by the final year in place of the first is a common slip; where it
    reproduces the printed figure the check names it.
    """
    change = None
    if before is not None and after is not None:
        change = percent_change(before, after)
    if before is None or after is None or change is None:
        return ClaimCheck(
            ClaimVerdict.CANNOT_CHECK,
            None,
            "The table has no figure for the start or the end of this claim.",
        )
    span = f"from {before:,.12g} to {after:,.12g}"
    shown = half_up(change, max(decimals, 1))
    if half_up(change, decimals) == half_up(printed, decimals):
        return ClaimCheck(
            ClaimVerdict.AGREES, change, f"The table agrees: {shown:+}% ({span})."
        )
    claimed = f"{printed:+.12g}" if printed else "0"
    said = f"The text says {claimed}%; its table gives {shown:+}% ({span})."
    back = percent_change(after, before)
    if back is not None and half_up(-back, decimals) == half_up(printed, decimals):
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
    shown = half_up(figure, max(decimals, 2))
    if half_up(figure, decimals) == half_up(printed, decimals):
        return ClaimCheck(ClaimVerdict.AGREES, figure, f"The table agrees: {shown}.")
    return ClaimCheck(
        ClaimVerdict.DIFFERS,
        figure,
        f"The text says {printed:.12g}; its table gives {shown}.",
    )
