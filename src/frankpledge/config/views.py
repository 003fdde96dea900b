"""The start page and the help."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.config import manual, starting


def start(request: HttpRequest) -> HttpResponse:
    """Show a member their day; send anybody else to the public pages."""
    if request.member is None:
        return redirect("publication:home")
    context = starting.start_page(request.member, today=localdate())
    return render(request, "config/start.html", context)


def help_index(request: HttpRequest) -> HttpResponse:
    sections = starting.help_sections(manual.titles())
    return render(request, "config/help.html", {"sections": sections})


def help_page(request: HttpRequest, page: str) -> HttpResponse:
    found = manual.page(page)
    if found is None:
        raise Http404
    return render(request, "config/help_page.html", {"page": found})
