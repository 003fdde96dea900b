"""What people do about performance: speak, set by hand, take further, report."""

from frankpledge.documents.keeping import NamedFile
from frankpledge.performance.services.building import (
    begin_build,
    fail_build,
    keep_next_file,
    next_form,
    stop_build,
)
from frankpledge.performance.services.freezing import freeze_report
from frankpledge.performance.services.giving_out import (
    give_out_build_file,
    give_out_report,
    give_out_report_file,
    give_out_restatement,
)
from frankpledge.performance.services.made import MadeReport, ReportConflict
from frankpledge.performance.services.speaking import (
    answer_escalation,
    escalate,
    lift_override,
    override_status,
    write_commentary,
)


__all__ = [
    "MadeReport",
    "NamedFile",
    "ReportConflict",
    "answer_escalation",
    "begin_build",
    "escalate",
    "fail_build",
    "freeze_report",
    "give_out_build_file",
    "give_out_report",
    "give_out_report_file",
    "give_out_restatement",
    "keep_next_file",
    "lift_override",
    "next_form",
    "override_status",
    "stop_build",
    "write_commentary",
]
