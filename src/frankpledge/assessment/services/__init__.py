"""Writes of the assessment: one function for each thing a person does."""

from frankpledge.assessment.services.asking import (
    answer_request,
    ask_for_data,
    ask_for_the_usual,
    chase_request,
)
from frankpledge.assessment.services.freezing import (
    freeze_edition,
    next_version,
    take_frozen_file,
)
from frankpledge.assessment.services.giving_out import give_out_assessment
from frankpledge.assessment.services.moving import (
    approve_assessment,
    end_assessment,
    open_again,
    send_for_review,
)
from frankpledge.assessment.services.recommending import (
    carry_over,
    recommend,
    settle_recommendation,
)
from frankpledge.assessment.services.scoring import (
    add_line,
    decide_line,
    list_themes,
    record_concern,
    score_line,
)
from frankpledge.assessment.services.writing import (
    AssessmentConflict,
    begin_assessment,
    sign_off_section,
    write_section,
)


__all__ = [
    "AssessmentConflict",
    "add_line",
    "answer_request",
    "approve_assessment",
    "ask_for_data",
    "ask_for_the_usual",
    "begin_assessment",
    "carry_over",
    "chase_request",
    "decide_line",
    "end_assessment",
    "freeze_edition",
    "give_out_assessment",
    "list_themes",
    "next_version",
    "open_again",
    "recommend",
    "record_concern",
    "score_line",
    "send_for_review",
    "settle_recommendation",
    "sign_off_section",
    "take_frozen_file",
    "write_section",
]
