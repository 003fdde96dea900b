"""What every page about money asks first, and how it answers."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.access.states import Kind
from frankpledge.documents.spreadsheets import Cover, write_table
from frankpledge.funding import policies, services
from frankpledge.funding.presenters.page import Page
from frankpledge.funding.presenters.words import address
from frankpledge.partnership.selectors import home
from frankpledge.ui import answers
from frankpledge.ui.tables import Shown


Row = TypeVar("Row", bound=Model)


def enter(request: MemberRequest) -> date:
    """Return today to somebody for whom any of the money is there."""
    today = localdate()
    policies.may_enter(request.member, on=today).require()
    return today


def one_of(rows: QuerySet[Row], pk: int) -> Row:
    """Return one of the rows a member may see, or 404."""
    return get_object_or_404(rows, pk=pk)


def under(rows: Iterable[Row], pk: int) -> Row:
    """Return one of the rows that hang on a thing already read, or 404."""
    for row in rows:
        if row.pk == pk:
            return row
    raise Http404


def back_to(title: str, route: str, pk: int, help_url: str) -> dict[str, Any]:
    """Return what every form under a thing says of where it came from."""
    return {
        "caption": title,
        "back_href": address(route, pk),
        "back": title,
        "help_url": help_url,
    }


def may_export(request: MemberRequest) -> bool:
    """Say whether the person may take lists away."""
    return bool(policies.may_export(request.member, on=localdate()))


def may_ask(request: MemberRequest) -> bool:
    """Say whether the person may follow a figure to where it came from."""
    return request.member.may_see(Kind.MEASURE)


def answer_page(request: MemberRequest, page: Page) -> HttpResponse:
    """Answer with the page of one thing."""
    return render(request, "funding/thing.html", {"page": page})


def answer_list(
    request: MemberRequest, shown: Shown, *, here: str, **more: Any
) -> HttpResponse:
    """Answer with the page of a list, or with the file of it that was asked for."""
    if shown.file_format:
        return list_file(request, shown, shown.file_format)
    page = {"shown": shown, "here": here, "title": shown.listing.caption, **more}
    return render(request, "funding/list.html", page)


def list_file(request: MemberRequest, shown: Shown, kind: str) -> HttpResponse:
    """Return a whole filtered list as a file, recorded as taken away."""
    caption = shown.listing.caption
    today = localdate()
    services.take_list_away(what=caption.lower(), by=request.member, on=today)
    partnership = home()
    cover = Cover(
        title=caption,
        created=today,
        area=partnership.name,
        source="The partnership's record of its money",
    )
    body = write_table(shown.file_headings, shown.file_rows(), kind, cover=cover)
    return answers.file_to_keep(shown.file_name(partnership.area_code, today), body)


def answer_form(
    request: MemberRequest,
    form: Any,
    act: Callable[[], Any],
    *,
    done: str,
    then: Callable[[Any], tuple[str, list[Any]]],
    **page: Any,
) -> HttpResponse:
    """Answer with the form, or do what it asks and go on to the page `then` names."""

    def onward(made: Any) -> str:
        route, keys = then(made)
        return address(route, *keys)

    return answers.answer_form(
        request, form, act, template="funding/form.html", done=done, then=onward, **page
    )


def may_add(request: MemberRequest, today: date) -> bool:
    """Say whether the person may write anything down for their own agency."""
    own = request.member.agency_id
    return bool(policies.may_change_of(request.member, own, on=today))
