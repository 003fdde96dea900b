"""Pages of groups and their seats."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.partnership import policies, services
from frankpledge.partnership.forms import CloseForm, GroupForm, SeatForm
from frankpledge.partnership.models import Group
from frankpledge.partnership.presenters.lists import group_list
from frankpledge.partnership.presenters.pages import group_page
from frankpledge.partnership.selectors import groups_of
from frankpledge.partnership.states import GroupKind
from frankpledge.partnership.views.asking import answer_form, answer_list, enter


def groups(request: MemberRequest) -> HttpResponse:
    partnership, today = enter(request), localdate()
    shown = group_list(
        groups_of(partnership),
        request.GET,
        today=today,
        may_export=bool(policies.may_export_directory(request.member)),
    )
    may_add = policies.may_change_directory(request.member)
    return answer_list(request, "partnership/groups.html", shown, may_add=may_add)


def group(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_group(request, pk)
    page = group_page(found, today=localdate())
    page["may_change"] = policies.may_change_directory(request.member)
    return render(request, "partnership/group.html", page)


def the_group(request: MemberRequest, pk: int) -> Group:
    """Return a group of the partnership to a member who may see the directory."""
    return get_object_or_404(groups_of(enter(request)), pk=pk)


def add_group(request: MemberRequest) -> HttpResponse:
    partnership = enter(request)
    policies.may_change_directory(request.member).require()
    form = GroupForm(
        request.POST or None, groups=groups_of(partnership, on=localdate())
    )

    def add() -> Group:
        data = form.fields_to_write()
        return services.add_group(
            partnership=partnership,
            kind=GroupKind(data.pop("kind")),
            by=request.member,
            **data,
        )

    return answer_form(
        request,
        form,
        add,
        done="The group is set up. Give agencies their seats.",
        title="Set up a group",
        back_href=reverse("partnership:groups"),
        back="Groups",
    )


def edit_group(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_group(request, pk)
    policies.may_change_directory(request.member).require()
    held = {name: getattr(found, name) for name in GroupForm.base_fields}
    others = groups_of(found.partnership, on=localdate()).exclude(pk=pk)
    form = GroupForm(request.POST or None, initial=held, groups=others)
    return answer_form(
        request,
        form,
        lambda: services.change_group(
            group=found,
            version=form.cleaned_data["version"],
            by=request.member,
            **form.fields_to_write(),
        ),
        done="The group is changed.",
        title="Change the group",
        caption=found.name,
        back_href=reverse("partnership:group", args=[pk]),
        back=found.name,
    )


def close_group(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_group(request, pk)
    policies.may_change_directory(request.member).require()
    form = CloseForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: services.close_group(
            group=found, by=request.member, **form.cleaned_data
        ),
        done="The group closes and its seats end.",
        then=("group", [pk]),
        title="Close the group",
        caption=found.name,
        back_href=reverse("partnership:group", args=[pk]),
        back=found.name,
    )


def give_seat(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_group(request, pk)
    policies.may_change_directory(request.member).require()
    form = SeatForm(request.POST or None, partnership_id=found.partnership_id)
    return answer_form(
        request,
        form,
        lambda: services.give_seat(group=found, by=request.member, **form.cleaned_data),
        done="The agency has its seat.",
        then=("group", [pk]),
        title="Give an agency a seat",
        caption=found.name,
        back_href=reverse("partnership:group", args=[pk]),
        back=found.name,
    )


def end_seat(request: MemberRequest, pk: int, seat: int) -> HttpResponse:
    found = the_group(request, pk)
    policies.may_change_directory(request.member).require()
    held = get_object_or_404(found.seats.select_related("agency"), pk=seat)
    form = CloseForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: services.end_seat(seat=held, by=request.member, **form.cleaned_data),
        done="The seat ends.",
        then=("group", [pk]),
        title=f"End the seat of {held.agency}",
        caption=found.name,
        back_href=reverse("partnership:group", args=[pk]),
        back=found.name,
    )
