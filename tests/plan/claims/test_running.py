"""Columns that follow from others, balances, heads with a year and tables within tables."""

import pytest

from tests.plan.claims.checks import faults


CASES = [
    (
        "| Month | New | Closed | Open |\n|---|---|---|---|\n| April | 18 | 15 | 93 |\n| May | 22 | 19 | 96 |\n| June | 17 | 21 | 92 |\n| July | 25 | 18 | 99 |\n| August | 14 | 20 | 95 |\n| September | 24 | 21 | 96 |\n",
        [("sum does not add", "95", "93")],
    ),
    (
        "| Month | New | Closed | Open |\n|---|---|---|---|\n| April | 18 | 15 | 93 |\n| May | 22 | 19 | 96 |\n| June | 17 | 21 | 92 |\n| July | 25 | 18 | 99 |\n| August | 14 | 20 | 93 |\n| September | 24 | 21 | 96 |\n",
        [],
    ),
    (
        "| Goods | Offences | % |\n|---|---|---|\n| Tools | 149 | 36% |\n| Plates | 91 | 22% |\n| Cash | 62 | 15% |\n| Phone | 50 | 12% |\n| Other | 62 | 18% |\n",
        [("percentage does not follow from counts", "18%", "15.0%")],
    ),
    (
        "| Need | Young people | Share |\n|---|---|---|\n| Education | 52 | 65% |\n| Health | 36 | 45% |\n| Drugs | 44 | 55% |\n| Speech | 28 | 38% |\n",
        [("percentage does not follow from counts", "38%", "35.0%")],
    ),
    (
        "| Measure | 2022/23 | Change sought | 2023/24 |\n|---|---|---|---|\n| Dwelling fires | 46 | -10% | 41 |\n| Outdoor fires | 105 | -20% | 84 |\n| False alarms | 365 | -15% | 320 |\n| Visits | 1,300 | +5% | 1,365 |\n",
        [("target does not follow", "320", "310")],
    ),
    (
        "| Course | Sessions | Trained | Average per session |\n|---|---|---|---|\n| A | 24 | 432 | 18 |\n| B | 15 | 240 | 16 |\n| C | 8 | 96 | 12 |\n| D | 13 | 182 | 15 |\n",
        [("average does not follow", "15", "14")],
    ),
    (
        "| Ward | Incidents 2020-21 | Incidents 2021-22 |\n|---|---|---|\n| Aberwen | 308 | 264 |\n| Bryncoed | 196 | 205 |\n| Pentre | 246 | 247 |\n| Total | 750 | 716 |\n\nIncidents in Aberwen fell by 20%.\n",
        [("change does not follow", "20%", "-14.3%")],
    ),
    (
        "| Measure | Baseline 2017/18 | Target 2018/19 | Result 2018/19 | Change |\n|---|---|---|---|---|\n| Burglary | 640 | 608 | 592 | -7.5% |\n| Robbery | 125 | 120 | 130 | 3.0% |\n",
        [("change does not follow", "3.0%", "+4.0%")],
    ),
    (
        "| Income | £ |\n|---|---|\n| Grants | 214 |\n| Gifts | 38 |\n| Total income | 252 |\n| Spending | £ |\n| Staff | 148 |\n| Other | 41 |\n| Total spending | 199 |\n",
        [("sum does not add", "199", "189")],
    ),
]


@pytest.mark.parametrize(("words", "wrong"), CASES)
def test_a_cell_is_held_to_what_its_column_follows_from(words, wrong):
    assert faults(words) == wrong
