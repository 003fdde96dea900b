"""Averages and gaps, from the prose and from tables."""

import pytest

from tests.plan.claims.checks import faults


TABLE = """# Nights of 2018/19

| Night | 2017/18 | 2018/19 |
|---|---|---|
| Friday | 171 | 148 |
| Sunday | 64 | 71 |
| Other nights | 365 | 341 |
| All nights | 600 | 560 |

"""

CASES = [
    (
        "The van went out on 104 nights. They handed out 2,288 bottles of water, 24 a night.",
        [("average does not follow", "24", "22.0")],
    ),
    (
        "The van went out on 104 nights. They handed out 2,288 bottles of water, 22 a night.",
        [],
    ),
    (
        "In the year 121 people went to hospital, one every two days.",
        [("average does not follow", "two", "3.0")],
    ),
    ("In the year 121 people went to hospital, one every three days.", []),
    (
        TABLE + "Sundays saw 1.6 offences a night on average.",
        [("average does not follow", "1.6", "1.4")],
    ),
    (TABLE + "Sundays saw 1.4 offences a night on average.", []),
    (TABLE + "Sundays in the harbour saw 1.6 offences a night on average.", []),
    (
        "In the year a burglary takes place every eight hours: 765 burglaries.",
        [("average does not follow", "eight", "11.5")],
    ),
    (
        "We held 40 visits and 50 visits. They came to 1,000 calls, 30 a visit.",
        [("average does not follow", "30", "25.0")],
    ),
    (
        "In the five years 131 people died, one death every ten days.",
        [("average does not follow", "ten", "13.8")],
    ),
    (
        "In December there were 78 crimes, or 2.9 a day.",
        [("average does not follow", "2.9", "2.8")],
    ),
    ("All crime stands at 3,280 for the year to date, 547 a month on average.", []),
    ("Officers clear 2,730 tips in the year, 52 tips a week.", []),
    (
        "Our 38 volunteers gave 5,130 hours, 145 hours for each volunteer.",
        [("average does not follow", "145", "135.0")],
    ),
]


@pytest.mark.parametrize(("words", "wrong"), CASES)
def test_an_average_is_worked_from_its_total_and_its_number(words, wrong):
    assert faults(words) == wrong
