"""Movements that are said of all rows."""

import pytest

from frankpledge.plan.rules.claims.findings import Verdict
from tests.plan.claims.checks import checked, faults


AREAS = """# Plan

| Area | 2018/19 | 2019/20 |
|---|---|---|
| North | 302 | 287 |
| South | 355 | 362 |
| East | 188 | 169 |
| West | 222 | 206 |
| Town | 1,067 | 1,024 |

"""


CASES = [
    (
        AREAS + "Crime fell in all four areas.",
        [("contradicted by the table", "fell", "South: 355 to 362")],
        0,
    ),
    (
        AREAS + "All four areas saw a reduction.",
        [("contradicted by the table", "reduction", "South: 355 to 362")],
        0,
    ),
    (AREAS + "South was the only area where crime went up.", [], 1),
    (
        AREAS + "East was the only area where crime went up.",
        [("contradicted by the table", "up", "South")],
        0,
    ),
    (AREAS + "East saw the largest fall.", [], 1),
    (
        AREAS + "North had the largest fall.",
        [("contradicted by the table", "largest fall", "East")],
        0,
    ),
    (
        AREAS + "West had the largest fall in number.",
        [("contradicted by the table", "largest fall", "East")],
        0,
    ),
    (AREAS + "East saw the largest percentage reduction.", [], 1),
    (
        "| Area | 2018/19 | 2019/20 |\n|---|---|---|\n| North | 302 | 287 |\n| East | 188 | 169 |\n| West | 222 | 206 |\n\nCrime fell in all three areas.",
        [],
        1,
    ),
    (AREAS + "We aim to cut crime in all four areas.", [], 0),
    (AREAS + "Crime fell in all three areas.", [], 0),
    (AREAS + "They were the only areas where crime went up.", [], 0),
    (AREAS + "Nobody saw the largest fall.", [], 0),
    (
        "| Area | 2018/19 | 2019/20 |\n|---|---|---|\n| North | 302 | 287 |\n| North | 188 | 169 |\n| West | 222 | 206 |\n\nCrime fell in all three areas.",
        [],
        0,
    ),
    (
        "| Year | North | South |\n|---|---|---|\n| 2018/19 | 302 | 287 |\n| 2019/20 | 188 | 169 |\n\nCrime fell in all two areas.",
        [],
        0,
    ),
    (
        "| Area | 2018/19 | 2019/20 |\n|---|---|---|\n| North | 0 | 287 |\n| East | 188 | 169 |\n| West | 222 | 206 |\n\nNorth saw the largest rise.",
        [],
        0,
    ),
    (
        "| Area | 2018/19 | 2019/20 |\n|---|---|---|\n| North | 302 | 287 |\n| South | 355 | 362 |\n| East | 188 | 169 |\n| West | 222 | 206 |\n\nSouth and East were the only areas where crime went up.",
        [],
        0,
    ),
    (
        "| Area | 2017/18 | 2018/19 | 2019/20 |\n|---|---|---|---|\n| North | 250 | 302 | 287 |\n| East | 150 | 188 | 169 |\n| West | 200 | 222 | 206 |\n\nCrime in all three areas is higher than in 2017/18. Crime in all three areas is higher than in 2010/11. Crime in all three areas is lower than in 2018/19.",
        [],
        2,
    ),
]


@pytest.mark.parametrize(("words", "wrong", "agreeing"), CASES)
def test_a_movement_of_all_rows_is_held_to_each(words, wrong, agreeing):
    assert faults(words) == wrong
    assert len(checked(words).of(Verdict.AGREES)) == agreeing
