"""Who belongs to the partnership: add, change roles, end, let in again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from frankpledge.access import policies, presenters, selectors, services
from frankpledge.access.forms import LastDayForm, MemberForm, RolesForm
from frankpledge.access.models import Member
from frankpledge.access.requests import MemberRequest


def members(request: MemberRequest) -> HttpResponse:
    by, on = request.member, localdate()
    policies.may_see_members(by, on=on).require()
    rows = selectors.members_visible_to(by, on=on)
    context = presenters.member_list(rows, by=by, on=on)
    return render(request, "access/members.html", context)


def add(request: MemberRequest) -> HttpResponse:
    by, on = request.member, localdate()
    policies.may_change_membership(
        by, agency=by.agency_id, person=None, on=on
    ).require()
    form = MemberForm(request.POST or None, by=by, on=on)
    if request.method == "POST" and form.is_valid():
        try:
            member = services.add_member(
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                agency=form.cleaned_data["agency"].pk,
                roles=form.chosen_roles(),
                starts_on=form.cleaned_data["starts_on"],
                by=by,
                on=on,
            )
        except services.CannotBeDone as failure:
            form.add_error(None, str(failure))
        else:
            return redirect("access:member", pk=member.pk)
    return render(request, "access/member_add.html", {"form": form})


def member(request: MemberRequest, pk: int) -> HttpResponse:
    shown = found(request, pk)
    context = presenters.member_page(shown, by=request.member, on=localdate())
    return render(request, "access/member.html", context)


def roles(request: MemberRequest, pk: int) -> HttpResponse:
    shown = found_to_change(request, pk)
    form = RolesForm(request.POST or None, initial={"roles": shown.roles})
    if request.method == "POST" and form.is_valid():
        services.change_roles(
            member=shown, roles=form.chosen_roles(), by=request.member, on=localdate()
        )
        messages.success(request, "The roles are changed.")
        return redirect("access:member", pk=pk)
    context = {"form": form, "shown": shown}
    return render(request, "access/member_roles.html", context)


def end(request: MemberRequest, pk: int) -> HttpResponse:
    shown = found_to_change(request, pk)
    form = LastDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.end_membership(
                member=shown, by=request.member, on=localdate(), **form.cleaned_data
            )
        except services.CannotBeDone as failure:
            form.add_error("ends_before", str(failure))
        else:
            messages.success(request, "The membership has a last day now.")
            return redirect("access:member", pk=pk)
    return render(request, "access/member_end.html", {"form": form, "shown": shown})


def leaver(request: MemberRequest, pk: int) -> HttpResponse:
    shown = found_to_change(request, pk)
    if request.method != "POST":
        return render(request, "access/member_leaver.html", {"shown": shown})
    services.remove_leaver(member=shown, by=request.member, on=localdate())
    messages.success(request, "They are shut out now, open pages included.")
    return redirect("access:members")


@require_POST
def invite(request: MemberRequest, pk: int) -> HttpResponse:
    shown = found(request, pk)
    made = services.invite(member=shown, by=request.member, on=localdate())
    link = request.build_absolute_uri(made.path)
    return render(request, "access/invited.html", {"link": link, "shown": shown})


@require_POST
def reset_factor(request: MemberRequest, pk: int) -> HttpResponse:
    shown = found(request, pk)
    services.reset_second_factor(member=shown, by=request.member, at=now())
    messages.success(request, "They set up a second factor when they next sign in.")
    return redirect("access:member", pk=pk)


def found_to_change(request: MemberRequest, pk: int) -> Member:
    """Return the membership to who may change it; others are told who may."""
    shown = found(request, pk)
    policies.may_change_membership(
        request.member, agency=shown.agency_id, person=shown.user_id, on=localdate()
    ).require()
    return shown


def found(request: MemberRequest, pk: int) -> Member:
    """Return the membership where this member may see it; else it is not there."""
    shown = selectors.members_visible_to(request.member, on=localdate())
    chosen = shown.filter(pk=pk).first()
    if chosen is None:
        raise Http404
    return chosen
