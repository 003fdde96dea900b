"""Pages of how the partnership is made up and of who else could help."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.documents.writers import file_name, write
from frankpledge.partnership import policies, services
from frankpledge.partnership.forms import MapForm
from frankpledge.partnership.models import Agency, Partnership
from frankpledge.partnership.presenters import stakeholders
from frankpledge.partnership.presenters import structure as shown
from frankpledge.partnership.rules.stakeholders import Known, themes, who_could_help
from frankpledge.partnership.selectors import agencies_of, groups_of
from frankpledge.partnership.views.asking import answer_list, enter
from frankpledge.ui.answers import file_to_keep


TITLE = "Groups of the partnership and what they report to"
PAPERS = ("pdf", "docx", "odt")


def boxes_of(partnership: Partnership) -> list[shown.Box]:
    """Return today's groups from the top down."""
    return shown.boxes(list(groups_of(partnership, on=localdate())))


def without_seat(partnership: Partnership, boxes: list[shown.Box]) -> list[Agency]:
    """Return the agencies of today that sit on no group."""
    seated = {name for box in boxes for name in box.agencies}
    agencies = agencies_of(partnership, on=localdate())
    return [one for one in agencies if one.name not in seated]


def structure(request: MemberRequest) -> HttpResponse:
    partnership = enter(request)
    boxes = boxes_of(partnership)
    page = {
        "boxes": boxes,
        "tree": shown.tree(boxes),
        "outside": without_seat(partnership, boxes),
        "kinds": PAPERS,
        "may_export": policies.may_export_directory(request.member),
    }
    return render(request, "partnership/structure.html", page)


def structure_chart(request: MemberRequest) -> HttpResponse:
    boxes = boxes_of(enter(request))
    return HttpResponse(shown.chart(boxes, title=TITLE), content_type="image/svg+xml")


def structure_paper(request: MemberRequest, kind: str) -> HttpResponse:
    partnership = enter(request)
    policies.may_export_directory(request.member).require()
    if kind not in PAPERS:
        raise Http404
    boxes = boxes_of(partnership)
    services.take_list_away(what="structure chart", by=request.member)
    document = shown.paper(
        partnership, boxes, without_seat(partnership, boxes), today=localdate()
    )
    name = file_name(
        partnership.area_code, "structure", localdate().isoformat(), "", kind
    )
    return file_to_keep(name, write(document, kind))


def possible_partners(request: MemberRequest) -> HttpResponse:
    partnership, today = enter(request), localdate()
    groups = groups_of(partnership, on=today)
    theme = next(iter(themes()))
    form = MapForm({"theme": theme, **request.GET.dict()}, groups=groups)
    if not form.is_valid():
        form = MapForm({"theme": theme}, groups=groups)
        form.is_valid()
    theme, group = form.cleaned_data["theme"], form.cleaned_data["group"]
    known = [
        Known(one.code, one.name, one.kind)
        for one in agencies_of(partnership, on=today)
    ]
    seated = [seat.agency.code for seat in group.seated] if group else []
    rows = who_could_help(theme, known, seated)
    listed = stakeholders.map_list(
        rows,
        request.GET,
        problem=themes()[theme],
        has_group=group is not None,
        may_export=bool(policies.may_export_directory(request.member)),
    )
    return answer_list(
        request,
        "partnership/possible_partners.html",
        listed,
        form=form,
        problem=themes()[theme],
        missing=stakeholders.missing_words(rows, has_group=group is not None),
    )
