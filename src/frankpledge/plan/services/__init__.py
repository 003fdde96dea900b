"""Writing plans: taking them in, changing a line, proposing and agreeing."""

from frankpledge.plan.services.agreeing import (
    agree_plan,
    end_plan,
    propose_plan,
    revise_plan,
)
from frankpledge.plan.services.files import EXAMPLES, read_plan_file
from frankpledge.plan.services.handing_over import hand_over_agency, hand_over_person
from frankpledge.plan.services.lines import PlanChanged, PlanConflict
from frankpledge.plan.services.taking_in import (
    establish_baseline,
    export_plan,
    take_in_plan,
)


__all__ = [
    "EXAMPLES",
    "PlanChanged",
    "PlanConflict",
    "agree_plan",
    "end_plan",
    "establish_baseline",
    "export_plan",
    "hand_over_agency",
    "hand_over_person",
    "propose_plan",
    "read_plan_file",
    "revise_plan",
    "take_in_plan",
]
