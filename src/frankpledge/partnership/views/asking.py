"""What every page of the directory asks first, and how it answers."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.documents.columns import Column
from frankpledge.documents.spreadsheets import Cover, write_table
from frankpledge.partnership import policies, services
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.selectors import home
from frankpledge.ui.tables import Shown


TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class MemberRequest(HttpRequest):
    """A request that the door has given its member."""

    member: Member


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
    columns = [Column(name) for name in shown.file_headings]
    body = write_table(columns, list(shown.file_rows()), kind, cover=cover)
    response = HttpResponse(body, content_type=TYPES[kind])
    name = f"{partnership.area_code.lower()}-{caption.lower()}-{localdate()}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


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

    `act` calls one service. What it refuses is said at the top of the form, with
    everything that was typed still in it. `then` is the page to go on to; without
    it, that of the thing that the service returned.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = act()
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
        else:
            messages.success(request, done)
            route, keys = then or address_of(made)
            return redirect(f"partnership:{route}", *keys)
    return render(request, template, {"form": form, **page})


def address_of(thing: Any) -> tuple[str, list[Any]]:
    """Return the route and key of a thing's own page."""
    route = thing._meta.model_name
    return route, [thing.code if route in {"agency", "area"} else thing.pk]
