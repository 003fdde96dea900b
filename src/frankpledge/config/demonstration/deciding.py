"""What the demonstration keeps beside its figures: a decision, a finding, a check."""

from datetime import date, datetime
from typing import Any

from frankpledge.access.models import Member
from frankpledge.config.demonstration import people
from frankpledge.config.demonstration.people import Invented
from frankpledge.partnership.selectors import groups_of, home
from frankpledge.performance import services
from frankpledge.performance.selectors import entry_for, quarter_named
from frankpledge.performance.selectors.deciding import seen_target
from frankpledge.performance.states import CheckKind, Level
from frankpledge.plan.models import Plan


QUARTER = "2019/20-Q4"
FINDING = {
    "body": "Invented inspectorate",
    "service": "Answering of calls",
    "inspected_on": date(2020, 1, 20),
    "finding": "Callers about anti-social behaviour are not told what came of it.",
    "grade": "Requires improvement",
    "link": "",
    "response": "",
    "owner": None,
    "due_on": date(2020, 9, 30),
    "state": "open",
}
ACHIEVED = {
    "year": 2019,
    "claim": "Shop staff were briefed before Christmas",
    "figure": "1 briefing",
    "base": "of 1 planned",
    "source": "The plan's action A3",
}


def keep(plan: Plan, cast: dict[Invented, Member], *, at: datetime) -> None:
    """Record a decision on burglary, a finding, an achievement, a rating, a programme."""
    by = cast[people.MANAGER]
    asked: dict[str, Any] = {"by": by, "at": at}
    entry = entry_for(plan, "T1", quarter_named(QUARTER), by=by, today=at.date())
    group = groups_of(home()).first()
    if entry is not None and group is not None:
        task = services.Task(
            "Write a problem profile of sheds and garages.",
            by.agency,
            date(2020, 7, 31),
        )
        services.record_decision(
            plan=plan,
            seen=seen_target(entry),
            text="Ask for a problem profile before paying for patrols.",
            group=group,
            decided_on=date(2020, 5, 12),
            task=task,
            **asked,
        )
    services.keep_inspection(inspection=None, version=0, said=dict(FINDING), **asked)
    written = services.write_achievement(
        plan=plan, achievement=None, version=0, said=dict(ACHIEVED), **asked
    )
    services.check_achievement(
        achievement=written, version=written.version, by=cast[people.ANALYST], at=at
    )
    rate_and_watch(asked)


def rate_and_watch(asked: dict[str, Any]) -> None:
    """Rate one hallmark and watch one programme."""
    services.rate_element(
        kind=CheckKind.HALLMARKS,
        year=2019,
        element="structures-law",
        rating=2,
        evidence="The plan of 2019 to 2021.",
        found="",
        gap="No county group.",
        task=None,
        version=0,
        **asked,
    )
    services.keep_programme(
        programme=None,
        version=0,
        said={
            "title": "Safer homes (invented)",
            "about": "Property marking and alley-gates where homes are broken into.",
            "owner": None,
            "starts_on": date(2019, 4, 1),
            "ends_before": None,
        },
        measures={Level.OUTCOME: ["burglary"]},
        **asked,
    )
