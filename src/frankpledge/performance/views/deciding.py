"""Decisions against the number seen, and the pair a target is read beside."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate, now

from frankpledge.access.requests import MemberRequest
from frankpledge.evidence.selectors import definitions_in_force
from frankpledge.partnership.selectors import groups_of, home
from frankpledge.performance import policies, services
from frankpledge.performance.forms import DecisionForm, PairForm
from frankpledge.performance.models import Decision
from frankpledge.performance.presenters.facts import decision_facts
from frankpledge.performance.presenters.pages import target_href
from frankpledge.performance.presenters.registers import decision_list
from frankpledge.performance.presenters.seen import number_seen, period_seen
from frankpledge.performance.selectors.board import hidden_measures
from frankpledge.performance.selectors.deciding import (
    Seen,
    decision_numbered,
    decisions_of,
    seen_figure,
    seen_target,
)
from frankpledge.performance.selectors.pairing import pairing_of
from frankpledge.performance.views.answering import (
    answer_form,
    answer_list,
    answer_thing,
    at,
    enter,
    found_or_404,
    may_export,
    task_in,
)
from frankpledge.performance.views.found import asked_for, the_entry
from frankpledge.performance.views.updates import the_update
from frankpledge.plan.selectors import Plan, plans_of
from frankpledge.plan.selectors.layouts import area_name
from frankpledge.ui.answers import sent


HELP = "update-an-area"


def visible(request: MemberRequest) -> list[str]:
    """Return the measures whose figures this member may not see."""
    return sorted(hidden_measures(request.member, on=localdate()))


def decisions(request: MemberRequest) -> HttpResponse:
    enter(request)
    rows = decisions_of([one.pk for one in plans_of(home().pk)])
    rows = rows.exclude(measure__in=visible(request))
    shown = decision_list(
        rows, request.GET, today=localdate(), may_export=may_export(request)
    )
    return answer_list(request, shown, help_page=HELP, title="Decisions on figures")


def the_decision(request: MemberRequest, pk: int) -> Decision:
    """Return a decision on a figure that the member may see, or 404."""
    enter(request)
    found = found_or_404(decision_numbered(pk))
    if found.measure in visible(request):
        raise Http404
    return found


def decision(request: MemberRequest, pk: int) -> HttpResponse:
    found, today = the_decision(request, pk), localdate()
    definition = definitions_in_force().get(found.measure)
    area = area_name(found.area_code)
    facts = decision_facts(found, definition, area=area, today=today)
    links = []
    if found.action:
        href = reverse("plan:action", args=[found.action.pk])
        links = [{"href": href, "text": "The task, and how it goes"}]
    return answer_thing(
        request,
        f"Decision on {found.target_ref}",
        facts,
        help_page=HELP,
        back=at("decisions"),
        back_text="Decisions",
        links=links,
    )


def decide(request: MemberRequest, plan: str, quarter: str, ref: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    entry = the_entry(request, asked, ref)
    if entry.is_withheld:
        raise Http404
    back = target_href(asked.plan, asked.quarter, ref)
    return deciding(request, asked.plan, seen_target(entry), back)


def decide_here(
    request: MemberRequest, plan: str, area: str, month: str, ref: str
) -> HttpResponse:
    update = the_update(request, plan, area, month)
    row = next((one for one in update.rows if one.entry.target.ref == ref), None)
    if row is None or row.month is None or not row.month.has_value:
        raise Http404
    stood = row.entry.status.value if row.is_whole else "held against a year before"
    seen = seen_figure(ref, row.month, stood)
    back = f"{at('updates')}?plan={plan}&area={area}&month={month}"
    return deciding(request, update.plan, seen, back)


def deciding(request: MemberRequest, plan: Plan, seen: Seen, back: str) -> HttpResponse:
    """Answer with the form for a decision, the number it is taken on above it."""
    policies.may_record_decision(request.member, on=localdate()).require()
    groups = {one.pk: one for one in groups_of(home())}
    form = DecisionForm(sent(request), initial={"decided_on": localdate()})
    return answer_form(
        request,
        form,
        lambda said: services.record_decision(
            plan=plan,
            seen=seen,
            text=said["text"],
            group=groups[said["group"]],
            decided_on=said["decided_on"],
            task=task_in(said),
            by=request.member,
            at=now(),
        ),
        words="Record a decision",
        done="The decision is recorded with the number seen.",
        back=back,
        then=lambda made: at("decision", made.pk),
        caption=f"{seen.ref}, {period_seen(seen.period)}",
        lead=f"The number seen: {number_seen(seen)}; {seen.stood}."
        " It is kept with the decision, whatever becomes of it later.",
    )


def pair(request: MemberRequest, plan: str, quarter: str, ref: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    entry = the_entry(request, asked, ref)
    policies.may_override(request.member, on=asked.today).require()
    held = pairing_of(entry.target.pk)
    initial = {"measure": held.measure, "why": held.why} if held else {}
    return answer_form(
        request,
        PairForm(sent(request), initial=initial),
        lambda said: services.pair_target(
            standing=entry.standing,
            measure=said["measure"],
            why=said["why"],
            by=request.member,
            at=now(),
        ),
        words="Read it beside a harm",
        done="The pair is kept.",
        back=target_href(asked.plan, asked.quarter, ref),
        caption=f"Target {ref}, {asked.quarter.label}",
        lead="More reports can mean more trust or more harm. A measure of the harm"
        " itself, read beside it, tells the two apart.",
    )
