"""Pages of recommendations: made, decided, answered for, carried over."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from frankpledge.access.requests import MemberRequest
from frankpledge.assessment import policies, selectors, services
from frankpledge.assessment.forms.offered import with_key
from frankpledge.assessment.forms.projects import RecommendForm, SettleForm
from frankpledge.assessment.models import Assessment
from frankpledge.assessment.presenters import asking as shown
from frankpledge.assessment.services.recommending import CHANGES
from frankpledge.assessment.states import RecommendationState
from frankpledge.assessment.views.found import (
    act_and_go,
    answer_form,
    answer_list,
    changeable,
    offer_agencies,
    the_assessment,
)
from frankpledge.ui.answers import sent


def here(assessment: Assessment) -> str:
    """Return the address of an assessment's recommendations."""
    return reverse("assessment:recommendations", args=[assessment.slug])


def recommendations(request: MemberRequest, slug: str) -> HttpResponse:
    found, today = the_assessment(request, slug), localdate()
    may_settle = policies.may_move_assessment(request.member, on=today)
    listed = shown.recommendation_list(
        selectors.recommendations_of(found),
        request.GET,
        today=today,
        may_settle=bool(may_settle),
        may_export=bool(policies.may_take_list_away(request.member, on=today)),
    )
    return answer_list(
        request,
        "assessment/recommendations.html",
        listed,
        assessment=found,
        may_change=policies.may_change_assessment(request.member, found, on=today),
    )


def recommend(request: MemberRequest, slug: str) -> HttpResponse:
    found = changeable(request, slug)
    form = RecommendForm(sent(request))
    offer_agencies(form, "owner")
    return answer_form(
        request,
        form,
        lambda: services.recommend(
            assessment=found,
            by=request.member,
            on=localdate(),
            **with_key(form.cleaned_data, "owner"),
        ),
        done="The recommendation is made.",
        then=here(found),
        title="Recommend something",
        caption=found.title,
        back="Recommendations",
    )


@require_POST
def carry(request: MemberRequest, slug: str) -> HttpResponse:
    found = changeable(request, slug)
    return act_and_go(
        request,
        lambda: services.carry_over(
            assessment=found, by=request.member, on=localdate()
        ),
        done="What the one before recommended and is still open is carried over.",
        then=here(found),
    )


def settle(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found, today = the_assessment(request, slug), localdate()
    policies.may_move_assessment(request.member, on=today).require()
    row = selectors.recommendations_of(found).filter(pk=pk).first()
    if row is None or not CHANGES[RecommendationState(row.state)]:
        raise Http404
    form = SettleForm(
        sent(request), initial={"reason": row.reason, "result": row.result}
    )
    form.offer(CHANGES[RecommendationState(row.state)])
    return answer_form(
        request,
        form,
        lambda: services.settle_recommendation(
            recommendation=row,
            state=RecommendationState(form.cleaned_data["state"]),
            reason=form.cleaned_data["reason"],
            result=form.cleaned_data["result"],
            by=request.member,
            on=today,
        ),
        done="What became of it is kept.",
        then=here(found),
        title="What became of it?",
        lead=row.text,
        caption=found.title,
        back="Recommendations",
    )
