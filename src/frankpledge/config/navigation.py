"""What stands round every page: the service's name and the places a member may go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch

from frankpledge.access.states import Act, Kind
from frankpledge.ui.addresses import address


if TYPE_CHECKING:
    from frankpledge.access.models import Member


class Sees:
    """Answers a template's `sees.measure`: whether all of a kind is there to see."""

    def __init__(self, member: "Member | None") -> None:
        self.member = member

    def __getitem__(self, kind: str) -> bool:
        return self.member is not None and bool(self.member.may(Act.SEE, Kind(kind)))


@dataclass(frozen=True)
class Place:
    """One entry of the service navigation."""

    text: str
    route: str
    kind: Kind
    about: str = ""


PLACES = (
    Place(
        "Data",
        "intake:arrivals",
        Kind.SUPPLY,
        "Take in what agencies send, see what is late, and trace every row.",
    ),
    Place(
        "Measures",
        "evidence:measures",
        Kind.MEASURE,
        "Where crime and disorder stand, how sure we are, and how others do.",
    ),
    Place(
        "Assessment",
        "assessment:assessments",
        Kind.ASSESSMENT,
        "What is wrong, where and for whom; and what should come first.",
    ),
    Place(
        "Plan",
        "plan:plans",
        Kind.PLAN,
        "What the partnership promised: priorities, targets and actions.",
    ),
    Place(
        "Funding",
        "funding:funds",
        Kind.FUNDING,
        "Where the money comes from, what it is given for, and what it brought.",
    ),
    Place(
        "Performance",
        "performance:status",
        Kind.REPORT,
        "The figures held against the promises, and the board's quarterly report.",
    ),
    Place(
        "Publication",
        "publication:releases",
        Kind.RELEASE,
        "What the public sees, checked by a second person.",
    ),
    Place(
        "Partnership",
        "partnership:directory",
        Kind.DIRECTORY,
        "Agencies, people, groups and the areas they serve.",
    ),
    Place(
        "Members", "access:members", Kind.MEMBERSHIP, "Who may sign in, and as what."
    ),
    Place("Audit trail", "audit:trail", Kind.AUDIT, "Who saw and did what, and when."),
)

FOOTER: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Help", "help", ()),
    ("Glossary", "partnership:glossary", ()),
    ("Accessibility statement", "publication:public", ("accessibility/",)),
    ("Privacy", "publication:public", ("privacy/",)),
    ("Public pages", "publication:public-home", ()),
)


def entries(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the navigation for the person who asks, with the current place marked."""
    member = getattr(request, "member", None)
    if member is None:
        return []
    places = []
    for place in PLACES:
        href = known_address(place.route)
        if href and member.may_see(place.kind):
            entry = {"text": place.text, "href": href, "active": is_in(request, place)}
            places.append(entry | {"about": place.about})
    return places


def is_in(request: HttpRequest, place: Place) -> bool:
    """
    Say whether a page belongs to a place: it lies below it, or in its room.

    The room of accounts also holds what is about the person who is signed in.
    """
    if request.path.startswith(known_address(place.route)):
        return True
    room, found = place.route.partition(":")[0], request.resolver_match
    return found is not None and found.app_name == room != "access"


def known_address(route: str, *parts: str) -> str:
    """Return where a page is, nothing where this installation has no such page."""
    try:
        return address(route, *parts)
    except NoReverseMatch:
        return ""


def footer_links() -> list[dict[str, str]]:
    """Return the links that stand at the foot of every page."""
    found = [
        {"text": text, "href": known_address(route, *parts)}
        for text, route, parts in FOOTER
    ]
    return [link for link in found if link["href"]]


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Give every template the service's name, navigation and demonstration mark."""
    return {
        "service_name": settings.SERVICE_NAME,
        "navigation": entries(request),
        "footer_links": footer_links(),
        "is_demonstration": settings.DEMONSTRATION,
        "member": getattr(request, "member", None),
        "sees": Sees(getattr(request, "member", None)),
    }
