"""Pages of the tasks that come out of a product, and of the evidence pinned to it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from frankpledge.access.requests import MemberRequest
from frankpledge.assessment import policies, selectors, services
from frankpledge.assessment.forms.offered import to_choose
from frankpledge.assessment.forms.tasking import EvidenceForm, TaskForm
from frankpledge.assessment.presenters import tasking as shown
from frankpledge.assessment.rules.products import template_of
from frankpledge.assessment.views.found import (
    act_and_go,
    answer_form,
    changeable,
    offer_agencies,
    the_assessment,
)
from frankpledge.ui.answers import sent


GIVEN = "It is a task now: its agency and everybody on the plan's pages sees it."


def tasks(request: MemberRequest, slug: str) -> HttpResponse:
    found, today = the_assessment(request, slug), localdate()
    page = shown.tasks_page(found, by=request.member, today=today)
    return render(request, "assessment/tasks.html", page)


def task_form(request: MemberRequest, **first: object) -> TaskForm:
    """Return the form of a task with the agencies of the partnership offered."""
    form = TaskForm(sent(request), initial=first)
    offer_agencies(form, "owner")
    return form


def give(request: MemberRequest, slug: str) -> HttpResponse:
    found, today = changeable(request, slug), localdate()
    form = task_form(request, text=request.GET.get("text", ""))
    return answer_form(
        request,
        form,
        lambda: services.task_from_pack(
            assessment=found, by=request.member, on=today, **form.said()
        ),
        done=GIVEN,
        then=reverse("assessment:tasks", args=[slug]),
        title="Give a task",
        caption=found.title,
        back="Tasks",
    )


def give_of(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found, today = the_assessment(request, slug), localdate()
    policies.may_move_assessment(request.member, on=today).require()
    row = get_object_or_404(selectors.recommendations_of(found), pk=pk)
    form = task_form(request, owner=row.owner_id, due_on=row.due_on)
    del form.fields["text"]
    return answer_form(
        request,
        form,
        lambda: services.give_task(
            recommendation=row, by=request.member, on=today, **form.said()
        ),
        done=GIVEN,
        then=reverse("assessment:recommendations", args=[slug]),
        title="Make it a task",
        lead=row.text,
        caption=found.title,
        back="Recommendations",
    )


def evidence(request: MemberRequest, slug: str) -> HttpResponse:
    found = the_assessment(request, slug)
    page = shown.evidence_page(found, by=request.member, today=localdate())
    return render(request, "assessment/evidence.html", page)


def pin(request: MemberRequest, slug: str) -> HttpResponse:
    found, today = changeable(request, slug), localdate()
    form = EvidenceForm(sent(request))
    to_choose(form, "section", template_of(found.product).sections.items())
    to_choose(
        form, "measure", selectors.trigger_measures(request.member, on=today), "None"
    )
    return answer_form(
        request,
        form,
        lambda: services.pin_evidence(
            assessment=found, by=request.member, on=today, **form.cleaned_data
        ),
        done="The evidence is pinned.",
        then=reverse("assessment:evidence", args=[slug]),
        title="Pin evidence",
        caption=found.title,
        back="Evidence",
    )


@require_POST
def unpin(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = changeable(request, slug)
    pinned = get_object_or_404(found.evidence, pk=pk)
    return act_and_go(
        request,
        lambda: services.unpin_evidence(
            pinned=pinned, by=request.member, on=localdate()
        ),
        done="The evidence is taken off.",
        then=reverse("assessment:evidence", args=[slug]),
    )
