"""Writes of the assessment: one function for each thing a person does."""

from frankpledge.assessment.services.giving_out import give_out_assessment
from frankpledge.assessment.services.moving import (
    approve_assessment,
    end_assessment,
    open_again,
    send_for_review,
)
from frankpledge.assessment.services.writing import (
    AssessmentConflict,
    begin_assessment,
    sign_off_section,
    write_section,
)


__all__ = [
    "AssessmentConflict",
    "approve_assessment",
    "begin_assessment",
    "end_assessment",
    "give_out_assessment",
    "open_again",
    "send_for_review",
    "sign_off_section",
    "write_section",
]
