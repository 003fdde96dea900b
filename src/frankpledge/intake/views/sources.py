"""The source catalogue: who sends what, how often, and what was said about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.intake import policies, selectors, services
from frankpledge.intake.forms.sources import (
    AgreedReturnForm,
    ChangeSourceForm,
    NewSourceForm,
    NoteForm,
    SourceForm,
)
from frankpledge.intake.presenters import sources as shown
from frankpledge.intake.states import SourceKind
from frankpledge.intake.views.found import member_of, page, the_source, visitor


def catalogue(request: HttpRequest) -> HttpResponse:
    member = visitor(request)
    rows = selectors.sources_visible_to(member, on=localdate())
    context = page(
        request,
        "sources",
        [],
        shown=shown.SOURCES.of(rows, request.GET),
        may_add=policies.may_keep_sources(member),
    )
    return render(request, "intake/sources.html", context)


def source(request: HttpRequest, pk: int) -> HttpResponse:
    found, member = the_source(request, pk), member_of(request)
    facts = shown.source_page(found, member, on=localdate())
    crumbs = [("Sources", reverse("intake:sources"))]
    context = page(request, "sources", crumbs, **facts)
    return render(request, "intake/source.html", context)


def add(request: HttpRequest) -> HttpResponse:
    member = visitor(request)
    policies.may_keep_sources(member).require()
    form = NewSourceForm(request.POST or None, on=localdate())
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        try:
            made = services.add_source(
                dataset=told.pop("dataset"),
                code=told.pop("code"),
                kind=SourceKind(told.pop("kind")),
                details=told,
                by=member,
            )
        except ExpectedFailure as failure:
            form.add_error("code", str(failure))
        else:
            messages.success(request, f"{made.name} is in the catalogue.")
            return redirect("intake:source", pk=made.pk)
    return form_page(request, form, "Add a source")


def change(request: HttpRequest, pk: int) -> HttpResponse:
    found, member = the_source(request, pk), member_of(request)
    policies.may_keep_sources(member).require()
    initial = {name: getattr(found, name) for name in SourceForm.base_fields}
    initial["covers"] = ", ".join(found.covers)
    initial["version"] = found.version
    form = ChangeSourceForm(request.POST or None, initial=initial, on=localdate())
    there = None
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        try:
            services.change_source(
                source=found, version=told.pop("version"), details=told, by=member
            )
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
            form.saw(found.version)
            there = shown.source_now(found)
        else:
            messages.success(request, "The catalogue is changed.")
            return redirect("intake:source", pk=pk)
    return form_page(request, form, f"Change {found.name}", pk, there)


def agree(request: HttpRequest, pk: int) -> HttpResponse:
    found, member = the_source(request, pk), member_of(request)
    policies.may_keep_sources(member).require()
    periods = shown.awaited_periods(found, on=localdate())
    form = AgreedReturnForm(request.POST or None, periods=periods)
    if request.method == "POST" and form.is_valid():
        start, due_on = form.agreed
        services.agree_return(
            source=found,
            period_starts_on=start,
            due_on=due_on,
            reason=form.cleaned_data["reason"],
            by=member,
        )
        messages.success(request, "It is written down, and the grid shows it.")
        return redirect("intake:source", pk=pk)
    return form_page(request, form, "Agree on one return", pk)


def note(request: HttpRequest, pk: int) -> HttpResponse:
    found, member = the_source(request, pk), member_of(request)
    policies.may_write_note(member, found).require()
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.write_note(
            source=found,
            text=form.cleaned_data["text"],
            period_starts_on=form.cleaned_data["month"],
            at=now(),
            by=member,
        )
        messages.success(request, "Your note is in the thread.")
        return redirect("intake:source", pk=pk)
    return form_page(request, form, "Write a note", pk)


def form_page(
    request: HttpRequest,
    form: object,
    title: str,
    pk: int | None = None,
    there: list[dict[str, object]] | None = None,
) -> HttpResponse:
    """Return a page that is one form and a way back, with what is kept on a conflict."""
    crumbs = [("Sources", reverse("intake:sources"))]
    if pk is not None:
        name = the_source(request, pk).name
        crumbs.append((name, reverse("intake:source", args=[pk])))
    context = page(request, "sources", crumbs, form=form, title=title, there=there)
    return render(request, "intake/form.html", context)
