"""frankpledge areas: places, what they are made of, and who lives there."""

from frankpledge.config.cli.areas import drawing, loading, showing
from frankpledge.config.cli.areas.noun import group


__all__ = ["drawing", "group", "loading", "showing"]
