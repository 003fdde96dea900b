"""The bodies that every partnership has by law, to start a register with."""

from django.db import transaction

from frankpledge.access.trail import Actor
from frankpledge.analysis import codes
from frankpledge.partnership.models import Agency, Partnership
from frankpledge.partnership.services.agencies import add_agency
from frankpledge.partnership.states import AgencyKind, LegalStatus


CHECK = "Put here to start with: check the name."


@transaction.atomic
def add_usual_agencies(*, partnership: Partnership, by: Actor) -> list[Agency]:
    """
    Start the register with the responsible authorities of section 5, today's.

    Names follow the district and the force and may need putting right. A register
    that has anybody in it is left alone.
    """
    if partnership.agencies.exists():
        return []
    return [
        add_agency(
            partnership=partnership,
            name=name,
            kind=kind,
            legal_status=status,
            note_text=CHECK,
            by=by,
        )
        for name, kind, status in usual_bodies(partnership)
    ]


def usual_bodies(
    partnership: Partnership,
) -> list[tuple[str, AgencyKind, LegalStatus]]:
    """Return the name, kind and legal status of each body to start with."""
    names = {one.code: one.name for one in codes.districts(partnership.boundary_year)}
    responsible = LegalStatus.RESPONSIBLE
    force = partnership.force_name
    bodies = [
        (
            f"{names[code].replace('St. ', 'St ')} Council",
            AgencyKind.COUNCIL,
            responsible,
        )
        for code in partnership.district_codes
    ]
    if any(code.startswith("E07") for code in partnership.district_codes):
        bodies.append(("County Council", AgencyKind.COUNTY_COUNCIL, responsible))
    slug = codes.force_slug(partnership.force_code)
    is_welsh = partnership.country == "wales"
    health = "Local Health Board" if is_welsh else "Integrated Care Board"
    return [
        *bodies,
        (codes.force_title(slug) if slug else force, AgencyKind.POLICE, responsible),
        (f"{force} Fire and Rescue Service", AgencyKind.FIRE, responsible),
        (health, AgencyKind.HEALTH, responsible),
        ("Probation Service", AgencyKind.PROBATION, responsible),
        (
            f"Local policing body for {force}",
            AgencyKind.POLICING_BODY,
            LegalStatus.OTHER,
        ),
    ]
