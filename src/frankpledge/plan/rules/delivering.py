"""
A milestone: something delivered by a day, shown, and accepted by a second person.

Charnwood promised seminars, a protocol and two campaigns a year; West Lancashire six
barriers by August. No figure judges those: what was delivered does, once somebody
other than who delivered it has looked and accepted it.
"""

from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.dates import day_in_words, last_day
from frankpledge.analysis.words import counted
from frankpledge.plan.rules.promise import Promise
from frankpledge.plan.rules.verdict import Verdict
from frankpledge.plan.states import TargetStatus


@dataclass(frozen=True)
class Delivered:
    """When something was said to be delivered, and when that was accepted."""

    on: date
    accepted_on: date | None = None


def by_delivery(
    promise: Promise, delivered: Delivered | None, judged_on: date
) -> Verdict:
    """Say how a milestone stands on a day, from what was delivered by then."""
    due = promise.due_on
    known = delivered if delivered and delivered.on <= judged_on else None
    if known is None:
        return nothing_delivered(due, judged_on)
    if known.accepted_on is None or known.accepted_on > judged_on:
        because = (
            f"It was said to be delivered on {day_in_words(known.on)};"
            " somebody else has still to accept it."
        )
        return Verdict(TargetStatus.CANNOT_TELL, because)
    late = (known.on - last_day(due)).days if due else 0
    after = f", {counted(late, 'day')} after it was due" if late > 0 else ""
    accepted = f"accepted on {day_in_words(known.accepted_on)}"
    because = f"It was delivered on {day_in_words(known.on)}{after}, and {accepted}."
    return Verdict(TargetStatus.MET, because)


def nothing_delivered(due: date | None, judged_on: date) -> Verdict:
    """Return how a milestone stands of which nothing was delivered yet."""
    if due is None:
        because = "Nothing has been delivered, and no day is set for it."
        return Verdict(TargetStatus.CANNOT_TELL, because)
    left = (last_day(due) - judged_on).days
    if left >= 0:
        when = f"in {counted(left, 'day')}" if left else "today"
        because = f"Nothing has been delivered yet; it is due {when}."
        return Verdict(TargetStatus.CANNOT_TELL, because)
    because = f"Nothing has been delivered, and it was due {counted(-left, 'day')} ago."
    return Verdict(TargetStatus.MISSED, because)
