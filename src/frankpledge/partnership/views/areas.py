"""Pages of areas: the list, one area with its map, drawing, and populations."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from frankpledge.access.requests import MemberRequest
from frankpledge.partnership import policies, services
from frankpledge.partnership.forms import CloseForm, DrawForm, RedrawForm, RenameForm
from frankpledge.partnership.models import Area
from frankpledge.partnership.presenters.areas import (
    area_page,
    map_alt,
    map_of,
    newest_residents,
    population_page,
)
from frankpledge.partnership.presenters.lists import area_list
from frankpledge.partnership.presenters.maps import NARROW, WIDTH
from frankpledge.partnership.selectors import NoArea, areas_of, outline_of, versions
from frankpledge.partnership.selectors import area as the_area_called
from frankpledge.partnership.views.asking import answer_form, answer_list, enter


def areas(request: MemberRequest) -> HttpResponse:
    partnership = enter(request)
    rows = areas_of(partnership)
    if not request.GET.get("kind"):
        rows = rows.exclude(kind="lsoa")
    shown = area_list(
        rows,
        request.GET,
        residents=newest_residents(rows.values_list("code", flat=True), localdate()),
        may_export=bool(policies.may_export_directory(request.member)),
    )
    may_draw = policies.may_change_areas(request.member)
    return answer_list(
        request,
        "partnership/areas.html",
        shown,
        may_draw=may_draw,
        partnership=partnership,
    )


def the_area(request: MemberRequest, code: str) -> Area:
    """Return the area of a code to a member, as drawn today or on ?on=2019-04-01."""
    enter(request)
    asked = request.GET.get("on", "")
    try:
        return the_area_called(code, date.fromisoformat(asked) if asked else None)
    except (NoArea, ValueError):
        raise Http404 from None


def area(request: MemberRequest, code: str) -> HttpResponse:
    found = the_area(request, code)
    page = area_page(found, versions(found.code))
    page["may_change"] = policies.may_change_areas(request.member)
    page["map_alt"] = map_alt(found)
    page["has_map"] = outline_of(found) is not None
    return render(request, "partnership/area.html", page)


def area_map(request: MemberRequest, code: str) -> HttpResponse:
    width = NARROW if request.GET.get("width") == "narrow" else WIDTH
    picture = map_of(the_area(request, code), width)
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/svg+xml")


def draw(request: MemberRequest) -> HttpResponse:
    partnership = enter(request)
    policies.may_change_areas(request.member).require()
    form = DrawForm(request.POST or None, partnership=partnership)
    return answer_form(
        request,
        form,
        lambda: services.define_area(
            partnership=partnership,
            code=form.cleaned_data["code"],
            name=form.cleaned_data["name"],
            starts_on=form.cleaned_data["starts_on"],
            note_text=form.cleaned_data["note_text"],
            by=request.member,
            on=localdate(),
            **form.parts(),
        ),
        done="The area is drawn, with the people its parts add up to.",
        title="Draw a neighbourhood",
        template="partnership/draw.html",
        map_href=reverse("partnership:area-map", args=[partnership.area_code]),
        back_href=reverse("partnership:areas"),
        back="Areas",
    )


def redraw(request: MemberRequest, code: str) -> HttpResponse:
    found = the_area(request, code)
    policies.may_change_areas(request.member).require()
    form = RedrawForm(request.POST or None, partnership=found.partnership)
    return answer_form(
        request,
        form,
        lambda: services.redraw_area(
            area=found,
            starts_on=form.cleaned_data["starts_on"],
            note_text=form.cleaned_data["note_text"],
            by=request.member,
            on=localdate(),
            **form.parts(),
        ),
        done="The area is drawn anew. Its old drawing stays for the time before.",
        template="partnership/draw.html",
        title="Draw it anew",
        caption=found.name,
        map_href=reverse("partnership:area-map", args=[code]),
        back_href=reverse("partnership:area", args=[code]),
        back=found.name,
    )


def rename(request: MemberRequest, code: str) -> HttpResponse:
    found = the_area(request, code)
    policies.may_change_areas(request.member).require()
    held = {"name": found.name, "note_text": found.note, "version": found.version}
    form = RenameForm(request.POST or None, initial=held)
    return answer_form(
        request,
        form,
        lambda: services.rename_area(
            area=found, by=request.member, **form.cleaned_data
        ),
        done="The area is changed.",
        title="Change name and note",
        caption=found.name,
        back_href=reverse("partnership:area", args=[code]),
        back=found.name,
    )


def close(request: MemberRequest, code: str) -> HttpResponse:
    found = the_area(request, code)
    policies.may_change_areas(request.member).require()
    form = CloseForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: services.close_area(area=found, by=request.member, **form.cleaned_data),
        done="The area ends. Its past figures stay.",
        then=("area", [code]),
        title="End the area",
        caption=found.name,
        back_href=reverse("partnership:area", args=[code]),
        back=found.name,
    )


def population(request: MemberRequest) -> HttpResponse:
    page = population_page(enter(request))
    page["may_change"] = policies.may_change_areas(request.member)
    return render(request, "partnership/population.html", page)


@require_POST
def acknowledge(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(enter(request).rebasings.all(), pk=pk)
    services.acknowledge_rebasing(rebasing=found, by=request.member, on=localdate())
    messages.success(request, "It is noted that you have read it.")
    return redirect("partnership:population")
