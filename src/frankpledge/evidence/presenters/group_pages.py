"""Comparison groups as their pages show them: members, dates, reasons, side by side."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.analysis.dates import day_in_words
from frankpledge.evidence.models import ComparisonGroup, GroupMember
from frankpledge.evidence.selectors import members_on


PAIR = 2


def groups_page(
    groups: Iterable[ComparisonGroup], asked: Mapping[str, str], today: date
) -> dict[str, Any]:
    """Return every group, and two of them side by side where two are asked for."""
    known = list(groups)
    by_slug = {group.slug: group for group in known}
    pair = [by_slug[asked[n]] for n in ("one", "two") if asked.get(n) in by_slug]
    return {
        "groups": [
            {
                "group": group,
                "href": reverse("evidence:group", args=[group.slug]),
                "members": len(members_on(group, today)),
                "from": day_in_words(group.starts_on),
            }
            for group in known
        ],
        "choices": [{"value": g.slug, "text": g.name} for g in known],
        "one": asked.get("one", ""),
        "two": asked.get("two", ""),
        "side_by_side": side_by_side(pair, today) if len(pair) == PAIR else None,
        "breadcrumbs": [
            {"text": "Measures", "href": reverse("evidence:measures")},
            {"text": "Comparison groups"},
        ],
    }


def side_by_side(pair: list[ComparisonGroup], today: date) -> dict[str, Any]:
    """Return the areas of two groups: in both, only in one, only in the other."""
    first, second = (
        {member.area_name for member in members_on(group, today)} for group in pair
    )
    return {
        "names": [group.name for group in pair],
        "both": sorted(first & second),
        "only_first": sorted(first - second),
        "only_second": sorted(second - first),
    }


def group_page(group: ComparisonGroup) -> dict[str, Any]:
    """Return one group with everyone who is or was in it."""
    return {
        "group": group,
        "rows": [member_row(member) for member in group.memberships.all()],
        "breadcrumbs": [
            {"text": "Measures", "href": reverse("evidence:measures")},
            {"text": "Comparison groups", "href": reverse("evidence:groups")},
            {"text": group.name},
        ],
    }


def member_row(member: GroupMember) -> dict[str, Any]:
    """Return one member with its days and reason."""
    return {
        "name": member.area_name,
        "code": member.area_code,
        "from": day_in_words(member.starts_on),
        "until": day_in_words(member.ends_before) if member.ends_before else "",
        "reason": member.reason,
        "is_not_comparable": member.is_not_comparable,
    }


def boxes_of(group: ComparisonGroup, today: date) -> dict[str, Any]:
    """Return a group as the boxes of its form show it."""
    members = members_on(group, today)
    return {
        "slug": group.slug,
        "name": group.name,
        "reason": group.reason,
        "source": group.source,
        "from_day": today,
        "areas": "\n".join(f"{m.area_code} {m.area_name}" for m in members),
        "not_comparable": "\n".join(
            member.area_code for member in members if member.is_not_comparable
        ),
    }
