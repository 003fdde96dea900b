"""The tables of the partnership plan."""

from frankpledge.plan.models.delivery import (
    Delivery,
    EqualityNote,
    ProseApproval,
    Settling,
)
from frankpledge.plan.models.lines import Objective, Priority, Target
from frankpledge.plan.models.plans import (
    Passage,
    Plan,
    PlanStep,
    PlanVersion,
    PrintedClaim,
)
from frankpledge.plan.models.registers import (
    DecisionCheck,
    Pledge,
    Regard,
    SelfReport,
    Signatory,
)


__all__ = [
    "DecisionCheck",
    "Delivery",
    "EqualityNote",
    "Objective",
    "Passage",
    "Plan",
    "PlanStep",
    "PlanVersion",
    "Pledge",
    "PrintedClaim",
    "Priority",
    "ProseApproval",
    "Regard",
    "SelfReport",
    "Settling",
    "Signatory",
    "Target",
]
