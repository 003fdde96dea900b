"""When entries of the registers fall due, and what makes one unsound."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.partnership.rules.registers import (
    Band,
    Edition,
    answer_due_on,
    fault_in,
    margin_in_points,
    months_after,
    refresher_due_on,
    retest_due_on,
    risk_band,
    risk_score,
    terms_in_force,
    training_is_in_date,
    was_quorate,
    wording_differs,
)
from frankpledge.partnership.rules.stakeholders import (
    Known,
    Place,
    shipped,
    themes,
    who_could_help,
)
from frankpledge.partnership.rules.structure import Line, goes_round, lines
from frankpledge.partnership.states import RegisterName


pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def test_a_scrutiny_report_is_answered_in_28_days_or_when_the_committee_wants_it():
    assert answer_due_on(date(2026, 2, 1)) == date(2026, 3, 1)
    assert answer_due_on(date(2026, 2, 1), date(2026, 2, 10)) == date(2026, 2, 10)


@pytest.mark.parametrize(
    ("likelihood", "impact", "band"),
    [
        (1, 4, Band.LOW),
        (1, 5, Band.MEDIUM),
        (3, 3, Band.MEDIUM),
        (2, 5, Band.HIGH),
        (3, 5, Band.HIGH),
        (4, 4, Band.VERY_HIGH),
        (5, 5, Band.VERY_HIGH),
    ],
)
def test_a_risk_has_the_band_of_its_score(likelihood, impact, band):
    assert risk_band(risk_score(likelihood, impact)) is band


def test_months_go_over_the_year_and_stop_at_the_months_last_day():
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2026, 1, 15), 36) == date(2029, 1, 15)


@given(st.dates(date(1998, 1, 1), date(2100, 1, 1)), st.integers(1, 120))
def test_months_after_is_that_many_months_on(day, months):
    later = months_after(day, months)
    apart = (later.year - day.year) * 12 + later.month - day.month
    assert (apart, later.day <= day.day) == (months, True)


def test_training_holds_until_the_day_of_its_refresher():
    taken = [date(2023, 5, 1), date(2024, 5, 1), date(2027, 1, 1)]
    assert refresher_due_on(taken[1], 24) == date(2026, 5, 1)
    assert training_is_in_date(taken, 24, date(2026, 5, 1))
    assert not training_is_in_date(taken, 24, date(2026, 5, 2))
    assert training_is_in_date(taken, None, date(2026, 5, 2))
    assert not training_is_in_date([date(2027, 1, 1)], None, TODAY)
    assert refresher_due_on(taken[0], None) is None


def test_the_newest_adopted_terms_bind_and_drafts_do_not():
    first, second = Edition(date(2020, 4, 1), 3), Edition(date(2026, 4, 1), 4)
    editions = [second, Edition(None, 9), first]
    assert terms_in_force(editions, date(2026, 3, 31)) == first
    assert terms_in_force(editions, date(2026, 4, 1)) == second
    assert terms_in_force(editions, date(2019, 1, 1)) is None
    assert (was_quorate(3, first), was_quorate(2, first)) == (True, False)
    assert was_quorate(5, None) is None
    assert was_quorate(5, Edition(date(2020, 1, 1), None)) is None


@pytest.mark.parametrize(
    ("register", "fields", "said"),
    [
        (RegisterName.MINUTES, {"met_on": date(2026, 11, 21)}, "that was held"),
        (
            RegisterName.MINUTES,
            {"met_on": TODAY, "group_kind": "case-panel"},
            "kept with its cases",
        ),
        (RegisterName.RISKS, {"state": "open"}, "looked at again"),
        (RegisterName.RISKS, {"state": "closed"}, ""),
        (RegisterName.RISKS, {"state": "open", "review_on": TODAY}, ""),
        (RegisterName.TERMS, {"adopted_on": None}, ""),
        (RegisterName.CONTACTS, {}, ""),
    ],
)
def test_an_unsound_entry_is_said_to_be(register, fields, said):
    fault = fault_in(register, fields, TODAY)
    assert said in fault if said else fault == ""


def test_groups_are_read_from_the_top_down():
    superiors = {1: None, 2: 1, 3: 1, 4: 2, 5: 99}
    assert lines([1, 2, 3, 4, 5], superiors) == [
        Line(1, 0, None),
        Line(2, 1, 1),
        Line(4, 2, 2),
        Line(3, 1, 1),
        Line(5, 0, None),
    ]
    assert lines([], {}) == []


def test_no_group_reports_to_itself():
    superiors = {1: None, 2: 1, 3: 2, 8: 9, 9: 8}
    assert goes_round(1, 3, superiors)
    assert goes_round(2, 2, superiors)
    assert not goes_round(3, 1, superiors)
    assert not goes_round(1, None, superiors)
    assert not goes_round(1, 8, superiors)


def test_the_map_of_possible_partners_says_who_is_missing_first():
    police = Known("police", "Merseyside Police", "police")
    chamber = Known("chamber", "St Helens Chamber", "other")
    rows = who_could_help("business-crime", [police, chamber], ["police"])
    places = {row.body.id: row.place for row in rows}
    assert places["police"] is Place.AT_THE_TABLE
    assert places["business"] is Place.IN_DIRECTORY
    assert places["trading-standards"] is Place.MISSING
    assert rows[0].place is Place.MISSING
    assert rows[-1].place is Place.AT_THE_TABLE


def test_every_theme_has_bodies_that_could_help():
    assert len(shipped().body) >= 25
    assert all(len(who_could_help(theme, [])) >= 4 for theme in themes())
    with pytest.raises(ValueError, match="no theme tithes"):
        type(shipped()).model_validate(
            {
                "themes": {},
                "body": [
                    {"id": "aa", "name": "A", "brings": "b", "helps": ("tithes",)}
                ],
            }
        )


def test_a_shop_that_sold_is_tested_again_within_two_months():
    sold = date(2026, 12, 31)
    assert retest_due_on(sold, [sold, date(2026, 1, 1)]) == date(2027, 2, 28)
    assert retest_due_on(sold, [sold, date(2027, 1, 9)]) is None


def test_a_question_in_other_words_is_found_and_signs_do_not_count():
    before = "How safe do you feel, after dark?"
    assert not wording_differs("how safe do you feel after dark", before)
    assert wording_differs("How safe do you feel in town after dark?", before)
    assert not wording_differs("Anything", None)


def test_a_surveys_margin_is_that_of_its_share_and_design():
    assert margin_in_points(50, 1067) == pytest.approx(3.0, abs=0.01)
    assert margin_in_points(None, 1067) == margin_in_points(50, 1067)
    assert margin_in_points(10, 1000, 2.0) == pytest.approx(2.63, abs=0.01)
    assert margin_in_points(0, 100) == 0
