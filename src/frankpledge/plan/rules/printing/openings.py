"""Who answers for a priority or an objective, in lines of their own beneath its name."""

from collections.abc import Iterator

from frankpledge.plan.rules.content import ObjectiveLine, PriorityLine
from frankpledge.plan.states import LIMB_WORDS, Limb


ANSWERABLE = "Answerable: "
LED_BY = "Led by: "
DUTIES = "Duties it serves: "
EVALUATED = "How it will be evaluated: "
SHOWN_BY = "Shown by: "
AGAINST = "Counted against: "
BETWEEN = "; "


def priority_details(priority: PriorityLine) -> Iterator[str]:
    """Yield who answers for a priority and the duties of section 6 it serves."""
    if priority.owner:
        yield f"{ANSWERABLE}{priority.owner}"
    if priority.limbs:
        yield f"{DUTIES}{BETWEEN.join(map(limb_words, priority.limbs))}"


def limb_words(limb: str) -> str:
    """Return one duty in words: "Re-offending"."""
    return LIMB_WORDS[Limb(limb)] if limb in set(Limb) else limb


def objective_details(objective: ObjectiveLine) -> Iterator[str]:
    """Yield who answers for an objective, who leads it and how it will be evaluated."""
    if objective.owners:
        yield f"{ANSWERABLE}{BETWEEN.join(objective.owners)}"
    if objective.leads:
        yield f"{LED_BY}{BETWEEN.join(objective.leads)}"
    for line in objective.evaluation.split("\n"):
        if line.strip():
            yield f"{EVALUATED}{line.strip()}"
