"""Pages of services bought: their terms, what they are judged by, their reviews."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from frankpledge.access.requests import MemberRequest
from frankpledge.funding import policies, services
from frankpledge.funding.forms import (
    ContractForm,
    ContractMeasureForm,
    PlanReviewForm,
    ReviewForm,
)
from frankpledge.funding.models import Contract
from frankpledge.funding.presenters import work as shown
from frankpledge.funding.presenters.lists import work as lists
from frankpledge.funding.presenters.words import address
from frankpledge.funding.selectors import (
    contracts_visible_to,
    funds_visible_to,
    pull,
    wanted_of,
)
from frankpledge.funding.selectors.choosing import (
    agencies_for,
    area_pairs,
    measure_pairs,
)
from frankpledge.funding.views.asking import (
    answer_form,
    answer_list,
    answer_page,
    back_to,
    enter,
    may_add,
    may_ask,
    may_export,
    one_of,
    under,
)
from frankpledge.ui.answers import sent


CONTRACT_HELP = "/help/how-to/buy-a-service/"


def contracts(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    rows = list(contracts_visible_to(request.member, on=today))
    listed = lists.contract_list(
        rows, request.GET, today=today, may_export=may_export(request)
    )
    return answer_list(
        request,
        listed,
        here="services",
        intro="Services that are bought, what they are judged by, and when they end.",
        add=("Add a service", reverse("funding:add-contract"))
        if may_add(request, today)
        else None,
        help_url=CONTRACT_HELP,
    )


def contract(request: MemberRequest, pk: int) -> HttpResponse:
    today = enter(request)
    held = one_of(contracts_visible_to(request.member, on=today), pk)
    until = min(held.ends_before, today)
    wanted = [wanted_of(row, held, until=until) for row in held.measures.all()]
    page = shown.contract_page(
        held,
        pull(wanted, by=request.member, on=today),
        today=today,
        may_change=bool(
            policies.may_change_of(request.member, held.agency_id, on=today)
        ),
        may_ask=may_ask(request),
    )
    return answer_page(request, page)


def contract_form(
    request: MemberRequest, held: Contract | None, today: date
) -> HttpResponse:
    """Answer with the form of a contract, new or known."""
    member = request.member
    whole = bool(policies.may_change_whole(member, on=today))
    form = ContractForm(
        sent(request),
        initial=ContractForm.kept(held) if held else {"agency": member.agency_id},
    )
    form.offer(
        agency=agencies_for(member, on=today, may_choose=whole),
        fund=funds_visible_to(member, on=today),
    )
    return answer_form(
        request,
        form,
        lambda: services.write_contract(
            contract=held,
            fields=form.said(),
            version=form.version_seen,
            by=member,
            on=today,
        ),
        done="The service is written down.",
        then=lambda made: ("contract", [made.pk]),
        title="Change the contract" if held else "Add a service",
        back_href=address("contract", held.pk) if held else address("contracts"),
        back=held.service if held else "Services bought",
        help_url=CONTRACT_HELP,
    )


def add_contract(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    own = request.member.agency_id
    policies.may_change_of(request.member, own, on=today).require()
    return contract_form(request, None, today)


def the_contract(request: MemberRequest, pk: int) -> tuple[Contract, date]:
    """Return a contract that the person may change, and today."""
    today = enter(request)
    held = one_of(contracts_visible_to(request.member, on=today), pk)
    policies.may_change_of(request.member, held.agency_id, on=today).require()
    return held, today


def edit_contract(request: MemberRequest, pk: int) -> HttpResponse:
    held, today = the_contract(request, pk)
    return contract_form(request, held, today)


def judge_contract(request: MemberRequest, pk: int) -> HttpResponse:
    held, today = the_contract(request, pk)
    form = ContractMeasureForm(sent(request))
    form.offer_pairs(
        measure=measure_pairs(request.member, on=today), area_code=area_pairs()
    )
    return answer_form(
        request,
        form,
        lambda: services.judge_contract_by(
            contract=held, fields=form.said(), by=request.member, on=today
        ),
        done="The contract is judged by that measure.",
        then=lambda made: ("contract", [pk]),
        title="Judge it by a measure",
        **back_to(held.service, "contract", held.pk, CONTRACT_HELP),
    )


def plan_review(request: MemberRequest, pk: int) -> HttpResponse:
    held, today = the_contract(request, pk)
    form = PlanReviewForm(sent(request))
    return answer_form(
        request,
        form,
        lambda: services.plan_review(
            contract=held, **form.cleaned_data, by=request.member, on=today
        ),
        done="The review is planned.",
        then=lambda made: ("contract", [pk]),
        title="When is it looked at?",
        **back_to(held.service, "contract", held.pk, CONTRACT_HELP),
    )


def hold_review(request: MemberRequest, pk: int, review: int) -> HttpResponse:
    held, today = the_contract(request, pk)
    found = under(held.reviews.all(), review)
    form = ReviewForm(sent(request))
    return answer_form(
        request,
        form,
        lambda: services.hold_review(
            review=found, **form.cleaned_data, by=request.member, on=today
        ),
        done="What the review found is kept.",
        then=lambda made: ("contract", [pk]),
        title="What did the review find?",
        **back_to(held.service, "contract", held.pk, CONTRACT_HELP),
    )
