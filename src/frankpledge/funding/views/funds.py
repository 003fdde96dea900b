"""Pages of funds, of what ends, of what actions cost and what groups should have."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.dates import year_of, year_words
from frankpledge.funding import policies, services
from frankpledge.funding.forms import (
    AllocationForm,
    AmountsForm,
    EndsForm,
    FundForm,
    SpendForm,
)
from frankpledge.funding.models import Fund
from frankpledge.funding.presenters import fund as shown
from frankpledge.funding.presenters.lists import funds as lists
from frankpledge.funding.rules.money import years_between
from frankpledge.funding.rules.resting import endings_ahead
from frankpledge.funding.selectors import (
    allocation_lines,
    balance_lines,
    balance_of,
    balances_of,
    endings_visible_to,
    funds_visible_to,
    resting_on,
    years_of,
)
from frankpledge.funding.selectors.choosing import agencies_for
from frankpledge.funding.views.asking import (
    answer_form,
    answer_list,
    answer_page,
    enter,
    may_export,
    one_of,
)
from frankpledge.ui.answers import sent


YEARS_AHEAD = 5
FIRST_YEAR = 1998
"""The year of the Crime and Disorder Act."""


def funds(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    rows = list(funds_visible_to(request.member, on=today))
    balances = balances_of([row.pk for row in rows])
    listed = lists.fund_list(
        rows, balances, request.GET, may_export=may_export(request)
    )
    may_add = policies.may_change_of(request.member, request.member.agency_id, on=today)
    over = [row.name for row in rows if balances[row.pk].warning]
    return answer_list(
        request,
        listed,
        here="funds",
        intro="Where the money comes from, and what is left of it.",
        warning=f"More is promised than is secured: {', '.join(over)}." if over else "",
        add=("Add a fund", reverse("funding:add-fund")) if may_add else None,
    )


def the_fund(request: MemberRequest, pk: int) -> Fund:
    """Return a fund that the person may see."""
    return one_of(funds_visible_to(request.member, on=enter(request)), pk)


def fund(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_fund(request, pk)
    page = shown.fund_page(
        held,
        balance_of(held),
        years_of(held),
        balance_lines(held),
        may_change=bool(
            policies.may_change_fund(request.member, held, on=enter(request))
        ),
    )
    return answer_page(request, page)


def fund_form(request: MemberRequest, held: Fund | None, today: date) -> HttpResponse:
    """Answer with the form of a fund, new or known."""
    whole = bool(policies.may_change_whole(request.member, on=today))
    own = {"agency": request.member.agency_id}
    form = FundForm(sent(request), initial=FundForm.kept(held) if held else own)
    form.offer(agency=agencies_for(request.member, on=today, may_choose=whole))
    return answer_form(
        request,
        form,
        lambda: services.write_fund(
            fund=held,
            fields=form.said(),
            version=form.version_seen,
            by=request.member,
            on=today,
        ),
        done="The fund is written down.",
        then=lambda made: ("fund", [made.pk]),
        title="Change the fund" if held else "Add a fund",
        back_href=reverse("funding:fund", args=[held.pk])
        if held
        else reverse("funding:funds"),
        back=held.name if held else "Funds",
        help_url=shown.HELP,
    )


def add_fund(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    own = request.member.agency_id
    policies.may_change_of(request.member, own, on=today).require()
    return fund_form(request, None, today)


def edit_fund(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_fund(request, pk)
    today = enter(request)
    policies.may_change_fund(request.member, held, on=today).require()
    return fund_form(request, held, today)


def fund_years(held: Fund) -> Iterable[int]:
    """Return the years that a fund's amounts are asked for."""
    first = year_of(held.starts_on)
    if held.ends_before is None:
        return range(first, first + YEARS_AHEAD)
    return years_between(held.starts_on, held.ends_before)


def set_amounts(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_fund(request, pk)
    today = enter(request)
    policies.may_change_fund(request.member, held, on=today).require()
    now: dict[str, Any] = {
        f"{row.certainty}_{row.year}": row.amount for row in held.years.all()
    } | {"version": held.version}
    years = sorted({*fund_years(held), *(row.year for row in held.years.all())})
    form = AmountsForm(sent(request), initial=now, years=years)
    return answer_form(
        request,
        form,
        lambda: services.set_amounts(
            fund=held,
            amounts=form.amounts(),
            accepts_shortfall=form.cleaned_data["accepts_shortfall"],
            version=form.version_seen,
            by=request.member,
            on=today,
        ),
        done="The amounts are set.",
        then=lambda made: ("fund", [made.pk]),
        title="What does it give in each year?",
        caption=held.name,
        back_href=reverse("funding:fund", args=[pk]),
        back=held.name,
        help_url=shown.HELP,
    )


def spend(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_fund(request, pk)
    today = enter(request)
    policies.may_change_fund(request.member, held, on=today).require()
    form = SpendForm(sent(request))

    def act() -> Any:
        said = form.said()
        return services.spend(fund=held, **said, by=request.member, on=today)

    return answer_form(
        request,
        form,
        act,
        done="The payment is written down.",
        then=lambda made: ("fund", [pk]),
        title="What was paid straight from the fund?",
        caption=held.name,
        back_href=reverse("funding:fund", args=[pk]),
        back=held.name,
        help_url=shown.HELP,
    )


def if_it_ends(request: MemberRequest, pk: int) -> HttpResponse:
    held = the_fund(request, pk)
    today = enter(request)
    day, others = today, list[Fund]()
    form = EndsForm(request.GET or None, initial={"on": today})
    known = list(funds_visible_to(request.member, on=today).exclude(pk=pk))
    form.offer_funds(known)
    if form.is_valid():
        day = form.cleaned_data["on"]
        asked = form.cleaned_data.get("also", ())
        others = [fund for fund in known if str(fund.pk) in asked]
    found = resting_on([held, *others], day=day, today=today)
    return answer_page(request, shown.ends_page(held, others, found, day, form))


def cliff(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    rows = endings_ahead(endings_visible_to(request.member, on=today), today)
    listed = lists.ending_list(rows, request.GET, may_export=may_export(request))
    return answer_list(
        request,
        listed,
        here="cliff",
        intro="Funds, awards, contracts and actions that lose their money, soonest first.",
        help_url="/help/how-to/see-what-rests-on-a-fund/",
    )


def groups_now(request: MemberRequest) -> HttpResponse:
    return redirect("funding:groups", year=year_of(enter(request)))


def groups(request: MemberRequest, year: int) -> HttpResponse:
    today = enter(request)
    policies.may_see_whole(request.member, on=today).require()
    now = year_of(today)
    if not FIRST_YEAR <= year <= now + YEARS_AHEAD:
        raise Http404
    listed = lists.group_list(
        allocation_lines(year),
        request.GET,
        year=year,
        may_export=may_export(request),
        may_change=bool(policies.may_change_whole(request.member, on=today)),
    )
    years = [
        (year_words(one), reverse("funding:groups", args=[one]), one == year)
        for one in sorted({now - 1, now, now + 1, year})
    ]
    return answer_list(
        request,
        listed,
        here="groups",
        intro="What each theme group was meant to have, beside what it was awarded.",
        years=years,
        help_url="/help/how-to/keep-funds/",
    )


def plan_allocation(request: MemberRequest, year: int, group: int) -> HttpResponse:
    today = enter(request)
    policies.may_change_whole(request.member, on=today).require()
    found = [row for row in allocation_lines(year) if row.group.pk == group]
    if not found:
        raise Http404
    line = found[0]
    now = {"planned": line.planned, "why": line.why, "version": line.version}
    form = AllocationForm(sent(request), initial=now)
    return answer_form(
        request,
        form,
        lambda: services.plan_allocation(
            group=line.group,
            year=year,
            **form.said(),
            version=form.version_seen,
            by=request.member,
            on=today,
        ),
        done="What the group is meant to have is written down.",
        then=lambda made: ("groups", [year]),
        title=f"What is {line.group.name} meant to have?",
        caption=year_words(year),
        back_href=reverse("funding:groups", args=[year]),
        back=f"Money by group {year_words(year)}",
        help_url="/help/how-to/keep-funds/",
    )
