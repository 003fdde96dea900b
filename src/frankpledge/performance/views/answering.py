"""How lists, forms and things are answered in the registers of performance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now

from frankpledge.access.requests import MemberRequest
from frankpledge.documents.spreadsheets import Cover, write_table
from frankpledge.partnership.selectors import agencies_of, home
from frankpledge.performance import policies, services
from frankpledge.performance.services import Task
from frankpledge.ui import answers
from frankpledge.ui.tables import Shown


HELP = "/help/how-to"
T = TypeVar("T")
Facts = Sequence[tuple[str, str]]


def enter(request: MemberRequest) -> None:
    """Let in who may see performance; for others the page is not there."""
    policies.may_see_performance(request.member, on=localdate()).require()


def may_export(request: MemberRequest) -> bool:
    """Say whether the member may take lists away."""
    return bool(policies.may_build_report(request.member, on=localdate()))


def found_or_404(thing: T | None) -> T:
    """Return the thing, or 404 where there is none."""
    if thing is None:
        raise Http404
    return thing


def answer_list(
    request: MemberRequest,
    shown: Shown,
    *,
    help_page: str,
    template: str = "performance/list.html",
    **more: Any,
) -> HttpResponse:
    """Answer with the page of a list, or with the file of it that was asked for."""
    if not shown.file_format:
        context = {"shown": shown, "help": f"{HELP}/{help_page}/", **more}
        return render(request, template, context)
    caption = shown.listing.caption
    services.take_list_away(what=caption.lower(), by=request.member, at=now())
    area = home()
    cover = Cover(
        caption, localdate(), area=area.name, source="The performance registers"
    )
    body = write_table(
        shown.file_headings, shown.file_rows(), shown.file_format, cover=cover
    )
    return answers.file_to_keep(shown.file_name(area.area_code, localdate()), body)


def file_slug(name: str) -> str:
    """Return a name that any file system takes."""
    return name.lower().replace(" ", "-").replace("/", "-")


def answer_thing(
    request: MemberRequest, title: str, facts: Facts, *, help_page: str, **more: Any
) -> HttpResponse:
    """Answer with the page of one thing."""
    rows = [{"key": {"text": key}, "value": {"text": value}} for key, value in facts]
    context = {"title": title, "facts": rows, "help": f"{HELP}/{help_page}/", **more}
    return render(request, "performance/thing.html", context)


def answer_form(
    request: MemberRequest,
    form: Any,
    save: Callable[[dict[str, Any]], Any],
    *,
    words: str,
    done: str,
    back: str,
    then: Callable[[Any], str] | None = None,
    **more: Any,
) -> HttpResponse:
    """Answer with the form, or save what it says and go on to the address `then` gives."""
    return answers.answer_form(
        request,
        form,
        lambda: save(dict(form.cleaned_data)),
        template="performance/step.html",
        done=done,
        then=then or (lambda _: back),
        **{"words": words, "back": back, **more},
    )


@dataclass(frozen=True)
class Register:
    """A register's pages: its list, the page of an entry, and the words of its forms."""

    many: str
    one: str
    add: str
    change: str
    done: str


def answer_entry_form(
    request: MemberRequest,
    held: Any,
    form: type[Any],
    register: Register,
    save: Callable[[int, dict[str, Any]], Any],
    *,
    starts: dict[str, Any],
    owned: bool = False,
    **more: Any,
) -> HttpResponse:
    """
    Answer with the form of an entry of a register, new or held.

    `starts` is what a new entry's form starts from; a held one's starts from its own
    fields of the same names. `save` gets the version that was seen and what was said.
    """
    policies.may_keep_registers(request.member, on=localdate()).require()
    initial = dict(starts)
    if held is not None:
        initial |= {name: getattr(held, name) for name in starts if hasattr(held, name)}
        initial["version"] = held.version
        if owned:
            initial["owner"] = str(held.owner_id or "")

    def act(said: dict[str, Any]) -> Any:
        version = said.pop("version") or 0
        if owned:
            said["owner"] = agency_in(said["owner"])
        return save(version, said)

    return answer_form(
        request,
        form(request.POST if request.method == "POST" else None, initial=initial),
        act,
        words=register.change if held else register.add,
        done=register.done,
        back=at(register.one, held.pk) if held else at(register.many),
        then=lambda made: at(register.one, made.pk),
        **more,
    )


def task_in(said: dict[str, Any]) -> Task | None:
    """Return the task that a form gives, None where it gives none."""
    if not said.get("task"):
        return None
    return Task(said["task"], agency_in(said["task_owner"]), said["task_due_on"])


def agency_in(number: str) -> Any:
    """Return the agency chosen in a box, None for nobody."""
    agencies = {str(one.pk): one for one in agencies_of(home())}
    return agencies.get(number)


def at(name: str, *args: Any) -> str:
    """Return the address of one of the pages of performance."""
    return reverse(f"performance:{name}", args=args)
