"""What agencies should send: data sets, their templates, and asking for them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.intake import policies, selectors, services
from frankpledge.intake.forms.asking import AskForm
from frankpledge.intake.presenters import asked_for as shown
from frankpledge.intake.selectors.asked_for import AskedFor
from frankpledge.intake.views.found import (
    answer_list,
    member_of,
    page,
    visitor,
)
from frankpledge.ui.answers import file_to_keep


CRUMBS = [("Data", "intake:arrivals"), ("What agencies should send", "intake:datasets")]


def crumbs() -> list[tuple[str, str]]:
    """Return the way back to the list."""
    return [(text, reverse(route)) for text, route in CRUMBS]


def the_dataset(request: HttpRequest, name: str) -> AskedFor:
    """Return a data set with how it stands, or answer as if there were none."""
    for row in selectors.asked_for(visitor(request), on=localdate()):
        if row.dataset.id == name:
            return row
    raise Http404


def datasets(request: HttpRequest) -> HttpResponse:
    rows = selectors.asked_for(visitor(request), on=localdate())
    context = page(request, "datasets", [], shown=shown.ASKED_FOR.of(rows, request.GET))
    return answer_list(request, "intake/datasets.html", context)


def dataset(request: HttpRequest, name: str) -> HttpResponse:
    row = the_dataset(request, name)
    may_ask = policies.may_keep_sources(member_of(request))
    context = page(
        request, "datasets", crumbs(), may_ask=may_ask, **shown.dataset_page(row)
    )
    return render(request, "intake/dataset.html", context)


def template(request: HttpRequest, name: str, suffix: str) -> HttpResponse:
    row = the_dataset(request, name)
    if suffix not in shown.TEMPLATE_KINDS:
        raise Http404
    made = shown.template(row.dataset, suffix, on=localdate())
    return file_to_keep(f"{name}.{suffix}", made)


def ask(request: HttpRequest, name: str) -> HttpResponse:
    row, member = the_dataset(request, name), member_of(request)
    policies.may_keep_sources(member).require()
    form = AskForm(request.POST or None, dataset=row.dataset, on=localdate())
    if request.method == "POST" and form.is_valid():
        try:
            made = services.ask_for_dataset(
                dataset=row.dataset,
                agency=form.cleaned_data["agency"],
                by=member,
                at=now(),
            )
        except ExpectedFailure as failure:
            form.add_error("agency", str(failure))
        else:
            messages.success(
                request,
                f"{made.name} is in the catalogue. Send the agency the template.",
            )
            return redirect("intake:source", pk=made.pk)
    title = f"Ask for “{row.dataset.name}”"
    here = (row.dataset.name, reverse("intake:dataset", args=[name]))
    context = page(request, "datasets", [*crumbs(), here], form=form, title=title)
    return render(request, "intake/form.html", context)
