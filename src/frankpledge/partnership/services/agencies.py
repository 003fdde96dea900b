"""The register of agencies: joining, changing, ending, and who came after whom."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from frankpledge.access.trail import Actor
from frankpledge.partnership import policies
from frankpledge.partnership.models import Agency, Partnership, Succession
from frankpledge.partnership.rules.succession import succession_fault
from frankpledge.partnership.services.changes import CannotChange, change, note
from frankpledge.partnership.states import (
    LEGAL_BASIS,
    AgencyKind,
    LegalStatus,
    SuccessionKind,
)


@transaction.atomic
def add_agency(
    *,
    partnership: Partnership,
    name: str,
    kind: AgencyKind,
    legal_status: LegalStatus,
    by: Actor,
    code: str = "",
    legal_basis: str = "",
    tier: str = "",
    starts_on: date | None = None,
    ends_before: date | None = None,
    note_text: str = "",
) -> Agency:
    """
    Add a body to the register.

    A responsible authority without a stated basis gets the paragraph of section 5
    that its kind stands in.
    """
    policies.may_change_directory(by).require()
    basis = legal_basis
    if not basis and legal_status is LegalStatus.RESPONSIBLE:
        basis = LEGAL_BASIS.get(kind, "")
    agency = Agency.objects.create(
        partnership=partnership,
        code=code or free_code(partnership, name),
        name=name,
        kind=kind.value,
        legal_status=legal_status.value,
        legal_basis=basis,
        tier=tier,
        starts_on=starts_on,
        ends_before=ends_before,
        note=note_text,
    )
    note(by, agency, "agency added")
    return agency


def free_code(partnership: Partnership, name: str) -> str:
    """Return a code made from a name that no agency of the partnership has yet."""
    stem = slugify(name)[:50] or "agency"
    taken = set(
        Agency.objects.filter(
            partnership=partnership, code__startswith=stem
        ).values_list("code", flat=True)
    )
    candidates = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(code for code in candidates if code not in taken)


@transaction.atomic
def change_agency(*, agency: Agency, version: int, by: Actor, **fields: Any) -> Agency:
    """Change what the register says about a body; a change of hands is `succeed`."""
    policies.may_change_agency(by, agency).require()
    changed = change(agency, fields, version=version)
    note(by, agency, "agency changed", fields=changed)
    return agency


@transaction.atomic
def end_agency(*, agency: Agency, ends_before: date, by: Actor) -> Agency:
    """End a body's part in the partnership; its history stays."""
    policies.may_change_directory(by).require()
    refuse_end_before_start(agency, ends_before)
    agency.ends_before = ends_before
    agency.save(update_fields=["ends_before"])
    note(by, agency, "agency ended", fields=["ends_before"])
    return agency


def refuse_end_before_start(agency: Agency, ends_before: date) -> None:
    """Raise where a body would end before it began."""
    if agency.starts_on and ends_before <= agency.starts_on:
        raise CannotChange(f"{agency.name} cannot end before it starts.")


@transaction.atomic
def succeed_agency(
    *,
    earlier: Iterable[Agency],
    later: Iterable[Agency],
    kind: SuccessionKind,
    on: date,
    by: Actor,
    note_text: str = "",
) -> list[Succession]:
    """
    Record that bodies came after others on a day: taken over, merged or split.

    The earlier ones end on that day unless they had ended before; what they did,
    supplied and promised stays theirs, and their pages lead on to who came after.
    """
    policies.may_change_directory(by).require()
    steps = []
    for old in earlier:
        for new in later:
            refuse_circle(old, new)
            steps.append(
                Succession.objects.create(
                    earlier=old, later=new, kind=kind.value, on=on, note=note_text
                )
            )
        if old.ends_before is None:
            refuse_end_before_start(old, on)
            old.ends_before = on
            old.save(update_fields=["ends_before"])
    names = ",".join(str(step.pk) for step in steps)
    note(by, f"succession:{names}", "succession recorded")
    return steps


def refuse_circle(old: Agency, new: Agency) -> None:
    """Raise where the later body came before the earlier one already."""
    later_of: dict[int, list[int]] = {}
    held = Succession.objects.filter(earlier__partnership_id=old.partnership_id)
    for earlier_id, later_id in held.values_list("earlier_id", "later_id"):
        later_of.setdefault(earlier_id, []).append(later_id)
    fault = succession_fault(earlier=old.pk, later=new.pk, later_of=later_of)
    if fault:
        raise CannotChange(fault)
