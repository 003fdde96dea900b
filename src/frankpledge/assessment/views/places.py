"""Pages of places, of another body's plan, and of who made an audit together."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from frankpledge.access.requests import MemberRequest
from frankpledge.assessment import policies, selectors, services
from frankpledge.assessment.forms.offered import to_choose
from frankpledge.assessment.forms.places import FactForm, PlaceForm, TheirTargetForm
from frankpledge.assessment.models import PlaceProfile
from frankpledge.assessment.presenters import places as shown
from frankpledge.assessment.states import Edition
from frankpledge.assessment.views.found import (
    act_and_go,
    answer_form,
    answer_list,
    enter,
)
from frankpledge.assessment.views.registers import exports, the_strategy, writer
from frankpledge.ui.answers import sent


FORM = "assessment/place_form.html"


def places(request: MemberRequest) -> HttpResponse:
    rows = selectors.places_of(enter(request))
    listed = shown.place_list(rows, request.GET, may_export=exports(request))
    may_change = policies.may_change_registers(request.member, on=localdate())
    return answer_list(request, "assessment/places.html", listed, may_change=may_change)


def the_place(request: MemberRequest, pk: int) -> PlaceProfile:
    """Return a place's profile, or 404."""
    return get_object_or_404(selectors.places_of(enter(request)), pk=pk)


def place(request: MemberRequest, pk: int) -> HttpResponse:
    return told(request, pk, Edition.RESTRICTED)


def public_place(request: MemberRequest, pk: int) -> HttpResponse:
    return told(request, pk, Edition.PUBLIC)


def told(request: MemberRequest, pk: int, edition: Edition) -> HttpResponse:
    """Answer with a place's page as partners or as the public would read it."""
    by, today = request.member, localdate()
    found = the_place(request, pk)
    page = shown.place_page(found, edition=edition, by=by, today=today)
    page["may_change"] = policies.may_change_registers(by, on=today)
    return render(request, "assessment/place.html", page)


def add_place(request: MemberRequest) -> HttpResponse:
    partnership_id = writer(request)
    form = PlaceForm(sent(request), initial={"version": 0})
    to_choose(form, "area_code", selectors.areas_to_profile(), "None")
    return answer_form(
        request,
        form,
        lambda: services.profile_place(
            partnership_id=partnership_id,
            said=form.said(),
            by=request.member,
            on=localdate(),
        ),
        done="The place has a profile. Note what is known of it.",
        then=reverse("assessment:places"),
        onward=lambda made: reverse("assessment:place", args=[made.pk]),
        title="Profile a place",
        back="Places",
        template=FORM,
    )


def change_place(request: MemberRequest, pk: int) -> HttpResponse:
    writer(request)
    found = the_place(request, pk)
    form = PlaceForm(sent(request), initial=PlaceForm.kept(found))
    to_choose(form, "area_code", selectors.areas_to_profile(), "None")
    return answer_form(
        request,
        form,
        lambda: services.change_place(
            place=found,
            said=form.said(),
            version=form.version_seen,
            by=request.member,
            on=localdate(),
        ),
        done="The profile is changed.",
        then=reverse("assessment:place", args=[pk]),
        title="Change the profile",
        caption=found.title,
        back=found.title,
        template=FORM,
    )


def add_fact(request: MemberRequest, pk: int) -> HttpResponse:
    writer(request)
    found, today = the_place(request, pk), localdate()
    form = FactForm(sent(request), initial={"noted_on": today, "for_partners": True})
    return answer_form(
        request,
        form,
        lambda: services.note_fact(
            place=found, said=form.cleaned_data, by=request.member, on=today
        ),
        done="It is noted.",
        then=reverse("assessment:place", args=[pk]),
        title="Note what is known",
        caption=found.title,
        back=found.title,
        template=FORM,
    )


@require_POST
def drop_fact(request: MemberRequest, pk: int, fact: int) -> HttpResponse:
    writer(request)
    found = get_object_or_404(the_place(request, pk).facts, pk=fact)
    return act_and_go(
        request,
        lambda: services.drop_fact(fact=found, by=request.member, on=localdate()),
        done="It is taken away.",
        then=reverse("assessment:place", args=[pk]),
    )


def strategy(request: MemberRequest, pk: int) -> HttpResponse:
    today = localdate()
    page = shown.strategy_page(the_strategy(enter(request), pk), today=today)
    page["may_change"] = policies.may_change_registers(request.member, on=today)
    return render(request, "assessment/strategy.html", page)


def add_target(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_strategy(writer(request), pk)
    form = TheirTargetForm(sent(request))
    to_choose(form, "measure", sorted_names())
    return answer_form(
        request,
        form,
        lambda: services.note_target(
            strategy=found, said=form.cleaned_data, by=request.member, on=localdate()
        ),
        done="What they promise is on the register.",
        then=reverse("assessment:strategy", args=[pk]),
        title="Note what they promise",
        caption=found.title,
        back=found.title,
        template="assessment/register_form.html",
    )


def sorted_names() -> list[tuple[str, str]]:
    """Return the measures for a box, by name."""
    return sorted(selectors.definition_names().items(), key=lambda row: row[1])


@require_POST
def drop_target(request: MemberRequest, pk: int, target: int) -> HttpResponse:
    found = the_strategy(writer(request), pk).targets.filter(pk=target).first()
    if found is None:
        raise Http404
    return act_and_go(
        request,
        lambda: services.drop_target(target=found, by=request.member, on=localdate()),
        done="It is taken away.",
        then=reverse("assessment:strategy", args=[pk]),
    )
