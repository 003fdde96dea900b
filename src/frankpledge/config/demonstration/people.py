"""The invented people of the demonstration, one for each kind of user."""

from dataclasses import dataclass
from datetime import date

from frankpledge.access.models import Member
from frankpledge.access.services import add_member
from frankpledge.access.states import Role
from frankpledge.access.trail import OPERATOR
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.selectors import agency_by_code


@dataclass(frozen=True)
class Invented:
    """Somebody who does not exist, and what they do for the partnership."""

    name: str
    agency: str
    roles: tuple[Role, ...]

    @property
    def email(self) -> str:
        """Return an address that can never be delivered to."""
        return f"{self.name.split()[-2].lower()}.example@demonstration.invalid"


MANAGER = Invented("Ada Example", "st-helens-council", (Role.PARTNERSHIP_MANAGER,))
ANALYST = Invented("Noor Example", "st-helens-council", (Role.ANALYST,))
CHAIR = Invented("Cllr Ivy Example", "st-helens-council", (Role.BOARD_MEMBER,))
APPROVER = Invented("Kit Example", "st-helens-council", (Role.RELEASE_APPROVER,))
AUDITOR = Invented("Lena Example", "st-helens-council", (Role.AUDITOR,))
LEAD = Invented(
    "Supt Rhys Example", "merseyside-police", (Role.AGENCY_LEAD, Role.PRACTITIONER)
)
FIRE = Invented("Tom Example", "merseyside-fire", (Role.AGENCY_LEAD,))
HOUSING = Invented("Sam Example", "torus", (Role.PRACTITIONER,))
COORDINATOR = Invented("Ben Example", "st-helens-council", (Role.COORDINATOR,))
OFFICER = Invented("Wren Example", "st-helens-council", (Role.SYSTEMS_OFFICER,))
EVERYONE = (
    MANAGER,
    ANALYST,
    CHAIR,
    APPROVER,
    AUDITOR,
    LEAD,
    FIRE,
    HOUSING,
    COORDINATOR,
    OFFICER,
)


def add_everyone(partnership: Partnership, *, on: date) -> dict[Invented, Member]:
    """Make the invented people members; they have no password until one is chosen."""
    return {
        one: add_member(
            email=one.email,
            name=one.name,
            agency=agency_by_code(partnership, one.agency).pk,
            roles=one.roles,
            starts_on=on,
            by=OPERATOR,
            on=on,
        )
        for one in EVERYONE
    }
