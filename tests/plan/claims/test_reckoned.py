"""Changes worked out from the figures around them."""

import pytest

from frankpledge.plan.rules.claims.findings import Verdict
from tests.plan.claims.checks import checked, faults


CASES = [
    (
        "There were 96 knives, up 60% on last year's 64.",
        [("change does not follow", "60%", "+50.0%")],
        0,
    ),
    (
        "There were 9,125 calls. Since 2006/07, when there were 11,400 calls, the number has gone down by 25%.",
        [("wrong base", "25%", "-20.0%")],
        0,
    ),
    (
        "There were 9,125 calls. Since 2006/07, when there were 11,400 calls, the number has gone down by 20%.",
        [],
        1,
    ),
    (
        "Knife crime went from 118 to 91 offences. It has dropped by 27 offences, or 29.7%.",
        [("wrong base", "29.7%", "-22.9%")],
        0,
    ),
    (
        "Knife crime went from 118 to 91 offences. It has dropped by 27 offences, or 22.9%.",
        [],
        1,
    ),
    (
        "The share was 23% this year. It was 20% the year before, so it has grown by 3%.",
        [("percent of what", "3%", "+15.0%")],
        0,
    ),
    (
        "We want 2,595 in 2015/16, 2,517 in 2016/17 and 2,368 in 2018/19. That is a 12% reduction.",
        [("change does not follow", "12%", "-8.7%")],
        0,
    ),
    (
        "We want 2,595 in 2015/16, 2,517 in 2016/17 and 2,368 in 2018/19. That is an 8.7% reduction.",
        [],
        1,
    ),
    (
        "The grant is £1.15m, £50,000 more than £1.1m. This is an increase of 5.5%.",
        [("change does not follow", "5.5%", "+4.5%")],
        1,
    ),
    ("Thefts rose by 94 offences (14.0%) to 766.", [], 1),
    (
        "Thefts rose by 94 offences (12.0%) to 766.",
        [("change does not follow", "12.0%", "+14.0%")],
        0,
    ),
    (
        "Reports numbered 2,904. They have fallen by almost a half since 2014/15, when there were 4,400.",
        [("change does not follow", "a half", "-34.0%")],
        0,
    ),
    (
        "Satisfaction was 54% and is now 61%. It has risen by 7 percentage points.",
        [],
        1,
    ),
    ("It was 0 when we began. It rose by 12% since 2014/15, when there were 0.", [], 0),
    ("Thefts rose by 94 offences (14.0%) from 766.", [], 0),
    ("Thefts rose by about 94 offences (12.0%) to 766.", [], 0),
    ("There were 120 in May, 90 in June and 130 in July. That is a 12% rise.", [], 0),
    (
        "There were 120 in May and 90 in June. That is a 12% rise.",
        [("change does not follow", "12%", "+33.3%")],
        0,
    ),
    ("There were about 120 in May and 90 in June. That is a 12% fall.", [], 0),
    ("There were 120 in May and 90 in June. That is a 12% fall on 5 wards.", [], 0),
    (
        "Reports numbered 2,904. They have fallen by a fifth since 2014/15, when there were 2,400.",
        [],
        0,
    ),
    ("Confidence was 3.2 percentage points up, from 58.3% to 61.5%.", [], 1),
    (
        "That is a fall of 8.9% from 15,630 to 14,235, larger than the 7.0% fall in England.",
        [("change does not follow", "7.0%", "-8.9%")],
        1,
    ),
    (
        "The number went from 402 to 318. Over the three years the fall is 26%, or 84 offences.",
        [("wrong base", "26%", "-20.9%")],
        0,
    ),
]


@pytest.mark.parametrize(("words", "wrong", "agreeing"), CASES)
def test_a_change_is_worked_out_from_the_figures_around_it(words, wrong, agreeing):
    assert faults(words) == wrong
    assert len(checked(words).of(Verdict.AGREES)) == agreeing
