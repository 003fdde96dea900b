"""frankpledge data load: files in, an account of every row out."""

import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frankpledge.config.cli.frame import Desk, Ending


if TYPE_CHECKING:
    from frankpledge.access.models import Member
    from frankpledge.analysis.readers.reading import Reading, Supplied
    from frankpledge.intake.models import Supply


FAULTS_SAID = 20
"""More faults than this are not said one by one to a person."""


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line."""

    kind: str
    files: tuple[str, ...]
    source: str | None
    layout: str | None
    takes_part: bool
    taken_on: date | None = None


def run(desk: Desk, request: Request) -> None:
    """Load the files and say what became of every row."""
    from django.utils import timezone

    from frankpledge.analysis.readers.without_pandas import without_pandas

    by, at = desk.member(), timezone.now()
    with without_pandas(), supplied(request.files) as files:
        if desk.is_dry_run:
            answer = look_only(desk, request, files, by, at)
        else:
            answer = load_all(desk, request, files, by, at)
    desk.ending = ending_of(answer)
    desk.answer(answer, lambda: in_words(answer))


@contextmanager
def supplied(names: Iterable[str]) -> Iterator[list["Supplied"]]:
    """Give the files that the names mean: folders opened up, standard input kept."""
    from frankpledge.analysis.readers.files import supplied_files

    with tempfile.TemporaryDirectory(prefix="frankpledge-") as folder:
        paths = [
            from_standard_input(Path(folder)) if name == "-" else Path(name)
            for name in names
        ]
        yield with_own_names(supplied_files(paths))


def from_standard_input(folder: Path) -> Path:
    """Keep standard input as a file for as long as the command runs."""
    path = folder / "standard-input"
    with path.open("wb") as out:
        while piece := sys.stdin.buffer.read(1024 * 1024):
            out.write(piece)
    return path


def with_own_names(files: list["Supplied"]) -> list["Supplied"]:
    """Return the files under names that tell them apart: their own, else with folder."""
    from frankpledge.analysis.readers.files import printable
    from frankpledge.analysis.readers.reading import Supplied

    times: dict[str, int] = defaultdict(int)
    for file in files:
        times[file.name] += 1
    return [
        file
        if times[file.name] == 1
        else Supplied(file.path, printable(file.path.as_posix()))
        for file in files
    ]


def progress_on(desk: Desk) -> Any:
    """Return what shows progress: nothing, unless a person watches a terminal."""
    if desk.is_quiet or not sys.stderr.isatty():
        return None

    def show(done: int, of: int, name: str) -> None:
        end = "\n" if done == of else ""
        sys.stderr.write(f"\r\033[K{done} of {of}: {name[-60:]}{end}")
        sys.stderr.flush()

    return show


def load_all(
    desk: Desk,
    request: Request,
    files: list["Supplied"],
    by: "Member",
    at: datetime,
) -> dict[str, Any]:
    """Receive, check and load; return the account of it."""
    from frankpledge.intake import services
    from frankpledge.intake.states import SourceKind, SupplyState

    services.settle_loads(at=at)
    source, layout = named(request, by, at, is_entered=True)
    supply = services.receive_supply(
        kind=SourceKind(request.kind),
        files=files,
        source=source,
        layout=layout,
        extracted_on=request.taken_on,
        at=at,
        by=by,
    )
    checked = services.check_supply(
        supply=supply, at=at, by=by, progress=progress_on(desk)
    )
    supply = checked.supply
    if supply.status is SupplyState.CHECKED:
        supply = decide(supply, checked.reading, request, by, at)
    return account_of(supply)


def named(
    request: Request, by: "Member", at: datetime, *, is_entered: bool
) -> tuple[Any, Any]:
    """
    Return the source and layout that the files are read for, None where none is.

    Open files that do not say whose they are belong to the source named with
    --source, else to one named after the first file.
    """
    from frankpledge.intake import selectors, services
    from frankpledge.intake.states import SourceKind

    kind = SourceKind(request.kind)
    if kind is SourceKind.POLICE_STREET:
        return None, None
    if not kind.is_mapped:
        name = request.source or named_after(request.files[0])
        found = services.find_open_source(
            kind=kind, name=name, by=by, is_entered=is_entered
        )
        return found, None
    if request.source is None:
        raise click.UsageError("Say whose files these are with --source.")
    source = selectors.source_named(by, request.source, kinds=[kind], on=at.date())
    layout = selectors.layout_named(source, request.layout)
    return source, layout


def named_after(file: str) -> str:
    """Return the words of a file's name before its first figure."""
    words = re.split(r"[\d.]", Path(file).name, maxsplit=1)[0]
    return words.strip(" _-").replace("_", "-") or "unnamed"


def decide(
    supply: "Supply",
    reading: "Reading | None",
    request: Request,
    by: "Member",
    at: datetime,
) -> "Supply":
    """Load the supply, or refuse it where nothing of it may or can be loaded."""
    from frankpledge.intake import services, tasks

    if not supply.rows_accepted:
        reason = "Not one row can be loaded."
    elif supply.rows_quarantined and not request.takes_part:
        reason = "Some rows are faulty, and none was to be left out."
    else:
        loaded = services.accept_supply(
            supply=supply, reading=reading, counts_later=True, at=at, by=by
        )
        # a running server counts at once; else whoever asks for figures next does
        tasks.count_later()
        return loaded
    return services.refuse_supply(supply=supply, reason=reason, at=at, by=by)


def look_only(
    desk: Desk,
    request: Request,
    files: list["Supplied"],
    by: "Member",
    at: datetime,
) -> dict[str, Any]:
    """Return what a load would do; nothing is written."""
    from frankpledge.intake import services
    from frankpledge.intake.states import SourceKind

    source, layout = named(request, by, at, is_entered=False)
    preview = services.preview_supply(
        kind=SourceKind(request.kind),
        files=files,
        source=source,
        layout=layout,
        on=at.date(),
        by=by,
        progress=progress_on(desk),
    )
    return {**preview, "dry_run": True, "changed": False}


def account_of(supply: "Supply") -> dict[str, Any]:
    """Return what a script reads: every row's fate, in all and by file."""
    from frankpledge.intake.selectors import account_of_supply
    from frankpledge.intake.states import SupplyState

    account = account_of_supply(supply)
    return {
        "load": supply.reference,
        "state": supply.state,
        "changed": supply.status is SupplyState.LOADED,
        "message": supply.reason,
        "figures_are_due": supply.figures_are_due,
        **account,
    }


def ending_of(answer: dict[str, Any]) -> Ending:
    """Return the exit code: 3 where rows or files were left out."""
    is_refused = answer.get("state") == "refused"
    if is_refused and (answer["accepted"] or not answer["read"]):
        return Ending.FAILED
    if answer["quarantined"] or any(file["refused"] for file in answer["files"]):
        return Ending.DONE_WITH_REJECTED_ROWS
    return Ending.DONE


def in_words(answer: dict[str, Any]) -> str:
    """Return the account for a person."""
    lines = [headline(answer)]
    lines.append(
        f"{answer['read']:,} rows read: {answer['accepted']:,} accepted,"
        f" {answer['duplicates']:,} duplicate, {answer['quarantined']:,} quarantined."
    )
    for name, months in answer["covers"].items():
        lines.append(f"  {name}: {months}")
    if answer["difference"]:
        lines.append(f"Against what was loaded before: {changed_in_words(answer)}.")
    faults = list(islice(answer["faults"], FAULTS_SAID + 1))
    lines += [
        f"  {fault['file']}:{fault['line'] or ''}:{fault['column']}: {fault['reason']}"
        for fault in faults[:FAULTS_SAID]
    ]
    if len(faults) > FAULTS_SAID:
        lines.append("  and more; --json names every one")
    if answer.get("figures_are_due"):
        lines.append("Figures are counted again before they are next shown.")
    if answer["quarantined"] and answer.get("load"):
        lines.append(f"Rejected rows: frankpledge data rejected {answer['load']}")
    return "\n".join(lines)


def headline(answer: dict[str, Any]) -> str:
    """Return the first line: what happened, or would."""
    if answer.get("dry_run"):
        return "Nothing was written. A load would do this:"
    words = {
        "loaded": f"Loaded as {answer['load']}.",
        "unchanged": f"Already loaded, nothing changed. {answer['message']}",
        "refused": f"Refused: {answer['message']}",
    }
    return words.get(answer["state"], f"{answer['load']} is {answer['state']}.")


def changed_in_words(answer: dict[str, Any]) -> str:
    """Return how many rows were added, removed and changed."""
    counts = {
        name: sum(line[name] for line in answer["difference"])
        for name in ("added", "removed", "changed")
    }
    return ", ".join(f"{count:,} rows {name}" for name, count in counts.items())
