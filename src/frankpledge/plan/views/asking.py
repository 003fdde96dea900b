"""The first question of a target's form: its kind, kept apart from all the others."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from frankpledge.access.requests import MemberRequest
from frankpledge.plan.forms.targets import KINDS, KindForm, typed_in
from frankpledge.plan.models import Plan


KIND, TERMS = "kind", "terms"
# What the question sends anew itself and does not carry with it.
OWN = {"csrfmiddlewaretoken", "step", "kind", "version"}


def kind_asked(
    request: MemberRequest, plan: Plan, line: str, now: str = "", **page: Any
) -> HttpResponse | None:
    """
    Answer with the question which kind of target it is, None once that is known.

    What was typed into the other boxes goes along unseen and comes back with them.
    """
    if line != "target":
        return None
    step = request.POST.get("step", "")
    told = request.POST.get("kind", "") if request.method == "POST" else now
    if step != KIND and told in dict(KINDS):
        return None
    is_answer = request.method == "POST" and step != KIND
    form = KindForm(
        request.POST if is_answer else None,
        initial={"version": request.POST.get("version", plan.version), "kind": told},
    )
    carried = [
        (name, value)
        for name in request.POST
        if name not in OWN
        for value in request.POST.getlist(name)
    ]
    context = {"plan": plan, "form": form, "carried": carried, **page}
    return render(request, "plan/kind.html", context)


def typed_on(request: MemberRequest, line: str) -> dict[str, Any] | None:
    """Return what was typed before the kind was chosen, None where this is no such step."""
    if line != "target" or request.POST.get("step") != TERMS:
        return None
    return {"version": request.POST.get("version", ""), **typed_in(request.POST)}
