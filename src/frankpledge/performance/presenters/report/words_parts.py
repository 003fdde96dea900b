"""The report's words: what went well, concerns, decisions, exceptions, highlights."""

from collections.abc import Iterator, Sequence

from frankpledge.analysis.dates import day_in_words
from frankpledge.documents.model import (
    Block,
    Callout,
    Heading,
    Listing,
    Paragraph,
    Run,
    Runs,
    Tone,
    runs,
)
from frankpledge.performance.presenters import words
from frankpledge.performance.presenters.charts import has_chart, target_figure
from frankpledge.performance.presenters.report.material import Material
from frankpledge.performance.selectors import Entry, Line
from frankpledge.plan.states import TargetStatus


# The summary page names this many good things and concerns.
FIRST = 3
WELL = (TargetStatus.MET, TargetStatus.ON_COURSE)


def good(material: Material) -> Sequence[Block]:
    """Return the first few targets that do well, those with a clear change on top."""
    lines = {line.entry.target.pk: line for line in material.lines}
    well = sorted(
        material.with_status(*WELL),
        key=lambda entry: -_improvement(lines[entry.target.pk]),
    )
    return _listed(
        [_said(lines[each.target.pk]) for each in well[:FIRST]],
        "No target is on course.",
    )


def concerns(material: Material) -> Sequence[Block]:
    """Return the exceptions that are furthest off."""
    lines = {line.entry.target.pk: line for line in material.lines}
    worst = [_said(lines[each.target.pk]) for each in material.exceptions[:FIRST]]
    return _listed(worst, "No target is off course.")


def _improvement(line: Line) -> float:
    change = line.change
    if change is None or not change.is_clear or change.percent is None:
        return 0.0
    return change.percent if line.entry.standing.wants_more else -change.percent


def _said(line: Line) -> Runs:
    entry = line.entry
    change = f" {line.change.sentence}" if line.change else ""
    return (
        Run(f"{entry.target.ref} {words.name_of(entry)}: ", strong=True),
        Run(f"{words.entry_status(entry)}. {entry.standing.verdict.because}{change}"),
    )


def decisions(material: Material) -> Sequence[Block]:
    """Return what owners and managers ask the board to decide."""
    asked = [
        (
            Run(f"{entry.target.ref} {words.name_of(entry)}: ", strong=True),
            Run(entry.said.commentary.ask),
        )
        for entry in material.entries
        if entry.said.commentary and entry.said.commentary.ask and not entry.is_withheld
    ]
    asked += [
        (
            Run(f"{raised.target.ref}, taken to the {raised.to}: ", strong=True),
            Run(raised.question),
        )
        for raised in material.escalations
    ]
    asked += [
        (
            Run(f"{entry.target.ref} {words.name_of(entry)}: ", strong=True),
            Run(f"the baseline is {words.baseline(entry)}."),
        )
        for entry in material.with_status(TargetStatus.NO_BASELINE)
    ]
    return _listed(asked, "No decision is asked for.")


def exceptions(material: Material) -> Iterator[Block]:
    """Yield a part for each target off course: cause, action, forecast, need, chart."""
    lines = {line.entry.target.pk: line for line in material.lines}
    if not material.exceptions:
        yield Paragraph(runs("No target is off course."))
    for entry in material.exceptions:
        line = lines[entry.target.pk]
        yield Heading(runs(f"{entry.target.ref} {words.name_of(entry)}"), 3)
        yield Callout(
            words.entry_status(entry),
            (runs(entry.standing.verdict.because),),
            Tone.WARNING,
        )
        if entry.said.override:
            override = entry.said.override
            yield Paragraph(
                runs(
                    f"Set by hand by {override.set_by} on {day_in_words(override.set_at)}"
                    f"{words.authority(override)}:"
                    f" {override.reason} By the figures it is {entry.worked_out.value}."
                )
            )
        yield Listing(tuple(_facts(line)))
        if has_chart(entry):
            yield target_figure(entry, material.quarter, material.source_of(entry))


def _facts(line: Line) -> Iterator[Runs]:
    entry, said = line.entry, line.entry.said.commentary
    if line.change:
        yield _fact("Change", line.change.sentence)
    yield _fact(
        "Cause", said.cause if said else f"Not yet given: {entry.asking.value}."
    )
    if said and said.recovery:
        when = day_in_words(said.recovery_due_on) if said.recovery_due_on else "no day"
        yield _fact(
            "Recovery action", f"{said.recovery} {said.recovery_owner}, by {when}."
        )
    else:
        yield _fact("Recovery action", "None recorded.")
    yield _fact("What to expect", words.forecast(entry, line.forecast))
    if needed := words.needed(entry):
        yield _fact("Needed from here", f"{needed[:1].upper()}{needed[1:]}.")


def _fact(what: str, said: str) -> Runs:
    return (Run(f"{what}: ", strong=True), Run(said))


def highlights(material: Material) -> Sequence[Block]:
    """Return what owners say about targets that need no exception page."""
    said = [
        (
            Run(
                f"{entry.target.ref} {words.name_of(entry)} ({words.who(entry.target.owner)}): ",
                strong=True,
            ),
            Run(entry.said.commentary.cause),
        )
        for entry in material.entries
        if entry.said.commentary and not _is_apart(entry)
    ]
    return _listed(said, "No owner has added anything.")


def _is_apart(entry: Entry) -> bool:
    return entry.is_exception or entry.is_withheld


def _listed(items: Sequence[Runs], otherwise: str) -> Sequence[Block]:
    return [Listing(tuple(items))] if items else [Paragraph(runs(otherwise))]
