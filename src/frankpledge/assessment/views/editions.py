"""Pages on which editions are read, made, frozen and taken away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from frankpledge.access.models import Member
from frankpledge.access.requests import MemberRequest
from frankpledge.assessment import policies, selectors, services, tasks
from frankpledge.assessment.forms.projects import FORMAT_NAMES, FreezeForm
from frankpledge.assessment.models import Assessment
from frankpledge.assessment.presenters import editions as shown
from frankpledge.assessment.states import Edition, FreezeState
from frankpledge.assessment.views.found import (
    answer_form,
    the_assessment,
    the_edition,
)
from frankpledge.ui.answers import file_to_keep, sent


QUICK = 1
"""So many formats are made while the person waits; more go to a job."""
REFRESH_SECONDS = 5


def editions(request: MemberRequest, slug: str) -> HttpResponse:
    found = the_assessment(request, slug)
    page = shown.editions_page(found, by=request.member, today=localdate())
    response = render(request, "assessment/editions.html", page)
    if any(not order["is_failed"] for order in page["orders"]):
        response["Refresh"] = str(REFRESH_SECONDS)
    return response


def read(request: MemberRequest, slug: str, edition: str) -> HttpResponse:
    found = the_assessment(request, slug)
    chosen = the_edition(edition)
    page = shown.reading_page(found, chosen, by=request.member, today=localdate())
    return render(request, "assessment/read.html", page)


def chart(request: MemberRequest, slug: str, edition: str, name: str) -> HttpResponse:
    found = the_assessment(request, slug)
    drawn = shown.chart_of(
        found, the_edition(edition), name, by=request.member, today=localdate()
    )
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/svg+xml")


def build(request: MemberRequest, slug: str, edition: str, form: str) -> HttpResponse:
    found, today = the_assessment(request, slug), localdate()
    chosen = the_edition(edition)
    if form not in FORMAT_NAMES:
        raise Http404
    services.give_out_assessment(
        area=found.slug, edition=chosen.value, forms=[form], by=request.member, on=today
    )
    made = shown.files_of(found, chosen, [form], by=request.member, today=today)
    return file_to_keep(made[0].name, made[0].content)


def freeze(request: MemberRequest, slug: str, edition: str) -> HttpResponse:
    found, today = the_assessment(request, slug), localdate()
    chosen = the_edition(edition)
    policies.may_freeze_edition(request.member, on=today).require()
    readers = {str(one.pk): one for one in selectors.possible_readers(found, on=today)}
    form = FreezeForm(
        sent(request),
        edition=chosen,
        members=[(one.pk, str(one)) for one in readers.values()],
    )

    return answer_form(
        request,
        form,
        lambda: asked_to_freeze(request, found, chosen, form, readers),
        done="The edition is asked for. Once it is frozen its files never change.",
        then=reverse("assessment:editions", args=[slug]),
        title=f"Freeze the {chosen.value} edition",
        caption=found.title,
        back="Editions",
        button="Freeze it",
        template="assessment/freeze_form.html",
    )


def asked_to_freeze(
    request: MemberRequest,
    assessment: Assessment,
    edition: Edition,
    form: FreezeForm,
    members: dict[str, Member],
) -> None:
    """Ask for the edition; one format is made at once, more are made in a job."""
    said = form.cleaned_data
    order = services.ask_to_freeze(
        assessment=assessment,
        edition=edition,
        forms=said["formats"],
        readers=said.get("readers", ""),
        named=[members[pk] for pk in said.get("named", [])],
        said=said["note"],
        by=request.member,
        at=now(),
    )
    if len(order.forms) <= QUICK:
        tasks.freeze_now(order, request.member)
    else:
        tasks.freeze_later(order, request.member)


@require_POST
def freeze_now(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found, today = the_assessment(request, slug), localdate()
    policies.may_freeze_edition(request.member, on=today).require()
    order = get_object_or_404(selectors.orders_open(found), pk=pk)
    after = tasks.freeze_now(order, request.member)
    if after.state == FreezeState.DONE:
        messages.success(request, "The edition is frozen. Its files never change.")
    return redirect("assessment:editions", slug=slug)


def frozen_file(request: MemberRequest, slug: str, pk: int, form: str) -> HttpResponse:
    found = the_assessment(request, slug)
    file = selectors.frozen_file(found, pk, form)
    if file is None:
        raise Http404
    taken = services.take_frozen_file(file=file, by=request.member, at=now())
    return file_to_keep(taken.name, taken.content)
