"""What every page of the directory asks first, and how it answers."""

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.documents.spreadsheets import Cover, write_table
from frankpledge.partnership import policies, services
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.selectors import home
from frankpledge.ui import answers
from frankpledge.ui.tables import Shown


def enter(request: MemberRequest) -> Partnership:
    """Return the home partnership to somebody who may see its directory."""
    policies.may_see_directory(request.member).require()
    return home()


def answer_list(
    request: MemberRequest, template: str, shown: Shown, **more: Any
) -> HttpResponse:
    """Answer with the page of a list, or with the file of it that was asked for."""
    if shown.file_format:
        return list_file(request, shown, shown.file_format)
    return render(request, template, {"shown": shown, **more})


def list_file(request: MemberRequest, shown: Shown, kind: str) -> HttpResponse:
    """Return a whole filtered list as a file, recorded as taken away."""
    caption = shown.listing.caption
    services.take_list_away(what=caption.lower(), by=request.member)
    partnership = home()
    cover = Cover(
        title=caption,
        created=localdate(),
        area=partnership.name,
        source="The partnership's directory",
    )
    body = write_table(shown.file_headings, shown.file_rows(), kind, cover=cover)
    return answers.file_to_keep(
        shown.file_name(partnership.area_code, localdate()), body
    )


def answer_form(
    request: MemberRequest,
    form: BaseForm,
    act: Callable[[], Any],
    *,
    done: str,
    template: str = "partnership/form.html",
    then: tuple[str, list[Any]] | None = None,
    **page: Any,
) -> HttpResponse:
    """
    Answer with the form, or do what it asks and go on.

    `then` is the page to go on to; without it, that of the thing that the service
    returned.
    """

    def onward(made: Any) -> str:
        route, keys = then or address_of(made)
        return reverse(f"partnership:{route}", args=keys)

    return answers.answer_form(
        request, form, act, template=template, done=done, then=onward, **page
    )


def address_of(thing: Any) -> tuple[str, list[Any]]:
    """Return the route and key of a thing's own page."""
    route = thing._meta.model_name
    return route, [thing.code if route in {"agency", "area"} else thing.pk]
