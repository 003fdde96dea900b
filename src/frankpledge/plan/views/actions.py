"""Pages for the actions that plans promise."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from frankpledge.access.models import Member
from frankpledge.access.requests import MemberRequest
from frankpledge.actions import services
from frankpledge.actions.selectors import Action, actions_of, may_update_action
from frankpledge.actions.states import CHANGES, ActionState
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment.selectors import recommended_as
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies
from frankpledge.plan.forms.steps import ActionUpdateForm
from frankpledge.plan.presenters.equality import equality_rows
from frankpledge.plan.presenters.lists import action_list
from frankpledge.plan.presenters.rows import action_row
from frankpledge.plan.selectors import plans_of_action, promised_actions
from frankpledge.plan.views.found import answer_list, enter


def actions(request: MemberRequest) -> HttpResponse:
    enter(request)
    rows = promised_actions(home().pk)
    shown = action_list(rows, request.GET, today=timezone.localdate())
    return answer_list(request, "plan/actions.html", shown)


def action(request: MemberRequest, pk: int) -> HttpResponse:
    now = timezone.localtime()
    enter(request)
    found = get_object_or_404(actions_of(home().pk), pk=pk)
    plans, asked = list(plans_of_action(found)), list(recommended_as(found))
    if not plans and not asked:
        raise Http404
    decision = may_update_action(request.member, found, on=now.date())
    form = update_form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            update(found, form.cleaned_data, at=now, by=request.member)
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
            form.saw(found)
        else:
            messages.success(request, "The action is updated.")
            return redirect("plan:action", pk=pk)
    context = {
        "row": action_row(found, now.date()),
        "plans": plans,
        "asked": asked,
        "notes": found.notes.select_related("written_by__user", "written_by__agency"),
        "decision": decision,
        "action": found,
        "equality": equality_rows(found),
        "may_note": policies.may_note_equality(request.member, found, on=now.date()),
        "may_change": policies.may_change_plan(request.member, None, on=now.date()),
        "form": form,
    }
    return render(request, "plan/action.html", context)


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


def update(found: Action, told: Mapping[str, Any], *, at: datetime, by: Member) -> None:
    """Write down how an action goes, as a valid form tells it."""
    services.update_action(
        action=found,
        state=ActionState(told["state"]),
        due_on=told["due_on"],
        text=told["text"],
        version=told["version"],
        at=at,
        by=by,
    )
