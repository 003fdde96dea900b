"""What people say of performance, the reports they give, and the registers beside it."""

from frankpledge.performance.models.registers import (
    Achievement,
    Inspection,
    InspectionStep,
    OutsideReturn,
    Programme,
    ProgrammeMeasure,
    SelfCheck,
    SentReturn,
)
from frankpledge.performance.models.reports import (
    FrozenReport,
    ReportBuild,
    ReportFile,
)
from frankpledge.performance.models.speaking import (
    Commentary,
    Decision,
    Escalation,
    PairedMeasure,
    StatusOverride,
)


__all__ = [
    "Achievement",
    "Commentary",
    "Decision",
    "Escalation",
    "FrozenReport",
    "Inspection",
    "InspectionStep",
    "OutsideReturn",
    "PairedMeasure",
    "Programme",
    "ProgrammeMeasure",
    "ReportBuild",
    "ReportFile",
    "SelfCheck",
    "SentReturn",
    "StatusOverride",
]
