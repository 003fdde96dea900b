"""How pages answer: with a form and the step it asks for, or with a file to keep."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from frankpledge.analysis.failures import ChangedMeanwhile, ExpectedFailure
from frankpledge.ui.forms.versions import VersionForm


BYTES = "application/octet-stream"
OPEN = "application/vnd.oasis.opendocument"
OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "ods": f"{OPEN}.spreadsheet",
    "odt": f"{OPEN}.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "svg": "image/svg+xml",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""The kinds of file that the product writes, by the ending of their names."""


def file_to_keep(name: str, content: bytes, *, kind: str = "") -> HttpResponse:
    """
    Answer with a file to be saved, which the browser must not show in the page's place.

    The ending of its name tells its kind, unless one is given: what somebody sent in
    is `BYTES`, whatever it calls itself.
    """
    place = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        content,
        content_type=kind or MEDIA_TYPES[name.rpartition(".")[2]],
        headers={"Content-Disposition": str(place)},
    )


def pieces_to_keep(name: str, pieces: Iterator[bytes]) -> StreamingHttpResponse:
    """Answer with a file to be saved that is made while it is sent, piece by piece."""
    place = content_disposition_header(as_attachment=True, filename=name)
    return StreamingHttpResponse(
        pieces,
        content_type=MEDIA_TYPES[name.rpartition(".")[2]],
        headers={"Content-Disposition": str(place)},
    )


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent with, None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def refused(form: BaseForm, failure: ExpectedFailure) -> dict[str, Any]:
    """
    Say at the top of a form why it was refused; return what its page shows besides.

    Where somebody else changed the thing meanwhile, that is both texts.
    """
    form.add_error(None, str(failure))
    if isinstance(failure, ChangedMeanwhile) and isinstance(form, VersionForm):
        return {"conflict": form.saw_what_is_kept()}
    return {}


def answer_form(
    request: HttpRequest,
    form: BaseForm,
    act: Callable[[], Any],
    *,
    template: str,
    done: str,
    then: Callable[[Any], str],
    **page: Any,
) -> HttpResponse:
    """
    Answer with the form, or do what it asks and go on.

    `act` calls one service. What it refuses is said at the top of the form, with
    everything that was typed still in it. `then` is given what the service returned
    and says the address to go on to.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = act()
        except ExpectedFailure as failure:
            page |= refused(form, failure)
        else:
            messages.success(request, done)
            return redirect(then(made))
    return render(request, template, {"form": form, **page})
