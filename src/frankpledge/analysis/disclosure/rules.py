"""Which small-number rule a measure is published under, and why."""

from enum import StrEnum


class SmallNumbers(StrEnum):
    """
    The four rules a measure may declare; a definition always names one.

    Already-open figures were published by their owner at the same detail, so
    hiding them here protects nobody; the definition must say so in words.
    """

    ALREADY_OPEN = "already-open"
    PERSONS = "persons"
    SENSITIVE = "sensitive"
    NOT_PERSONAL = "not-personal"
