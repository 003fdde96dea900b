"""Cohorts: days at liberty, equal spells, the interval, and the rule seen in counts."""

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.patterns.offenders.cohorts import (
    Entry,
    Member,
    around_entry,
    before_and_after,
    difference,
    phases,
    rates,
)
from frankpledge.analysis.patterns.offenders.exposure import (
    NONE,
    Exposure,
    Histories,
    Offence,
    Spell,
    days_in,
    exposure,
)
from frankpledge.analysis.patterns.offenders.fairness import (
    outcome_by_band,
    shares_by_group,
)


DAY = date(2025, 1, 1)
SETTLED = date(2026, 6, 1)
EMPTY = Histories({}, {})
days = st.integers(-50, 150)


def at(number):
    return DAY + timedelta(days=number)


@given(st.lists(st.tuples(days, st.integers(0, 60)), max_size=6))
def test_days_in_custody_are_counted_once_each(spells):
    custody = [Spell(at(first), at(first + length)) for first, length in spells]
    slow = sum(
        any(first <= day < first + length for first, length in spells)
        for day in range(100)
    )
    assert days_in(custody, DAY, at(100)) == slow


def test_a_spell_without_an_end_is_still_in():
    assert days_in([Spell(at(90))], DAY, at(100)) == 10


def test_exposure_counts_offences_and_days_at_liberty():
    offences = [Offence(at(0), "theft"), Offence(at(9), "robbery"), Offence(at(10))]
    found = exposure(offences, [Spell(at(2), at(6))], DAY, at(10))
    assert found == Exposure(2, 6)
    assert found.rate == pytest.approx(100 * 2 / 6)
    assert exposure(offences, [], DAY, at(10), "theft").offences == 1
    assert exposure(offences, [], DAY, at(-5)) == NONE
    assert NONE.rate is None


def test_before_and_after_are_equal_spells_and_new_entrants_wait():
    histories = Histories(
        {"A": [Offence(at(-1)), Offence(at(-100)), Offence(at(0)), Offence(at(99))]},
        {"A": [Spell(at(50), at(60))]},
    )
    entries = [Entry("A", DAY), Entry("B", date(2026, 5, 1))]
    members, waiting = before_and_after(entries, histories, 100, SETTLED)
    assert [(one.before, one.after) for one in members] == [
        (Exposure(2, 100), Exposure(2, 90))
    ]
    assert waiting == entries[1:]


def members_of(before, after, length=365):
    return [
        Member(
            Entry(str(row), DAY), Exposure(int(one), length), Exposure(int(two), length)
        )
        for row, (one, two) in enumerate(zip(before, after, strict=True))
    ]


def test_rates_by_hand():
    found = rates(members_of([4, 2, 0], [1, 2, 1], 50))
    assert found.before == Exposure(6, 150)
    assert found.ratio == pytest.approx(4 / 6)
    assert (found.fewer, found.same, found.more) == (1, 1, 1)
    assert (found.low, found.high, found.p) == (None, None, None)


def test_custody_that_explains_the_fall_leaves_no_change_in_the_rate():
    members = [
        Member(Entry(str(row), DAY), Exposure(4, 100), Exposure(2, 50))
        for row in range(12)
    ]
    found = rates(members)
    assert found.ratio == pytest.approx(1)
    assert found.p == 1


def test_the_interval_holds_the_truth_as_often_as_it_says():
    random = np.random.default_rng(30)
    held = 0
    for _ in range(500):
        level = random.gamma(1.2, 4, 60)
        before, after = random.poisson(level), random.poisson(0.8 * level)
        found = rates(members_of(before, after))
        held += found.low <= 0.8 <= found.high
    assert 0.92 <= held / 500 <= 0.975


@pytest.mark.parametrize("people", [10, 20, 60])
def test_few_people_of_very_unlike_rates_still_have_an_honest_interval(people):
    """With the normal curve's limits 90% of cohorts of ten held the truth, not 95%."""
    random = np.random.default_rng(12)
    held = 0
    for _ in range(400):
        own = random.gamma(0.7, 3, people)
        spells = random.integers(150, 366, (2, people))
        seen = random.poisson(own * spells / 365 * np.array([[1.0], [0.6]]))
        found = rates(
            [
                Member(
                    Entry(str(one), DAY),
                    Exposure(int(seen[0, one]), int(spells[0, one])),
                    Exposure(int(seen[1, one]), int(spells[1, one])),
                )
                for one in range(people)
            ]
        )
        held += found.low is not None and found.low <= 0.6 <= found.high
    assert held / 400 >= 0.93


def test_people_picked_at_their_peak_fall_without_any_scheme():
    random = np.random.default_rng(31)
    level = random.gamma(1.0, 3, 3000)
    before, after = random.poisson(level), random.poisson(level)
    picked = before >= 8
    found = rates(members_of(before[picked], after[picked]))
    assert found.high < 0.95


@pytest.mark.parametrize(
    ("before", "after", "ratio"),
    [
        ([0] * 12, [1] * 12, None),
        ([1] * 12, [0] * 12, 0),
        ([8] + [0] * 11, [4] + [0] * 11, 0.5),
    ],
)
def test_without_offences_there_is_no_interval(before, after, ratio):
    found = rates(members_of(before, after))
    assert (found.ratio, found.low, found.p) == (ratio, None, None)


def test_all_in_custody_have_no_rate():
    members = [Member(Entry("A", DAY), Exposure(1, 10), Exposure(1, 0))] * 12
    assert rates(members).ratio is None


def test_difference_is_the_ratio_of_two_ratios():
    random = np.random.default_rng(32)
    cohort = rates(members_of(random.poisson(6, 40), random.poisson(3, 40)))
    rest = rates(members_of(random.poisson(6, 40), random.poisson(6, 40)))
    middle, low, high = difference(cohort, rest)
    assert middle == pytest.approx(cohort.ratio / rest.ratio)
    assert low < middle < high < 1
    own = math.log(cohort.high / cohort.ratio)
    assert math.log(high / middle) > own
    assert difference(cohort, rates([])) is None


def test_steps_around_entry_leave_out_what_is_not_settled():
    histories = Histories({"A": [Offence(at(-10)), Offence(at(40))]}, {})
    entries = [Entry("A", DAY), Entry("B", date(2026, 4, 20))]
    found = around_entry(entries, histories, SETTLED, steps=2, days=30)
    assert [(one.step, one.exposure.offences, one.people) for one in found] == [
        (-2, 0, 2),
        (-1, 1, 2),
        (0, 0, 2),
        (1, 1, 1),
    ]
    assert found[1].low < 100 / 60 < found[1].high
    none = around_entry([], EMPTY, SETTLED, steps=1)
    assert (none[0].low, none[0].high) == (None, None)


def test_phases_count_only_those_who_left_and_were_followed():
    histories = Histories(
        {"A": [Offence(at(-5)), Offence(at(5)), Offence(at(205))]}, {}
    )
    entries = [
        Entry("A", DAY, at(200), "cohort"),
        Entry("B", DAY, None, "cohort"),
        Entry("C", DAY, date(2026, 5, 30), "comparison"),
    ]
    assert phases(entries, histories, 100, SETTLED) == {
        "cohort": {
            "before": Exposure(1, 100),
            "during": Exposure(1, 200),
            "after": Exposure(1, 100),
        }
    }


def test_shares_by_group_with_the_exact_test():
    groups = ["A"] * 20 + ["B"] * 30 + ["C"] * 4
    picked = [True] * 10 + [False] * 10 + [True] * 3 + [False] * 27 + [True] * 4
    first, second, third = shares_by_group(groups, picked)
    assert (first.considered, first.picked, first.share) == (20, 10, 0.5)
    assert first.ratio == pytest.approx(0.5 / (7 / 34))
    assert second.p < 0.001
    assert (third.picked, third.share, third.p) == (4, None, None)
    alone = shares_by_group(["A"] * 20, [True] * 20)[0]
    assert (alone.ratio, alone.p) == (None, None)
    with pytest.raises(ValueError, match="group"):
        shares_by_group(["A"], [])


def test_a_back_test_is_told_in_counts_of_people():
    bands = ["priority", "priority", "consider", "consider", "consider"]
    found = outcome_by_band(bands, [3, 0, 0, 1, 0], ["priority", "consider", "none"])
    assert [(one.band, one.people, one.offended, one.offences) for one in found] == [
        ("priority", 2, 1, 3),
        ("consider", 3, 1, 1),
    ]
    assert [one.band for one in outcome_by_band(bands, [0] * 5)] == [
        "consider",
        "priority",
    ]
