"""What an address names, where it is there for the person who asks."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.timezone import localdate

from frankpledge.access.models import Member
from frankpledge.intake import policies, selectors, services
from frankpledge.intake.models import Source, Supply
from frankpledge.intake.presenters.frame import sections
from frankpledge.ui.answers import file_to_keep
from frankpledge.ui.tables import Shown


# Nobody keeps returns from outside these years, and dates must not run out.
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)


def member_of(request: HttpRequest) -> Member:
    """Return the member who asks."""
    member: Member = request.member  # type: ignore[attr-defined]
    return member


def visitor(request: HttpRequest) -> Member:
    """Return the member who asks, if anything of the data room is there for them."""
    member = member_of(request)
    if not policies.may_see_supplies(member):
        raise Http404
    return member


def the_supply(request: HttpRequest, reference: str) -> Supply:
    """Return the supply, or answer as if there were none."""
    supply = selectors.supply_for(member_of(request), reference, on=localdate())
    if supply is None:
        raise Http404
    return supply


def the_source(request: HttpRequest, pk: int) -> Source:
    """Return the source, or answer as if there were none."""
    source = selectors.source_for(member_of(request), pk, on=localdate())
    if source is None:
        raise Http404
    return source


def page(
    request: HttpRequest, here: str, crumbs: list[tuple[str, str]], **more: Any
) -> dict[str, Any]:
    """Return what every page of the data room shows round its content."""
    member = member_of(request)
    return {
        "sections": sections(member, here),
        "breadcrumbs": [{"text": text, "href": href} for text, href in crumbs],
        **more,
    }


def answer_list(
    request: HttpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Answer with the page of a list, or with the file of it that was asked for."""
    shown: Shown = context["shown"]
    if not policies.may_take_lists(member_of(request)) and not shown.file_format:
        shown.listing = replace(shown.listing, formats=())
    if shown.file_format is None:
        return render(request, template, context)
    caption = shown.listing.caption
    made = services.take_list_away(
        what=caption,
        headings=shown.file_headings,
        rows=shown.file_rows(),
        format=shown.file_format,
        on=localdate(),
        by=member_of(request),
    )
    name = f"{slugify(caption)}-{localdate()}.{shown.file_format}"
    return file_to_keep(name, made)


def months_from(text: str, fallback: date) -> date:
    """Return the month an address names as YYYY-MM, or the fallback."""
    try:
        named = date.fromisoformat(f"{text}-01")
    except ValueError:
        return fallback
    return named if EARLIEST <= named <= LATEST else fallback
