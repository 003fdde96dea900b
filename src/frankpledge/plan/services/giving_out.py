"""Plans and lists that leave as files: each time is written to the trail."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation
from frankpledge.plan import policies
from frankpledge.plan.models import Plan


@transaction.atomic
def export_plan(
    *,
    plan: Plan,
    make: Callable[..., bytes],
    kind: str,
    by: Member,
    on: date,
) -> bytes:
    """Return the plan as a file that `make` writes, and record that it went out."""
    policies.may_export_plan(by, on=on).require()
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="plan",
        ref=plan.slug,
        fields=["file"],
        outcome=kind,
    )
    return make(plan, kind, on=on)


@transaction.atomic
def take_list_away(*, what: str, by: Member, on: date) -> None:
    """Record that somebody takes a list of the plan away; refuse who may not."""
    policies.may_export_plan(by, on=on).require()
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="plan",
        ref=what.lower(),
        fields=["list"],
    )
