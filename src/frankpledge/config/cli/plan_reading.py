"""frankpledge plan import: a plan as data, or a plan in print with its doubts."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from frankpledge.config.cli.frame import Desk


@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON of each doubt's answer, by the doubt's id.",
)
@click.option(
    "--leave-as-text", is_flag=True, help="Leave every doubt not answered as text."
)
@click.option("--title", help="The plan's title, where a document is read.")
@click.option("--slug", help="Its short name.")
@click.option("--starts-on", help="Its first day, YYYY-MM-DD.")
@click.option("--ends-before", help="The day after its last.")
@click.option("--part-of", help="Short name of the plan that it is a part of.")
@click.option(
    "--role",
    type=click.Choice(["partnership", "strategy", "group", "county"]),
    help="What it is beside the others; a part is a strategy unless said.",
)
@click.option("--group", help="Name of the group whose action plan it is.")
def _import(
    desk: Desk,
    file: Path,
    *,
    answers: Path | None,
    leave_as_text: bool,
    part_of: str | None,
    role: str | None,
    group: str | None,
    **head: str | None,
) -> None:
    """
    Take in a plan: a workbook (.xlsx, .ods), JSON or TOML, or a plan in print.

    A document (.docx, .odt, .pdf, .md, .txt, or a workbook of other people's) is
    read in the layout it has; whatever is not certain is a doubt with a place,
    to be answered or left as text. --dry-run lists the doubts and changes nothing.

    \b
    frankpledge plan import safer-town.xlsx --dry-run
    """
    from django.db import transaction

    from frankpledge.plan.services import read_whole_file, take_in_plan
    from frankpledge.plan.services.reading_in import is_document

    data, draft = file.read_bytes(), None
    if is_document(file.name, data):
        content, beside, draft = content_from(
            desk, file, answers=answers, leaves_as_text=leave_as_text, head=head
        )
    else:
        content, beside = read_whole_file(file.name, data)
    said: dict[str, Any] = as_rows(draft) if draft else {}
    if content is None:
        desk.answer(said, "Nothing was taken in: answer the doubts above.")
        return
    with transaction.atomic():
        plan = take_in_plan(
            content=content, beside=beside, by=desk.member(), on=desk.today()
        )
        if part_of or role or group:
            put_in_place(desk, plan, part_of, role, group)
        if desk.is_dry_run:
            transaction.set_rollback(True)
    said |= {"plan": plan.slug, "title": plan.title, "state": str(plan.state)}
    desk.answer(said, f"{plan.title} is taken in; it is {plan.state}.")


def put_in_place(
    desk: Desk, plan: Any, part_of: str | None, role: str | None, group: str | None
) -> None:
    """Say what a plan that was taken in is beside the others."""
    from django.utils.timezone import localtime

    from frankpledge.analysis.failures import ExpectedFailure
    from frankpledge.partnership.selectors import groups_of, home
    from frankpledge.plan.selectors import plans_of
    from frankpledge.plan.services import place_plan
    from frankpledge.plan.states import PlanRole

    parent = plans_of(home().pk).filter(slug=part_of).first() if part_of else None
    if part_of and parent is None:
        raise ExpectedFailure(f"There is no plan {part_of!r}.", "See: plan list")
    named = groups_of(home(), on=desk.today()).filter(name__iexact=group or "").first()
    if group and named is None:
        raise ExpectedFailure(
            f"There is no group called {group!r}.", "Groups are kept in the directory."
        )
    usual = PlanRole.GROUP if named else PlanRole.STRATEGY
    place_plan(
        plan=plan,
        role=PlanRole(role) if role else usual,
        parent=parent,
        group=named,
        by=desk.member(),
        at=localtime(),
    )


def content_from(
    desk: Desk,
    file: Path,
    *,
    answers: Path | None,
    leaves_as_text: bool,
    head: Mapping[str, str | None],
) -> tuple[Any, Any, Any]:
    """
    Return a document's plan, what stands beside its lines, and the draft as it was read.

    The plan is None where this is a dry run and doubts are open.
    """
    from frankpledge.plan.services import reading_in

    read = reading_in.read_plan_document(file.name, file.read_bytes())
    draft = reading_in.with_head(read, head)
    known = answers_in(answers)
    if leaves_as_text:
        asked = dict.fromkeys((each.id for each in draft.doubts), reading_in.AS_TEXT)
        known = asked | known
    for each in draft.doubts:
        desk.say(in_words(each, known.get(each.id, "")))
    is_open = any(each.id not in known for each in draft.doubts)
    if desk.is_dry_run and is_open:
        return None, None, draft
    plan = reading_in.as_plan(draft, known)
    return plan, reading_in.beside_plan(draft, known), draft


def answers_in(file: Path | None) -> dict[str, str]:
    """Return the answers of a file: JSON of doubt and answer."""
    from frankpledge.analysis.failures import ExpectedFailure

    if file is None:
        return {}
    try:
        said = json.loads(file.read_text("utf-8"))
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise ExpectedFailure(
            f"{file} holds no answers.", 'Write {"d1": "as-text", "d2": "wounding"}.'
        )
    return {str(name): str(answer) for name, answer in said.items()}


def in_words(doubt: Any, answer: str) -> str:
    """Return a doubt for a person: what it is, where, what may be answered."""
    allowed = " | ".join(doubt.values())
    said = f"answered: {answer}" if answer else f"answers: {allowed}"
    return f"{doubt.id} {doubt.place}\n  {doubt.question}\n  {said}"


def as_rows(draft: Any) -> dict[str, Any]:
    """Return what was read and every doubt, in names that scripts rely on."""
    return {
        "layout": draft.layout,
        "found": draft.found,
        "doubts": [
            {
                "id": each.id,
                "kind": each.kind.value,
                "place": each.place,
                "said": each.said,
                "question": each.question,
                "about": list(each.refs),
                "answers": each.values(),
            }
            for each in draft.doubts
        ],
    }
