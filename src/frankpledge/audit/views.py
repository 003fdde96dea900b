"""The trail on screen, for those who look after it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string

from frankpledge.audit import policies, presenters, selectors
from frankpledge.audit.forms import QuestionForm
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation


PAGE = 50
MOST_IN_A_FILE = 50_000


class ReaderRequest(HttpRequest):
    """A request that the door has given its member."""

    member: Any


def trail(request: ReaderRequest) -> HttpResponse:
    policies.may_read_the_trail(request.member).require()
    form = QuestionForm(request.GET, kinds=selectors.kinds_recorded())
    found = Paginator(selectors.entries(form.question()), PAGE)
    page = found.get_page(request.GET.get("page"))
    rows = presenters.rows_of(page.object_list)
    record(
        by=request.member,
        operation=Operation.CONSULTATION,
        kind="audit",
        ref="trail",
    )
    asked = urlencode({k: v for k, v in request.GET.items() if v and k in form.fields})
    context = {
        "form": form,
        "rows": rows,
        "heads": presenters.HEADS,
        "page": page,
        "asked": asked,
        "may_export": policies.may_take_the_trail_away(request.member),
    }
    return render(request, "audit/trail.html", context)


@dataclass(frozen=True)
class Cover:
    """What the file's writer wants to know of a plain table."""

    title: str


def export(request: ReaderRequest) -> HttpResponse:
    policies.may_take_the_trail_away(request.member).require()
    form = QuestionForm(request.GET, kinds=selectors.kinds_recorded())
    entries = selectors.entries(form.question())[:MOST_IN_A_FILE]
    rows = presenters.file_rows(entries)
    record(
        by=request.member,
        operation=Operation.DISCLOSURE,
        kind="audit",
        ref="trail",
        recipients=[f"member:{request.member.pk}"],
        outcome="exported",
    )
    write = import_string(settings.TABLE_WRITER)
    file = write(presenters.COLUMNS, rows, "csv", cover=Cover("Audit trail"))
    response = HttpResponse(file, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit-trail.csv"'
    return response
