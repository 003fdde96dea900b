"""Writing plans: taking them in, changing a line, proposing and agreeing."""

from frankpledge.plan.rules.content import PlanFault
from frankpledge.plan.services.agreeing import (
    agree_plan,
    end_plan,
    propose_plan,
    revise_plan,
)
from frankpledge.plan.services.beside import take_in_beside
from frankpledge.plan.services.counting import count_standard
from frankpledge.plan.services.delivering import (
    answer_delivery,
    say_delivered,
    take_evidence_away,
)
from frankpledge.plan.services.drafting import draft_from_decision
from frankpledge.plan.services.files import EXAMPLES, read_whole_file
from frankpledge.plan.services.giving_out import export_plan, take_list_away
from frankpledge.plan.services.handing_over import hand_over_agency, hand_over_person
from frankpledge.plan.services.lines import PlanChanged, PlanConflict
from frankpledge.plan.services.nesting import place_plan, share_action
from frankpledge.plan.services.rebasing import rebase_target
from frankpledge.plan.services.registers import (
    approve_prose,
    check_decision,
    end_signature,
    have_regard,
    note_equality,
    sign_pledge,
    tell_standard,
    write_pledge,
)
from frankpledge.plan.services.settling import ask_to_settle
from frankpledge.plan.services.taking_in import (
    PlanTaken,
    establish_baseline,
    take_in_plan,
)


__all__ = [
    "EXAMPLES",
    "PlanChanged",
    "PlanConflict",
    "PlanFault",
    "PlanTaken",
    "agree_plan",
    "answer_delivery",
    "approve_prose",
    "ask_to_settle",
    "check_decision",
    "count_standard",
    "draft_from_decision",
    "end_plan",
    "end_signature",
    "establish_baseline",
    "export_plan",
    "hand_over_agency",
    "hand_over_person",
    "have_regard",
    "note_equality",
    "place_plan",
    "propose_plan",
    "read_whole_file",
    "rebase_target",
    "revise_plan",
    "say_delivered",
    "share_action",
    "sign_pledge",
    "take_evidence_away",
    "take_in_beside",
    "take_in_plan",
    "take_list_away",
    "tell_standard",
    "write_pledge",
]
