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
    give_out_book,
    give_out_build_file,
    give_out_report,
    give_out_report_file,
    give_out_restatement,
    take_list_away,
)
from frankpledge.performance.services.keeping import (
    Task,
    check_achievement,
    keep_inspection,
    pair_target,
    rate_element,
    record_decision,
    write_achievement,
)
from frankpledge.performance.services.made import MadeReport, ReportConflict
from frankpledge.performance.services.outside import (
    keep_programme,
    keep_return,
    retire_return,
    send_return,
)
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
    "Task",
    "answer_escalation",
    "begin_build",
    "check_achievement",
    "escalate",
    "fail_build",
    "freeze_report",
    "give_out_book",
    "give_out_build_file",
    "give_out_report",
    "give_out_report_file",
    "give_out_restatement",
    "keep_inspection",
    "keep_next_file",
    "keep_programme",
    "keep_return",
    "lift_override",
    "next_form",
    "override_status",
    "pair_target",
    "rate_element",
    "record_decision",
    "retire_return",
    "send_return",
    "stop_build",
    "take_list_away",
    "write_achievement",
    "write_commentary",
]
