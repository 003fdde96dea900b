"""Pages on which people speak for a target, set its status, or take it further."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from frankpledge.access.requests import MemberRequest
from frankpledge.partnership.selectors import agencies_of, home
from frankpledge.performance import policies, services
from frankpledge.performance.forms import (
    AnswerForm,
    CommentaryForm,
    EscalationForm,
    OverrideForm,
)
from frankpledge.performance.presenters import pages
from frankpledge.performance.presenters.words import in_short
from frankpledge.performance.selectors import escalation_numbered
from frankpledge.performance.views.answering import answer_form
from frankpledge.performance.views.found import Asked, asked_for, the_entry
from frankpledge.plan.states import TargetStatus
from frankpledge.ui.answers import sent


def comment(request: MemberRequest, plan: str, quarter: str, ref: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    entry = the_entry(request, asked, ref)
    policies.may_comment(request.member, entry.standing, on=asked.today).require()
    agencies = [(one.pk, one.name) for one in agencies_of(home())]
    form = CommentaryForm(
        sent(request), agencies=agencies, initial=pages.commentary_initial(entry)
    )

    def save(said: dict[str, Any]) -> None:
        services.write_commentary(
            entry=entry,
            quarter=asked.quarter,
            cause=said["cause"],
            recovery=said["recovery"],
            recovery_owner_id=said["recovery_owner"],
            recovery_due_on=said["recovery_due_on"],
            ask=said["ask"],
            version=form.version_seen,
            by=request.member,
            at=now(),
        )

    words = "Write commentary"
    return _page(
        request,
        asked,
        ref,
        form,
        save,
        words=words,
        done="The commentary is saved.",
        about=in_short(entry),
    )


def override(request: MemberRequest, plan: str, quarter: str, ref: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    entry = the_entry(request, asked, ref)
    policies.may_override(request.member, on=asked.today).require()
    form = OverrideForm(sent(request), initial={"status": entry.status.value})

    def save(said: dict[str, Any]) -> None:
        services.override_status(
            entry=entry,
            quarter=asked.quarter,
            status=TargetStatus(said["status"]),
            reason=said["reason"],
            authority=said["authority"],
            ends_before=said["ends_before"],
            by=request.member,
            at=now(),
        )

    words = "Set the status by hand"
    return _page(
        request,
        asked,
        ref,
        form,
        save,
        words=words,
        done="The status is set by hand.",
        about=in_short(entry),
    )


@require_POST
def lift(request: MemberRequest, plan: str, quarter: str, ref: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    entry = the_entry(request, asked, ref)
    try:
        services.lift_override(
            entry=entry, quarter=asked.quarter, by=request.member, at=now()
        )
    except services.ReportConflict as failure:
        messages.error(request, str(failure))
    else:
        messages.success(
            request, "The status worked out from the figures stands again."
        )
    return redirect("performance:target", plan=plan, quarter=quarter, ref=ref)


def further(request: MemberRequest, plan: str, quarter: str, ref: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    entry = the_entry(request, asked, ref)
    policies.may_escalate(request.member, on=asked.today).require()
    form = EscalationForm(sent(request))

    def save(said: dict[str, Any]) -> None:
        services.escalate(
            entry=entry,
            quarter=asked.quarter,
            to=said["to"],
            question=said["question"],
            by=request.member,
            at=now(),
        )

    return _page(
        request,
        asked,
        ref,
        form,
        save,
        words="Take it further",
        done="It is taken further.",
        about=in_short(entry),
    )


def answer(request: MemberRequest, pk: int) -> HttpResponse:
    today = localdate()
    policies.may_see_performance(request.member, on=today).require()
    policies.may_answer(request.member, on=today).require()
    escalation = escalation_numbered(pk)
    if escalation is None:
        raise Http404
    return answer_form(
        request,
        AnswerForm(sent(request)),
        lambda said: services.answer_escalation(
            escalation=escalation, answer=said["answer"], by=request.member, at=now()
        ),
        words="Record what was decided",
        done="The decision is recorded.",
        back=reverse("performance:status"),
        raised=escalation,
    )


def _page(
    request: MemberRequest,
    asked: Asked,
    ref: str,
    form: Any,
    save: Callable[[dict[str, Any]], None],
    *,
    words: str,
    done: str,
    about: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    back = pages.target_href(asked.plan, asked.quarter, ref)
    return answer_form(
        request,
        form,
        save,
        words=words,
        done=done,
        back=back,
        caption=f"Target {ref}, {asked.quarter.label}",
        notes=about,
    )
