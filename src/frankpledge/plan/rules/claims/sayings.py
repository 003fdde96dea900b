"""The sentences of the checker, in words that a manager understands."""

from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.numbers import Figure, Unit
from frankpledge.plan.rules.claims.passages import Passage


MOST_SHOWN = 300


def percent(value: Decimal, decimals: int = 1) -> str:
    """Return a change in words of figures: -14.2%."""
    return f"{half_up(value, max(decimals, 1)):+,}%"


def plain(value: Decimal, decimals: int) -> str:
    """Return a figure with so many decimals and commas for thousands."""
    return f"{half_up(value, decimals):,}"


def agrees(passage: Passage, sentence: str, **more: Any) -> Finding:
    """Return that a claim was checked and agrees."""
    return _made(Verdict.AGREES, passage, sentence, None, more)


def unchecked(passage: Passage, sentence: str, **more: Any) -> Finding:
    """Return that a claim could not be checked, and why."""
    return _made(Verdict.UNCHECKED, passage, sentence, None, more)


def fault(passage: Passage, kind: Kind, sentence: str, **more: Any) -> Finding:
    """Return that a claim disagrees, and how."""
    return _made(Verdict.DISAGREES, passage, sentence, kind, more)


def _made(
    verdict: Verdict,
    passage: Passage,
    sentence: str,
    kind: Kind | None,
    more: dict[str, Any],
) -> Finding:
    text = passage.text
    claim = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
    return Finding(verdict, passage.place, claim, sentence, kind, **more)


def signed(figure: Figure, direction: int) -> Decimal:
    """Return a printed change with its sign; one that only “improves” has none."""
    size = abs(figure.value)
    if figure.unit is Unit.FRACTION:
        size = half_up(size, 1)
    return -size if direction < 0 else size
