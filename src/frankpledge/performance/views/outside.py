"""Pages of returns to others and of programmes."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate, now

from frankpledge.access.requests import MemberRequest
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.spreadsheets import Cover, write_table
from frankpledge.evidence.selectors import definitions_in_force
from frankpledge.partnership.selectors import home
from frankpledge.performance import policies, services
from frankpledge.performance.forms import (
    OutsideReturnForm,
    ProgrammeForm,
    RetireForm,
    SendForm,
)
from frankpledge.performance.models import OutsideReturn, Programme
from frankpledge.performance.presenters.facts import outside_facts, programme_facts
from frankpledge.performance.presenters.outside import programme_parts, sent_tables
from frankpledge.performance.presenters.registers import programme_list, return_list
from frankpledge.performance.presenters.templates import (
    started,
    template_choices,
    template_notes,
)
from frankpledge.performance.rules import return_templates
from frankpledge.performance.selectors.outside import (
    outside_returns,
    programme_numbered,
    programmes,
    return_numbered,
    sent_of,
    tagged,
)
from frankpledge.performance.states import Level
from frankpledge.performance.views.answering import (
    Register,
    answer_entry_form,
    answer_form,
    answer_list,
    answer_thing,
    at,
    enter,
    file_slug,
    found_or_404,
    may_export,
)
from frankpledge.performance.views.registers import may_keep
from frankpledge.ui.answers import file_to_keep, sent


RETURNS, PROGRAMMES = "send-a-return", "follow-a-programme"
OUTSIDE = Register(
    "outside-returns",
    "outside",
    "Set up a return",
    "Change a return",
    "The return is kept.",
)
PROGRAMME = Register(
    "programmes",
    "programme",
    "Watch a programme",
    "Change a programme",
    "The programme is kept.",
)
SENT = (
    Column("measure", "Measure"),
    Column("name", "Name"),
    Column("unit", "Unit"),
    Column("value", "Value", Kind.NUMBER),
    Column("low", "95% interval from", Kind.NUMBER),
    Column("high", "95% interval to", Kind.NUMBER),
    Column("words", "Note"),
    Column("status", "Status"),
    Column("known_at", "Known at"),
    Column("version", "Definition", Kind.WHOLE),
)


def all_returns(request: MemberRequest) -> HttpResponse:
    enter(request)
    shown = return_list(outside_returns(), request.GET, may_export=may_export(request))
    return answer_list(
        request,
        shown,
        help_page=RETURNS,
        title="Returns to others",
        lead="Figures that others ask for, filled from the measures of targets that"
        " count towards their priority: one figure, many forms, one source.",
        add_href=at("add-outside") if may_keep(request) else "",
        add_text="Set up a return",
    )


def outside(request: MemberRequest, pk: int) -> HttpResponse:
    enter(request)
    found = found_or_404(return_numbered(pk))
    kept, ids = definitions_in_force(), [*tagged(found.tag), *found.measures]
    names = ", ".join(
        kept[one].name if one in kept else one for one in dict.fromkeys(ids)
    )
    links = [
        {"href": at("send-outside", pk), "text": "Fill and send it for a period"},
        {"href": at("change-outside", pk), "text": "Change it"},
        {"href": at("retire-outside", pk), "text": "Retire it"},
    ]
    is_open = may_keep(request) and found.retired_on is None
    return answer_thing(
        request,
        found.title,
        [*outside_facts(found), ("Measures", names or "none tagged yet")],
        help_page=RETURNS,
        back=at("outside-returns"),
        back_text="Returns to others",
        links=links if is_open else [],
        tables=sent_tables(sent_of(found), may_export=may_export(request)),
        tables_title="What was sent",
        tables_empty="Nothing has been sent yet.",
    )


def sent_file(request: MemberRequest, pk: int, number: int, form: str) -> HttpResponse:
    enter(request)
    found = found_or_404(return_numbered(pk))
    one = sent_of(found).filter(pk=number).first()
    if one is None or form not in {"csv", "ods", "xlsx"}:
        raise Http404
    services.give_out_book(
        ref=f"outside/{pk}/{number}", form=form, by=request.member, at=now()
    )
    cover = Cover(
        f"{found.title}, {one.period}", localdate(), area=home().name, source=found.tag
    )
    rows = [[line.get(column.name) for column in SENT] for line in one.figures]
    name = file_slug(f"{found.title}-{one.period}.{form}")
    return file_to_keep(name, write_table(SENT, rows, form, cover=cover))


def add_outside(request: MemberRequest) -> HttpResponse:
    enter(request)
    return outside_form(request, None)


def change_outside(request: MemberRequest, pk: int) -> HttpResponse:
    enter(request)
    return outside_form(request, found_or_404(return_numbered(pk)))


def outside_form(request: MemberRequest, held: OutsideReturn | None) -> HttpResponse:
    """Answer with the form of a return, begun from a shipped template where asked."""
    names = ("title", "asked_by", "tag", "measures", "starts_on")
    template = None if held else return_templates().get(request.GET.get("from", ""))
    return answer_entry_form(
        request,
        held,
        OutsideReturnForm,
        OUTSIDE,
        lambda version, said: services.keep_return(
            outside=held, version=version, said=said, by=request.member, at=now()
        ),
        starts=dict.fromkeys(names) if held else started(template),
        notes=template_notes(template, today=localdate()),
        choices=[] if held else template_choices(today=localdate()),
        choices_title="Begin from a form that ships",
    )


def retire_outside(request: MemberRequest, pk: int) -> HttpResponse:
    enter(request)
    found = found_or_404(return_numbered(pk))
    policies.may_keep_registers(request.member, on=localdate()).require()
    return answer_form(
        request,
        RetireForm(sent(request), initial={"retired_on": localdate()}),
        lambda said: services.retire_return(
            outside=found,
            retired_on=said["retired_on"],
            why=said["why"],
            by=request.member,
            at=now(),
        ),
        words="Retire a return",
        done="The return is retired. What was sent stays.",
        back=at("outside", pk),
        caption=found.title,
    )


def send_outside(request: MemberRequest, pk: int) -> HttpResponse:
    enter(request)
    found = found_or_404(return_numbered(pk))
    policies.may_keep_registers(request.member, on=localdate()).require()
    return answer_form(
        request,
        SendForm(sent(request)),
        lambda said: services.send_return(
            outside=found, period=said["period"], by=request.member, at=now()
        ),
        words="Fill a return",
        done="The return is filled and kept as sent.",
        back=at("outside", pk),
        caption=found.title,
        lead="Small figures of sensitive measures and all of restricted ones are left"
        " out: a return leaves the partnership.",
    )


def all_programmes(request: MemberRequest) -> HttpResponse:
    enter(request)
    shown = programme_list(programmes(), request.GET, may_export=may_export(request))
    return answer_list(
        request,
        shown,
        help_page=PROGRAMMES,
        title="Programmes",
        add_href=at("add-programme") if may_keep(request) else "",
        add_text="Watch a programme",
    )


def programme(request: MemberRequest, pk: int) -> HttpResponse:
    enter(request)
    found = found_or_404(programme_numbered(pk))
    links = [{"href": at("change-programme", pk), "text": "Change it"}]
    return answer_thing(
        request,
        found.title,
        programme_facts(found),
        help_page=PROGRAMMES,
        back=at("programmes"),
        back_text="Programmes",
        links=links if may_keep(request) else [],
        tables=programme_parts(found, by=request.member, today=localdate()),
        tables_title="Activity, output, outcome",
        tables_empty="No measure has been chosen yet.",
    )


def add_programme(request: MemberRequest) -> HttpResponse:
    enter(request)
    return programme_form(request, None)


def change_programme(request: MemberRequest, pk: int) -> HttpResponse:
    enter(request)
    return programme_form(request, found_or_404(programme_numbered(pk)))


def programme_form(request: MemberRequest, held: Programme | None) -> HttpResponse:
    """Answer with the form of a programme."""
    names = ("title", "about", "starts_on", "ends_before")
    starts: dict[str, Any] = dict.fromkeys(names) if held else {}
    rows = list(held.measures.all()) if held else []
    for level in Level:
        starts[level.value] = [row.measure for row in rows if row.level == level.value]

    def save(version: int, said: dict[str, Any]) -> Programme:
        measures = {level: said.pop(level.value) for level in Level}
        return services.keep_programme(
            programme=held,
            version=version,
            said=said,
            measures=measures,
            by=request.member,
            at=now(),
        )

    return answer_entry_form(
        request, held, ProgrammeForm, PROGRAMME, save, starts=starts, owned=True
    )
