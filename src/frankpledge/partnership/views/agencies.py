"""Pages of the register of agencies."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.partnership import policies, services
from frankpledge.partnership.forms import (
    AgencyForm,
    CloseForm,
    PersonForm,
    PostForm,
    SuccessionForm,
)
from frankpledge.partnership.models import Agency
from frankpledge.partnership.presenters.lists import agency_list
from frankpledge.partnership.presenters.pages import agency_page
from frankpledge.partnership.selectors import agencies_of, vacancies
from frankpledge.partnership.states import (
    AgencyKind,
    LegalStatus,
    PostKind,
    SuccessionKind,
)
from frankpledge.partnership.views.asking import answer_form, answer_list, enter


EDITABLE = ("name", "kind", "legal_status", "legal_basis", "tier", "starts_on", "note")


def directory(request: MemberRequest) -> HttpResponse:
    partnership, today = enter(request), localdate()
    shown = agency_list(
        agencies_of(partnership),
        request.GET,
        today=today,
        may_export=bool(policies.may_export_directory(request.member)),
    )
    return answer_list(
        request,
        "partnership/directory.html",
        shown,
        partnership=partnership,
        vacant=len(vacancies(partnership, on=today)),
        may_add=policies.may_change_directory(request.member),
    )


def agency(request: MemberRequest, code: str) -> HttpResponse:
    found, today = the_agency(request, code), localdate()
    page = agency_page(found, today=today)
    page["may_change"] = policies.may_change_agency(request.member, found)
    page["may_end"] = policies.may_change_directory(request.member)
    return render(request, "partnership/agency.html", page)


def the_agency(request: MemberRequest, code: str) -> Agency:
    """Return the agency to somebody who may see the directory."""
    return get_object_or_404(agencies_of(enter(request)), code=code)


def add_agency(request: MemberRequest) -> HttpResponse:
    partnership = enter(request)
    policies.may_change_directory(request.member).require()
    form = AgencyForm(request.POST or None)

    def add() -> Agency:
        data = form.fields_to_write()
        return services.add_agency(
            partnership=partnership,
            kind=AgencyKind(data.pop("kind")),
            legal_status=LegalStatus(data.pop("legal_status")),
            note_text=data.pop("note"),
            by=request.member,
            **data,
        )

    return answer_form(
        request,
        form,
        add,
        done="The agency is in the register.",
        title="Add an agency",
        back_href=reverse("partnership:directory"),
        back="Agencies",
    )


def edit_agency(request: MemberRequest, code: str) -> HttpResponse:
    found = the_agency(request, code)
    policies.may_change_agency(request.member, found).require()
    held = {name: getattr(found, name) for name in EDITABLE}
    form = AgencyForm(request.POST or None, initial=held | {"version": found.version})
    return answer_form(
        request,
        form,
        lambda: services.change_agency(
            agency=found,
            version=form.cleaned_data["version"],
            by=request.member,
            **form.fields_to_write(),
        ),
        done="The register is changed.",
        title="Change its entry",
        caption=found.name,
        back_href=reverse("partnership:agency", args=[code]),
        back=found.name,
    )


def end_agency(request: MemberRequest, code: str) -> HttpResponse:
    found = the_agency(request, code)
    policies.may_change_directory(request.member).require()
    form = CloseForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: services.end_agency(
            agency=found, by=request.member, **form.cleaned_data
        ),
        done="The agency has a last day now. Its history stays.",
        title="End its part in the partnership",
        caption=found.name,
        back_href=reverse("partnership:agency", args=[code]),
        back=found.name,
    )


def succeed_agency(request: MemberRequest, code: str) -> HttpResponse:
    found = the_agency(request, code)
    policies.may_change_directory(request.member).require()
    form = SuccessionForm(request.POST or None, agency=found)
    return answer_form(
        request,
        form,
        lambda: services.succeed_agency(
            earlier=[found],
            later=list(form.cleaned_data["later"]),
            kind=SuccessionKind(form.cleaned_data["kind"]),
            on=form.cleaned_data["on"],
            note_text=form.cleaned_data["note_text"],
            by=request.member,
        ),
        done="The history leads on to who came after.",
        then=("agency", [code]),
        title="Who came after",
        caption=found.name,
        back_href=reverse("partnership:agency", args=[code]),
        back=found.name,
    )


def add_person(request: MemberRequest, code: str) -> HttpResponse:
    found = the_agency(request, code)
    policies.may_change_agency(request.member, found).require()
    form = PersonForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: services.add_person(
            agency=found, by=request.member, **form.fields_to_write()
        ),
        done="They are in the directory.",
        title="Add a person",
        caption=found.name,
        back_href=reverse("partnership:agency", args=[code]),
        back=found.name,
    )


def add_post(request: MemberRequest, code: str) -> HttpResponse:
    found = the_agency(request, code)
    policies.may_change_agency(request.member, found).require()
    form = PostForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: services.add_post(
            agency=found,
            title=form.cleaned_data["title"],
            kind=PostKind(form.cleaned_data["kind"]),
            by=request.member,
        ),
        done="The post is there, and vacant until somebody holds it.",
        title="Add a post",
        caption=found.name,
        back_href=reverse("partnership:agency", args=[code]),
        back=found.name,
    )
