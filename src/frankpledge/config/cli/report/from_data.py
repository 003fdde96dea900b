"""Products from open data alone: each area's as it is made, none lost for another's."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.config.cli.frame import Desk, Ending, how_it_ends, set_up
from frankpledge.config.cli.report.building import NamedContent, written


if TYPE_CHECKING:
    from frankpledge.assessment.selectors import Scanned


STRATEGIC = "strategic-assessment"
WAITING_EACH = 2
"""Areas that wait for each process: enough to keep it busy, few enough to hold."""


class EndedFromOutside(ExpectedFailure):
    """A process that made documents was ended by somebody, or for want of memory."""


@dataclass(frozen=True)
class Order:
    """What is made of every area, and where it goes."""

    edition: str
    product: str
    theme: str
    forms: Sequence[str]
    output: Path
    today: date

    def names(self, area_name: str) -> dict[str, str]:
        """Return the name of an area's file in every format."""
        from frankpledge.documents.writers import file_name

        topic = "assessment" if self.product == STRATEGIC else self.product
        return {
            form: file_name(area_name, topic, self.edition, "", form)
            for form in self.forms
        }

    def stands(self, area_name: str) -> bool:
        """Say whether every file of an area is in its place already."""
        names = self.names(area_name).values()
        return all((self.output / name).exists() for name in names)


@dataclass
class Made:
    """What was made of which areas, what could not be, and what stood already."""

    areas: list[dict[str, Any]] = field(default_factory=list)
    failed: list[dict[str, str]] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)


def many(areas: Sequence[str], order: Order, desk: Desk, *, resumes: bool) -> Made:
    """
    Write these areas' products, or every partnership's, counted once for all of them.

    With `resumes` an area whose files stand is left alone. What fails for one of
    several is told, and the others are made.
    """
    from frankpledge.analysis import codes
    from frankpledge.assessment.selectors import ground, partnerships_of

    held, made = ground(), Made()
    chosen = [codes.partnership(area) for area in areas or partnerships_of(held)]
    if resumes:
        made.left_alone = [one.code for one in chosen if order.stands(one.name)]
    wanted = [one for one in chosen if one.code not in made.left_alone]
    if made.left_alone:
        desk.say(f"{len(made.left_alone)} stand in {order.output} and are left alone.")
    scans = [scanned_or_why(one.code, held) for one in wanted]
    outcomes = zip(wanted, made_of(scans, order, desk), strict=True)
    for number, (area, outcome) in enumerate(outcomes, start=1):
        if not isinstance(outcome, Exception):
            made.areas.append(given_out(*outcome, order, desk))
            if len(chosen) > 1:
                desk.say(f"{number} of {len(wanted)}: {area.name}")
        elif len(chosen) == 1:
            raise outcome
        else:
            made.failed.append(failure(area.code, area.name, outcome))
            desk.say(f"{area.name} could not be made: {made.failed[-1]['reason']}")
            desk.ending = Ending.FAILED
    return made


def given_out(
    found: "Scanned", files: Sequence[NamedContent], order: Order, desk: Desk
) -> dict[str, Any]:
    """Write an area's files, have it recorded, and return what scripts are told."""
    from frankpledge.assessment.services import give_out_assessment

    if not desk.is_dry_run:
        give_out_assessment(
            area=found.area.code,
            edition=order.edition,
            forms=list(order.forms),
            by=desk.member(),
            on=order.today,
        )
    return said_of(found, [written(file, order.output, desk) for file in files])


def scanned_or_why(area: str, held: Any) -> "Scanned | Exception":
    """Return what the records say of an area, or why they say nothing."""
    from frankpledge.assessment.selectors import scanned

    try:
        return scanned(area, held)
    except ExpectedFailure as failure:
        return failure


def made_of(
    found: "Sequence[Scanned | Exception]", order: Order, desk: Desk
) -> "Iterator[tuple[Scanned, list[NamedContent]] | Exception]":
    """Yield each area with its files, or why it has none; several are made at a time."""
    if len(found) == 1:
        [one] = found
        yield one if isinstance(one, Exception) else (one, files_of(one, order))
        return
    processes = os.cpu_count() or 1
    with ProcessPoolExecutor(
        processes, get_context("spawn"), set_up, (desk.workspace,)
    ) as pool:
        waiting: deque[tuple[Any, Future[list[NamedContent]] | None]] = deque()
        try:
            for one in found:
                future = (
                    None
                    if isinstance(one, Exception)
                    else pool.submit(files_of, one, order)
                )
                waiting.append((one, future))
                if len(waiting) > WAITING_EACH * processes:
                    yield outcome_of(*waiting.popleft())
            while waiting:
                yield outcome_of(*waiting.popleft())
        finally:
            pool.shutdown(cancel_futures=True)


def outcome_of(
    found: Any, future: "Future[list[NamedContent]] | None"
) -> "tuple[Scanned, list[NamedContent]] | Exception":
    """Return an area with its files once they are made, or why they were not."""
    if future is None:
        reason: Exception = found
        return reason
    try:
        return found, future.result()
    except BrokenProcessPool as broken:
        raise EndedFromOutside(
            "A process that made documents was ended, perhaps for want of memory.",
            "Run it again with --resume: what stands is left alone.",
        ) from broken
    except Exception as failure:  # noqa: BLE001 - one area's must not lose the others
        return failure


def files_of(found: "Scanned", order: Order) -> list[NamedContent]:
    """Return one area's product in every format asked for."""
    from frankpledge.assessment.presenters.book import Material, book_of
    from frankpledge.assessment.states import Edition, Product
    from frankpledge.documents.writers import write

    material = Material(
        found,
        Edition(order.edition),
        order.today,
        product=Product(order.product),
        theme=order.theme,
    )
    book = book_of(material)
    names = order.names(found.area.name)
    return [NamedContent(form, name, write(book, form)) for form, name in names.items()]


def failure(code: str, name: str, reason: Exception) -> dict[str, str]:
    """Return what scripts are told of an area that could not be made."""
    _, sentence, _ = how_it_ends(reason)
    return {"area": code, "name": name, "reason": sentence}


def said_of(found: "Scanned", files: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what scripts are told of one area."""
    return {
        "area": found.area.code,
        "name": found.area.name,
        "from": found.counts.months[0],
        "to": found.counts.months[-1],
        "files": files,
    }
