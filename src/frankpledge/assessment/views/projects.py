"""Pages of assessments: their list, one of them, beginning it and moving it on."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now

from frankpledge.access.requests import MemberRequest
from frankpledge.assessment import policies, selectors, services
from frankpledge.assessment.forms.offered import to_choose
from frankpledge.assessment.forms.projects import BeginForm, MoveForm
from frankpledge.assessment.models import Assessment
from frankpledge.assessment.presenters import lists
from frankpledge.assessment.presenters import projects as shown
from frankpledge.assessment.states import Product, ProjectState
from frankpledge.assessment.views.found import (
    answer_form,
    answer_list,
    enter,
    the_assessment,
)
from frankpledge.partnership.selectors import groups_of, home
from frankpledge.ui.answers import sent


def assessments(request: MemberRequest) -> HttpResponse:
    rows = selectors.assessments_of(enter(request))
    today = localdate()
    may_export = bool(policies.may_take_list_away(request.member, on=today))
    listed = lists.project_list(rows, request.GET, today=today, may_export=may_export)
    may_begin = policies.may_change_assessment(request.member, None, on=today)
    return answer_list(
        request, "assessment/assessments.html", listed, may_begin=may_begin
    )


def begin(request: MemberRequest) -> HttpResponse:
    partnership_id, today = enter(request), localdate()
    policies.may_change_assessment(request.member, None, on=today).require()
    rows = {str(one.pk): one for one in selectors.assessments_of(partnership_id)}
    newest = next(iter(rows.values()), None)
    form = BeginForm(sent(request), initial=lists.usual_terms(newest))
    to_choose(form, "earlier", ((pk, one.title) for pk, one in rows.items()), "None")
    to_choose(form, "group", ((one.pk, one.name) for one in groups_of(home())), "None")

    def act() -> Assessment:
        data = dict(form.cleaned_data)
        group = data.pop("group")
        return services.begin_assessment(
            partnership_id=partnership_id,
            area_code=home().area_code,
            product=Product(data.pop("product")),
            earlier=rows.get(data.pop("earlier")),
            group_id=int(group) if group else None,
            by=request.member,
            on=today,
            **data,
        )

    return answer_form(
        request,
        form,
        act,
        done="It is begun. Ask for data, write its sections, list what to score.",
        then=reverse("assessment:assessments"),
        onward=lambda made: reverse("assessment:assessment", args=[made.slug]),
        title="Begin an assessment or another product",
        back="Assessments",
        button="Begin",
    )


def assessment(request: MemberRequest, slug: str) -> HttpResponse:
    found = the_assessment(request, slug)
    page = shown.project_page(found, by=request.member, today=localdate())
    return render(request, "assessment/assessment.html", page)


MOVES = {
    ProjectState.IN_REVIEW: (services.send_for_review, "It is before the board."),
    ProjectState.APPROVED: (services.approve_assessment, "The approval is recorded."),
    ProjectState.DRAFT: (services.open_again, "It is a draft again."),
    ProjectState.ENDED: (services.end_assessment, "It has ended."),
}


def move(request: MemberRequest, slug: str, step: str) -> HttpResponse:
    found = the_assessment(request, slug)
    if step not in set(ProjectState):
        raise Http404
    state = ProjectState(step)
    shown.may_step(found, state, by=request.member, on=localdate()).require()
    service, done = MOVES[state]
    form = MoveForm(sent(request))

    def act() -> None:
        service(
            assessment=found,
            said=form.cleaned_data["said"],
            by=request.member,
            at=now(),
        )

    return answer_form(
        request,
        form,
        act,
        done=done,
        then=reverse("assessment:assessment", args=[slug]),
        title=shown.STEP_WORDS[state],
        lead=shown.STEP_LEADS[state],
        caption=found.title,
        back=found.title,
        button=shown.STEP_WORDS[state],
    )
