"""Everything a report is made of, gathered once before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.actions.selectors import progress_of
from frankpledge.actions.states import Progress
from frankpledge.analysis.measures.definition import Definition
from frankpledge.analysis.measures.periods import Period
from frankpledge.evidence.selectors import recording_changes
from frankpledge.intake.selectors import sources_of
from frankpledge.performance.models import Escalation, FrozenReport
from frankpledge.performance.selectors import (
    DataNote,
    Entry,
    Line,
    Revision,
    data_notes,
    frozen_before,
    hidden_measures,
    lines_of,
    open_escalations,
    positions,
    revisions_of,
)
from frankpledge.performance.selectors.board import entries as entries_of
from frankpledge.performance.selectors.figures import TYPES
from frankpledge.performance.selectors.pairing import Beside, paired
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.plan.selectors import (
    CheckedClaim,
    Plan,
    actions_in_order,
    check_claims,
    known_of,
    targets_of,
)
from frankpledge.plan.states import TargetStatus


LATE = (Progress.OVERDUE, Progress.BLOCKED, Progress.LATE)
# What agrees needs no word, and of what is not shown none can be said.
SETTLED = {"agrees", "withheld"}


@dataclass(frozen=True)
class ActionLine:
    """One action as the report lists it."""

    ref: str
    text: str
    owner: str
    due_on: date | None
    progress: Progress


@dataclass(frozen=True)
class Material:
    """The facts of one plan for one quarter, as one member may see them."""

    plan: Plan
    quarter: Period
    area: str
    entries: Sequence[Entry]
    lines: Sequence[Line]
    positions: Mapping[int, str]
    beside: Mapping[int, Beside]
    actions: Sequence[ActionLine]
    claims: Sequence[CheckedClaim]
    claims_checked: int
    notes: Sequence[DataNote]
    suppliers: Mapping[str, str]
    escalations: Sequence[Escalation]
    before: FrozenReport | None
    revisions: Sequence[Revision]

    def with_status(self, *statuses: TargetStatus) -> list[Entry]:
        """Return the targets that stand so and that the reader may see."""
        return [
            each
            for each in self.entries
            if each.status in statuses and not each.is_withheld
        ]

    def source_of(self, entry: Entry) -> str:
        """Return who supplies a target's figures, in words."""
        definition = entry.standing.definition
        if definition is None:
            return "not known"
        return (
            self.suppliers.get(dataset_of(definition))
            or f"Returns of the {definition.supplier}"
        )

    @property
    def exceptions(self) -> list[Entry]:
        """Return the targets off course or missed, the furthest off first."""
        return sorted(
            (each for each in self.entries if each.is_exception),
            key=distance,
            reverse=True,
        )


def distance(entry: Entry) -> float:
    """Return how far a figure is from where it should be, as a share of that."""
    reading, expected = entry.standing.verdict.reading, entry.standing.verdict.expected
    if reading is None or not expected:
        return 0.0
    return abs(reading.value - expected) / abs(expected)


def gathered(plan: Plan, quarter: Period, *, by: Member, today: date) -> Material:
    """Return all that the report is made of; the same facts give the same report."""
    eyes = Eyes(by, today, is_print=True)
    targets = targets_of(plan)
    known = known_of(targets, TYPES)
    seen = eyes.see(known.series, known.versions.values())
    entries = entries_of(targets, quarter, eyes=eyes, known=known, seen=seen)
    changes = list(recording_changes())
    lines = lines_of(entries, quarter, eyes=eyes, changes=changes, kept=seen)
    before = frozen_before(plan.pk, quarter)
    hidden = hidden_measures(by, on=today)
    withheld = {each.target.pk for each in entries if each.is_withheld}
    revisions = revisions_of(before, eyes=eyes) if before else []
    claims = [
        each
        for each in check_claims(plan, see=eyes.see)
        if each.claim.measure not in hidden
    ]
    return Material(
        plan=plan,
        quarter=quarter,
        area=plan.partnership.name,
        entries=entries,
        lines=lines,
        beside=paired(entries, quarter, eyes=eyes),
        positions=positions(entries, quarter, eyes=eyes, read=known.beside.read),
        actions=_actions(plan, min(today, quarter.ends_before)),
        claims=[each for each in claims if each.verdict.value not in SETTLED],
        claims_checked=len(claims),
        suppliers=_suppliers(entries),
        notes=data_notes(lines, quarter, by=by, today=today, changes=changes),
        escalations=[
            each for each in open_escalations(plan.pk) if each.target_id not in withheld
        ],
        before=before,
        revisions=[each for each in revisions if each.measure not in hidden],
    )


def dataset_of(definition: Definition) -> str:
    """Return the data set a measure counts, empty for returns of totals."""
    return str(getattr(definition.numerator, "dataset", ""))


def _suppliers(entries: Sequence[Entry]) -> dict[str, str]:
    datasets = {
        dataset_of(entry.standing.definition)
        for entry in entries
        if entry.standing.definition
    }
    named: dict[str, list[str]] = {}
    for one in sources_of(*sorted(datasets - {""})):
        words = ", ".join(str(part) for part in (one.agency, one.name) if part)
        named.setdefault(one.dataset, []).append(words)
    return {dataset: "; ".join(found) for dataset, found in named.items()}


def _actions(plan: Plan, today: date) -> list[ActionLine]:
    return [
        ActionLine(
            action.ref,
            action.text,
            str(action.owner or "No owner"),
            action.due_on,
            progress_of(action, today=today),
        )
        for action in actions_in_order(plan)
    ]
