"""Series read for a whole page at once are the same as those asked for one by one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frankpledge.analysis.measures import Period
from frankpledge.evidence import selectors, services
from frankpledge.evidence.selectors.figures import opened
from tests.evidence.conftest import AT, HOME, LATER, ONE, PEER, TODAY, TWO, bring_totals


pytestmark = pytest.mark.django_db
HERE = {HOME, ONE}
KINDS = {"month", "quarter"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_reading_at_once_gives_what_asking_gives(two_years, kind):
    burglary = selectors.measure("burglary")
    at_once = selectors.by_area_at_once(burglary, HERE, KINDS)
    asked = selectors.by_area(burglary)(HERE, kind)
    assert set(asked) == HERE
    with CaptureQueriesContext(connection) as queries:
        found, one = at_once(HERE, kind), at_once([ONE], kind)
    assert len(queries) == 0
    assert (found, one) == (asked, {ONE: asked[ONE]})


@pytest.mark.parametrize(
    ("codes", "kind"), [([TWO], "month"), ([ONE], "financial-year")]
)
def test_what_was_not_read_at_once_is_asked_for(two_years, codes, kind):
    burglary = selectors.measure("burglary")
    at_once = selectors.by_area_at_once(burglary, HERE, KINDS)
    found = at_once(codes, kind)
    assert found == selectors.by_area(burglary)(codes, kind)
    assert list(found) == codes


def test_area_without_figures_is_left_out_and_not_asked_for_again(two_years):
    burglary = selectors.measure("burglary")
    at_once = selectors.by_area_at_once(burglary, {HOME, PEER}, KINDS)
    with CaptureQueriesContext(connection) as queries:
        assert list(at_once([PEER, HOME], "month")) == [HOME]
    assert len(queries) == 0


def test_next_page_reads_what_came_in_since(group):
    burglary = selectors.measure("burglary")
    july = Period.parse("2019-07")
    before = selectors.by_area_at_once(burglary, {PEER}, {"month"})([PEER], "month")
    bring_totals("later", [("police-street/burglary", PEER, date(2019, 7, 1), 40)])
    services.refresh(by=None, at=LATER, as_of=TODAY)
    after = selectors.by_area_at_once(burglary, {PEER}, {"month"})([PEER], "month")
    assert not before[PEER].figure(july) or not before[PEER].figure(july).has_value
    assert after[PEER].figure(july).numerator == 40


def test_series_read_whole_says_the_same_as_one_read_for_a_page(two_years):
    burglary = selectors.measure("burglary")
    row = selectors.vintages_of(burglary, HOME, "month")[0]
    [whole] = opened([row], None)
    read = selectors.by_area(burglary)([HOME], "month")[HOME]
    assert (whole.figures, list(whole)) == (read.figures, list(read))
    assert (whole.keeping.vintage, read.keeping.vintage) == (AT, AT)
