"""What stands round every page of the data room."""

from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.intake import policies


SECTIONS = (
    ("arrivals", "Arrivals"),
    ("loads", "Loads"),
    ("sources", "Sources"),
    ("datasets", "What to send"),
    ("late", "Late returns"),
    ("events", "Events"),
    ("gaps", "Gaps"),
)


def sections(member: Member, here: str) -> list[dict[str, Any]]:
    """Return the sections of the data room, the one we are in marked."""
    if not policies.may_see_supplies(member):
        return []
    return [
        {"text": text, "href": reverse(f"intake:{name}"), "active": name == here}
        for name, text in SECTIONS
    ]
