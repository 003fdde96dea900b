"""The page of those who made an assessment together."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis import codes
from frankpledge.assessment import policies, services
from frankpledge.assessment.forms.offered import to_choose
from frankpledge.assessment.forms.places import AuthorForm
from frankpledge.assessment.views.found import (
    act_and_go,
    answer_form,
    changeable,
    the_assessment,
)
from frankpledge.ui.answers import sent


def authors(request: MemberRequest, slug: str) -> HttpResponse:
    found, names = the_assessment(request, slug), codes.partnerships()
    rows = [
        {"row": one, "area": names[one.area_code].name if one.area_code else ""}
        for one in found.authors.all()
    ]
    may_change = policies.may_change_assessment(request.member, found, on=localdate())
    page = {"assessment": found, "authors": rows, "may_change": may_change}
    return render(request, "assessment/authors.html", page)


def add_author(request: MemberRequest, slug: str) -> HttpResponse:
    found = changeable(request, slug)
    form = AuthorForm(sent(request))
    own = codes.partnership(found.area_code).code
    others = [
        (one.code, one.name) for one in codes.partnerships().values() if one.code != own
    ]
    here = found.partnership.name
    to_choose(form, "area_code", sorted(others, key=lambda row: row[1]), here)
    return answer_form(
        request,
        form,
        lambda: services.name_author(
            assessment=found, said=form.cleaned_data, by=request.member, on=localdate()
        ),
        done="The name is on the product.",
        then=reverse("assessment:authors", args=[slug]),
        title="Name somebody who made it too",
        caption=found.title,
        back="Authors",
    )


@require_POST
def drop_author(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = changeable(request, slug)
    author = get_object_or_404(found.authors, pk=pk)
    return act_and_go(
        request,
        lambda: services.drop_author(author=author, by=request.member, on=localdate()),
        done="The name is taken off.",
        then=reverse("assessment:authors", args=[slug]),
    )
