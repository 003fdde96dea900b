"""The report's tables of figures: how many stand how, measures, and standing."""

from collections.abc import Sequence

from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import Block, Cell, Table
from frankpledge.performance.presenters import words
from frankpledge.performance.presenters.report.ledger import Ledger
from frankpledge.performance.presenters.report.material import Material
from frankpledge.performance.selectors import Entry, Line
from frankpledge.performance.selectors.foretelling import COUNTED
from frankpledge.plan.states import TargetStatus


def status_table(material: Material) -> Sequence[Block]:
    """Return how many targets of each priority stand how."""
    priorities: dict[str, list[Entry]] = {}
    for entry in material.entries:
        title = entry.target.objective.priority.title
        priorities.setdefault(title, []).append(entry)
    columns = (
        Column("priority", "Priority"),
        *(
            Column(state.name.lower(), words.status_words(state), Kind.WHOLE)
            for state in TargetStatus
        ),
    )
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (title, *(_many(entries, state) for state in TargetStatus))
        for title, entries in priorities.items()
    )
    return [
        Table("How the targets of each priority stand", columns, rows, name="status")
    ]


def _many(entries: Sequence[Entry], state: TargetStatus) -> int:
    return sum(each.status is state and not each.is_withheld for each in entries)


FIGURES = (
    Column("ref", "Ref"),
    Column("measure", "Measure"),
    Column("baseline", "Baseline"),
    Column("target", "Target"),
    Column("this_quarter", "This quarter", Kind.NUMBER),
    Column("same_quarter_last_year", "Same quarter last year", Kind.NUMBER),
    Column("percent_change", "% change", Kind.PERCENT, 1),
    Column("clear_change", "More than chance?"),
    Column("year_to_date", "Financial year to date", Kind.NUMBER),
    Column("rolling_12_months", "Rolling 12 months", Kind.NUMBER),
    Column("last_year", "Last whole year", Kind.NUMBER),
    Column("year_before", "Year before", Kind.NUMBER),
)
FIGURE_NOTES = (
    "Change is between this quarter and the same quarter last year, or between the"
    " last two years where figures come once a year; below 20 only the counts are"
    " given.",
    "“More than chance?” says whether the change is larger than chance explains.",
    "A percentage changes by points, which the words beside it tell; [z] stands for it.",
)


def figures_table(material: Material, ledger: Ledger) -> Sequence[Block]:
    """Return each measure's figures: quarter, year before, year to date, rolling year."""
    rows = tuple(_figures(line, ledger) for line in material.lines)
    return [Table("Measures: figures", FIGURES, rows, FIGURE_NOTES, name="figures")]


def _figures(line: Line, ledger: Ledger) -> tuple[Cell | str | float | None, ...]:
    entry = line.entry
    return (
        entry.target.ref,
        words.name_of(entry),
        words.WITHHELD if entry.is_withheld else words.baseline(entry),
        words.promise(entry),
        ledger.cell(entry, line.quarter),
        ledger.cell(entry, line.last_year),
        percent_cell(line),
        change_words(line),
        ledger.cell(entry, line.to_date),
        ledger.cell(entry, line.rolling),
        ledger.cell(entry, line.year),
        ledger.cell(entry, line.year_before),
    )


def percent_cell(line: Line) -> Cell:
    """Return the change in per cent; a share has one in points, of which words tell."""
    if line.entry.is_withheld:
        return Cell(None, words.WITHHELD)
    change, definition = line.change, line.entry.standing.definition
    if change is None or change.later is None or change.earlier is None:
        return Cell(None, words.NOT_THERE)
    is_share = definition is not None and definition.form not in COUNTED
    if change.percent is None or is_share:
        return Cell(None, "[z]")
    return Cell(change.percent)


def change_words(line: Line) -> str:
    """Return what can be said of the change, in a few words."""
    if line.entry.is_withheld:
        return words.WITHHELD
    if line.change is None or line.change.verdict.value == "cannot-tell":
        return "cannot tell"
    said = line.change.verdict.value.replace("-", " ")
    return f"yes, it {said}" if line.change.is_clear else said


STANDING = (
    Column("ref", "Ref"),
    Column("measure", "Measure"),
    Column("latest", "Latest figure judged"),
    Column("expected", "Where its path should be", Kind.NUMBER),
    Column("status", "How it stands"),
    Column("needed", "Needed from here"),
    Column("position", "Place among similar areas"),
    Column("owner", "Owner"),
    Column("comment", "Owner's comment"),
)
STANDING_NOTES = (
    "Place 1 is the lowest rate among the area and those it is compared with.",
)


def standing_table(material: Material) -> Sequence[Block]:
    """Return each target's trajectory, status, need, position, owner and comment."""
    rows = tuple(_standing(entry, material) for entry in material.entries)
    return [
        Table(
            "Measures: how each target stands",
            STANDING,
            rows,
            STANDING_NOTES,
            name="standing",
        )
    ]


PAIRS = (
    Column("ref", "Ref"),
    Column("measure", "What is reported"),
    Column("reports", "Reports"),
    Column("harm_measure", "Harm read beside it"),
    Column("harm", "Harm"),
    Column("meaning", "Together"),
    Column("why", "Why they are read together"),
)


def pairs_table(material: Material) -> Sequence[Block]:
    """Return the targets whose reports are read beside a harm; nothing without one."""
    rows = tuple(
        (
            entry.target.ref,
            words.name_of(entry),
            beside.reading.reports.value,
            beside.name,
            beside.reading.harm.value,
            beside.reading.sentence,
            beside.why,
        )
        for entry in material.entries
        if (beside := material.beside.get(entry.target.pk))
    )
    if not rows:
        return []
    return [Table("Reports and harm read together", PAIRS, rows, name="pairs")]


def _comment(entry: Entry) -> str:
    if entry.is_withheld:
        return words.WITHHELD
    said = entry.said.commentary
    return said.cause if said else entry.asking.value


def _status(entry: Entry, material: Material) -> str:
    """Return how a target stands, with the harm it is read beside."""
    said, beside = words.entry_status(entry), material.beside.get(entry.target.pk)
    return f"{said}. {beside.reading.sentence}" if beside else said


def _standing(entry: Entry, material: Material) -> tuple[Cell | str, ...]:
    expected = None if entry.is_withheld else entry.standing.verdict.expected
    return (
        entry.target.ref,
        words.name_of(entry),
        words.latest(entry),
        words.figure_cell(expected, entry.standing.definition)
        if expected is not None
        else Cell(None, "[z]"),
        _status(entry, material),
        words.needed(entry) or "nothing",
        material.positions.get(entry.target.pk, "not compared"),
        words.who(entry.target.owner),
        _comment(entry),
    )
