"""What leaves the product as files: each time is written to the trail."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.assessment import policies
from frankpledge.audit.services import record
from frankpledge.audit.states import Operation


@transaction.atomic
def give_out_assessment(
    *, area: str, edition: str, forms: Sequence[str], by: Member, on: date
) -> None:
    """Record that a member takes an area's assessment away; refuse who may not."""
    policies.may_build_assessment(by, on=on).require()
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="assessment",
        ref=f"{area}/{edition}",
        fields=list(forms),
    )


@transaction.atomic
def take_list_away(*, what: str, by: Member, on: date) -> None:
    """Allow a list to leave as a file, and record who took it."""
    policies.may_take_list_away(by, on=on).require()
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        kind="assessment",
        ref=f"list:{what}",
        outcome="list taken away",
    )
