"""Pages of what is given in kind and of what actions cost."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from frankpledge.access.requests import MemberRequest
from frankpledge.funding import policies, services
from frankpledge.funding.forms import (
    ActionMoneyForm,
    ContributionForm,
    MoneyForm,
)
from frankpledge.funding.models import Contribution
from frankpledge.funding.presenters import work as shown
from frankpledge.funding.presenters.lists import funds as fund_lists
from frankpledge.funding.presenters.lists import work as lists
from frankpledge.funding.presenters.words import address
from frankpledge.funding.selectors import (
    action_costs,
    awards_visible_to,
    contributions_visible_to,
    funds_visible_to,
)
from frankpledge.funding.selectors.choosing import (
    actions_offered,
    agencies_for,
)
from frankpledge.funding.selectors.resting import ActionCost
from frankpledge.funding.views.asking import (
    answer_form,
    answer_list,
    answer_page,
    enter,
    may_add,
    may_export,
    one_of,
)
from frankpledge.ui.answers import sent


IN_KIND_HELP = "/help/how-to/count-what-is-given-in-kind/"


def in_kind(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    rows = list(contributions_visible_to(request.member, on=today))
    add = ("Write down what was given", reverse("funding:add-contribution"))
    return answer_list(
        request,
        lists.contribution_list(rows, request.GET, may_export=may_export(request)),
        here="in-kind",
        intro="What agencies gave without being paid. Worth is worked out from rates.",
        add=add if may_add(request, today) else None,
        help_url=IN_KIND_HELP,
    )


def contribution(request: MemberRequest, pk: int) -> HttpResponse:
    today = enter(request)
    held = one_of(contributions_visible_to(request.member, on=today), pk)
    may_change = policies.may_change_of(request.member, held.agency_id, on=today)
    return answer_page(
        request, shown.contribution_page(held, may_change=bool(may_change))
    )


def contribution_form(
    request: MemberRequest, held: Contribution | None, today: date
) -> HttpResponse:
    """Answer with the form of a contribution, new or known."""
    member = request.member
    whole = bool(policies.may_change_whole(member, on=today))
    start = {"agency": member.agency_id, "action": request.GET.get("action")}
    form = ContributionForm(
        sent(request), initial=ContributionForm.kept(held) if held else start
    )
    form.offer(
        agency=agencies_for(member, on=today, may_choose=whole),
        action=actions_offered(),
        award=awards_visible_to(member, on=today),
    )
    return answer_form(
        request,
        form,
        lambda: services.write_contribution(
            contribution=held,
            fields=form.said(),
            version=form.version_seen,
            by=member,
            on=today,
        ),
        done="What was given is written down.",
        then=lambda made: ("contribution", [made.pk]),
        title="Change what was given" if held else "Write down what was given",
        back_href=address("in-kind"),
        back="Given in kind",
        help_url=IN_KIND_HELP,
    )


def add_contribution(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    own = request.member.agency_id
    policies.may_change_of(request.member, own, on=today).require()
    return contribution_form(request, None, today)


def edit_contribution(request: MemberRequest, pk: int) -> HttpResponse:
    today = enter(request)
    held = one_of(contributions_visible_to(request.member, on=today), pk)
    policies.may_change_of(request.member, held.agency_id, on=today).require()
    return contribution_form(request, held, today)


def actions(request: MemberRequest) -> HttpResponse:
    today = enter(request)
    rows = action_costs(request.member, on=today)
    return answer_list(
        request,
        fund_lists.action_list(rows, request.GET, may_export=may_export(request)),
        here="actions",
        intro="What pays for each action of the plan. “Existing budgets” is believed"
        " where somebody's hours stand behind it.",
        help_url=IN_KIND_HELP,
    )


def the_action(request: MemberRequest, pk: int) -> tuple[ActionCost, date]:
    """Return one action with what it costs, and today."""
    today = enter(request)
    found = [
        one
        for one in action_costs(request.member, on=today, only=pk)
        if one.action.pk == pk
    ]
    if not found:
        raise Http404
    return found[0], today


def action(request: MemberRequest, pk: int) -> HttpResponse:
    cost, today = the_action(request, pk)
    return answer_page(
        request, shown.action_page(cost, may_change=may_add(request, today))
    )


def tie_action(request: MemberRequest, pk: int) -> HttpResponse:
    cost, today = the_action(request, pk)
    own = request.member.agency_id
    policies.may_change_of(request.member, own, on=today).require()
    form = ActionMoneyForm(sent(request))
    form.offer(fund=funds_visible_to(request.member, on=today))

    def act() -> Any:
        fields = form.said()
        return services.tie_action(
            action=cost.action,
            fund=fields.pop("fund"),
            fields=fields,
            by=request.member,
            on=today,
        )

    return answer_form(
        request,
        form,
        act,
        done="The fund is tied to the action.",
        then=lambda made: ("action", [pk]),
        title="Say which fund pays",
        caption=f"{cost.action.ref} {cost.action.text}",
        back_href=address("action", pk),
        back=cost.action.ref,
        help_url=IN_KIND_HELP,
    )


def untie_action(request: MemberRequest, pk: int, money: int) -> HttpResponse:
    cost, today = the_action(request, pk)
    found = [row for row in cost.money if row.pk == money]
    if not found:
        raise Http404
    policies.may_change_fund(request.member, found[0].fund, on=today).require()
    return answer_form(
        request,
        MoneyForm(sent(request)),
        lambda: services.untie_action(money=found[0], by=request.member, on=today),
        done="The fund no longer pays for the action.",
        then=lambda made: ("action", [pk]),
        title=f"Does {found[0].fund.name} no longer pay for it?",
        caption=f"{cost.action.ref} {cost.action.text}",
        button="Remove it",
        back_href=address("action", pk),
        back=cost.action.ref,
        help_url=IN_KIND_HELP,
    )
