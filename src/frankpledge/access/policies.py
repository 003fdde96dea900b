"""What a member may do with accounts and memberships, and why not."""

from datetime import date

from frankpledge.access import rules
from frankpledge.access.decisions import ALLOWED, Decision
from frankpledge.access.models import Member, User
from frankpledge.access.rules import Thing
from frankpledge.access.states import Act, Kind, Role
from frankpledge.access.trail import OPERATOR, Actor, Caller


def may_see_members(by: Member, *, on: date) -> Decision:
    """Say whether there is any membership for this member to see."""
    thing = Thing(Kind.MEMBERSHIP, agency=by.agency_id)
    return rules.decide(who=by.facts(), act=Act.SEE, thing=thing, on=on)


def may_change_membership(
    by: Actor, *, agency: int, person: int | None, on: date
) -> Decision:
    """
    Say whether the member may change this person's membership of this agency.

    An operator at the machine may: they hold the database anyway, and the trail
    says that it was an operator.
    """
    if by is OPERATOR:
        return ALLOWED
    thing = Thing(Kind.MEMBERSHIP, agency=agency, author=person)
    return rules.decide(who=facts_of(by), act=Act.CHANGE, thing=thing, on=on)


def may_give_roles(by: Actor, roles: frozenset[Role]) -> Decision:
    """Say whether the member may hand out these roles."""
    if by is OPERATOR:
        return ALLOWED
    return rules.roles_may_be_given(who=facts_of(by), roles=roles)


def may_reset_sign_in(by: Actor, user: User, *, on: date) -> Decision:
    """
    Say whether the member may let this person choose a new password or factor.

    Whoever can do that can sign in as them. So it needs the right over every
    membership the person holds, and to hand out every role in them.
    """
    for member in user.memberships.filter(is_active=True):
        decision = may_change_membership(
            by, agency=member.agency_id, person=user.pk, on=on
        )
        roles = frozenset(Role(role) for role in member.roles)
        if not (decision := decision and may_give_roles(by, roles)):
            return decision
    return ALLOWED


def facts_of(by: Actor) -> rules.Who:
    """Return the facts of a member; somebody without a membership has no standing."""
    if isinstance(by, Caller):
        return rules.Who(
            user=by.user_id or 0,
            agency=0,
            roles=frozenset(),
            starts_on=date.min,
            has_membership=False,
        )
    return by.facts()
