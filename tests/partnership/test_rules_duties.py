"""Duties are read by the law of their time."""

from datetime import date

import pytest
from pydantic import ValidationError

from frankpledge.partnership.rules.duties import (
    Duty,
    UnknownDuty,
    duties,
    duties_on,
    duty_named,
    is_overdue,
)


# the home that this folder's tests share is made in the database
pytestmark = pytest.mark.django_db


def test_serious_violence_joined_the_strategies_on_31_january_2023():
    strategies = duty_named("strategies")
    assert "serious violence" not in strategies.law_on(date(2023, 1, 30)).says
    assert "serious violence" in strategies.law_on(date(2023, 1, 31)).says


def test_reoffending_joined_the_strategies_on_1_april_2010():
    assert "reoffending" not in duty_named("strategies").law_on(date(2010, 3, 31)).says
    assert "reoffending" in duty_named("strategies").law_on(date(2010, 4, 1)).says


def test_a_duty_is_not_there_before_its_law():
    early = {
        duty.id
        for duty in duties_on(date(2006, 1, 1), country="england", has_county=True)
    }
    assert early == {"strategies", "section-17"}


def test_wales_has_its_own_regulations_and_not_the_english_ones():
    welsh = {
        duty.id
        for duty in duties_on(date(2026, 1, 1), country="wales", has_county=False)
    }
    assert "strategic-assessment" not in welsh
    assert {"strategies", "serious-violence", "strategy-group-wales"} <= welsh
    assert "domestic-abuse-support" not in welsh


def test_only_a_county_area_makes_a_county_agreement():
    def ids(has_county):
        found = duties_on(date(2026, 1, 1), country="england", has_county=has_county)
        return {duty.id for duty in found}

    assert ids(has_county=True) - ids(has_county=False) == {"county-agreement"}


def test_a_yearly_duty_falls_due_once_in_the_year_that_begins_in_april():
    assert duty_named("plan-revised").due_in(2026) == (date(2027, 3, 31),)
    assert duty_named("case-review-published").due_in(2026) == (date(2026, 6, 30),)
    assert duty_named("section-17").due_in(2026) == ()


def test_prescribed_information_falls_due_at_the_end_of_the_next_quarter():
    assert duty_named("prescribed-information").due_in(2026) == (
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
        date(2027, 3, 31),
    )


@pytest.mark.parametrize(
    ("duty", "year", "days"),
    [
        # In force on 31 January 2023; its first strategy was due a year later.
        ("serious-violence", 2022, ()),
        ("serious-violence", 2023, (date(2024, 1, 31),)),
        # In force on 20 October 2014, after that year's June.
        ("case-review-published", 2014, ()),
        ("case-review-published", 2015, (date(2015, 6, 30),)),
        ("domestic-abuse-support", 2021, ()),
        ("domestic-abuse-support", 2022, (date(2022, 6, 30),)),
        ("prescribed-information", 2007, (date(2007, 12, 31), date(2008, 3, 31))),
    ],
)
def test_nothing_is_due_before_its_law_asks_for_it(duty, year, days):
    found = duty_named(duty)
    assert found.due_in(year) == days
    assert is_overdue(found, year, date(2026, 1, 1)) is bool(days)


def test_what_must_be_in_place_is_overdue_when_its_year_is_over():
    standing = duty_named("section-17")
    assert not is_overdue(standing, 2025, date(2026, 3, 31))
    assert is_overdue(standing, 2025, date(2026, 4, 1))


def test_every_duty_has_one_law_on_any_day():
    for duty in duties():
        for day in (date(2000, 1, 1), date(2011, 6, 1), date(2024, 1, 1)):
            assert sum(version.holds_on(day) for version in duty.version) <= 1


def test_an_unknown_duty_is_refused():
    with pytest.raises(UnknownDuty, match="no duty"):
        duty_named("tithe")


DUTY = {"id": "one", "title": "t", "who": "w", "law": "l", "where": "both"}


def test_two_versions_may_not_hold_on_one_day():
    versions = [
        {"from": date(2000, 1, 1), "says": "a"},
        {"from": date(2001, 1, 1), "says": "b"},
    ]
    with pytest.raises(ValidationError, match="Two versions of one"):
        Duty(**DUTY, when="standing", version=versions)


def test_a_yearly_duty_needs_a_day():
    with pytest.raises(ValidationError, match="has a day"):
        Duty(**DUTY, when="yearly", version=[{"from": date(2000, 1, 1), "says": "a"}])
