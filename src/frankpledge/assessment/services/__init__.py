"""Writes of the assessment: one function for each thing a person does."""

from frankpledge.assessment.services.asking import (
    answer_request,
    ask_for_data,
    ask_for_the_usual,
    chase_request,
)
from frankpledge.assessment.services.evidence import pin_evidence, unpin_evidence
from frankpledge.assessment.services.freezing import (
    expiry_of,
    freeze_edition,
    next_version,
    reader_words,
    take_frozen_file,
)
from frankpledge.assessment.services.giving_out import (
    give_out_assessment,
    take_list_away,
)
from frankpledge.assessment.services.keeping import (
    answer_question,
    ask_analysts,
    change_external_priority,
    change_strategy,
    link_themes,
    note_external_priority,
    note_strategy,
    unlink_themes,
)
from frankpledge.assessment.services.moving import (
    approve_assessment,
    end_assessment,
    open_again,
    send_for_review,
)
from frankpledge.assessment.services.ordering import ask_to_freeze, freeze_as_asked
from frankpledge.assessment.services.placing import (
    change_place,
    drop_author,
    drop_fact,
    drop_target,
    name_author,
    note_fact,
    note_target,
    profile_place,
)
from frankpledge.assessment.services.recommending import (
    carry_over,
    recommend,
    settle_recommendation,
)
from frankpledge.assessment.services.scoring import (
    AgainstScores,
    add_line,
    decide_line,
    list_themes,
    record_concern,
    score_line,
)
from frankpledge.assessment.services.tasking import give_task, task_from_pack
from frankpledge.assessment.services.watching import (
    change_watch,
    decide_watch,
    watch,
)
from frankpledge.assessment.services.weighing import set_weights
from frankpledge.assessment.services.writing import (
    AssessmentConflict,
    SectionChanged,
    begin_assessment,
    sign_off_section,
    write_section,
)


__all__ = [
    "AgainstScores",
    "AssessmentConflict",
    "SectionChanged",
    "add_line",
    "answer_question",
    "answer_request",
    "approve_assessment",
    "ask_analysts",
    "ask_for_data",
    "ask_for_the_usual",
    "ask_to_freeze",
    "begin_assessment",
    "carry_over",
    "change_external_priority",
    "change_place",
    "change_strategy",
    "change_watch",
    "chase_request",
    "decide_line",
    "decide_watch",
    "drop_author",
    "drop_fact",
    "drop_target",
    "end_assessment",
    "expiry_of",
    "freeze_as_asked",
    "freeze_edition",
    "give_out_assessment",
    "give_task",
    "link_themes",
    "list_themes",
    "name_author",
    "next_version",
    "note_external_priority",
    "note_fact",
    "note_strategy",
    "note_target",
    "open_again",
    "pin_evidence",
    "profile_place",
    "reader_words",
    "recommend",
    "record_concern",
    "score_line",
    "send_for_review",
    "set_weights",
    "settle_recommendation",
    "sign_off_section",
    "take_frozen_file",
    "take_list_away",
    "task_from_pack",
    "unlink_themes",
    "unpin_evidence",
    "watch",
    "write_section",
]
