"""What a page remembers of a series never outlives the figures it was worked out from."""

import re
from datetime import date

import pytest

from frankpledge.evidence import selectors, services
from frankpledge.evidence.presenters import pictures, tables
from frankpledge.evidence.presenters.reading import reading
from frankpledge.evidence.rules.limits import judged
from frankpledge.partnership import selectors as places
from tests.evidence.conftest import HOME, LATER, TODAY, burglaries


pytestmark = pytest.mark.django_db
PAGE = f"/measures/burglary/?area={HOME}&period_type=month&rows=all"
DECEMBER = date(2019, 12, 1)


def read():
    version = selectors.measure("burglary")
    kept = selectors.by_area(version)([HOME], "month")[HOME]
    return reading(version, places.area(HOME), kept)


def cells_of_december(html: str) -> list[str]:
    """Return the words of the month's row, and those of its line in the text to copy."""
    row = re.search(r'fp-nowrap">December 2019</th>(.*?)</tr>', html)[1]
    copy = re.search(r"^2019-12\t(.*)$", html, re.M)[1]
    return [re.sub(r"<[^>]+>", " ", row).split()[0], copy.split("\t")[0]]


def test_pages_of_the_same_figures_are_worked_out_once(two_years):
    first, again = read(), read()
    assert tables.rows(first) is tables.rows(again)
    assert pictures.points(first) is pictures.points(again)
    assert tables.rows(first, at_most=3) == tables.rows(first)[:3]


def test_page_shows_what_was_loaded_after_it_was_last_shown(
    two_years, bring, analyst, signed_in
):
    page = signed_in(analyst)
    before = cells_of_december(page.get(PAGE).content.decode())
    bring("more", {DECEMBER: burglaries(9)}, source="second")
    services.refresh(by=None, at=LATER, as_of=TODAY, datasets=["police-street"])
    after = cells_of_december(page.get(PAGE).content.decode())
    assert before != after
    assert after[0] == after[1]


def test_page_shown_to_one_is_not_there_for_another(
    two_years, analyst, outsider, signed_in
):
    assert signed_in(analyst).get(PAGE).status_code == 200
    assert signed_in(outsider).get(PAGE).status_code == 404


def test_page_is_no_longer_there_once_the_membership_is_over(
    two_years, analyst, signed_in
):
    page = signed_in(analyst)
    assert page.get(PAGE).status_code == 200
    analyst.is_active = False
    analyst.save()
    assert page.get(PAGE).status_code == 403


def test_points_are_judged_anew_between_other_breaks(two_years):
    kept = read().kept
    whole = pictures.points_of(kept, ())
    parted = pictures.points_of(kept, (date(2019, 1, 1),))
    for points, breaks in ((whole, ()), (parted, (date(2019, 1, 1),))):
        outside = [bool(point.signal) for point in points]
        limits = judged(kept, breaks)
        assert outside == [limits.is_outside(place) for place in range(len(kept))]
    assert whole is not parted
