"""
What a plan leaves open: baselines and values to be agreed, lines that nobody answers for.

West Lancashire's plan of 2011 was published with "TBC" in many cells; Charnwood's with
baselines to be developed. A plan may be agreed so, never silently (register PLN-10):
each open end has somebody who settles it, a day, and a countdown on the cover.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.words import counted
from frankpledge.plan.states import BASELINE_PENDING, PlanRole, TargetKind


class Open(StrEnum):
    """What is still to be settled of a line."""

    BASELINE = "baseline"
    VALUE = "value"
    OWNER = "owner"
    LEAD = "lead"
    DATE = "date"


# One, several; in the order in which a cover counts them.
NOUNS = {
    Open.BASELINE: ("baseline", "baselines"),
    Open.VALUE: ("target value", "target values"),
    Open.OWNER: ("owner", "owners"),
    Open.LEAD: ("lead officer", "lead officers"),
    Open.DATE: ("date", "dates"),
}
VALUED = {
    TargetKind.TO_VALUE: "value",
    TargetKind.INTERIM: "value",
    TargetKind.BY_PERCENT: "percent",
}


@dataclass(frozen=True)
class OpenEnd:
    """One thing to settle: of which line, by whom and by when, as far as is known."""

    line: str
    ref: str
    text: str
    want: Open
    owner: str = ""
    due_on: date | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what names it among the plan's open ends."""
        return self.line, self.ref, self.want.value

    def days_left(self, today: date) -> int | None:
        """Return the days until it is due, negative once it is late."""
        return None if self.due_on is None else (self.due_on - today).days


# What plans print where nobody was named yet.
NOBODY = frozenset(
    {"", "?", "tbc", "tba", "n/a", "vacant", "-", "–", "to be confirmed"}
)


def names_somebody(words: str) -> bool:
    """Say whether words that stand for an owner name anybody: "?" and "TBC" do not."""
    return words.strip(" .?").casefold() not in NOBODY


def of_target(target: Any) -> list[Open]:
    """Return what is open of a target: a row or a line of a file."""
    found = []
    is_pending = target.baseline_state in BASELINE_PENDING
    if is_pending and target.kind != TargetKind.NONE:
        found.append(Open.BASELINE)
    needed = VALUED.get(TargetKind(target.kind))
    if needed and getattr(target, needed) is None:
        found.append(Open.VALUE)
    if not (target.owner or names_somebody(target.owner_words)):
        found.append(Open.OWNER)
    if target.kind == TargetKind.MILESTONE and target.due_on is None:
        found.append(Open.DATE)
    return found


def of_action(action: Any) -> list[Open]:
    """Return what is open of an action: a row or a line of a file."""
    wants = [
        (Open.OWNER, bool(action.owner or names_somebody(action.owner_words))),
        (Open.DATE, action.due_on is not None),
    ]
    return [want for want, is_there in wants if not is_there]


def of_objective(*, owners: int, leads: int, role: PlanRole) -> list[Open]:
    """
    Return what is open of an objective, by how many answer for it and lead it.

    A county agreement gives each of its areas a lead, so one without is vacant; in
    any other plan an objective that nobody was given has its targets' owners.
    """
    if not leads and (owners or role is PlanRole.COUNTY):
        return [Open.LEAD]
    return []


def in_all(found: Sequence[OpenEnd]) -> str:
    """Return how many things are open and of what sort: "3: 2 baselines, 1 owner"."""
    counts = {want: sum(1 for one in found if one.want is want) for want in NOUNS}
    said = ", ".join(
        f"{count} {NOUNS[want][count != 1]}" for want, count in counts.items() if count
    )
    things = "thing" if len(found) == 1 else "things"
    return f"{len(found)} {things} still to be settled: {said}"


def countdown(found: Iterable[OpenEnd], today: date) -> str:
    """Return how many are late, when the next is due and how many have no day."""
    left = [one.days_left(today) for one in found]
    late = [-days for days in left if days is not None and days < 0]
    ahead = [days for days in left if days is not None and days >= 0]
    said = []
    if late:
        said.append(f"{len(late)} overdue, the longest by {counted(max(late), 'day')}")
    if ahead:
        said.append(f"the next is due in {counted(min(ahead), 'day')}")
    if undated := left.count(None):
        said.append(f"{undated} without a date")
    return "; ".join(said)


def chase(owner: str, plan: str, found: Iterable[OpenEnd], today: date) -> str:
    """Return the words that remind one agency of what it owes a plan."""
    lines = [f"- {asked(one)}: {when(one, today)}" for one in found]
    asks = "Please settle this" if len(lines) == 1 else "Please settle these"
    return "\n".join([f"To {owner}", f"{asks} in “{plan}”:", *lines])


def asked(one: OpenEnd) -> str:
    """Return one open end as a chase names it."""
    noun = NOUNS[one.want][0]
    return f"the {noun} of {one.line} {one.ref}, {one.text}"


def when(one: OpenEnd, today: date) -> str:
    """Return by when one open end is to be settled, as a chase says it."""
    left = one.days_left(today)
    if left is None or one.due_on is None:
        return "no day is set yet; please name one"
    due = day_in_words(one.due_on)
    if left < 0:
        return f"it was due on {due}, {counted(-left, 'day')} ago"
    return f"by {due}, in {counted(left, 'day')}"
