"""Pages on which a draft gets its money and is submitted."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.timezone import now as clock

from frankpledge.access.requests import MemberRequest
from frankpledge.funding import services
from frankpledge.funding.forms import (
    BidAmountsForm,
    MoneyForm,
    ShareForm,
)
from frankpledge.funding.models import Bid
from frankpledge.funding.presenters import bid as shown
from frankpledge.funding.presenters.words import address
from frankpledge.funding.rules.money import years_between
from frankpledge.funding.selectors.choosing import (
    agencies_for,
)
from frankpledge.funding.views.asking import answer_form
from frankpledge.funding.views.bids import draft
from frankpledge.ui.answers import sent


def back_to(held: Bid) -> dict[str, Any]:
    """Return what every form under a bid says of where it came from."""
    return {
        "back_href": address("bid", held.pk),
        "back": held.title,
        "help_url": shown.HELP,
    }


def bid_amounts(request: MemberRequest, pk: int) -> HttpResponse:
    held, today = draft(request, pk)
    asked = {row.year: row.amount for row in held.years.all()}
    years = set(asked)
    if held.starts_on and held.ends_before:
        years |= set(years_between(held.starts_on, held.ends_before))
    if not years:
        years = set(years_between(today, today.replace(year=today.year + 1)))
    now = {f"year_{year}": amount for year, amount in asked.items()}
    form = BidAmountsForm(
        sent(request),
        initial={**now, "version": held.version},
        years=sorted(years),
    )
    return answer_form(
        request,
        form,
        lambda: services.set_bid_amounts(
            bid=held,
            amounts=form.amounts(),
            version=form.version_seen,
            by=request.member,
            on=today,
        ),
        done="What the bid asks is set.",
        then=lambda made: ("bid", [pk]),
        title="What is asked in each year?",
        caption=held.title,
        **back_to(held),
    )


def add_share(request: MemberRequest, pk: int) -> HttpResponse:
    held, today = draft(request, pk)
    form = ShareForm(sent(request))
    form.offer(agency=agencies_for(request.member, on=today, may_choose=True))
    return answer_form(
        request,
        form,
        lambda: services.add_share(
            bid=held, fields=form.said(), by=request.member, on=today
        ),
        done="The share is added.",
        then=lambda made: ("bid", [pk]),
        title="What does another body add?",
        caption=held.title,
        **back_to(held),
    )


def remove_share(request: MemberRequest, pk: int, share: int) -> HttpResponse:
    held, today = draft(request, pk)
    found = [row for row in held.shares.all() if row.pk == share]
    if not found:
        raise Http404
    return answer_form(
        request,
        MoneyForm(sent(request)),
        lambda: services.remove_share(share=found[0], by=request.member, on=today),
        done="The share is removed.",
        then=lambda made: ("bid", [pk]),
        title=f"Remove the share of {found[0]}?",
        caption=held.title,
        button="Remove the share",
        **back_to(held),
    )


def submit_bid(request: MemberRequest, pk: int) -> HttpResponse:
    held, _ = draft(request, pk)
    return answer_form(
        request,
        MoneyForm(sent(request)),
        lambda: services.submit_bid(bid=held, by=request.member, at=clock()),
        done="The bid is submitted. Others now score it; you cannot award it.",
        then=lambda made: ("bid", [pk]),
        title="Submit the bid?",
        caption=held.title,
        says="Once submitted it cannot be changed, unless it is sent back. Whoever"
        " wrote or submits it can neither score nor award it.",
        button="Submit the bid",
        **back_to(held),
    )
