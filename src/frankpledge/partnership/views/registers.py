"""Pages of the registers: one set of views for all of them."""

from typing import Any, cast

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now

from frankpledge.access.requests import MemberRequest
from frankpledge.partnership import policies, services
from frankpledge.partnership.forms import FORMS, WithdrawForm
from frankpledge.partnership.models import Entry, StreetFind
from frankpledge.partnership.presenters import registers as shown
from frankpledge.partnership.presenters.registers import REGISTERS, street
from frankpledge.partnership.presenters.registers.register import Register
from frankpledge.partnership.selectors import home
from frankpledge.partnership.selectors.registers import (
    courses_lacking,
    editions_by_group,
    entries_of,
    entry_of,
    steps_of,
)
from frankpledge.partnership.services.photographs import photograph_of
from frankpledge.partnership.states import RegisterName, TrainedFor
from frankpledge.partnership.views.asking import answer_form, answer_list


def the_register(request: MemberRequest, register: str) -> Register:
    """Return a register to a member who may see it."""
    policies.may_see_registers(request.member).require()
    try:
        return REGISTERS[RegisterName(register)]
    except ValueError as unknown:
        raise Http404 from unknown


def the_entry(request: MemberRequest, register: str, pk: int) -> tuple[Register, Entry]:
    """Return an entry with its register, or say that there is no such page."""
    found = the_register(request, register)
    entry = entry_of(home(), found.name, pk)
    if entry is None:
        raise Http404
    return found, entry


def registers(request: MemberRequest) -> HttpResponse:
    policies.may_see_registers(request.member).require()
    partnership = home()
    entries = {name: list(entries_of(partnership, name)) for name in REGISTERS}
    page = {"registers": shown.overview(entries, localdate())}
    return render(request, "partnership/registers.html", page)


def register(request: MemberRequest, register: str) -> HttpResponse:
    found = the_register(request, register)
    partnership, today = home(), localdate()
    rows = entries_of(partnership, found.name, withdrawn="withdrawn" in request.GET)
    may_export = policies.may_export_registers(request.member) and not courses_lacking(
        request.member.user_id,
        TrainedFor.TAKE_AWAY,
        partnership=partnership,
        on=today,
    )
    listed = shown.register_list(
        found,
        rows,
        request.GET,
        today=today,
        may_export=bool(may_export),
    )
    may_change = policies.may_change_registers(request.member)
    return answer_list(
        request,
        "partnership/register.html",
        listed,
        register=found,
        may_change=may_change,
    )


def entry(request: MemberRequest, register: str, pk: int) -> HttpResponse:
    found, held = the_entry(request, register, pk)
    terms = editions_by_group(home()) if found.name is RegisterName.MINUTES else {}
    may_change = policies.may_change_registers(request.member)
    page: dict[str, Any] = {
        "register": found,
        "entry": held,
        "facts": shown.entry_facts(found, held, localdate(), terms),
        "steps": shown.step_history(steps_of(held)),
        "may_change": may_change and not held.withdrawn_because,
        "adds": shown.links_to_add(found, held),
        "photograph": street.photograph(held),
    }
    return render(request, "partnership/entry.html", page)


def photograph(request: MemberRequest, register: str, pk: int) -> HttpResponse:
    _, held = the_entry(request, register, pk)
    if street.photograph(held) is None:
        raise Http404
    content = photograph_of(cast(StreetFind, held))
    return HttpResponse(content, content_type="image/jpeg")


def add_entry(request: MemberRequest, register: str) -> HttpResponse:
    found = the_register(request, register)
    policies.may_change_registers(request.member).require()
    partnership = home()
    form = FORMS[found.name](
        request.POST or None,
        request.FILES or None,
        initial=request.GET.dict(),
        partnership_id=partnership.pk,
    )
    back = reverse("partnership:register", args=[register])
    return answer_form(
        request,
        form,
        lambda: services.add_entry(
            partnership=partnership,
            register=found.name,
            fields=form.fields_to_write(),
            by=request.member,
            at=now(),
        ),
        done="It is in the register.",
        then=("register", [register]),
        title=found.add,
        caption=found.title,
        back_href=back,
        back=found.title,
        help_url=found.help_url,
    )


def change_entry(request: MemberRequest, register: str, pk: int) -> HttpResponse:
    found, held = the_entry(request, register, pk)
    policies.may_change_registers(request.member).require()
    form_class = FORMS[found.name]
    form = form_class(
        request.POST or None,
        request.FILES or None,
        initial=initial_of(held, form_class.base_fields),
        partnership_id=home().pk,
    )
    return answer_form(
        request,
        form,
        lambda: services.change_entry(
            entry=held,
            fields=form.fields_to_write(),
            version=form.cleaned_data["version"],
            by=request.member,
            at=now(),
        ),
        done="The entry is changed.",
        then=("entry", [register, pk]),
        title="Change the entry",
        caption=str(held),
        back_href=reverse("partnership:entry", args=[register, pk]),
        back=str(held),
        help_url=found.help_url,
    )


def initial_of(entry: Entry, names: Any) -> dict[str, Any]:
    """Return what an entry holds as its form takes it."""
    many = {one.name for one in entry._meta.many_to_many}
    return {
        name: getattr(entry, name).all() if name in many else getattr(entry, name)
        for name in names
        if hasattr(entry, name)
    }


def withdraw_entry(request: MemberRequest, register: str, pk: int) -> HttpResponse:
    found, held = the_entry(request, register, pk)
    policies.may_change_registers(request.member).require()
    form = WithdrawForm(request.POST or None, initial={"version": held.version})
    return answer_form(
        request,
        form,
        lambda: services.withdraw_entry(
            entry=held,
            because=form.cleaned_data["because"],
            version=form.cleaned_data["version"],
            by=request.member,
            at=now(),
        ),
        done="The entry is withdrawn.",
        then=("register", [register]),
        title="Withdraw the entry",
        caption=str(held),
        back_href=reverse("partnership:entry", args=[register, pk]),
        back=str(held),
        help_url=found.help_url,
    )
