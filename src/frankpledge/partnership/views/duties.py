"""Pages of the register of statutory duties."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.dates import year_of, year_words
from frankpledge.partnership import policies, services
from frankpledge.partnership.forms import DutyForm
from frankpledge.partnership.presenters import duties as shown
from frankpledge.partnership.selectors import home
from frankpledge.partnership.selectors.duties import (
    DutyLine,
    duty_lines,
    duty_years,
    has_county,
)
from frankpledge.partnership.states import DutyState
from frankpledge.partnership.views.asking import answer_form, answer_list


def this_year(request: MemberRequest) -> HttpResponse:
    policies.may_see_duties(request.member).require()
    return redirect("partnership:duties", year=year_of(localdate()))


def lines_of(request: MemberRequest, year: int) -> list[DutyLine]:
    """Return a year's duties to a member who may see them."""
    policies.may_see_duties(request.member).require()
    if not 1998 <= year <= localdate().year + 1:
        raise Http404
    partnership = home()
    return duty_lines(
        partnership, year, has_county=has_county(partnership), today=localdate()
    )


def duties(request: MemberRequest, year: int) -> HttpResponse:
    lines = lines_of(request, year)
    may_export = bool(policies.may_export_duties(request.member))
    listed = shown.duty_list(lines, request.GET, year=year, may_export=may_export)
    years = [
        {"text": year_words(one), "year": one, "here": one == year}
        for one in duty_years(home(), localdate())
    ]
    return answer_list(
        request,
        "partnership/duties.html",
        listed,
        years=years,
        year=year_words(year),
        overdue=shown.overdue_words(lines),
    )


def the_line(request: MemberRequest, year: int, duty: str) -> DutyLine:
    """Return one duty of a year, or say that there is no such page."""
    for line in lines_of(request, year):
        if line.duty.id == duty:
            return line
    raise Http404


def duty(request: MemberRequest, year: int, duty: str) -> HttpResponse:
    line = the_line(request, year, duty)
    page: dict[str, Any] = {
        "line": line,
        "year": year_words(year),
        "facts": shown.duty_facts(line),
        "law": shown.law_history(line),
        "steps": shown.step_history(line),
        "may_change": policies.may_change_duties(request.member),
    }
    return render(request, "partnership/duty.html", page)


def record_duty(request: MemberRequest, year: int, duty: str) -> HttpResponse:
    line = the_line(request, year, duty)
    policies.may_change_duties(request.member).require()
    partnership = home()
    names = ("state", "owner", "evidence", "link", "met_on", "note", "version")
    held = {name: getattr(line.record, name) for name in names} if line.record else {}
    form = DutyForm(
        request.POST or None,
        initial={"state": DutyState.TO_DO.value, **held},
        partnership_id=partnership.pk,
    )

    def act() -> None:
        data = form.fields_to_write()
        services.record_duty(
            partnership=partnership,
            duty=duty,
            year=year,
            state=DutyState(data.pop("state")),
            version=form.cleaned_data["version"],
            by=request.member,
            at=now(),
            **data,
        )

    return answer_form(
        request,
        form,
        act,
        done="What you recorded of the duty is kept.",
        then=("duty", [year, duty]),
        title="How does this duty stand?",
        caption=f"{line.duty.title}, {year_words(year)}",
        back_href=reverse("partnership:duty", args=[year, duty]),
        back=line.duty.title,
        help_url="/help/how-to/answer-for-statutory-duties/",
    )
