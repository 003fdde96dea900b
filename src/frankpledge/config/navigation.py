"""What stands round every page: the service's name and the places a member may go."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from frankpledge.access.states import Kind


@dataclass(frozen=True)
class Place:
    """One entry of the service navigation."""

    text: str
    route: str
    kind: Kind


PLACES = (
    Place("Data", "intake:arrivals", Kind.SUPPLY),
    Place("Measures", "evidence:measures", Kind.MEASURE),
    Place("Plan", "plan:plans", Kind.PLAN),
    Place("Performance", "performance:status", Kind.REPORT),
    Place("Publication", "publication:releases", Kind.RELEASE),
    Place("Partnership", "partnership:directory", Kind.DIRECTORY),
)


def entries(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the navigation for the person who asks, with the current place marked."""
    member = getattr(request, "member", None)
    if member is None:
        return []
    places = []
    for place in PLACES:
        try:
            href = reverse(place.route)
        except NoReverseMatch:
            continue
        if member.may_see(place.kind):
            here = request.path.startswith(href)
            places.append({"text": place.text, "href": href, "active": here})
    return places


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Give every template the service's name, navigation and demonstration mark."""
    return {
        "service_name": settings.SERVICE_NAME,
        "navigation": entries(request),
        "is_demonstration": settings.DEMONSTRATION,
        "member": getattr(request, "member", None),
    }
