"""frankpledge data undo, rejected, reconcile and layouts."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frankpledge.config.cli.frame import Desk


if TYPE_CHECKING:
    from frankpledge.access.models import Member
    from frankpledge.intake.models import Source


FORMATS = {"": "csv", ".csv": "csv", ".xlsx": "xlsx", ".ods": "ods"}


def undo_one(desk: Desk, load_name: str, reason: str) -> None:
    """Undo one load, or say what undoing it would touch."""
    from django.utils import timezone

    from frankpledge.intake import selectors, services
    from frankpledge.intake.rules import periods_in_words

    by, at = desk.member(), timezone.now()
    supply = selectors.load_named(by, load_name, on=at.date())
    months = periods_in_words(selectors.current_periods_of(supply))
    if desk.is_dry_run:
        words = f"Undoing {load_name} would touch {months or 'nothing'}."
    else:
        services.settle_loads(at=at)
        services.undo_load(supply=supply, reason=reason, at=at, by=by)
        words = f"{load_name} is undone; {months or 'nothing'} changed."
    answer = {"load": load_name, "state": supply.state, "months": months}
    desk.answer(answer, words)


def write_rejected(desk: Desk, load_name: str, target: str) -> None:
    """Write the rejected rows to a file, or as CSV to standard output."""
    from django.utils import timezone

    from frankpledge.intake import selectors, services

    suffix = "" if target == "-" else Path(target).suffix.lower()
    if suffix not in FORMATS:
        raise click.UsageError(f"{target} should end in .csv, .xlsx or .ods.")
    by, today = desk.member(), timezone.localdate()
    supply = selectors.load_named(by, load_name, on=today)
    made = services.hand_back_rejected(
        supply=supply, format=FORMATS[suffix], on=today, by=by
    )
    if target == "-":
        sys.stdout.buffer.writelines(made)
        return
    with Path(target).open("wb") as file:
        file.writelines(made)
    answer = {"load": load_name, "file": target, "rows": supply.rows_quarantined}
    desk.answer(answer, f"{supply.rows_quarantined:,} rows written to {target}.")


def mend_broken_loads(desk: Desk) -> None:
    """Settle what a crash broke off and say how each of it ended."""
    from django.utils import timezone

    from frankpledge.intake import selectors, services

    desk.member()
    if desk.is_dry_run:
        waiting = selectors.broken_loads()
        words = f"{len(waiting)} loads are half done: {', '.join(waiting) or 'none'}."
        desk.answer({"half_done": waiting}, words)
        return
    mended = services.reconcile(at=timezone.now())
    answer = {
        "finished": mended.finished,
        "given_up": mended.given_up,
        "checked": mended.checked,
        "counted": mended.counted,
    }
    desk.answer(
        answer,
        f"{len(mended.finished)} loads finished, {len(mended.given_up)} given up,"
        f" {len(mended.checked)} supplies checked that were not.",
    )


def propose_layout(desk: Desk, source: str | None, file: str) -> None:
    """Answer with a layout that fits the file, to be put right and kept."""
    from django.utils import timezone

    from frankpledge.analysis.readers.files import supplied_files
    from frankpledge.intake import services

    by, today = desk.member(), timezone.localdate()
    layout = services.propose_for_file(
        source=owner_named(by, source, today),
        file=supplied_files([Path(file)])[0],
        on=today,
        by=by,
    )
    click.echo(json.dumps(layout, ensure_ascii=False, indent=1))


def owner_named(by: "Member", source: str | None, on: date) -> "Source":
    """Return the source whose layout is meant."""
    from frankpledge.intake import selectors
    from frankpledge.intake.states import SourceKind

    if source is None:
        raise click.UsageError("Say whose layout it is with --source.")
    mapped = [kind for kind in SourceKind if kind.is_mapped]
    return selectors.source_named(by, source, kinds=mapped, on=on)


def show_layouts(desk: Desk, source: str | None, file: str | None, name: str) -> None:
    """List layouts, or keep the one in a file as a source's newest version."""
    from django.utils import timezone

    from frankpledge.intake import selectors, services

    by, at = desk.member(), timezone.now()
    if file:
        owner, content = owner_named(by, source, at.date()), content_of(Path(file))
        if not desk.is_dry_run:
            services.save_layout(source=owner, name=name, content=content, at=at, by=by)
    found = [
        {
            "source": layout.source.code,
            "name": layout.name,
            "version": layout.version,
            "layout": layout.content,
        }
        for layout in selectors.layouts_visible_to(by, source, on=at.date())
    ]
    words = [f"{one['source']}  {one['name']} {one['version']}" for one in found]
    desk.answer({"layouts": found}, "\n".join(words) or "No layouts are kept yet.")


def content_of(file: Path) -> dict[str, Any]:
    """Return the layout in a file, or say what is wrong with the file."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as wrong:
        raise click.UsageError(f"{file} cannot be read as JSON: {wrong}") from wrong
    if not isinstance(content, dict):
        raise click.UsageError(f"{file} holds no layout.")
    return content
