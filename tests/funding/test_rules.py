"""Money worked out and judged: sums, gate, scores, outcomes, prices, what rests on what."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.funding.rules.contributions import (
    claim_of,
    plain,
    value_of,
    workings,
)
from frankpledge.funding.rules.gate import BidFacts, Letter, missing_in, passes
from frankpledge.funding.rules.money import (
    Balance,
    in_equal_parts,
    pounds,
    quarter_of,
    quarters_between,
    total,
    years_between,
)
from frankpledge.funding.rules.outcomes import Figure, Terms, outcome_of
from frankpledge.funding.rules.resting import (
    Ending,
    Falls,
    endings_ahead,
    if_it_ends,
    left_of,
    months_after,
)
from frankpledge.funding.rules.results import cost_per_result
from frankpledge.funding.rules.scoring import (
    Asked,
    Given,
    shipped_principles,
    summary,
)
from frankpledge.funding.rules.variance import variance
from frankpledge.funding.states import OutcomeStatus


TODAY = date(2026, 4, 2)


def test_years_and_quarters_begin_on_the_first_of_april():
    assert list(years_between(date(2026, 4, 1), date(2027, 4, 1))) == [2026]
    assert quarter_of(date(2026, 12, 31)).ends_before == date(2027, 1, 1)
    assert quarter_of(date(2027, 2, 3)).words == "2026/27 quarter 4"
    assert [
        one.words for one in quarters_between(date(2026, 5, 3), date(2026, 7, 2))
    ] == [
        "2026/27 quarter 1",
        "2026/27 quarter 2",
    ]


@given(st.decimals(0, 10**7, places=2), st.integers(1, 12))
def test_parts_of_a_sum_add_up_to_the_penny(amount, parts):
    found = in_equal_parts(amount, parts)
    assert (len(found), total(found)) == (parts, amount)


def test_pounds_are_said_with_pence_only_where_there_are_some():
    assert [pounds(Decimal(24000)), pounds(Decimal("24.5")), pounds(-10)] == [
        "£24,000",
        "£24.50",
        "-£10",
    ]


def test_a_balance_below_nothing_is_never_silent():
    held = Balance(given=Decimal(100), awarded=Decimal(60), contracted=Decimal(50))
    assert (held.free, "£10 more" in held.warning) == (Decimal(-10), True)
    assert Balance(given=Decimal(5), spent=Decimal(5)).warning == ""


def worth(**given_):
    nothing = dict.fromkeys(
        ("hours", "staff_rate", "vehicle_days", "vehicle_rate", "other_value"),
        Decimal(0),
    )
    return nothing | {name: Decimal(str(value)) for name, value in given_.items()}


def test_what_is_given_is_worked_out_and_says_how():
    held = worth(
        hours=12, staff_rate=24.5, vehicle_days=2, vehicle_rate=35, other_value=30
    )
    assert value_of(**held) == Decimal("394.00")
    assert workings(**held) == (
        "12 hours × £24.50 + 2 vehicle days × £35 + £30 of other things"
    )
    assert workings(**worth()) == "nothing yet"
    assert (plain(Decimal("7.50")), plain(Decimal(100))) == ("7.5", "100")


@pytest.mark.parametrize(
    ("words", "amount", "hours", "value", "said", "untested"),
    [
        ("Home Office", 500, 0, 0, "Costs £500 in money.", False),
        ("", 500, 2, 50, "Costs £500 in money and £50 in kind.", False),
        ("Existing budgets", 0, 2, 50, "2 hours and other things", False),
        ("", 0, 2, 50, "No money is named; 2 hours", False),
        ("Existing budgets", 0, 0, 0, "nobody has put down an hour", True),
        ("Home Office", 0, 0, 0, "“Home Office” is named, with no amount.", True),
        ("", 0, 0, 0, "Nothing says what pays for it.", True),
    ],
)
def test_a_claim_to_cost_nothing_is_tested_by_hours(
    words, amount, hours, value, said, untested
):
    claim = claim_of(words, Decimal(amount), hours=Decimal(hours), value=Decimal(value))
    assert said in claim.sentence
    assert claim.is_untested is untested


@pytest.mark.parametrize(
    ("profile", "spent", "said", "alarming"),
    [
        (1000, 1000, "Exactly as planned", False),
        (1000, 700, "£300 under", False),
        (100000, 95000, "Too small to matter", False),
        (10000, 4000, "£6,000 under: £4,000 of £10,000 planned (60%). Ask why.", True),
        (0, 600, "£600 over: £600 of £0 planned.", True),
        (0, 400, "£400 over", False),
    ],
)
def test_spending_is_said_in_words_and_small_sums_raise_no_alarm(
    profile, spent, said, alarming
):
    found = variance(Decimal(profile), Decimal(spent))
    assert said in found.sentence
    assert found.is_alarming is alarming


TWO = (Asked("a", "A", "?", 3), Asked("b", "B", "?", 1))


def test_scores_are_weighted_and_say_how_far_people_are_apart():
    given_ = [
        Given(1, "a", 4),
        Given(1, "b", 0),
        Given(2, "a", 1),
        Given(2, "b", 1),
        Given(3, "a", 5),
    ]
    found = summary(TWO, given_)
    assert (found.scorers, found.mean, found.low, found.high) == (2, 2.0, 1.0, 3.0)
    assert found.words == "2.0 of 5, scored by 2 people, who gave between 1.0 and 3.0."
    assert [(one.points, one.spread, one.is_disputed) for one in found.principles] == [
        ((4, 1), 3, True),
        ((0, 1), 1, False),
    ]
    assert found.is_enough


def test_one_scorer_is_not_enough_and_none_is_said():
    one = summary(TWO, [Given(1, "a", 4), Given(1, "b", 4)])
    assert (one.is_enough, one.words) == (False, "4.0 of 5, scored by 1 person.")
    none = summary(TWO, [])
    assert none.words == "Nobody has scored this bid yet."
    assert (none.principles[0].mean, none.principles[0].spread) == (None, 0)
    alike = [replace(asked, weight=0) for asked in TWO]
    assert summary(alike, [Given(1, "a", 4), Given(1, "b", 0)]).mean == 2.0
    assert summary([], [Given(1, "a", 4)]).scorers == 0


def test_five_principles_are_shipped():
    assert [one.key for one in shipped_principles()] == [
        "county-result",
        "future-risk",
        "fills-gaps",
        "cross-district",
        "innovation",
    ]


SOUND = BidFacts(
    today=TODAY,
    objective="Fit gates to 12 alleys in Parr so that fewer homes are broken into.",
    measure="burglary",
    measure_is_known=True,
    wants_more=False,
    baseline=84,
    baseline_kept=84,
    baseline_ends_before=date(2026, 4, 1),
    aim=65,
    achievable="It fell by a fifth where gates were fitted before, in 2024.",
    serves="T1",
    serves_until=date(2028, 4, 1),
    starts_on=date(2026, 4, 1),
    ends_before=date(2027, 4, 1),
    fund_starts_on=date(2025, 4, 1),
    fund_ends_before=date(2027, 4, 1),
    evaluation="Compare burglary a year before and after with alleys without gates.",
    review="The burglary group looks at it every quarter and may stop it.",
    review_on=date(2026, 7, 15),
    asked=((2026, Decimal(24000)),),
)


def test_a_sound_bid_lacks_nothing():
    assert missing_in(SOUND) == []


def test_an_empty_bid_lacks_every_letter_each_with_an_example():
    found = missing_in(BidFacts(today=TODAY))
    assert {one.letter for one in found} == set(Letter)
    assert all(one.example for one in found)
    assert not passes(found)


@pytest.mark.parametrize(
    ("changes", "letter", "said"),
    [
        ({"objective": "Fewer burglaries."}, Letter.SPECIFIC, "it is short"),
        (
            {
                "objective": "Raise awareness of burglary and work with all our partners."
            },
            Letter.SPECIFIC,
            "say how much",
        ),
        ({"measure_is_known": False}, Letter.MEASURABLE, "no measure “burglary”"),
        ({"baseline": None}, Letter.MEASURABLE, "the figure it starts from"),
        ({"aim": None}, Letter.MEASURABLE, "the figure it is to reach"),
        ({"aim": 90}, Letter.MEASURABLE, "worse than"),
        ({"aim": 80, "wants_more": True}, Letter.MEASURABLE, "worse than"),
        (
            {"serves_until": date(2026, 4, 1)},
            Letter.RELEVANT,
            "ends before it begins",
        ),
        ({"fund_ends_before": date(2026, 9, 1)}, Letter.TIMED, "outside those"),
        ({"fund_starts_on": date(2026, 9, 1)}, Letter.TIMED, "outside those"),
        (
            {"evaluation": "We shall think about it at the end of the year."},
            Letter.EVALUATED,
            "Name a method",
        ),
        (
            {"review": "The group looks at it now and then and may stop it."},
            Letter.REVIEWED,
            "how often",
        ),
        ({"review_on": date(2027, 5, 1)}, Letter.REVIEWED, "when it is over"),
        ({"asked": ((2029, Decimal(5)),)}, Letter.MONEY, "2029/30"),
    ],
)
def test_the_gate_says_what_is_wrong(changes, letter, said):
    found = missing_in(replace(SOUND, **changes))
    assert [one.letter for one in found] == [letter]
    assert said in found[0].says
    assert not passes(found)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"baseline_kept": 90}, "kept for that period is 90"),
        (
            {"aim": 30, "achievable": "It fell a great deal where gates were fitted."},
            "A change of 64% is large",
        ),
        ({"today": date(2028, 1, 1)}, "ends before today"),
    ],
)
def test_advice_alone_does_not_stop_a_bid(changes, said):
    found = missing_in(replace(SOUND, **changes))
    assert [(said in one.says, one.is_advice) for one in found] == [(True, True)]
    assert passes(found)


def test_money_without_dates_is_not_held_against_years():
    found = missing_in(replace(SOUND, starts_on=None))
    assert [one.letter for one in found] == [Letter.TIMED]


def test_what_neither_way_is_judged_cannot_go_the_wrong_way():
    assert missing_in(replace(SOUND, wants_more=None, aim=90)) == []
    assert (
        missing_in(replace(SOUND, baseline=0, baseline_kept=0, wants_more=True)) == []
    )


TERMS = Terms(baseline=100, aim=80, wants_more=False, since=date(2026, 4, 1))


def figure(value, low=None, high=None, starts_on=date(2026, 4, 1), **more):
    return Figure(value, low, high, starts_on, date(2027, 4, 1), "2026/27", **more)


@pytest.mark.parametrize(
    ("found", "terms", "status"),
    [
        (figure(75, 70, 80), TERMS, OutcomeStatus.REACHED),
        (figure(85, 80, 90), TERMS, OutcomeStatus.BETTER),
        (figure(75, 40, 110), TERMS, OutcomeStatus.NO_CLEAR_CHANGE),
        (figure(130, 120, 140), TERMS, OutcomeStatus.WORSE),
        (
            figure(130, 120, 140),
            replace(TERMS, wants_more=True, aim=120),
            "target reached",
        ),
        (figure(75, 70, 80), replace(TERMS, aim=None), OutcomeStatus.BETTER),
        (figure(101, 95, 107), replace(TERMS, aim=100), OutcomeStatus.REACHED),
        (figure(130, 120, 140), replace(TERMS, aim=100), OutcomeStatus.WORSE),
        (figure(75), TERMS, OutcomeStatus.CANNOT_TELL),
        (figure(75, 70, 80, date(2026, 1, 1)), TERMS, OutcomeStatus.CANNOT_TELL),
        (figure(75, 70, 80), replace(TERMS, baseline=None), OutcomeStatus.CANNOT_TELL),
        (None, TERMS, OutcomeStatus.CANNOT_TELL),
    ],
)
def test_an_outcome_knows_chance(found, terms, status):
    assert outcome_of(terms, found, None).status == status


def test_a_baselines_own_interval_widens_the_change():
    alone = outcome_of(TERMS, figure(85, 76, 94), None)
    both = outcome_of(TERMS, figure(85, 76, 94), figure(100, 88, 112))
    assert (alone.status, both.status) == (
        OutcomeStatus.BETTER,
        OutcomeStatus.NO_CLEAR_CHANGE,
    )
    # Zou and Donner: -15 -/+ sqrt(9^2 + 12^2) = -15 -/+ 15
    assert (both.change, both.low, both.high) == (-15, -30, 0)
    bare = outcome_of(TERMS, figure(85, 76, 94), figure(100))
    assert (bare.low, bare.high) == (-24, -6)


def priced(low, high, value=75, spent=1000, unit=None, **more):
    outcome = outcome_of(TERMS, figure(value, low, high, events=1.0), None)
    return cost_per_result(
        outcome, spent=Decimal(spent), wants_more=False, unit_cost=unit, **more
    )


def test_a_result_is_priced_with_its_range_and_what_came_back():
    found = priced(70, 80, unit=870)
    assert found.sentence == "£40 for each result in 2026/27, from £33 to £50."
    assert found.back.startswith("For each pound, £21.75 of harm was spared")
    assert priced(70, 80).back == ""


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (priced(60, 110), "most likely £40, at least £25, and no price"),
        (priced(90, 140, value=101), "at least £100, and no price"),
        (priced(101, 140, value=120), "even at best there was no result"),
        (priced(70, 80, spent=0), "no spending is known for 2026/27"),
        (
            priced(70, 80, not_sent=["2026/27 quarter 4"]),
            "quarter 4 has not been returned",
        ),
    ],
)
def test_it_says_when_a_price_cannot_be_told(found, said):
    assert said in found.sentence


def test_what_has_no_single_results_has_no_price():
    share = outcome_of(TERMS, figure(75, 70, 80), None)
    said = cost_per_result(share, spent=Decimal(9), wants_more=False).sentence
    assert "counts no events" in said
    none = outcome_of(TERMS, None, None)
    assert "cannot be told yet" in (
        cost_per_result(none, spent=Decimal(9), wants_more=False).sentence
    )
    rate = outcome_of(
        replace(TERMS, wants_more=True, aim=120),
        figure(125, 120, 130, events=2.0),
        None,
    )
    assert cost_per_result(rate, spent=Decimal(1000), wants_more=True).cost.middle == 20


def ending(name, day):
    return Ending("fund", name, day, Decimal(5), 1)


def test_the_cliff_shows_the_next_24_months_soonest_first():
    rows = [
        ending("past", TODAY),
        ending("late", date(2028, 4, 1)),
        ending("far", date(2028, 5, 1)),
        ending("soon", date(2026, 4, 3)),
    ]
    assert [one.name for one in endings_ahead(rows, TODAY)] == ["soon", "late"]
    assert rows[3].last_day == TODAY
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 1)


def test_what_falls_is_said_in_words():
    assert if_it_ends("Pot", None, Falls()) == [
        "If Pot ends, no action, no target, no award and no contract lose £0."
    ]
    one = Falls(1, 1, 1, 1, 1, 1, Decimal(18), Decimal(44000))
    assert if_it_ends("Pot", TODAY, one) == [
        "If Pot ends on 2 April 2026, 1 action, 1 target, 1 award and 1 contract lose"
        " £44,000.",
        "1 action has no other money.",
        "1 person leads that work; 18 hours that agencies gave stand beside it.",
    ]
    many = if_it_ends("Pot", TODAY, replace(one, actions=3, people=0))
    assert "3 actions" in many[0]
    assert many[2].startswith("No person leads")
    assert if_it_ends("Pot", None, Falls(actions=2))[1] == (
        "Every one of the actions has other money too."
    )
    assert if_it_ends("Pot", None, Falls(actions=3, without_other_money=2))[1] == (
        "2 actions have no other money."
    )


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2019, 3, 1), "730.00"),
        (date(2019, 4, 1), "730.00"),
        (date(2020, 4, 1), "0.00"),
        (date(2020, 3, 31), "1.99"),
        (date(2019, 10, 1), "365.00"),
    ],
)
def test_a_sum_is_left_by_the_days_that_are_left(day, left):
    # 366 days from April 2019 to March 2020.
    found = left_of(Decimal(730), date(2019, 4, 1), date(2020, 4, 1), day)
    assert found == Decimal(left)


def test_several_funds_end_in_one_sentence():
    said = if_it_ends(["A", "B", "C"], date(2020, 4, 1), Falls())
    assert said[0].startswith("If A, B and C end on 1 April 2020, no action")
