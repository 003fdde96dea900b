"""Reading a plan's registers: pledges and standards, regard, decisions checked, prose."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from frankpledge.actions.selectors import Action
from frankpledge.assessment.selectors import external_priorities
from frankpledge.plan.models import (
    DecisionCheck,
    EqualityNote,
    Passage,
    Plan,
    Pledge,
    Priority,
    ProseApproval,
    Regard,
    SelfReport,
    Signatory,
)
from frankpledge.plan.rules.keeping import Told
from frankpledge.plan.rules.regarding import Gaps, gaps


def pledges_of(plan: Plan) -> QuerySet[Pledge]:
    """Return a plan's pledges and standards with who signed and what was told."""
    return (
        Pledge.objects.filter(plan=plan)
        .select_related("owner", "plan")
        .prefetch_related(
            Prefetch("signatories", Signatory.objects.select_related("agency")),
            Prefetch(
                "reports",
                SelfReport.objects.select_related(
                    "agency", "said_by__user", "said_by__agency"
                ),
            ),
        )
    )


def told_since(pledge: Pledge, since: date) -> list[Told]:
    """Return what agencies told of a standard for quarters from a day on."""
    return [told(row) for row in pledge.reports.all() if row.quarter_starts_on >= since]


def told(row: SelfReport) -> Told:
    """Return one return as plain values."""
    return Told(row.kept, row.looked_at, row.out_of)


@dataclass(frozen=True)
class Regarded:
    """Whose priorities above are in force, which of ours meet them, and the gaps."""

    externals: tuple[object, ...]
    rows: tuple[Regard, ...]
    gaps: Gaps[int, int]


def regard_of(plan: Plan, *, on: date) -> Regarded:
    """Return how a plan has regard to the priorities above that hold on a day."""
    holds = Q(ends_before__isnull=True) | Q(ends_before__gt=on)
    externals = tuple(
        external_priorities(plan.partnership_id).filter(
            holds, superseded_by__isnull=True
        )
    )
    rows = tuple(
        Regard.objects.filter(plan=plan).select_related("external", "priority")
    )
    keys = list(Priority.objects.filter(plan=plan).values_list("pk", flat=True))
    pairs = [(row.priority_id, row.external_id) for row in rows]
    return Regarded(externals, rows, gaps(keys, [one.pk for one in externals], pairs))


def checks_of(plan: Plan) -> QuerySet[DecisionCheck]:
    """Return the decisions checked under section 17, newest first."""
    return DecisionCheck.objects.filter(plan=plan).select_related(
        "agency", "checked_by__user", "checked_by__agency"
    )


def equality_notes(action: Action) -> QuerySet[EqualityNote]:
    """Return what was noted of an action's effect on people the law protects."""
    return EqualityNote.objects.filter(action=action).select_related(
        "written_by__user", "written_by__agency"
    )


def without_equality_note(actions: Iterable[Action]) -> list[Action]:
    """Return the actions of which nobody noted whom they affect."""
    found = list(actions)
    noted = set(
        EqualityNote.objects.filter(action__in=found).values_list("action", flat=True)
    )
    return [one for one in found if one.pk not in noted]


def digest_of(passage: Passage) -> str:
    """Return the fingerprint of a passage's words, which its approval is tied to."""
    words = f"{passage.heading}\0{passage.text}"
    return hashlib.sha256(words.encode()).hexdigest()


def prose_of(plan: Plan) -> list[tuple[Passage, ProseApproval | None]]:
    """Return a plan's passages, each with the approval of its present words, if any."""
    rows = plan.approvals.select_related("approved_by__user", "approved_by__agency")
    approved = {(row.ref, row.sha256): row for row in reversed(rows)}
    return [
        (one, approved.get((one.ref, digest_of(one)))) for one in plan.passages.all()
    ]
