"""Pages on which reports are read, made, frozen and taken away."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now

from frankpledge.access.requests import MemberRequest
from frankpledge.documents.failures import NoSuchFile
from frankpledge.documents.writers import FORMATS
from frankpledge.performance import policies, services, tasks
from frankpledge.performance.forms import USUAL, BuildForm, FreezeForm
from frankpledge.performance.models import FrozenReport, ReportBuild
from frankpledge.performance.presenters import report_pages
from frankpledge.performance.presenters.report import made_of, report_on
from frankpledge.performance.selectors import (
    build_named,
    next_version,
    report_numbered,
)
from frankpledge.performance.views.answering import answer_list, may_export
from frankpledge.performance.views.found import asked_for, chosen
from frankpledge.ui.answers import file_to_keep, sent


# So many formats are made while the person waits; more go to the background.
QUICK = 2


def reports(request: MemberRequest) -> HttpResponse:
    today, asked = localdate(), chosen(request)
    shown = report_pages.frozen_list(
        request.GET, by=request.member, today=today, may_export=may_export(request)
    )
    return answer_list(
        request,
        shown,
        help_page="report-to-the-board",
        template="performance/reports.html",
        **report_pages.reports_page(asked, today=today),
    )


def draft(request: MemberRequest, plan: str, quarter: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    context = report_pages.draft_page(
        asked.plan, asked.quarter, by=request.member, today=asked.today
    )
    return render(request, "performance/draft.html", context)


def make(request: MemberRequest, plan: str, quarter: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    policies.may_build_report(request.member, on=asked.today).require()
    form = BuildForm(sent(request), initial={"formats": USUAL})
    if request.method == "POST" and form.is_valid():
        build = services.begin_build(
            plan=asked.plan,
            quarter=asked.quarter,
            forms=form.cleaned_data["formats"],
            by=request.member,
            at=now(),
        )
        if len(build.forms) > QUICK:
            tasks.make_later(build, request.member)
        while len(build.forms) <= QUICK and services.next_form(build):
            build = tasks.make_next(build, request.member)
        return redirect("performance:making", pk=build.pk)
    context = {
        "form": form,
        "words": "Make the report's files",
        "caption": f"{asked.plan.title}, {asked.quarter.label}",
        "back": report_pages.draft_href(asked.plan, asked.quarter),
    }
    return render(request, "performance/step.html", context)


def the_build(request: MemberRequest, pk: UUID) -> ReportBuild:
    """Return the member's own build, or 404 as for one that never was."""
    today = localdate()
    policies.may_see_performance(request.member, on=today).require()
    build = build_named(pk)
    if build is None:
        raise Http404
    policies.may_open_build(request.member, build, on=today).require()
    return build


def making(request: MemberRequest, pk: UUID) -> HttpResponse:
    build = the_build(request, pk)
    if request.method == "POST":
        try:
            if request.POST.get("do") == "stop":
                services.stop_build(build=build, by=request.member, at=now())
            else:
                tasks.make_next(build, request.member)
        except services.ReportConflict as failure:
            messages.error(request, str(failure))
        return redirect("performance:making", pk=pk)
    return render(request, "performance/making.html", report_pages.making_page(build))


def made_file(request: MemberRequest, pk: UUID, form: str) -> HttpResponse:
    build = the_build(request, pk)
    try:
        file = services.give_out_build_file(
            build=build, form=form, by=request.member, at=now()
        )
    except (services.ReportConflict, NoSuchFile) as failure:
        raise Http404 from failure
    return file_to_keep(file.name, file.content)


def freeze(request: MemberRequest, plan: str, quarter: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    policies.may_freeze_report(request.member, on=asked.today).require()
    form = FreezeForm(sent(request))
    if request.method == "POST" and form.is_valid():
        version = str(next_version(asked.plan.pk, asked.quarter))
        report = report_on(
            asked.plan,
            asked.quarter,
            by=request.member,
            today=asked.today,
            version=version,
            chair_words=form.cleaned_data["chair_words"],
        )
        kept = services.freeze_report(
            plan=asked.plan,
            quarter=asked.quarter,
            made=made_of(report, list(FORMATS)),
            note=form.cleaned_data["note"],
            by=request.member,
            at=now(),
        )
        messages.success(request, "The report is frozen. Its files will never change.")
        return redirect("performance:frozen", pk=kept.pk)
    context = {
        "form": form,
        "words": "Freeze the report",
        "caption": f"{asked.plan.title}, {asked.quarter.label}",
        "lead": "Its figures, words and files are kept as they are now. Figures that are"
        " revised later are listed beside it; the report itself stays.",
        "back": report_pages.draft_href(asked.plan, asked.quarter),
    }
    return render(request, "performance/step.html", context)


def the_report(request: MemberRequest, pk: int) -> FrozenReport:
    """Return a frozen report the member may open, or 404."""
    today = localdate()
    policies.may_see_performance(request.member, on=today).require()
    report = report_numbered(pk)
    if report is None:
        raise Http404
    policies.may_open_report(request.member, report, on=today).require()
    return report


def frozen(request: MemberRequest, pk: int) -> HttpResponse:
    report = the_report(request, pk)
    context = report_pages.frozen_page(report, by=request.member, today=localdate())
    return render(request, "performance/frozen.html", context)


def frozen_file(request: MemberRequest, pk: int, form: str) -> HttpResponse:
    report = the_report(request, pk)
    if form not in FORMATS:
        raise Http404
    file = services.give_out_report_file(
        report=report, form=form, by=request.member, at=now()
    )
    return file_to_keep(file.name, file.content)
