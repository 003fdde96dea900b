"""An area's month: what stands out is decided on, with the number seen."""

from datetime import date

import pytest

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.partnership.models import Area, Group
from tests.journeys.accessibility import page_fits_a_phone, page_is_accessible
from tests.journeys.steps import given, then, when
from tests.performance.conftest import (  # noqa: F401 - fixtures
    HOME,
    keep,
    make_target,
    off_course,
    plan,
)


pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
UPDATE = "/performance/updates/?plan=invented-plan&month=2020-03"


@pytest.mark.parametrize("window", ["page", "plain_page"])
def test_a_group_decides_on_what_an_update_shows(
    request,
    window,
    sign_in_as,
    manager,
    partnership,
    off_course,  # noqa: F811
    keep,  # noqa: F811
):
    page = request.getfixturevalue(window)
    with given("a target off course, a month's figure and a group"):
        names = {"name": "St Helens", "kind": "partnership", "boundary_year": 2011}
        Area.objects.create(code=HOME, partnership=partnership, **names)
        Group.objects.create(
            partnership=partnership,
            name="Strategy group",
            kind="strategy-group",
            starts_on=date(2019, 4, 1),
        )
        keep("burglary", PeriodType.MONTH, {"2019-03": 1.0, "2020-03": 2.0})
        sign_in_as(page, manager)
        page.goto(UPDATE)
        assert page_is_accessible(page)
        assert page_fits_a_phone(page)
    with when("the manager records what was decided on the exception"):
        page.get_by_role("link", name="Record a decision on this figure").click()
        page.get_by_label("What was decided").fill("Ask for a profile.")
        page.get_by_label("Which group decided").select_option(label="Strategy group")
        page.locator("main form button").click()
    with then("the decision stands with the number as it was seen"):
        page.get_by_text("The decision is recorded", exact=False).wait_for()
        seen = "2 (1.9 to 2.1) offences per 1,000 residents in March 2020"
        assert seen in page.locator("main").inner_text()
        assert page_is_accessible(page)
        assert page_fits_a_phone(page)
