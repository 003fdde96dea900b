"""Turns what agencies send into rows of a standard table, losing and inventing none."""

from frankpledge.analysis.readers.failures import CannotRead, TooMuch
from frankpledge.analysis.readers.layout import (
    Column,
    Coordinates,
    DateOrder,
    Layout,
)
from frankpledge.analysis.readers.limits import LIMITS, Limits
from frankpledge.analysis.readers.parts import Order
from frankpledge.analysis.readers.reading import (
    FileCount,
    Reading,
    Rejected,
    Supplied,
)
from frankpledge.analysis.readers.sources import SOURCES, read_here
from frankpledge.analysis.readers.supply import read


__all__ = [
    "LIMITS",
    "SOURCES",
    "CannotRead",
    "Column",
    "Coordinates",
    "DateOrder",
    "FileCount",
    "Layout",
    "Limits",
    "Order",
    "Reading",
    "Rejected",
    "Supplied",
    "TooMuch",
    "read",
    "read_here",
]
