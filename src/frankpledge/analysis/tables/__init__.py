"""The standard tables that the lake holds: `incident` and `tally`."""

from frankpledge.analysis.tables.slices import Slice


__all__ = ["Slice"]
