"""frankpledge report: build reports, freeze them, list revisions."""

from frankpledge.config.cli.report import assessment, performance
from frankpledge.config.cli.report.building import group


__all__ = ["assessment", "group", "performance"]
