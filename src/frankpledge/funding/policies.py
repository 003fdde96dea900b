"""Who may see, ask for, score and award the partnership's money."""

from datetime import date

from frankpledge.access.decisions import Decision, refused
from frankpledge.access.models import Member
from frankpledge.access.rules import Thing, decide
from frankpledge.access.states import Act, Kind
from frankpledge.funding.models import Award, Bid, Fund, Return
from frankpledge.funding.states import AwardState, BidState


def _may(
    member: Member,
    act: Act,
    *,
    on: date,
    agency: int | None = None,
    author: int | None = None,
) -> Decision:
    thing = Thing(Kind.FUNDING, agency=agency, author=author)
    return decide(who=member.facts(), act=act, thing=thing, on=on)


def may_enter(member: Member, *, on: date) -> Decision:
    """Say whether any of the partnership's money is there for this member to see."""
    return _may(member, Act.SEE, on=on, agency=member.agency_id)


def may_see_of(member: Member, agency_id: int, *, on: date) -> Decision:
    """Say whether the member may see money that belongs to an agency."""
    return _may(member, Act.SEE, on=on, agency=agency_id)


def may_change_of(member: Member, agency_id: int, *, on: date) -> Decision:
    """Say whether the member may write down money that belongs to an agency."""
    return _may(member, Act.CHANGE, on=on, agency=agency_id)


def may_see_whole(member: Member, *, on: date) -> Decision:
    """Say whether the member may see what belongs to the whole partnership."""
    return _may(member, Act.SEE, on=on)


def may_change_whole(member: Member, *, on: date) -> Decision:
    """Say whether the member may change what belongs to the whole partnership."""
    return _may(member, Act.CHANGE, on=on)


def may_change_fund(member: Member, fund: Fund, *, on: date) -> Decision:
    """Say whether the member may change a fund: its holder's business."""
    return may_change_of(member, fund.agency_id, on=on)


def may_change_principles(member: Member, *, on: date) -> Decision:
    """Say whether the member may word the board's principles anew."""
    return _may(member, Act.APPROVE, on=on) or may_change_whole(member, on=on)


def may_change_bid(member: Member, bid: Bid, *, on: date) -> Decision:
    """Say whether the member may change what a bid says; only a draft changes."""
    decision = may_change_of(member, bid.agency_id, on=on)
    if decision and bid.state != BidState.DRAFT:
        return refused(
            "Only a draft can be changed. A bid that was submitted can be sent back."
        )
    return decision


def may_withdraw_bid(member: Member, bid: Bid, *, on: date) -> Decision:
    """Say whether the member may take a bid back."""
    return may_change_of(member, bid.agency_id, on=on)


def may_score_bid(member: Member, bid: Bid, *, on: date) -> Decision:
    """
    Say whether the member may score a bid: not their own, and only while it waits.

    Board members score, and everybody who may score what troubles the area.
    """
    seen = may_see_of(member, bid.agency_id, on=on)
    if not seen:
        return seen
    if member.user_id in asked_by(bid):
        return refused("Whoever asked cannot score their own bid.")
    if bid.state != BidState.SUBMITTED:
        return refused("A bid is scored while it is submitted.")
    approves = _may(member, Act.APPROVE, on=on)
    scores = decide(
        who=member.facts(),
        act=Act.CHANGE,
        thing=Thing(Kind.SCORE, agency=member.agency_id),
        on=on,
    )
    return approves or scores


def may_handle_bid(member: Member, bid: Bid, *, on: date) -> Decision:
    """Say whether the member may send a bid back or end its scoring: the fund's holder."""
    decision = may_change_fund(member, bid.fund, on=on)
    if decision and bid.state != BidState.SUBMITTED:
        return refused("Only a bid that is submitted can be handled so.")
    return decision


def may_decide_bid(member: Member, bid: Bid, *, on: date) -> Decision:
    """Say whether the member may award or refuse: never who asked for the money."""
    for author in sorted(asked_by(bid)):
        decision = _may(member, Act.APPROVE, on=on, author=author)
        if not decision:
            return decision
    if bid.state != BidState.SCORED:
        return refused("The bid has not been scored yet.")
    return decision


def asked_by(bid: Bid) -> set[int]:
    """Return the accounts of whoever wrote and submitted a bid."""
    people = {bid.asked_by.user_id}
    return people | ({bid.submitted_by.user_id} if bid.submitted_by else set())


def may_hold_award(member: Member, award: Award, *, on: date) -> Decision:
    """Say whether the member may tick conditions and close: the fund's holder."""
    decision = may_change_fund(member, award.bid.fund, on=on)
    if decision and award.state != AwardState.OPEN:
        return refused("This award is closed.")
    return decision


def may_send_return(member: Member, of_award: Return, *, on: date) -> Decision:
    """Say whether the member may fill in a return: whoever was given the money."""
    decision = may_change_of(member, of_award.award.bid.agency_id, on=on)
    if decision and of_award.award.state != AwardState.OPEN:
        return refused("This award is closed.")
    return decision


def may_export(member: Member, *, on: date) -> Decision:
    """Say whether the member may take lists of money away as a file."""
    return _may(member, Act.EXPORT, on=on)


def may_see_restricted(member: Member, *, on: date) -> Decision:
    """Say whether the member may see figures of small or sensitive groups."""
    return member.may(Act.SEE, Kind.RESTRICTED_MEASURE, on=on)
