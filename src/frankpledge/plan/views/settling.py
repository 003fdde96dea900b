"""Pages about what is still to be settled, and what lines lack."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.partnership.selectors import agencies_of
from frankpledge.plan import services
from frankpledge.plan.forms.settling import SettlingForm
from frankpledge.plan.presenters import settling
from frankpledge.plan.selectors import content_of, open_end_named
from frankpledge.plan.views.found import (
    answer_form,
    answer_list,
    changeable,
    the_plan,
)


def awaited(request: MemberRequest, slug: str) -> HttpResponse:
    plan = the_plan(request, slug)
    page = settling.awaited_page(
        plan, request.GET, by=request.member, today=localdate()
    )
    return answer_list(request, "plan/awaited.html", **page)


def settle(
    request: MemberRequest, slug: str, line: str, ref: str, want: str
) -> HttpResponse:
    plan, today = changeable(request, slug), localdate()
    one = open_end_named(plan, line, ref, want)
    if one is None:
        raise Http404
    agencies = agencies_of(plan.partnership, on=today)
    owner = next((each for each in agencies if each.name == one.owner), None)
    form = SettlingForm(
        request.POST or None,
        agencies=agencies,
        initial={"owner": owner, "due_on": one.due_on},
    )
    return answer_form(
        request,
        form,
        lambda: services.ask_to_settle(
            plan=plan,
            line=line,
            ref=ref,
            want=want,
            by=request.member,
            on=today,
            **form.cleaned_data,
        ),
        done="It is written down who settles it, and by when.",
        then=reverse("plan:awaited", args=[slug]),
        title=f"Who settles the {want} of {line} {ref}?",
        caption=one.text,
        back="What is still to be settled",
        help="settle-what-is-open",
    )


def lint(request: MemberRequest, slug: str) -> HttpResponse:
    plan = the_plan(request, slug)
    page = settling.lint_page(
        plan, content_of(plan), request.GET, by=request.member, today=localdate()
    )
    return answer_list(request, "plan/lint.html", **page)
