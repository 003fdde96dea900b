"""What the pages about members show."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access import policies
from frankpledge.access.models import Member, User
from frankpledge.analysis.dates import day_in_words


def member_list(rows: Iterable[Member], *, by: Member, on: date) -> dict[str, Any]:
    """Return the list of members, and whether this member may add to it."""
    return {
        "rows": [
            {
                "pk": row.pk,
                "name": row.user.name,
                "agency": str(row.agency),
                "roles": row.roles_in_words,
                "standing": standing(row, on=on),
            }
            for row in rows
        ],
        "heads": ["Name", "Agency", "Roles", "Standing"],
        "may_add": policies.may_change_membership(
            by, agency=by.agency_id, person=None, on=on
        ),
    }


def member_page(shown: Member, *, by: Member, on: date) -> dict[str, Any]:
    """Return one membership with what may be done to it, or why it may not."""
    return {
        "shown": shown,
        "rows": [
            {"key": "Email address", "value": shown.user.email},
            {"key": "Agency", "value": str(shown.agency)},
            {"key": "Roles", "value": shown.roles_in_words},
            {"key": "From", "value": day_in_words(shown.starts_on)},
            {"key": "Standing", "value": standing(shown, on=on)},
        ],
        "may_change": policies.may_change_membership(
            by, agency=shown.agency_id, person=shown.user_id, on=on
        ),
        "may_reset": policies.may_reset_sign_in(by, shown.user, on=on),
    }


def own_account(person: User, member: Member) -> dict[str, Any]:
    """Return a person's own account, each part with where it is changed."""
    own = [
        ("Name", person.name, "access:profile"),
        ("Phone number", person.phone or "Not provided", "access:profile"),
        ("Language", person.get_language_display(), "access:profile"),
        ("Password", "Set", "account_change_password"),
        ("Second factor", "Authenticator app", "mfa_index"),
        ("Membership", str(member), "access:choose-membership"),
    ]
    rows: list[dict[str, Any]] = [
        {"key": "Email address", "value": person.email},
        {"key": "Roles", "value": member.roles_in_words},
    ]
    rows += [
        {
            "key": key,
            "value": value,
            "actions": {
                "items": [
                    {
                        "text": "Change",
                        "href": reverse(route),
                        "visually_hidden_text": key.lower(),
                    }
                ]
            },
        }
        for key, value, route in own
    ]
    return {"rows": rows}


def standing(member: Member, *, on: date) -> str:
    """Return whether the membership holds today, in two or three words."""
    if not member.user.is_active:
        return "Account off"
    if not member.is_active or (member.ends_before and member.ends_before <= on):
        return "Ended"
    return "Not started" if member.starts_on > on else "Current"
