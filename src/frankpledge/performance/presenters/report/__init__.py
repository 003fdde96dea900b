"""The quarterly performance report of the domain handbook (documents 9.6)."""

from frankpledge.performance.presenters.report.making import (
    Report,
    file_of,
    made_of,
    report_on,
)


__all__ = ["Report", "file_of", "made_of", "report_on"]
