"""Pages of the horizon: what is watched, what sets it off, what was decided."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.assessment import policies, selectors, services
from frankpledge.assessment.forms.offered import to_choose
from frankpledge.assessment.forms.registers import HorizonForm, WatchForm
from frankpledge.assessment.models import HorizonItem
from frankpledge.assessment.presenters import horizon as shown
from frankpledge.assessment.states import ProjectState, WatchState
from frankpledge.assessment.views.found import answer_form, answer_list, enter
from frankpledge.partnership.selectors import agencies_of, home
from frankpledge.ui.answers import sent


FORM = "assessment/horizon_form.html"


def the_item(request: MemberRequest, pk: int) -> HorizonItem:
    """Return a matter on the horizon, or 404."""
    found = selectors.horizon_of(enter(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def horizon(request: MemberRequest) -> HttpResponse:
    partnership_id, today = enter(request), localdate()
    rows = selectors.watched(selectors.horizon_of(partnership_id), today=today)
    listed = shown.horizon_list(
        rows,
        request.GET,
        may_export=bool(policies.may_take_list_away(request.member, on=today)),
    )
    may_change = policies.may_change_registers(request.member, on=today)
    return answer_list(
        request,
        "assessment/horizon.html",
        listed,
        may_change=may_change,
        set_off=[row for row in rows if shown.is_alarm(row)],
        due=sum(row.is_due for row in rows),
    )


def the_form(request: MemberRequest, initial: dict[str, object]) -> HorizonForm:
    """Return the form of a matter, with the agencies and measures there are."""
    form = HorizonForm(sent(request), initial=initial)
    to_choose(form, "owner", ((one.pk, one.name) for one in agencies_of(home())))
    to_choose(
        form,
        "trigger_measure",
        selectors.trigger_measures(request.member, on=localdate()),
        "None",
    )
    return form


def add(request: MemberRequest) -> HttpResponse:
    partnership_id, today = enter(request), localdate()
    policies.may_change_registers(request.member, on=today).require()
    form = the_form(request, {"version": 0})
    return answer_form(
        request,
        form,
        lambda: services.watch(
            partnership_id=partnership_id,
            said=shown.written(form.said(), home().area_code),
            by=request.member,
            on=today,
        ),
        done="It is on the horizon's list.",
        then=reverse("assessment:horizon"),
        title="Watch a matter on the horizon",
        back="Horizon",
        template=FORM,
    )


def item(request: MemberRequest, pk: int) -> HttpResponse:
    found, today = the_item(request, pk), localdate()
    page = shown.item_page(found, today=today)
    page["may_change"] = policies.may_change_registers(request.member, on=today)
    return render(request, "assessment/horizon_item.html", page)


def change(request: MemberRequest, pk: int) -> HttpResponse:
    found, today = the_item(request, pk), localdate()
    policies.may_change_registers(request.member, on=today).require()
    form = the_form(request, shown.held(found))
    return answer_form(
        request,
        form,
        lambda: services.change_watch(
            item=found,
            said=shown.written(form.said(), home().area_code),
            version=form.version_seen,
            by=request.member,
            on=today,
        ),
        done="It is changed.",
        then=reverse("assessment:horizon-item", args=[pk]),
        title="Change what is watched",
        caption=found.title,
        back=found.title,
        template=FORM,
    )


def decide(request: MemberRequest, pk: int) -> HttpResponse:
    found, today = the_item(request, pk), localdate()
    policies.may_change_registers(request.member, on=today).require()
    drafts = {
        str(one.pk): one
        for one in selectors.assessments_of(found.partnership_id)
        if one.state == ProjectState.DRAFT
    }
    form = WatchForm(sent(request), initial={"assessment": next(iter(drafts), "")})
    to_choose(
        form, "assessment", ((pk, one.title) for pk, one in drafts.items()), "None"
    )
    return answer_form(
        request,
        form,
        lambda: services.decide_watch(
            item=found,
            state=WatchState(form.cleaned_data["state"]),
            reason=form.cleaned_data["reason"],
            next_look_on=form.cleaned_data["next_look_on"],
            assessment=drafts.get(form.cleaned_data["assessment"]),
            by=request.member,
            on=today,
        ),
        done="What was decided of it is kept.",
        then=reverse("assessment:horizon-item", args=[pk]),
        title="Promote it, keep it or close it",
        caption=found.title,
        back=found.title,
        template=FORM,
    )
