"""Pages on which bids are scored and decided, and the board's principles."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.timezone import now as clock

from frankpledge.access.requests import MemberRequest
from frankpledge.funding import policies, services
from frankpledge.funding.forms import (
    AwardForm,
    MoneyForm,
    NewPrincipleForm,
    PrincipleForm,
    ScoreForm,
    WhyForm,
)
from frankpledge.funding.models import Bid
from frankpledge.funding.presenters import work
from frankpledge.funding.presenters.words import address
from frankpledge.funding.rules.money import pounds
from frankpledge.funding.selectors import (
    balance_of,
    principles_for,
    principles_on,
    summary_of,
)
from frankpledge.funding.views.asking import answer_form, answer_page, enter
from frankpledge.funding.views.bids import the_bid
from frankpledge.partnership.selectors import home
from frankpledge.ui.answers import sent


HELP = "/help/how-to/score-and-award/"


def back_to(held: Bid) -> dict[str, Any]:
    """Return what every form that decides says of where it came from."""
    return {
        "caption": held.title,
        "back_href": address("bid", held.pk),
        "back": held.title,
        "help_url": HELP,
    }


def score_bid(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_bid(request, pk)
    today = enter(request)
    policies.may_score_bid(request.member, held, on=today).require()
    initial = {}
    for row in held.scores.all():
        if row.given_by_id == request.member.pk:
            initial[f"points_{row.principle}"] = str(row.points)
            initial[f"reason_{row.principle}"] = row.reason
    form = ScoreForm(
        sent(request), initial=initial, asked=principles_for(held, today=today)
    )
    return answer_form(
        request,
        form,
        lambda: services.score_bid(
            bid=held, scores=form.scores(), by=request.member, at=clock()
        ),
        done="Your scores are kept. You now see what others gave.",
        then=lambda made: ("bid", [pk]),
        title="Score the bid",
        **back_to(held),
    )


def end_scoring(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_bid(request, pk)
    today = enter(request)
    policies.may_handle_bid(request.member, held, on=today).require()
    return answer_form(
        request,
        MoneyForm(sent(request)),
        lambda: services.end_scoring(bid=held, by=request.member, at=clock()),
        done="The scoring is ended. The board can decide.",
        then=lambda made: ("bid", [pk]),
        title="End the scoring?",
        says=summary_of(held, today=today).words,
        button="End the scoring",
        **back_to(held),
    )


def with_reason(
    request: MemberRequest,
    held: Bid,
    act: Callable[[str], Any],
    *,
    title: str,
    done: str,
    says: str = "",
) -> HttpResponse:
    """Answer with a form that asks why, or do it."""
    form = WhyForm(sent(request))
    return answer_form(
        request,
        form,
        lambda: act(form.cleaned_data["why"]),
        done=done,
        then=lambda made: ("bid", [held.pk]),
        title=f"{title}?",
        button=title,
        says=says,
        **back_to(held),
    )


def send_bid_back(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_bid(request, pk)
    policies.may_handle_bid(request.member, held, on=enter(request)).require()
    return with_reason(
        request,
        held,
        lambda why: services.send_bid_back(
            bid=held, why=why, by=request.member, at=clock()
        ),
        title="Send it back",
        says="It becomes a draft again, and the scores given so far are taken away.",
        done="The bid is a draft again.",
    )


def withdraw_bid(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_bid(request, pk)
    policies.may_withdraw_bid(request.member, held, on=enter(request)).require()
    return with_reason(
        request,
        held,
        lambda why: services.withdraw_bid(
            bid=held, why=why, by=request.member, at=clock()
        ),
        title="Withdraw the bid",
        done="The bid is withdrawn.",
    )


def seen_words(held: Bid, today: Any) -> str:
    """Return what whoever decides should have seen, in a sentence."""
    free = pounds(balance_of(held.fund).free)
    scored = summary_of(held, today=today).words
    return f"Scored {scored} {held.fund.name} has {free} free. Both are kept with your decision."


def refuse_bid(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_bid(request, pk)
    today = enter(request)
    policies.may_decide_bid(request.member, held, on=today).require()
    return with_reason(
        request,
        held,
        lambda why: services.refuse_bid(
            bid=held, reason=why, by=request.member, at=clock()
        ),
        title="Refuse the bid",
        says=seen_words(held, today),
        done="The bid is refused, and the reason kept.",
    )


def award_bid(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_bid(request, pk)
    today = enter(request)
    policies.may_decide_bid(request.member, held, on=today).require()
    asked = {row.year: row.amount for row in held.years.all()}
    form = AwardForm(
        sent(request),
        initial={f"year_{year}": amount for year, amount in asked.items()},
        years=sorted(asked),
    )
    return answer_form(
        request,
        form,
        lambda: services.award_bid(
            bid=held,
            amounts=form.amounts(),
            conditions=form.cleaned_data["conditions"].splitlines(),
            reason=form.cleaned_data["reason"],
            by=request.member,
            at=clock(),
        ),
        done="The award is made. Its quarterly returns are listed with their days.",
        then=lambda made: ("award", [made.pk]),
        title="Award the bid",
        says=seen_words(held, today),
        button="Award the bid",
        **back_to(held),
    )


def principles(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    asked = principles_on(home().pk, today)
    may_change = bool(policies.may_change_principles(request.member, on=today))
    return answer_page(request, work.principles_page(asked, may_change=may_change))


def word_principle(request: MemberRequest, key: str) -> HttpResponse:
    today = enter(request)
    policies.may_change_principles(request.member, on=today).require()
    found = [one for one in principles_on(home().pk, today) if one.key == key]
    if not found:
        raise Http404
    one = found[0]
    initial = {"title": one.title, "asks": one.asks, "weight": one.weight}
    form = PrincipleForm(sent(request), initial=initial)
    return answer_form(
        request,
        form,
        lambda: services.word_principle(
            key=key, **form.cleaned_data, by=request.member, on=today
        ),
        done="The principle is worded anew from today.",
        then=lambda made: ("principles", []),
        title="Word a principle anew",
        caption=one.title,
        back_href=address("principles"),
        back="The board's principles",
        drop=("Ask it no longer", address("drop-principle", key)),
        help_url=HELP,
    )


def add_principle(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    policies.may_change_principles(request.member, on=today).require()
    form = NewPrincipleForm(sent(request))
    return answer_form(
        request,
        form,
        lambda: services.word_principle(
            **form.cleaned_data, by=request.member, on=today
        ),
        done="The principle is asked from today.",
        then=lambda made: ("principles", []),
        title="Add a principle",
        back_href=address("principles"),
        back="The board's principles",
        help_url=HELP,
    )


def drop_principle(request: MemberRequest, key: str) -> HttpResponse:
    today = enter(request)
    policies.may_change_principles(request.member, on=today).require()
    found = [one for one in principles_on(home().pk, today) if one.key == key]
    if not found:
        raise Http404
    return answer_form(
        request,
        MoneyForm(sent(request)),
        lambda: services.drop_principle(key=key, by=request.member, on=today),
        done="The principle is asked no longer.",
        then=lambda made: ("principles", []),
        title="Ask it no longer?",
        caption=found[0].title,
        says="Bids that were submitted before keep it.",
        button="Ask it no longer",
        back_href=address("principles"),
        back="The board's principles",
        help_url=HELP,
    )
