"""How every target of a plan stood at the end of a quarter, with what was said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.measures.periods import Period
from frankpledge.evidence.selectors import definitions_in_force
from frankpledge.evidence.selectors.measures import MeasureVersion
from frankpledge.performance import rules
from frankpledge.performance.policies import may_see_restricted
from frankpledge.performance.selectors.said import Said, said_of
from frankpledge.performance.selectors.seeing import Eyes, Many
from frankpledge.performance.states import Asking
from frankpledge.plan.selectors import (
    Known,
    Plan,
    Standing,
    Target,
    known_of,
    targets_of,
)
from frankpledge.plan.states import TargetStatus


@dataclass(frozen=True)
class Entry:
    """
    One target at the end of one quarter.

    `worked_out` is the status by the figures; `status` the one shown, which may
    have been set by hand. `is_withheld` means that this reader may not see the
    figures of a small or sensitive group, so neither figure nor status is shown.
    """

    standing: Standing
    before: TargetStatus | None
    said: Said
    asking: Asking
    due_on: date
    is_withheld: bool = False

    @property
    def target(self) -> Target:
        """Return the target."""
        return self.standing.target

    @property
    def worked_out(self) -> TargetStatus:
        """Return the status that the figures give."""
        return self.standing.verdict.status

    @property
    def status(self) -> TargetStatus:
        """Return the status as shown."""
        override = self.said.override
        return TargetStatus(override.status) if override else self.worked_out

    @property
    def is_exception(self) -> bool:
        """Say whether the target needs attention."""
        return not self.is_withheld and self.status.value in rules.EXCEPTIONS

    @property
    def has_turned(self) -> bool:
        """Say whether the status differs from the quarter before."""
        return self.before not in {None, self.worked_out}


def board(
    plan: Plan, quarter: Period, *, by: Member, today: date, is_print: bool = False
) -> list[Entry]:
    """
    Return how every target stood, in the plan's order, in few queries for all.

    `is_print` is for what others will read too.
    """
    return entries(targets_of(plan), quarter, eyes=Eyes(by, today, is_print))


def entry_for(
    plan: Plan, ref: str, quarter: Period, *, by: Member, today: date
) -> Entry | None:
    """Return how one target stood, None where the plan has no such target."""
    targets = [each for each in targets_of(plan) if each.ref == ref]
    return next(iter(entries(targets, quarter, eyes=Eyes(by, today))), None)


def entries(
    targets: Sequence[Target],
    quarter: Period,
    *,
    eyes: Eyes,
    known: Known | None = None,
    seen: Many | None = None,
) -> list[Entry]:
    """
    Return how these targets stood at the end of the quarter.

    `known` is what is known of their measures, and `seen` its series as these eyes
    see them, for who has read them already.

    How they stood the quarter before is worked out for those that need attention,
    and where only one target is asked for.
    """
    known = known or known_of(targets)
    now = known.standings(targets, judged_on=quarter.ends_before)
    said = said_of([each.pk for each in targets], quarter.starts_on, on=eyes.today)
    wanted = [
        one.target
        for one in now
        if len(now) == 1 or _shown(one, said[one.target.pk]) in rules.EXCEPTIONS
    ]
    then = {
        one.target.pk: one.verdict.status
        for one in known.standings(wanted, judged_on=quarter.starts_on)
    }
    hidden = eyes.hidden(now, seen)
    return [
        _entry(
            one,
            then.get(one.target.pk),
            said[one.target.pk],
            quarter,
            today=eyes.today,
            is_withheld=one.target.pk in hidden,
        )
        for one in now
    ]


def _shown(one: Standing, said: Said) -> str:
    return said.override.status if said.override else one.verdict.status.value


def _entry(
    one: Standing,
    before: TargetStatus | None,
    said: Said,
    quarter: Period,
    *,
    today: date,
    is_withheld: bool,
) -> Entry:
    status = _shown(one, said)
    was_exception = before is not None and before.value in rules.EXCEPTIONS
    in_a_row = 2 if status in rules.EXCEPTIONS and was_exception else 1
    return Entry(
        standing=one,
        before=before,
        said=said,
        asking=rules.asking(
            is_exception=status in rules.EXCEPTIONS,
            is_answered=said.commentary is not None,
            quarters_in_a_row=in_a_row,
            ends_before=quarter.ends_before,
            today=today,
        ),
        due_on=rules.due_on(quarter.ends_before),
        is_withheld=is_withheld,
    )


def hidden_measures(member: Member, *, on: date) -> set[str]:
    """Return the measures of small or sensitive groups this member may not see."""
    if may_see_restricted(member, on=on):
        return set()
    found = definitions_in_force().values()
    return {definition.id for definition in found if definition.restricted}


def versions_of(entries: Sequence[Entry]) -> list[MeasureVersion]:
    """Return the definitions that the targets' figures were made with, each once."""
    known = [entry.standing.version for entry in entries]
    return list({one.pk: one for one in known if one is not None}.values())
