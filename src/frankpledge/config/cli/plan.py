"""frankpledge plan: take a plan in, give it out, check it, see how it stands."""

import sys
from pathlib import Path
from typing import Any

import click

from frankpledge.config.cli.frame import (
    Desk,
    command,
    count_what_is_owed,
    find_workspace,
    set_up,
)
from frankpledge.config.cli.plan_achieving import achievements_checked
from frankpledge.config.cli.plan_counting import count
from frankpledge.config.cli.plan_finding import the_plan
from frankpledge.config.cli.plan_judging import lint, status
from frankpledge.config.cli.plan_reading import _import
from frankpledge.config.cli.plan_together import districts, family, groups


@click.group(epilog="More: docs/how-to/keep-a-plan.md in the repository.")
def group() -> None:
    """
    Keep the partnership plan.

    \b
    frankpledge plan import safer-town.xlsx
    frankpledge plan status safer-town-2027 --json
    """


@click.argument("slug")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["xlsx", "ods", "json", "pdf", "docx", "odt", "html", "pptx"]),
    default="xlsx",
    show_default=True,
)
@click.option(
    "--layout",
    type=click.Choice(["grid", "leaflet", "chapters", "delivery"]),
    help="How a document is laid out; without it, with how every target stands.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="A file, or a folder to name it in; - for standard output.",
)
def export(desk: Desk, slug: str, kind: str, layout: str | None, output: Path) -> None:
    """
    Write a plan: a workbook or data to change and take in again, or a document.

    \b
    frankpledge plan export safer-town-2027 --format docx --layout grid -o plan.docx
    """
    from frankpledge.plan.presenters import documents, files
    from frankpledge.plan.services import export_plan

    plan, by = the_plan(slug, desk), desk.member()
    make = documents.maker_of(by, kind, layout)
    data = export_plan(plan=plan, make=make, kind=kind, by=by, on=desk.today())
    if str(output) == "-":
        sys.stdout.buffer.write(data)
        return
    if output.is_dir():
        output /= files.file_name(plan, kind, layout or "")
    output.write_bytes(data)
    desk.answer({"plan": slug, "file": str(output)}, f"Written: {output}")


@click.argument("what", metavar="FILE|PLAN")
def check(desk: Desk, what: str) -> None:
    """
    Hold what a plan says against its own tables, and list what disagrees.

    FILE is a plan or report (.docx, .odt, .pdf, .md, .txt); PLAN is one kept here.
    A file needs no workspace; with one, its claims are held against the measures
    kept there too.

    \b
    frankpledge plan check strategy.docx --json
    frankpledge plan check safer-town-2027
    """
    file = Path(what)
    if file.is_file():
        check_file(desk, file)
        return
    if file.suffix.lower() in DOCUMENTS:
        from frankpledge.analysis.failures import ExpectedFailure

        raise ExpectedFailure(
            f"There is no file {what}.", "Look at its name and folder."
        )
    if not desk.workspace.exists:
        find_workspace(str(desk.workspace.path), needed=True)
    set_up(desk.workspace)
    count_what_is_owed(desk)
    check_plan(desk, what)


DOCUMENTS = {".docx", ".odt", ".pdf", ".md", ".txt"}


def check_file(desk: Desk, file: Path) -> None:
    """Answer with everything that was checked in a document."""
    from frankpledge.documents.reading import read_document
    from frankpledge.plan.rules.claims.telling import in_words, report

    document = read_document(file.name, file.read_bytes())
    checked = checked_with(desk, document)
    said = report(checked)
    if said["findings"]:
        desk.say("Some statements do not agree with their figures.")
    desk.answer(said, in_words(checked))


def checked_with(desk: Desk, document: Any) -> Any:
    """Return what becomes of a document, with the measures of a workspace if any."""
    from frankpledge.plan.rules.claims.checking import check_document

    if not desk.workspace.exists:
        return check_document(document)
    set_up(desk.workspace)
    count_what_is_owed(desk)
    from frankpledge.partnership.selectors import home
    from frankpledge.plan.selectors.claims import checked_document

    by, today = desk.member(), desk.today()
    return checked_document(document, area=home().area_code, by=by, today=today)


def check_plan(desk: Desk, slug: str) -> None:
    """Answer with a kept plan's statements and what its words and targets come to."""
    from frankpledge.plan.presenters.claims import checked_plan
    from frankpledge.plan.rules.claims import ClaimVerdict
    from frankpledge.plan.rules.claims.telling import in_words, report
    from frankpledge.plan.selectors import baselines_awaited, claims_for

    plan = the_plan(slug, desk)
    checked = checked_plan(plan, by=desk.member(), today=desk.today())
    found = claims_for(plan, by=desk.member(), today=desk.today())
    claims = [stated_claim(one) for one in found]
    awaited = [
        {"target": one.ref, "measure": one.measure, "state": one.baseline_state}
        for one in baselines_awaited(plan)
    ]
    lines = [f"{one['verdict']}: {one['text']}\n  {one['finding']}" for one in claims]
    lines += [f"baseline awaited: {one['target']} {one['measure']}" for one in awaited]
    if any(one["verdict"] != ClaimVerdict.AGREES for one in claims):
        desk.say("Some statements do not agree with their tables.")
    achieved = achievements_checked(desk, plan)
    lines += [f"achievement: {one['claim']}\n  {one['finding']}" for one in achieved]
    if any(one["disagrees"] for one in achieved):
        desk.say("Some achievements do not agree with their figures.")
    said = {"plan": slug, "claims": claims, "baselines_awaited": awaited}
    said["achievements"] = achieved
    desk.answer({**said, **report(checked)}, "\n".join([*lines, "", in_words(checked)]))


def stated_claim(one: Any) -> dict[str, Any]:
    """Return one statement that is tied to a measure, in names that scripts rely on."""
    return {
        "place": f"under “{one.claim.priority.title}”",
        "claim": one.claim.text,
        "kind": one.verdict.value,
        "priority": one.claim.priority.title,
        "text": one.claim.text,
        "measure": one.claim.measure,
        "printed": one.claim.printed,
        "computed": one.computed,
        "verdict": one.verdict.value,
        "finding": " ".join(filter(None, [one.sentence, one.claim.note])),
    }


def _list(desk: Desk) -> None:
    """
    List the plans, newest first.

    \b
    frankpledge plan list --json
    """
    from frankpledge.partnership.selectors import home
    from frankpledge.plan.policies import may_see_plans
    from frankpledge.plan.selectors import plans_of

    may_see_plans(desk.member(), on=desk.today()).require()
    rows = [
        {
            "plan": each.slug,
            "title": each.title,
            "starts_on": each.starts_on.isoformat(),
            "ends_before": each.ends_before.isoformat(),
            "state": each.state,
            "role": each.role,
            "part_of": each.parent.slug if each.parent else None,
            "group": str(each.group) if each.group else None,
        }
        for each in plans_of(home().pk).select_related("parent", "group")
    ]
    plain = "\n".join(f"{r['plan']:30} {r['state']:10} {r['title']}" for r in rows)
    desk.answer({"plans": rows}, plain or "There is no plan yet.")


command(group)(_list)
command(group, writes=True)(_import)
command(group, reads_figures=True)(export)
command(group, writes=True)(count)
command(group, needs_workspace=False)(check)
command(group)(lint)
command(group, reads_figures=True)(status)
command(group)(family)
command(group, reads_figures=True)(districts)
command(group, reads_figures=True)(groups)
