"""Bids, awards and returns taken away as documents."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse

from frankpledge.access.requests import MemberRequest
from frankpledge.documents.writers import FORMATS
from frankpledge.funding import services
from frankpledge.funding.presenters import handing_round
from frankpledge.funding.presenters.papers import Paper
from frankpledge.funding.selectors.whole import whole_awards, whole_bids, whole_returns
from frankpledge.funding.views.asking import enter, one_of
from frankpledge.ui.answers import file_to_keep


def bid_paper(request: MemberRequest, pk: int, form: str) -> HttpResponse:
    today = enter(request)
    held = one_of(whole_bids(request.member, on=today), pk)
    return taken_away(request, held, form, today, handing_round.bid_paper)


def award_paper(request: MemberRequest, pk: int, form: str) -> HttpResponse:
    today = enter(request)
    held = one_of(whole_awards(request.member, on=today), pk)
    return taken_away(request, held, form, today, handing_round.award_paper)


def return_paper(request: MemberRequest, pk: int, form: str) -> HttpResponse:
    today = enter(request)
    held = one_of(whole_returns(request.member, on=today), pk)
    return taken_away(request, held, form, today, handing_round.return_paper)


def taken_away(
    request: MemberRequest,
    held: Any,
    form: str,
    today: date,
    make: Callable[..., Paper],
) -> HttpResponse:
    """Answer with one thing as a document, recorded as taken away."""
    if form not in FORMATS:
        raise Http404
    services.give_out_paper(thing=held, form=form, by=request.member, on=today)
    file = make(held, by=request.member, on=today).file(form)
    return file_to_keep(file.name, file.content)
