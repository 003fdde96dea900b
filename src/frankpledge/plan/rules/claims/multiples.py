"""Words that stand for a change in per cent: doubled, trebled, halved."""

import re
from collections.abc import Iterator
from decimal import Decimal

from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit


_TIMES = (
    (re.compile(r"\b(?:more than |over )?doubl(?:ed|ing|e)\b"), 100),
    (re.compile(r"\b(?:trebl|tripl)(?:ed|ing|e)\b"), 200),
    (re.compile(r"\bquadrupl(?:ed|ing)\b"), 300),
    (re.compile(r"\bhalv(?:ed|ing|e)\b"), -50),
)


def multiples(words: str) -> Iterator[tuple[int, int, Figure]]:
    """Yield where such a word begins and ends, with the change that it stands for."""
    for pattern, percent in _TIMES:
        for match in pattern.finditer(words):
            yield match.start(), match.end(), _as_figure(percent, match[0])


def _as_figure(percent: int, text: str) -> Figure:
    hedge = Hedge.OVER if re.match(r"more than|over", text) else Hedge.ABOUT
    return Figure(Decimal(percent), 0, Unit.FRACTION, 0, 0, text, hedge)
