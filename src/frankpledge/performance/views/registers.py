"""Pages of the findings of inspections and of achievements."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.partnership.selectors import home
from frankpledge.performance import policies, services
from frankpledge.performance.forms import AchievementForm, InspectionForm
from frankpledge.performance.models import Achievement, Inspection
from frankpledge.performance.presenters.facts import achievement_facts, inspection_facts
from frankpledge.performance.presenters.registers import (
    TONES,
    achievement_list,
    inspection_list,
)
from frankpledge.performance.selectors import plan_for
from frankpledge.performance.selectors.registers import (
    achievement_numbered,
    achievements,
    claim_check,
    inspection_numbered,
    inspections,
)
from frankpledge.performance.states import FindingState
from frankpledge.performance.views.answering import (
    Register,
    answer_entry_form,
    answer_list,
    answer_thing,
    at,
    enter,
    found_or_404,
    may_export,
)


FINDINGS, ACHIEVED = "answer-an-inspection", "write-the-annual-report"
FINDING = Register(
    "inspections",
    "inspection",
    "Add a finding",
    "Change a finding",
    "The finding is kept.",
)
ACHIEVEMENT = Register(
    "achievements",
    "achievement",
    "Write an achievement",
    "Change an achievement",
    "The achievement is written. A second person checks it.",
)


def may_keep(request: MemberRequest) -> bool:
    """Say whether the member may change these registers."""
    return bool(policies.may_keep_registers(request.member, on=localdate()))


def all_inspections(request: MemberRequest) -> HttpResponse:
    enter(request)
    shown = inspection_list(inspections(), request.GET, may_export=may_export(request))
    add = at("add-inspection") if may_keep(request) else ""
    return answer_list(
        request,
        shown,
        help_page=FINDINGS,
        title="Findings of inspections",
        add_href=add,
        add_text="Add a finding",
    )


def inspection(request: MemberRequest, pk: int) -> HttpResponse:
    enter(request)
    found = found_or_404(inspection_numbered(pk))
    state = FindingState(found.state)
    links = [{"href": at("change-inspection", pk), "text": "Answer or change it"}]
    steps = found.steps.select_related("made_by__user", "made_by__agency")
    return answer_thing(
        request,
        f"{found.body}: {found.service}",
        inspection_facts(found),
        help_page=FINDINGS,
        back=at("inspections"),
        back_text="Findings of inspections",
        status={
            "text": state.value.replace("-", " ").capitalize(),
            "tone": TONES[state],
            "symbol": {"open": "○", "in-hand": "◐", "closed": "✓"}[state],
        },
        steps=[
            {
                "label": one.state.replace("-", " ").capitalize(),
                "byline": str(one.made_by),
                "datetime": one.made_at,
            }
            for one in steps
        ],
        links=links if may_keep(request) else [],
    )


def add_inspection(request: MemberRequest) -> HttpResponse:
    enter(request)
    return inspection_form(request, None)


def change_inspection(request: MemberRequest, pk: int) -> HttpResponse:
    enter(request)
    return inspection_form(request, found_or_404(inspection_numbered(pk)))


def inspection_form(request: MemberRequest, held: Inspection | None) -> HttpResponse:
    """Answer with the form of a finding."""
    names = ("body", "service", "inspected_on", "finding", "grade", "link", "response")
    return answer_entry_form(
        request,
        held,
        InspectionForm,
        FINDING,
        lambda version, said: services.keep_inspection(
            inspection=held, version=version, said=said, by=request.member, at=now()
        ),
        starts=dict.fromkeys((*names, "due_on", "state"))
        if held
        else {"state": "open"},
        owned=True,
    )


def all_achievements(request: MemberRequest) -> HttpResponse:
    enter(request)
    shown = achievement_list(
        achievements(), request.GET, may_export=may_export(request)
    )
    return answer_list(
        request,
        shown,
        help_page=ACHIEVED,
        title="Achievements",
        lead="What the partnership says it achieved, each with figure, base and source."
        " A second person checks it before it is printed.",
        add_href=at("add-achievement") if may_keep(request) else "",
        add_text="Write an achievement",
    )


def achievement(request: MemberRequest, pk: int) -> HttpResponse:
    enter(request)
    found = found_or_404(achievement_numbered(pk))
    may_check = policies.may_check_achievement(request.member, found, on=localdate())
    links = [{"href": at("change-achievement", pk), "text": "Change it"}]
    return answer_thing(
        request,
        found.claim,
        achievement_facts(
            found, claim_check(found, by=request.member, today=localdate())
        ),
        help_page=ACHIEVED,
        back=at("achievements"),
        back_text="Achievements",
        links=links if may_keep(request) else [],
        post={
            "href": at("check-achievement", pk),
            "text": "I held it against its source",
            "version": found.version,
        }
        if may_check
        else None,
        why_not="" if may_check or found.checked_at else may_check.reason,
    )


def add_achievement(request: MemberRequest) -> HttpResponse:
    enter(request)
    return achievement_form(request, None)


def change_achievement(request: MemberRequest, pk: int) -> HttpResponse:
    enter(request)
    return achievement_form(request, found_or_404(achievement_numbered(pk)))


def achievement_form(request: MemberRequest, held: Achievement | None) -> HttpResponse:
    """Answer with the form of an achievement."""
    today = localdate()
    names = ("year", "claim", "figure", "base", "source")
    return answer_entry_form(
        request,
        held,
        AchievementForm,
        ACHIEVEMENT,
        lambda version, said: services.write_achievement(
            plan=held.plan if held else plan_for(home().pk, today=today),
            achievement=held,
            version=version,
            said=said,
            by=request.member,
            at=now(),
        ),
        starts=dict.fromkeys(names) if held else {"year": today.year - 1},
    )


@require_POST
def check_achievement(request: MemberRequest, pk: int) -> HttpResponse:
    enter(request)
    found = found_or_404(achievement_numbered(pk))
    version = request.POST.get("version", "")
    try:
        services.check_achievement(
            achievement=found,
            version=int(version) if version.isdigit() else 0,
            by=request.member,
            at=now(),
        )
    except ExpectedFailure as failure:
        messages.error(request, str(failure))
    else:
        messages.success(request, "The achievement is checked.")
    return redirect("performance:achievement", pk=pk)
