from datetime import date

import pytest

from frankpledge.analysis.measures.periods import month
from frankpledge.intake.rules import Due, SliceFacts, arrival_of
from frankpledge.intake.states import Arrival


JULY = Due(month(2019, 7), date(2019, 9, 25))
WHOLE = SliceFacts("20190826-aaaa", 120, 0)


@pytest.mark.parametrize(
    ("loaded", "expected"),
    [
        (WHOLE, Arrival.LOADED),
        (SliceFacts("a", 120, 3), Arrival.PART),
        (SliceFacts("a", 120, 0, replaces_earlier=True), Arrival.SUPERSEDED),
        (SliceFacts("a", 120, 3, replaces_earlier=True), Arrival.PART),
    ],
)
def test_what_is_loaded_shows_how_whole_it_is(loaded, expected):
    assert (
        arrival_of(
            due=JULY,
            loaded=loaded,
            is_received=True,
            latest_loaded_on=None,
            on=date(2019, 12, 1),
        )
        is expected
    )


@pytest.mark.parametrize(
    ("on", "latest", "expected"),
    [
        (date(2019, 7, 31), None, Arrival.NOT_DUE_YET),
        (date(2019, 8, 1), None, Arrival.EXPECTED),
        (date(2019, 9, 25), None, Arrival.EXPECTED),
        (date(2019, 9, 26), None, Arrival.LATE),
        (date(2019, 9, 26), date(2019, 6, 1), Arrival.LATE),
        (date(2019, 9, 26), date(2019, 8, 1), Arrival.MISSING),
        (date(2019, 8, 2), date(2019, 8, 1), Arrival.MISSING),
    ],
)
def test_what_has_not_come_is_told_by_the_day_and_by_what_came_after(
    on, latest, expected
):
    assert (
        arrival_of(
            due=JULY, loaded=None, is_received=False, latest_loaded_on=latest, on=on
        )
        is expected
    )


def test_what_waits_for_a_decision_has_been_received():
    assert (
        arrival_of(
            due=JULY,
            loaded=None,
            is_received=True,
            latest_loaded_on=None,
            on=date(2020, 1, 1),
        )
        is Arrival.RECEIVED
    )


def test_a_return_that_will_not_come_is_neither_late_nor_missing():
    never = Due(JULY.period, JULY.due_on, is_coming=False)
    assert (
        arrival_of(
            due=never,
            loaded=None,
            is_received=False,
            latest_loaded_on=date(2020, 1, 1),
            on=date(2020, 1, 1),
        )
        is Arrival.NOT_COMING
    )


def test_where_nothing_is_owed_nothing_is_awaited():
    assert (
        arrival_of(
            due=None,
            loaded=None,
            is_received=False,
            latest_loaded_on=None,
            on=date(2020, 1, 1),
        )
        is Arrival.NO_RETURN
    )
