"""Counts that are called rates, shares of nobody knows whom, and targets said to be met."""

import pytest

from tests.plan.claims.checks import faults


COUNT = "count called a rate"
OF_WHAT = "percent of what"

RATES = [
    ("The burglary rate fell from 1,105 to 988.", [(COUNT, "988", "")]),
    ("The burglary rate in Lowmoor is 99, up from 90.", [(COUNT, "99", "")]),
    ("Reoffending rate: 12 young people were arrested.", [(COUNT, "12", "")]),
    ("The rate of repeat cases rose from 19 to 21.", [(COUNT, "21", "")]),
    ("The burglary rate fell from 11.8 to 9.9.", []),
    ("The burglary rate per 1,000 homes fell from 14 to 12.", []),
    ("The crime rate is 42 for every 1,000 people. The rate was 45 a year ago.", []),
    (
        "The eviction rate is 1.2 per 1,000 homes. The injunction rate rose from 37 to 41.",
        [(COUNT, "41", "")],
    ),
    ("Calls came at a rate of 12 a day.", []),
    ("The rate fell for 10 years.", []),
    ("The completion rate was 57%.", []),
    ("The interest rate was 5.", []),
    (
        "| Measure | 2011 | 2012 |\n|---|---|---|\n| Crime rate per 1,000 | 97 | 93 |\n\nThe crime rate fell from 97 to 93.",
        [],
    ),
    (
        "They committed 984 offences, a reconviction rate of 30%.\n\nThe reoffending rate of 984 is too high.",
        [(COUNT, "984", "")],
    ),
]

WHOM = [
    ("61% said that they would have been on the street.", [(OF_WHAT, "61%", "")]),
    (
        "We asked 420 people in the survey. 61% said that they felt safe in the park.",
        [],
    ),
    ("61% (42) said that they would have been on the street.", []),
    ("Sixty people said that they would have been on the street.", []),
]

TARGETS = """# Plan

| Measure | Baseline 2022/23 | Target 2024/25 | Outturn 2024/25 | Met? |
|---|---|---|---|---|
| Reduce fires by 20% | 310 fires | 248 fires | 262 fires | No |
| Increase reports by 6% | 1,985 reports | 2,104 reports | 2,131 reports | Yes |
| Visits | 100 visits | 120 visits | 118 visits | |

"""
CONTRADICTED = "contradicted by the table"

MET = [
    (
        TARGETS + "Fires fell, and the target of 248 was met.",
        [(CONTRADICTED, "target of \ue100 was met", "not met")],
    ),
    (TARGETS + "Fires fell, but the target of 248 was not met.", []),
    (TARGETS + "Fires fell, but the target of 248 was missed.", []),
    (TARGETS + "Reports rose and the target of 2,104 was met.", []),
    (
        TARGETS + "Fires fell and met their target.",
        [(CONTRADICTED, "met their target", "not met")],
    ),
    (TARGETS + "For visits the target of 120 was met.", []),
    (TARGETS + "The target was met.", []),
]


@pytest.mark.parametrize(("words", "wrong"), RATES)
def test_a_rate_needs_the_number_it_is_out_of(words, wrong):
    assert faults(words) == wrong


@pytest.mark.parametrize(("words", "wrong"), WHOM)
def test_a_share_needs_those_who_were_asked(words, wrong):
    assert faults(words) == wrong


@pytest.mark.parametrize(("words", "wrong"), MET)
def test_a_target_said_to_be_met_is_held_to_its_row(words, wrong):
    assert faults(words) == wrong
