"""Pages for the actions that plans promise."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from frankpledge.access.models import Member
from frankpledge.access.requests import MemberRequest
from frankpledge.actions import services
from frankpledge.actions.selectors import Action, may_update_action
from frankpledge.actions.states import CHANGES, ActionState
from frankpledge.assessment.selectors import recommended_as
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies
from frankpledge.plan.forms.steps import ActionUpdateForm
from frankpledge.plan.presenters.equality import equality_rows
from frankpledge.plan.presenters.lists import action_list
from frankpledge.plan.presenters.rows import action_row
from frankpledge.plan.selectors import actions_visible_to, plans_of_action
from frankpledge.plan.views.found import answer_form, answer_list, enter


def actions(request: MemberRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = actions_visible_to(enter(request), home().pk, on=today)
    shown = action_list(rows, request.GET, today=today)
    return answer_list(request, "plan/actions.html", shown)


def action(request: MemberRequest, pk: int) -> HttpResponse:
    now = timezone.localtime()
    today = now.date()
    rows = actions_visible_to(enter(request), home().pk, on=today)
    found = get_object_or_404(rows, pk=pk)
    decision = may_update_action(request.member, found, on=today)
    if request.method == "POST":
        decision.require()
    form = update_form(request, found)
    return answer_form(
        request,
        form,
        lambda: update(found, form, at=now, by=request.member),
        done="The action is updated.",
        then=reverse("plan:action", args=[pk]),
        template="plan/action.html",
        row=action_row(found, today),
        plans=list(plans_of_action(found)),
        asked=list(recommended_as(found)),
        notes=found.notes.select_related("written_by__user", "written_by__agency"),
        decision=decision,
        action=found,
        equality=equality_rows(found),
        may_note=policies.may_note_equality(request.member, found, on=today),
        may_change=policies.may_change_plan(request.member, None, on=today),
    )


def update_form(request: MemberRequest, found: Action) -> ActionUpdateForm:
    """Return the form of an action, with the states it may go to from its own."""
    state = ActionState(found.state)
    return ActionUpdateForm(
        request.POST or None,
        states=[state.value, *sorted(one.value for one in CHANGES[state])],
        initial={
            "state": state.value,
            "due_on": found.due_on,
            "version": found.version,
        },
    )


def update(found: Action, form: ActionUpdateForm, *, at: datetime, by: Member) -> None:
    """Write down how an action goes, as a valid form tells it."""
    said = form.said()
    services.update_action(
        action=found,
        state=ActionState(said["state"]),
        due_on=said["due_on"],
        text=said["text"],
        version=form.version_seen,
        at=at,
        by=by,
    )
