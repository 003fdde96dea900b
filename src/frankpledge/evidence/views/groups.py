"""Comparison groups: who is compared with whom, from when, and why."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.evidence import policies, selectors, services
from frankpledge.evidence.forms import GroupForm
from frankpledge.evidence.models import ComparisonGroup
from frankpledge.evidence.presenters import group_pages
from frankpledge.evidence.views.found import by_and_today, the_group


def groups(request: HttpRequest) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_see_measures(by, on=today).require()
    context = group_pages.groups_page(selectors.groups(), request.GET, today)
    context["may_keep"] = policies.may_keep_groups(by, on=today)
    return render(request, "evidence/groups.html", context)


def group(request: HttpRequest, slug: str) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_see_measures(by, on=today).require()
    context = group_pages.group_page(the_group(slug))
    context["may_keep"] = policies.may_keep_groups(by, on=today)
    return render(request, "evidence/group.html", context)


def make(request: HttpRequest) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_keep_groups(by, on=today).require()
    form = GroupForm(request.POST or None, initial={"from_day": today})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.make_group(
                by=by,
                slug=form.cleaned_data["slug"],
                name=form.cleaned_data["name"],
                reason=form.cleaned_data["reason"],
                source=form.cleaned_data["source"],
                members=form.memberships,
                starts_on=form.cleaned_data["from_day"],
                on=today,
            )
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
        else:
            return kept(request, made, "The group is made.")
    return render(request, "evidence/group_form.html", {"form": form})


def change(request: HttpRequest, slug: str) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_keep_groups(by, on=today).require()
    found = the_group(slug)
    form = GroupForm(
        request.POST or None,
        initial=group_pages.boxes_of(found, today),
        is_change=True,
    )
    if request.method == "POST" and form.is_valid():
        services.revise_group(
            by=by,
            group=found,
            name=form.cleaned_data["name"],
            reason=form.cleaned_data["reason"],
            members=form.memberships,
            from_day=form.cleaned_data["from_day"],
            on=today,
        )
        return kept(request, found, "The group is changed.")
    context = {"form": form, "group": found}
    return render(request, "evidence/group_form.html", context)


def kept(request: HttpRequest, group: ComparisonGroup, words: str) -> HttpResponse:
    """Work out the figures of new members and show the group."""
    _, today = by_and_today(request)
    services.refresh(
        by=None, at=now(), as_of=today, reason=f"{group.name} has other members."
    )
    messages.success(request, words)
    return redirect("evidence:group", group.slug)
