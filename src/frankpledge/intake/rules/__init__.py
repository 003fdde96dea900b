"""The pure rules of taking data in: when returns fall due and what became of them."""

from frankpledge.intake.rules.arrivals import SliceFacts, arrival_of
from frankpledge.intake.rules.calendar import (
    Due,
    Pattern,
    due_return,
    expected_returns,
    periods_between,
)
from frankpledge.intake.rules.letters import ChaseLetter, chase_letter
from frankpledge.intake.rules.words import period_in_words, periods_in_words


__all__ = [
    "ChaseLetter",
    "Due",
    "Pattern",
    "SliceFacts",
    "arrival_of",
    "chase_letter",
    "due_return",
    "expected_returns",
    "period_in_words",
    "periods_between",
    "periods_in_words",
]
