"""Pages on which data are asked for, chased and answered."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.assessment import policies, selectors, services
from frankpledge.assessment.forms.offered import with_key
from frankpledge.assessment.forms.projects import AnswerForm, RequestForm, UsualForm
from frankpledge.assessment.models import Assessment, DataRequest
from frankpledge.assessment.presenters import asking as shown
from frankpledge.assessment.states import RequestState
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
    """Return the address of an assessment's requests."""
    return reverse("assessment:requests", args=[assessment.slug])


def the_request(assessment: Assessment, pk: int) -> DataRequest:
    """Return one request of an assessment, or 404."""
    found = selectors.requests_of(assessment).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def requests(request: MemberRequest, slug: str) -> HttpResponse:
    found, today = the_assessment(request, slug), localdate()
    may_change = policies.may_change_assessment(request.member, found, on=today)
    listed = shown.request_list(
        selectors.requests_of(found),
        request.GET,
        today=today,
        may_change=bool(may_change),
        may_export=bool(policies.may_take_list_away(request.member, on=today)),
    )
    return answer_list(
        request,
        "assessment/requests.html",
        listed,
        assessment=found,
        may_change=may_change,
        counts=selectors.requests_open(found, today),
    )


def ask(request: MemberRequest, slug: str) -> HttpResponse:
    found = changeable(request, slug)
    form = RequestForm(sent(request))
    offer_agencies(form, "agency")
    return answer_form(
        request,
        form,
        lambda: services.ask_for_data(
            assessment=found,
            by=request.member,
            on=localdate(),
            **with_key(form.cleaned_data, "agency"),
        ),
        done="The request is written down.",
        then=here(found),
        title="Ask for data",
        caption=found.title,
        back="Data requests",
        template="assessment/asking_form.html",
    )


def ask_usual(request: MemberRequest, slug: str) -> HttpResponse:
    found = changeable(request, slug)
    form = UsualForm(sent(request))
    return answer_form(
        request,
        form,
        lambda: services.ask_for_the_usual(
            assessment=found,
            by=request.member,
            on=localdate(),
            due_on=form.cleaned_data["due_on"],
        ),
        done="Everything that is usually asked for is on the list.",
        then=here(found),
        title="Ask for what is usual",
        lead="Every theme says what open data cannot show and who holds it.",
        caption=found.title,
        back="Data requests",
        template="assessment/asking_form.html",
    )


def letter(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = changeable(request, slug)
    wanted = the_request(found, pk)
    if request.method == "POST":
        return act_and_go(
            request,
            lambda: services.chase_request(
                request=wanted, by=request.member, on=localdate()
            ),
            done="It is noted that they were asked again.",
            then=here(found),
        )
    page = shown.letter_page(found, wanted, by=request.member, today=localdate())
    return render(request, "assessment/letter.html", page)


def answer(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = changeable(request, slug)
    wanted = the_request(found, pk)
    form = AnswerForm(sent(request))
    return answer_form(
        request,
        form,
        lambda: services.answer_request(
            request=wanted,
            state=RequestState(form.cleaned_data["state"]),
            said=form.cleaned_data["said"],
            by=request.member,
            on=localdate(),
        ),
        done="What came of the request is kept.",
        then=here(found),
        title="What came of the request?",
        lead=wanted.what,
        caption=wanted.holder,
        back="Data requests",
        template="assessment/asking_form.html",
    )
