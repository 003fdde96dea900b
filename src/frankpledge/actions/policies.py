"""Who may move an action on."""

from datetime import date

from frankpledge.access.decisions import Decision
from frankpledge.access.models import Member
from frankpledge.access.rules import Thing, decide
from frankpledge.access.states import Act, Kind
from frankpledge.actions.models import Action


def may_update_action(member: Member, action: Action, *, on: date) -> Decision:
    """
    Say whether the member may say how an action goes.

    The agency that owns it may, and so may whoever keeps the plan.
    """
    thing = Thing(Kind.COMMENTARY, agency=action.owner_id)
    return decide(who=member.facts(), act=Act.CHANGE, thing=thing, on=on)
