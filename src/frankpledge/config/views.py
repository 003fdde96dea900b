"""The start page and the help."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from frankpledge.access.public import needs
from frankpledge.access.requests import MemberRequest
from frankpledge.access.states import Stage
from frankpledge.config import asked as asking
from frankpledge.config import manual, starting


def start(request: MemberRequest) -> HttpResponse:
    """Show a member their day."""
    context = starting.start_page(request.member, today=localdate())
    return render(request, "config/start.html", context)


def asked(request: MemberRequest) -> HttpResponse:
    """Show a member everything that waits for them and their agency."""
    found = asking.asked_of(request.member, today=localdate())
    shown = asking.asked_list(found, request.GET, today=localdate())
    return render(request, "config/asked.html", {"shown": shown})


def help_index(request: MemberRequest) -> HttpResponse:
    sections = starting.help_sections(manual.titles())
    return render(request, "config/help.html", {"sections": sections})


def help_page(request: MemberRequest, page: str) -> HttpResponse:
    return render(request, "config/help_page.html", {"page": page_named(page)})


@needs(Stage.SIGNING_IN)
def help_with_signing_in(request: MemberRequest) -> HttpResponse:
    """Show the one page of the manual that people need before they are in."""
    context = {"page": page_named("how-to/sign-in")}
    return render(request, "config/help_signing_in.html", context)


def page_named(name: str) -> manual.Page:
    """Return a page of the manual, or answer as for an address that leads nowhere."""
    found = manual.page(name)
    if found is None:
        raise Http404
    return found
