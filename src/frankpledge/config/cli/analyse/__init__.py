"""frankpledge analyse: every method of the library, on a table of one's own."""

from frankpledge.config.cli.analyse import describing
from frankpledge.config.cli.analyse.noun import group


__all__ = ["describing", "group"]
