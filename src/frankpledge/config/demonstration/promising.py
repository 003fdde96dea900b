"""The demonstration's pledges, standards, checks and notes, on its own plan."""

from datetime import date, datetime
from typing import Any

from frankpledge.access.models import Member
from frankpledge.config.demonstration import people
from frankpledge.config.demonstration.people import Invented
from frankpledge.plan import services
from frankpledge.plan.models import Plan
from frankpledge.plan.rules.keeping import past_quarters
from frankpledge.plan.selectors import actions_in_order
from frankpledge.plan.states import Effect, Limb


STANDARD = {
    "kind": "standard",
    "ref": "S1",
    "title": "A call back within two working days",
    "words": "Whoever reports antisocial behaviour is called back in two working days.",
    "test": "Working days from the report to the first call back, as both are recorded.",
    "share": 90.0,
    "measured_from": "self-report",
    "owner": None,
}
PLEDGE = STANDARD | {
    "kind": "pledge",
    "ref": "hate",
    "title": "Stand up to hate",
    "words": "We take every report of hate seriously and say what came of it.",
    "test": "",
    "share": None,
}
# Kept, looked at, of all there were: invented, newest quarter first.
RETURNS = ((44, 50, 212), (41, 50, 240), (46, 50, 198))


def promise(plan: Plan, cast: dict[Invented, Member], *, at: datetime) -> None:
    """Give a plan a standard with returns, a pledge, a checked decision and a note."""
    manager, today = cast[people.MANAGER], at.date()
    standard, pledge = (
        services.write_pledge(
            plan=plan, pledge=None, version=0, said=said, by=manager, on=today
        )
        for said in (STANDARD, PLEDGE)
    )
    quarters = past_quarters(today, len(RETURNS))
    for quarter, (kept, looked_at, out_of) in zip(quarters, RETURNS, strict=True):
        services.tell_standard(
            pledge=standard,
            agency=manager.agency,
            quarter_starts_on=quarter,
            kept=kept,
            looked_at=looked_at,
            out_of=out_of,
            drawn="Every fourth or fifth by date of report",
            evidence="The council's sample sheet",
            by=manager,
            at=at,
        )
    _check_and_note(plan, pledge, manager, today)


def _check_and_note(plan: Plan, pledge: Any, manager: Member, today: date) -> None:
    """Sign the pledge, check a decision for section 17 and note an action's equality."""
    services.sign_pledge(
        pledge=pledge,
        agency=manager.agency,
        name="",
        signed_by="The leader",
        signed_on=today,
        by=manager,
        on=today,
    )
    services.check_decision(
        plan=plan,
        title="Street lights dimmed after midnight in four streets",
        agency=manager.agency,
        decided_on=today,
        effects={one.value: Effect.NONE for one in Limb}
        | {Limb.CRIME.value: Effect.UNSURE},
        why="A trial of a year; recorded crime there is compared with like streets.",
        changed="",
        by=manager,
        on=today,
    )
    services.note_equality(
        action=actions_in_order(plan)[0],
        groups=["Age", "Disability"],
        effect=Effect.BETTER,
        evidence="Older and disabled people are visited first.",
        changed="",
        review_on=None,
        by=manager,
        on=today,
    )
