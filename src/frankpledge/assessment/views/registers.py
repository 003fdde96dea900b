"""Pages of the registers: others' priorities and plans, links between themes."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.assessment import policies, selectors, services
from frankpledge.assessment.forms.offered import to_choose
from frankpledge.assessment.forms.registers import (
    ExternalForm,
    LinkForm,
    NewExternalForm,
    StrategyForm,
)
from frankpledge.assessment.models import ExternalPriority, LinkedStrategy
from frankpledge.assessment.presenters import registers as shown
from frankpledge.assessment.views.found import answer_form, answer_list, enter
from frankpledge.ui.answers import sent


FORM = "assessment/register_form.html"


def exports(request: MemberRequest) -> bool:
    """Say whether the member may take these lists away."""
    return bool(policies.may_take_list_away(request.member, on=localdate()))


def writer(request: MemberRequest) -> int:
    """Return the home partnership's key to somebody who may keep the registers."""
    partnership_id = enter(request)
    policies.may_change_registers(request.member, on=localdate()).require()
    return partnership_id


def above(request: MemberRequest) -> HttpResponse:
    partnership_id, today = enter(request), localdate()
    listed = shown.external_list(
        selectors.external_priorities(partnership_id),
        request.GET,
        today=today,
        may_export=exports(request),
    )
    may_change = policies.may_change_registers(request.member, on=today)
    return answer_list(request, "assessment/above.html", listed, may_change=may_change)


def the_priority(request: MemberRequest, pk: int) -> ExternalPriority:
    """Return an external priority, or 404."""
    found = selectors.external_priorities(enter(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def add_above(request: MemberRequest) -> HttpResponse:
    partnership_id = writer(request)
    rows = {
        str(one.pk): one
        for one in selectors.external_priorities(partnership_id)
        if one.superseded_by_id is None
    }
    form = NewExternalForm(sent(request), initial={"version": 0})
    to_choose(form, "replaces", ((pk, one.title) for pk, one in rows.items()), "None")

    def act() -> None:
        said = form.said()
        services.note_external_priority(
            partnership_id=partnership_id,
            replaces=rows.get(said.pop("replaces")),
            said=said,
            by=request.member,
            on=localdate(),
        )

    return answer_form(
        request,
        form,
        act,
        done="It is on the register.",
        then=reverse("assessment:above"),
        title="Note what others put first",
        back="What others put first",
        template=FORM,
    )


def priority(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_priority(request, pk)
    page = shown.external_page(found)
    page["may_change"] = policies.may_change_registers(request.member, on=localdate())
    return render(request, "assessment/priority.html", page)


def change_above(request: MemberRequest, pk: int) -> HttpResponse:
    writer(request)
    found = the_priority(request, pk)
    form = ExternalForm(sent(request), initial=ExternalForm.kept(found))
    return answer_form(
        request,
        form,
        lambda: services.change_external_priority(
            priority=found,
            said=form.said(),
            version=form.version_seen,
            by=request.member,
            on=localdate(),
        ),
        done="It is changed.",
        then=reverse("assessment:priority", args=[pk]),
        title="Change what others put first",
        caption=found.title,
        back=found.title,
        template=FORM,
    )


def strategies(request: MemberRequest) -> HttpResponse:
    partnership_id, today = enter(request), localdate()
    may_change = policies.may_change_registers(request.member, on=today)
    listed = shown.strategy_list(
        selectors.strategies_of(partnership_id),
        request.GET,
        today=today,
        may_export=exports(request),
    )
    return answer_list(
        request,
        "assessment/strategies.html",
        listed,
        may_change=may_change,
        uncovered=shown.titles(
            selectors.themes_without_strategy(partnership_id, on=today)
        ),
    )


def the_strategy(partnership_id: int, pk: int) -> LinkedStrategy:
    """Return a linked strategy, or 404."""
    found = selectors.strategies_of(partnership_id).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def add_strategy(request: MemberRequest) -> HttpResponse:
    partnership_id = writer(request)
    form = StrategyForm(sent(request), initial={"version": 0})
    return strategy_form(
        request,
        form,
        lambda said: services.note_strategy(
            partnership_id=partnership_id, said=said, by=request.member, on=localdate()
        ),
        title="Note another body's plan",
    )


def change_strategy(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_strategy(writer(request), pk)
    form = StrategyForm(sent(request), initial=StrategyForm.kept(found))
    return strategy_form(
        request,
        form,
        lambda said: services.change_strategy(
            strategy=found,
            said=said,
            version=form.version_seen,
            by=request.member,
            on=localdate(),
        ),
        title="Change another body's plan",
    )


def strategy_form(
    request: MemberRequest, form: StrategyForm, write: Any, *, title: str
) -> HttpResponse:
    """Answer with the form of another body's plan, or keep what it says."""
    return answer_form(
        request,
        form,
        lambda: write(form.said()),
        done="The plan is on the register.",
        then=reverse("assessment:strategies"),
        title=title,
        back="Others' plans",
        template=FORM,
    )


def links(request: MemberRequest) -> HttpResponse:
    partnership_id, today = enter(request), localdate()
    may_change = policies.may_change_registers(request.member, on=today)
    listed = shown.link_list(
        selectors.links_of(partnership_id),
        request.GET,
        may_change=bool(may_change),
        may_export=exports(request),
    )
    return answer_list(
        request,
        "assessment/links.html",
        listed,
        may_change=may_change,
        matrix=shown.link_matrix(selectors.links_of(partnership_id)),
    )


def add_link(request: MemberRequest) -> HttpResponse:
    partnership_id = writer(request)
    form = LinkForm(sent(request))

    def act() -> None:
        data, today = form.cleaned_data, localdate()
        if data["strength"]:
            services.link_themes(
                partnership_id=partnership_id, by=request.member, on=today, **data
            )
            return
        pair = {"cause": data["cause"], "effect": data["effect"]}
        for link in selectors.links_of(partnership_id).filter(**pair):
            services.unlink_themes(link=link, by=request.member, on=today)

    return answer_form(
        request,
        form,
        act,
        done="The link is kept as you said.",
        then=reverse("assessment:links"),
        title="Say how one matter drives another",
        back="Links between themes",
        template=FORM,
    )
