"""The report's actions, checked statements, data notes and revisions."""

from collections import Counter
from collections.abc import Sequence

from frankpledge.actions.states import Progress
from frankpledge.documents.columns import Column, Kind, settled, shown
from frankpledge.documents.model import Block, Cell, Paragraph, Table, runs
from frankpledge.performance.presenters import words
from frankpledge.performance.presenters.report.material import LATE, Material
from frankpledge.performance.selectors import Revision


def action_counts(material: Material) -> Sequence[Block]:
    """Return how many actions stand how."""
    counts = Counter(action.progress for action in material.actions)
    columns = (
        Column("progress", "How they stand"),
        Column("actions", "Actions", Kind.WHOLE),
    )
    rows = tuple((state.value, counts[state]) for state in Progress if counts[state])
    if not rows:
        return [Paragraph(runs("The plan has no actions yet."))]
    return [Table("How the plan's actions stand", columns, rows, name="actions")]


def late_actions(material: Material) -> Sequence[Block]:
    """Return the actions that are late, overdue or blocked, the oldest first."""
    late = sorted(
        (action for action in material.actions if action.progress in LATE),
        key=lambda action: (action.due_on is None, action.due_on, action.ref),
    )
    if not late:
        return [Paragraph(runs("No action is late, overdue or blocked."))]
    columns = (
        Column("ref", "Ref"),
        Column("action", "Action"),
        Column("owner", "Owner"),
        Column("due_on", "Due", Kind.DATE),
        Column("progress", "How it stands"),
    )
    rows = tuple(
        (each.ref, each.text, each.owner, each.due_on, each.progress.value)
        for each in late
    )
    return [
        Table("Actions late, overdue or blocked", columns, rows, name="late actions")
    ]


def claims(material: Material) -> Sequence[Block]:
    """Return the plan's statements that its own tables do not bear out."""
    if not material.claims_checked:
        return [Paragraph(runs("No statement of this plan is tied to figures."))]
    if not material.claims:
        return [
            Paragraph(
                runs("Every statement that can be checked agrees with its table.")
            )
        ]
    columns = (
        Column("statement", "The plan says"),
        Column("verdict", "Verdict"),
        Column("table_gives", "What the table gives"),
    )
    rows = tuple(
        (
            each.claim.text,
            each.verdict.value,
            f"{each.sentence} {each.claim.note}".strip(),
        )
        for each in material.claims
    )
    return [
        Table(
            "Statements that differ from their tables", columns, rows, name="statements"
        )
    ]


def data_notes(material: Material) -> Sequence[Block]:
    """Return what a reader must know of the data."""
    if not material.notes:
        return [Paragraph(runs("All figures are final and every return is in."))]
    columns = (
        Column("kind", "Note"),
        Column("about", "About"),
        Column("words", "What to know"),
    )
    rows = tuple((note.kind, note.about, note.words) for note in material.notes)
    return [Table("Data notes", columns, rows, name="data notes")]


REVISIONS = (
    Column("measure", "Measure"),
    Column("area", "Area"),
    Column("period", "Period"),
    Column("then", "Then", Kind.NUMBER),
    Column("now", "Now", Kind.NUMBER),
    Column("difference", "Difference", Kind.NUMBER),
    Column("what", "What became of it"),
)


def revisions(material: Material) -> Sequence[Block]:
    """Return the last frozen report's figures that have been revised since."""
    if material.before is None:
        return [Paragraph(runs("No earlier report of this plan has been frozen."))]
    if not material.revisions:
        return [Paragraph(runs(f"No figure of “{material.before}” has been revised."))]
    return [
        revision_table(
            material.revisions, f"Figures of “{material.before}” revised since"
        )
    ]


def revision_table(found: Sequence[Revision], caption: str) -> Table:
    """Return revised figures as a table."""
    rows = tuple(
        (
            each.name,
            each.area,
            each.period.label,
            _cell(each.then, each.decimals),
            _cell(each.now, each.decimals),
            _cell(_difference(each), each.decimals),
            each.what.value,
        )
        for each in found
    )
    return Table(caption, REVISIONS, rows, name="revisions")


def _difference(revision: Revision) -> float | None:
    if revision.then is None or revision.now is None:
        return None
    return revision.now - revision.then


def _cell(value: float | None, decimals: int) -> Cell:
    if value is None:
        return Cell(None, words.NOT_THERE)
    column = Column("value", kind=Kind.NUMBER, decimals=decimals)
    return Cell(settled(value, column), shown(value, column))
