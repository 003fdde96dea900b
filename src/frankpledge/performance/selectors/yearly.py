"""A plan's year from its quarters: how each target stood, what was done and achieved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.actions.selectors import Action
from frankpledge.analysis.dates import year_words
from frankpledge.analysis.measures.periods import Period
from frankpledge.performance.models import Achievement, SelfCheck
from frankpledge.performance.policies import may_see_restricted
from frankpledge.performance.selectors.board import Entry, entries
from frankpledge.performance.selectors.choosing import quarter_around
from frankpledge.performance.selectors.figures import TYPES, Line, lines_of
from frankpledge.performance.selectors.registers import checks_of
from frankpledge.performance.selectors.reports import frozen_reports
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.performance.selectors.year_beside import YearBeside, year_beside
from frankpledge.performance.states import CheckKind
from frankpledge.plan.selectors import Plan, actions_in_order, known_of, targets_of
from frankpledge.plan.states import TargetStatus


QUARTERS = 4


@dataclass(frozen=True)
class AnnualYear:
    """A plan's financial year: its quarters, each target's course, what was achieved."""

    plan: Plan
    year: int
    quarters: Sequence[Period]
    lines: Sequence[Line]
    course: dict[int, list[TargetStatus | None]]
    achievements: Sequence[Achievement]
    unchecked: int
    hallmarks: Sequence[SelfCheck]
    beside: YearBeside
    actions: Sequence[Action]
    chair_words: str = ""

    @property
    def entries(self) -> list[Entry]:
        """Return how each target stood at the end."""
        return [line.entry for line in self.lines]

    @property
    def label(self) -> str:
        """Return the year as people say it."""
        return year_words(self.year)


def annual_year(plan: Plan, year: int, *, by: Member, today: date) -> AnnualYear:
    """Return a plan's year, from the quarters of it that are over."""
    first = quarter_around(date(year, 4, 1))
    every = [first.moved(3 * step) for step in range(QUARTERS)]
    over = [one for one in every if one.ends_before <= today]
    last = over[-1] if over else every[0]
    eyes = Eyes(by, today, is_print=True)
    targets = targets_of(plan)
    known = known_of(targets, TYPES)
    seen = eyes.see(known.series, known.versions.values())
    stood = entries(targets, last, eyes=eyes, known=known, seen=seen)
    course: dict[int, list[TargetStatus | None]] = {one.pk: [] for one in targets}
    for quarter in every:
        if quarter not in over:
            for states in course.values():
                states.append(None)
            continue
        for standing in known.standings(targets, judged_on=quarter.ends_before):
            course[standing.target.pk].append(standing.verdict.status)
    written = list(
        plan.achievements.filter(year=year).select_related(
            "checked_by__user", "checked_by__agency"
        )
    )
    return AnnualYear(
        plan=plan,
        year=year,
        quarters=every,
        lines=lines_of(stood, last, eyes=eyes, kept=seen),
        course=course,
        achievements=[one for one in written if one.checked_at],
        unchecked=sum(one.checked_at is None for one in written),
        hallmarks=list(checks_of(CheckKind.HALLMARKS, year)),
        beside=year_beside(year, stood, seen, eyes=eyes),
        actions=list(actions_in_order(plan)),
        chair_words=words_of_chair(plan, every[-1], by=by, today=today),
    )


def words_of_chair(plan: Plan, quarter: Period, *, by: Member, today: date) -> str:
    """Return what the chair wrote first in the year's last report, as one may read it."""
    given = frozen_reports([plan.pk]).filter(quarter_starts_on=quarter.starts_on)
    if not may_see_restricted(by, on=today):
        given = given.filter(has_restricted=False)
    return next((one.chair_words for one in given if one.chair_words), "")
