"""Pages on which sections are written, tried out and signed off."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment import selectors, services
from frankpledge.assessment.forms.projects import SectionForm
from frankpledge.assessment.models import Assessment, Section
from frankpledge.assessment.presenters import writing as shown
from frankpledge.assessment.views.found import act_and_go, changeable, the_assessment
from frankpledge.ui.answers import sent


def the_section(assessment: Assessment, name: str, theme: str) -> Section | None:
    """Return what is written of a section; 404 where the product has none such."""
    if not shown.is_section(assessment, name, theme):
        raise Http404
    return selectors.sections_of(assessment).get((name, theme))


def write(
    request: MemberRequest, slug: str, name: str, theme: str = ""
) -> HttpResponse:
    found = changeable(request, slug)
    section = the_section(found, name, theme)
    held = shown.held(section)
    form = SectionForm(sent(request), initial=held)
    page: dict[str, Any] = shown.section_page(found, name, theme, section)
    if request.method == "POST" and form.is_valid():
        if request.POST.get("do") == "preview":
            page |= shown.preview(form, found, name, theme, today=localdate())
        elif (done := saved(request, form, found, name, theme, page)) is not None:
            return done
    return render(request, "assessment/section.html", {"form": form, **page})


def saved(
    request: MemberRequest,
    form: SectionForm,
    assessment: Assessment,
    name: str,
    theme: str,
    page: dict[str, Any],
) -> HttpResponse | None:
    """Save a section and go on, or leave what is wrong on the form and the page."""
    said = form.said()
    try:
        shown.blocks(said["text"], assessment, name, today=localdate())
        services.write_section(
            assessment=assessment,
            name=name,
            theme=theme,
            version=form.version_seen,
            by=request.member,
            on=localdate(),
            **said,
        )
    except services.SectionChanged:
        now_held = selectors.sections_of(assessment).get((name, theme))
        page["conflict"] = shown.beside(form, now_held)
        form.saw_what_is_kept()
    except ExpectedFailure as failure:
        form.add_error("text", str(failure))
    else:
        messages.success(request, "The section is saved.")
        return redirect(reverse("assessment:assessment", args=[assessment.slug]))
    return None


@require_POST
def sign(request: MemberRequest, slug: str, name: str, theme: str = "") -> HttpResponse:
    found = changeable(request, slug)
    section = the_section(found, name, theme)
    if section is None:
        raise Http404
    return act_and_go(
        request,
        lambda: services.sign_off_section(section=section, by=request.member, at=now()),
        done="The section is signed off.",
        then=reverse("assessment:assessment", args=[slug]),
    )


def read_section(
    request: MemberRequest, slug: str, name: str, theme: str = ""
) -> HttpResponse:
    found = the_assessment(request, slug)
    section = the_section(found, name, theme)
    if section is None:
        raise Http404
    page = shown.reading_page(found, section, by=request.member, today=localdate())
    return render(request, "assessment/read_section.html", page)
