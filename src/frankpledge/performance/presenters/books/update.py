"""One page on an area's month: exceptions first, then what goes as it should."""

from datetime import date

from frankpledge.analysis.dates import day_if_known, day_in_words
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import About, Block, Cell, Document, Run, Runs, Table
from frankpledge.evidence.selectors import spoken_period
from frankpledge.performance.models import Decision
from frankpledge.performance.presenters import words
from frankpledge.performance.presenters.books.making import (
    OTHER_FORMATS,
    Book,
    heading,
    listed,
    said,
)
from frankpledge.performance.selectors.updates import Row, Update


COLUMNS = (
    Column("ref", "Ref"),
    Column("measure", "Measure"),
    Column("month", "This month", Kind.NUMBER),
    Column("last_year", "Same month last year", Kind.NUMBER),
    Column("stands", "How it stands"),
    Column("owner", "Owner"),
    Column("recovery", "Recovery action"),
)
# A page holds no more decisions than this; the register has them all.
DECISIONS = 5


def update_book(update: Update, decisions: list[Decision], *, today: date) -> Book:
    """Return the one-page update as a document."""
    month = spoken_period(update.month)
    about = About(
        title=f"{update.area.name}: update for {month}",
        created=today,
        subtitle=f"Monthly performance update on {update.plan.title}",
        area=update.area.name,
        period=month,
        marking="OFFICIAL-SENSITIVE" if has_restricted(update) else "OFFICIAL",
        other_formats=OTHER_FORMATS,
    )
    blocks: list[Block] = [
        said(summary(update)),
        heading("Exceptions"),
        *exceptions(update),
        heading("On course"),
        *listed(
            [sentence(row) for row in update.well], "Nothing stands out as better."
        ),
        heading("No clear change, or not known", 3),
        said(others(update)),
        heading("Decided on these figures"),
        *listed(
            [decided(one) for one in decisions[:DECISIONS]],
            "No decision has been recorded.",
        ),
    ]
    return Book(
        Document(about, tuple(blocks)), update.area.name, "update", update.month.label
    )


def has_restricted(update: Update) -> bool:
    """Say whether figures of small or sensitive groups are shown."""
    return any(
        row.definition and row.definition.restricted and not row.entry.is_withheld
        for row in update.rows
    )


def summary(update: Update) -> str:
    """Return the month in one sentence."""
    need = len(update.exceptions)
    return (
        f"Measures of the plan: {len(update.rows)}. Needing attention: {need}. Going as"
        f" they should: {len(update.well)}. No clear change, or cannot be told:"
        f" {len(update.others)}."
    )


def exceptions(update: Update) -> list[Block]:
    """Return what needs attention with its owner and recovery action."""
    if not update.exceptions:
        return [said("Nothing needs attention.")]
    rows = tuple(_cells(row) for row in update.exceptions)
    return [Table("What needs attention", COLUMNS, rows, name="exceptions")]


def _cells(row: Row) -> tuple[Cell | str, ...]:
    then = row.change.earlier if row.change else None
    return (
        row.entry.target.ref,
        words.name_of(row.entry),
        words.observed_cell(row.month, row.definition),
        words.observed_cell(then, row.definition),
        standing(row),
        words.who(row.entry.target.owner),
        recovery(row),
    )


def standing(row: Row) -> str:
    """Return how the measure stands here, in words with a symbol."""
    if row.entry.is_withheld:
        return words.WITHHELD
    if row.is_whole:
        found = words.entry_status(row.entry)
        return f"{found}. {row.beside.reading.sentence}" if row.beside else found
    return change_words(row)


def change_words(row: Row) -> str:
    """Return what became of it in a year, with an arrow for who reads quickly."""
    if row.change is None or row.change.verdict.value == "cannot-tell":
        return "? Cannot tell"
    if not row.change.is_clear:
        return "→ No clear change on a year before"
    arrow = "↑ Up" if row.change.verdict.value == "rose" else "↓ Down"
    return f"{arrow} on a year before, by more than chance explains"


def recovery(row: Row) -> str:
    """Return what is being done, by whom and by when."""
    told = row.commentary
    if told is None or not told.recovery:
        return "None recorded"
    return f"{told.recovery} {told.recovery_owner}, by {day_if_known(told.recovery_due_on)}"


def sentence(row: Row) -> Runs:
    """Return one measure that goes well in a sentence."""
    figure = row.change.sentence if row.change else ""
    return (
        Run(f"{row.entry.target.ref} {words.name_of(row.entry)}: ", strong=True),
        Run(f"{standing(row)}. {figure}".strip()),
    )


def others(update: Update) -> str:
    """Return the measures of which little can be said, by name."""
    names = [
        f"{row.entry.target.ref} {words.name_of(row.entry)}" for row in update.others
    ]
    return f"{'; '.join(names)}." if names else "None."


def decided(one: Decision) -> Runs:
    """Return a decision with the number it was taken on."""
    value = (
        ""
        if one.value is None
        else f" when it was {one.value:,.2f}".rstrip("0").rstrip(".")
    )
    return (
        Run(
            f"{one.target_ref}, {one.group}, {day_in_words(one.decided_on)}: ",
            strong=True,
        ),
        Run(f"{one.text} ({one.period}{value}, {one.stood})"),
    )
