"""Columns that are worked out from others."""

import pytest

from frankpledge.plan.rules.claims.findings import Verdict
from tests.plan.claims.checks import checked, faults


CASES = [
    (
        "| Type | 2018/19 | Share of all |\n|---|---|---|\n| A | 100 | 10% |\n| B | 200 | 20% |\n| C | 300 | 36% |\n| D | 400 | 40% |\n| Total | 1,000 | 100% |\n",
        [
            ("sum does not add", "100%", "106"),
            ("percentage does not follow from counts", "36%", "30.0%"),
        ],
        1,
    ),
    (
        "| Rank | Area | Rate | Distance from average (%) |\n|---|---|---|---|\n| 1 | A | 52.0 | -20.0 |\n| 2 | B | 58.5 | -10.0 |\n| 3 | C | 62.4 | -4.0 |\n| 4 | D | 70.2 | 8.0 |\n| 5 | E | 81.9 | 16.0 |\n| | Group average | 65.0 | |\n",
        [("change does not follow", "16.0", "26.0%")],
        0,
    ),
    (
        "| Measure | 2018/19 | 2019/20 | 2020/21 | Average |\n|---|---|---|---|---|\n| A | 198 | 240 | 264 | 234 |\n| B | 22 | 20 | 26 | 22.7 |\n| C | 405 | 432 | 465 | 439 |\n| D | 48 | 52 | 50 | 50 |\n",
        [("average does not follow", "439", "434")],
        0,
    ),
    (
        "| Crime | To January | To July | Diff |\n|---|---|---|---|\n| A | 100 | 90 | -10 |\n| B | 200 | 240 | 40 |\n| C | 300 | 310 | 10 |\n| D | 400 | 350 | -60 |\n",
        [("change does not follow", "-60", "-50")],
        0,
    ),
    ("| A | B | C |\n|---|---|---|\n| x | 1 | 2% |\n", [], 0),
    (
        "| Type | 2018/19 | 2019/20 | % of plan |\n|---|---|---|---|\n| A | 100 | 110 | 91% |\n| B | 200 | 210 | 95% |\n| C | 300 | 310 | 97% |\n| D | 400 | 410 | 90% |\n",
        [("percentage does not follow from counts", "90%", "97.6%")],
        3,
    ),
    (
        "| Measure | 2018/19 | 2019/20 | Average |\n|---|---|---|---|\n| A | 198 | 240 | 219 |\n| B | 22 | n/a | 22.7 |\n| C | 405 | 432 | 418.5 |\n| D | 48 | 52 | 50 |\n",
        [],
        0,
    ),
    (
        "| Area | Rate | Against the average (%) |\n|---|---|---|\n| A | 52.0 | -20 |\n| B | 58.5 | -10 |\n| C | 62.4 | -4 |\n| D | 70.2 | 9 |\n| Average | 65.0 | |\n| E | | 9 |\n",
        [("change does not follow", "9", "8.0%")],
        0,
    ),
]


@pytest.mark.parametrize(("words", "wrong", "agreeing"), CASES)
def test_a_column_that_follows_one_rule_is_held_to_it(words, wrong, agreeing):
    assert faults(words) == wrong
    assert len(checked(words).of(Verdict.AGREES)) == agreeing
