"""Moving a supply on, each time with a dated row of who did it and why."""

from collections.abc import Iterable
from datetime import datetime

from frankpledge.access.models import Member
from frankpledge.intake.models import Supply, SupplyStep
from frankpledge.intake.services.failures import NotInThisState
from frankpledge.intake.states import SupplyState, may_follow


def move(
    supply: Supply,
    state: SupplyState,
    *,
    at: datetime,
    by: Member | None,
    reason: str = "",
    changed: Iterable[str] = (),
) -> None:
    """
    Put a supply into a state and write down who did it.

    The row is locked and read again first: of two people who decide at once the
    second is told that the decision has been made.
    """
    now = Supply.objects.select_for_update().only("state").get(pk=supply.pk).status
    if not may_follow(now, state):
        raise NotInThisState(
            f"Load {supply.reference} is “{now.label.lower()}”,"
            f" so it cannot become “{state.label.lower()}”.",
            "Look at the load again: somebody may have decided meanwhile.",
        )
    supply.state = state
    supply.reason = reason
    supply.save(update_fields=["state", "reason", *changed])
    SupplyStep.objects.create(supply=supply, state=state, at=at, by=by, reason=reason)
