"""
Taking in what stands beside a plan's lines, from its workbook or its print.

What is new is added and what is said anew is changed; nothing is taken away, for
signatures, notes and checks are a record. Taking in what was given out changes nothing.
"""

from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.actions.selectors import actions_of
from frankpledge.assessment.selectors import external_priorities
from frankpledge.plan import policies
from frankpledge.plan.models import Plan, Pledge, Settling, Signatory
from frankpledge.plan.rules.beside import (
    Beside,
    CheckLine,
    EqualityLine,
    PledgeLine,
    RegardLine,
    SettlingLine,
    SignatoryLine,
)
from frankpledge.plan.selectors import open_end_named
from frankpledge.plan.selectors.beside import beside_of
from frankpledge.plan.services.lines import Register
from frankpledge.plan.services.registers import (
    check_decision,
    have_regard,
    note_equality,
    noted,
    write_pledge,
)


Kept = TypeVar("Kept")


@transaction.atomic
def take_in_beside(*, plan: Plan, beside: Beside, by: Member, on: date) -> None:
    """Add to a plan's registers what a file says and they do not; raise PlanFault."""
    policies.may_change_plan(by, plan, on=on).require()
    held, register = beside_of(plan), Register(plan.partnership_id)
    writing = Writing(plan, register, by, on)
    for pledge in added(beside.pledges, held.pledges):
        writing.pledge(pledge)
    for note in added(beside.equality, held.equality):
        writing.equality(note)
    for settling in added(beside.settlings, held.settlings):
        writing.settling(settling)
    for regard in added(beside.regards, held.regards):
        writing.regard(regard)
    for check in added(beside.checks, held.checks):
        writing.check(check)
    register.check()


def added(lines: list[Kept], held: list[Kept]) -> list[Kept]:
    """Return the lines that are not held already, in their order."""
    return [line for line in lines if line not in held]


class Writing:
    """Writes the lines of a plan's registers, gathering the names nobody knows."""

    def __init__(self, plan: Plan, register: Register, by: Member, on: date) -> None:
        self.plan, self.register, self.by, self.on = plan, register, by, on

    def pledge(self, line: PledgeLine) -> None:
        """Write one pledge or standard with who signed it."""
        held = Pledge.objects.filter(plan=self.plan, ref=line.ref).first()
        said = line.model_dump(exclude={"signatories", "owner"}) | {
            "kind": line.kind.value,
            "measured_from": line.measured_from.value,
            "owner": self.register.agency(line.owner),
        }
        pledge = write_pledge(
            plan=self.plan,
            pledge=held,
            version=held.version if held else 0,
            said=said,
            by=self.by,
            on=self.on,
        )
        for signatory in line.signatories:
            self.signatory(pledge, signatory)

    def signatory(self, pledge: Pledge, line: SignatoryLine) -> None:
        """Write who signed a pledge: an agency of the directory, or another by name."""
        if line.signed_on > self.on:
            self.register.unknown.append(
                f"pledge {pledge.ref}: {line.name} cannot have signed on a day to come"
            )
            return
        known = Register(self.plan.partnership_id).agency(line.name)
        Signatory.objects.update_or_create(
            pledge=pledge,
            name=line.name,
            signed_on=line.signed_on,
            defaults={
                "agency": known,
                "signed_by": line.signed_by,
                "ended_on": line.ended_on,
            },
        )

    def equality(self, line: EqualityLine) -> None:
        """Write whom an action affects, on the day it was noted."""
        action = self.action(line.action)
        if action is None:
            return
        made = note_equality(
            action=action,
            groups=line.groups,
            effect=line.effect,
            evidence=line.evidence,
            changed=line.changed,
            review_on=line.review_on,
            by=self.by,
            on=self.on,
        )
        if line.written_on is not None and line.written_on < self.on:
            made.written_on = line.written_on
            made.save(update_fields=["written_on"])

    def action(self, ref: str) -> Any:
        """Return an action of the plan, None where it has no such action."""
        held = actions_of(self.plan.partnership_id)
        found = held.filter(objectives__priority__plan=self.plan, ref=ref).first()
        if found is None:
            self.register.unknown.append(f"there is no action {ref} in the plan")
        return found

    def settling(self, line: SettlingLine) -> None:
        """Write who settles one thing that is open, where it still is."""
        owner = self.register.agency(line.owner)
        if open_end_named(self.plan, line.line, line.ref, line.want) is None:
            self.register.unknown.append(
                f"the {line.want} of {line.line} {line.ref} is not open"
            )
        elif owner is not None:
            Settling.objects.update_or_create(
                plan=self.plan,
                line=line.line,
                ref=line.ref,
                want=line.want,
                defaults={"owner": owner, "due_on": line.due_on},
            )
            noted(self.by, self.plan, "settling")

    def regard(self, line: RegardLine) -> None:
        """Write which of our priorities meets one above."""
        above = external_priorities(self.plan.partnership_id).filter(
            title=line.external
        )
        priority = self.plan.priorities.filter(ref=line.priority).first()
        if len(above) != 1:
            self.register.unknown.append(
                f"there is not one priority above called {line.external!r}"
            )
        elif line.priority and priority is None:
            self.register.unknown.append(
                f"there is no priority {line.priority} in the plan"
            )
        else:
            have_regard(
                plan=self.plan,
                external=above[0],
                priority=priority,
                words=line.words,
                by=self.by,
                on=self.on,
            )

    def check(self, line: CheckLine) -> None:
        """Write that a decision was looked at for its effect on crime."""
        agency = self.register.agency(line.agency)
        if agency is not None:
            check_decision(
                plan=self.plan,
                title=line.title,
                agency=agency,
                decided_on=line.decided_on,
                effects=line.effects(),
                why=line.why,
                changed=line.changed,
                by=self.by,
                on=self.on,
            )
