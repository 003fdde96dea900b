"""What the pages about performance ask for."""

from frankpledge.performance.forms.keeping import (
    AchievementForm,
    DecisionForm,
    InspectionForm,
    OutsideReturnForm,
    PairForm,
    ProgrammeForm,
    RatingForm,
    RetireForm,
    SendForm,
)
from frankpledge.performance.forms.speaking import (
    FORMAT_NAMES,
    USUAL,
    AnswerForm,
    BuildForm,
    CommentaryForm,
    EscalationForm,
    FreezeForm,
    OverrideForm,
    RestatementForm,
)


__all__ = [
    "FORMAT_NAMES",
    "USUAL",
    "AchievementForm",
    "AnswerForm",
    "BuildForm",
    "CommentaryForm",
    "DecisionForm",
    "EscalationForm",
    "FreezeForm",
    "InspectionForm",
    "OutsideReturnForm",
    "OverrideForm",
    "PairForm",
    "ProgrammeForm",
    "RatingForm",
    "RestatementForm",
    "RetireForm",
    "SendForm",
]
