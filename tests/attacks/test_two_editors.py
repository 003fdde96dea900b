"""Two people who change one thing at once: the second is told, nothing is lost."""

import re
from typing import Any

import pytest
from django.test import Client

from frankpledge.access.states import Role
from frankpledge.evidence.models import ComparisonGroup


pytestmark = pytest.mark.django_db
ADDRESS = "/measures/groups/similar/change/"


def opened(browser: Client) -> dict[str, str]:
    """Return what the form holds when it is opened, and the mark it carries."""
    page = browser.get(ADDRESS)
    form = page.context["form"]
    day = form.initial["from_day"]
    held = {name: str(form.initial[name]) for name in ("name", "reason")}
    mark = re.search(r'name="as_opened" value="([0-9a-f]+)"', page.content.decode())
    assert mark
    return {
        **held,
        "areas": "Halton",
        "from_day-day": str(day.day),
        "from_day-month": str(day.month),
        "from_day-year": str(day.year),
        "as_opened": mark[1],
    }


def test_the_second_to_change_a_group_sees_both_and_overwrites_nothing(
    group: Any, analyst: Any, make_member: Any, signed_in: Any
) -> None:
    first = signed_in(analyst)
    second = signed_in(make_member("Pat Example", "council", Role.ANALYST))
    theirs, mine = opened(first), opened(second)
    assert first.post(ADDRESS, {**theirs, "reason": "Near in rents"}).status_code == 302
    answer = second.post(ADDRESS, {**mine, "reason": "Near in ages"})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Somebody else changed this after you opened it" in page
    assert "Kept now: Near in rents" in page
    assert "Near in ages" in page
    assert ComparisonGroup.objects.get().reason == "Near in rents"
    again = {**opened(second), "reason": "Near in ages"}
    assert second.post(ADDRESS, again).status_code == 302
    assert ComparisonGroup.objects.get().reason == "Near in ages"
