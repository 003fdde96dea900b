"""What a reader must know of the data behind a quarter's figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import Period
from frankpledge.evidence.selectors import Observation, recording_changes, spoken_period
from frankpledge.evidence.states import Status
from frankpledge.intake.selectors import late_returns, open_gaps
from frankpledge.performance.selectors.figures import Line


NOT_COMPARED = "Figures before and after are not compared."
YEAR = timedelta(days=731)
# Returns for a quarter are all due by then.
SETTLING = timedelta(days=92)


@dataclass(frozen=True)
class DataNote:
    """One thing to know: what kind of note it is, what it touches, and the words."""

    kind: str
    about: str
    words: str


def data_notes(
    lines: Sequence[Line],
    quarter: Period,
    *,
    by: Member,
    today: date,
    changes: Sequence[Any] | None = None,
) -> list[DataNote]:
    """
    Return provisional and missing figures, late suppliers, gaps, broken series.

    `changes` are the recording changes, for who has read them already.
    """
    notes = []
    for line in lines:
        if not line.entry.is_withheld:
            notes += _of_line(line)
    for late in late_returns(by, on=min(today, quarter.ends_before + SETTLING)):
        if late.due.period.starts_on < quarter.ends_before:
            notes.append(
                DataNote(
                    "Late or missing supply",
                    str(late.source),
                    f"The return for {spoken_period(late.due.period)} is {late.arrival}.",
                )
            )
    notes += [
        DataNote("Gap in the data", str(gap.source or gap.owner or ""), str(gap))
        for gap in open_gaps()
    ]
    areas = {"", *(line.entry.target.area_code for line in lines)}
    first = quarter.ends_before - YEAR
    notes += [
        DataNote("Change of recording", change.title, change.effect or NOT_COMPARED)
        for change in (recording_changes() if changes is None else changes)
        if first <= change.on < quarter.ends_before and change.area_code in areas
    ]
    return _gathered(notes)


def _gathered(notes: Sequence[DataNote]) -> list[DataNote]:
    # What is said of many measures in the same words is said once.
    about: dict[tuple[str, str], list[str]] = {}
    for note in notes:
        about.setdefault((note.kind, note.words), []).append(note.about)
    return [
        DataNote(kind, ", ".join(dict.fromkeys(filter(None, names))), words)
        for (kind, words), names in about.items()
    ]


def _of_line(line: Line) -> list[DataNote]:
    definition = line.entry.standing.definition
    name = definition.name if definition else line.entry.target.measure
    provisional = [each for each in line.observations() if each.is_provisional]
    absent = [each for each in line.observations() if not each.has_value]
    notes = []
    if not any(each.has_value for each in line.observations()):
        return [
            DataNote("No figure", name, "Nothing has been supplied for this measure.")
        ]
    if provisional:
        notes.append(
            DataNote(
                "Provisional", name, f"May still be revised: {_periods(provisional)}."
            )
        )
    if absent:
        notes.append(
            DataNote(
                "No figure", name, "; ".join(_absence(each) for each in absent) + "."
            )
        )
    return notes


def _periods(observations: Sequence[Observation]) -> str:
    return ", ".join(spoken_period(each.period) for each in observations)


def _absence(observation: Observation) -> str:
    period = spoken_period(observation.period)
    said = {
        Status.MISSING: "was never supplied",
        Status.NOT_SUPPLIED: "was not supplied",
        Status.PART: "was supplied only in part, so there is no total",
        Status.SUPPRESSED: "is too small to show, or was held back",
        Status.TO_BE_CONFIRMED: "is still to be confirmed",
        Status.NOT_APPLICABLE: "does not apply",
    }.get(observation.status, "is not available")
    return f"{period} {said}"
