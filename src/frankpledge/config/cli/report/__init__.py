"""frankpledge report: build reports, freeze them, list revisions."""

from frankpledge.config.cli.report import assessment, giving, money, performance
from frankpledge.config.cli.report.building import group


__all__ = ["assessment", "giving", "group", "money", "performance"]
