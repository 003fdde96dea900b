"""Pages of bids: written, submitted, scored, decided."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import now as clock

from frankpledge.access.requests import MemberRequest
from frankpledge.funding import policies, services
from frankpledge.funding.forms import (
    BidForm,
)
from frankpledge.funding.models import Bid
from frankpledge.funding.presenters import bid as shown
from frankpledge.funding.presenters.lists import bids as lists
from frankpledge.funding.presenters.words import address
from frankpledge.funding.selectors import (
    bids_visible_to,
    decisions_visible_to,
    lacking,
    open_funds,
    sees_scores,
    summary_of,
)
from frankpledge.funding.selectors.choosing import (
    agencies_for,
    area_pairs,
    measure_name,
    measure_pairs,
    part_of_plan,
    plan_pairs,
    unit_cost_pairs,
)
from frankpledge.funding.selectors.whole import whole_bids
from frankpledge.funding.states import BidState
from frankpledge.funding.views.asking import (
    answer_form,
    answer_list,
    answer_page,
    enter,
    may_export,
    one_of,
)
from frankpledge.partnership.selectors import groups_of, home
from frankpledge.ui.answers import sent


def bids(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    rows = bids_visible_to(request.member, on=today).prefetch_related("years")
    may_add = policies.may_change_of(request.member, request.member.agency_id, on=today)
    return answer_list(
        request,
        lists.bid_list(list(rows), request.GET, may_export=may_export(request)),
        here="bids",
        intro="What is asked of the funds, and what result is promised for it.",
        add=("Begin a bid", reverse("funding:add-bid")) if may_add else None,
        help_url=shown.HELP,
    )


def decisions(request: MemberRequest) -> HttpResponse:
    rows = decisions_visible_to(request.member, on=enter(request)).prefetch_related(
        "bid__award__years"
    )
    return answer_list(
        request,
        lists.decision_list(list(rows), request.GET, may_export=may_export(request)),
        here="decisions",
        intro="What the board decided, why, and what it saw.",
        help_url="/help/how-to/score-and-award/",
    )


def the_bid(request: MemberRequest, pk: int) -> Bid:
    """Return a bid that the person may see, with everything below it."""
    return one_of(whole_bids(request.member, on=enter(request)), pk)


def bid(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_bid(request, pk)
    today = enter(request)
    page = shown.bid_page(
        held,
        lacking(held, today=today),
        summary_of(held, today=today),
        buttons=buttons_for(request, held, today),
        may_change=bool(policies.may_change_bid(request.member, held, on=today)),
        measure_name=measure_name(held.measure, held.area_code),
        sees_scores=sees_scores(held, request.member),
        may_export=may_export(request),
    )
    return answer_page(request, page)


def buttons_for(
    request: MemberRequest, held: Bid, today: date
) -> list[tuple[str, str]]:
    """Return what this person may do with a bid now."""
    member = request.member
    handles = bool(policies.may_handle_bid(member, held, on=today))
    decides = bool(policies.may_decide_bid(member, held, on=today))
    changes = bool(policies.may_change_bid(member, held, on=today))
    takes_back = held.state in {BidState.DRAFT, BidState.SUBMITTED, BidState.SCORED}
    offered = [
        (changes, "Change the bid", "edit-bid"),
        (changes, "Submit the bid", "submit-bid"),
        (policies.may_score_bid(member, held, on=today), "Score the bid", "score-bid"),
        (handles, "End the scoring", "end-scoring"),
        (handles, "Send it back", "send-bid-back"),
        (decides, "Award the bid", "award-bid"),
        (decides, "Refuse the bid", "refuse-bid"),
        (
            takes_back and policies.may_withdraw_bid(member, held, on=today),
            "Withdraw the bid",
            "withdraw-bid",
        ),
    ]
    return [(text, address(route, held.pk)) for may, text, route in offered if may]


def bid_form(request: MemberRequest, held: Bid | None, today: date) -> HttpResponse:
    """Answer with the form of a bid, new or a draft."""
    member = request.member
    whole = bool(policies.may_change_whole(member, on=today))
    start: dict[str, Any] = {"agency": member.agency_id, "area_code": home().area_code}
    form = BidForm(sent(request), initial=held_in(held) if held else start)
    form.offer(
        fund=open_funds(on=today),
        agency=agencies_for(member, on=today, may_choose=whole),
        group=groups_of(home(), on=today),
    )
    form.offer_pairs(
        measure=measure_pairs(member, on=today),
        area_code=area_pairs(),
        serves=plan_pairs(),
        unit_cost=unit_cost_pairs(),
    )

    def act() -> Any:
        fields = form.said()
        return services.write_bid(
            bid=held,
            fields=fields | part_of_plan(fields.pop("serves")),
            version=form.version_seen,
            by=member,
            at=clock(),
        )

    return answer_form(
        request,
        form,
        act,
        done="The bid is kept as a draft.",
        then=lambda made: ("bid", [made.pk]),
        title="Change the bid" if held else "Begin a bid",
        back_href=address("bid", held.pk) if held else address("bids"),
        back=held.title if held else "Bids",
        help_url=shown.HELP,
    )


def held_in(held: Bid) -> dict[str, Any]:
    """Return what a draft says in the boxes of its form."""
    serves = ""
    if held.target_id or held.priority_id:
        kind = "target" if held.target_id else "priority"
        serves = f"{kind}:{held.target_id or held.priority_id}"
    return BidForm.kept(held) | {"serves": serves}


def add_bid(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    own = request.member.agency_id
    policies.may_change_of(request.member, own, on=today).require()
    return bid_form(request, None, today)


def draft(request: MemberRequest, pk: int) -> tuple[Bid, date]:
    """Return a bid that the person may change, and today."""
    held = the_bid(request, pk)
    today = enter(request)
    policies.may_change_bid(request.member, held, on=today).require()
    return held, today


def edit_bid(request: MemberRequest, pk: int) -> HttpResponse:
    held, today = draft(request, pk)
    return bid_form(request, held, today)
