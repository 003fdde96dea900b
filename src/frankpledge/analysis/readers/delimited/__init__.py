"""Reads CSV and tab-separated text of any make into a grid, losing no row."""

from frankpledge.analysis.readers.delimited.table import delimited_grid


__all__ = ["delimited_grid"]
