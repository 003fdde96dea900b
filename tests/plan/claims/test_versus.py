"""One name of a table against another."""

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
        AREAS + "Crime was higher in North than in South in 2019/20.",
        [("contradicted by the table", "higher", "287 against 362")],
        0,
    ),
    (AREAS + "Only South had more crimes than North.", [], 1),
    (
        "| | Larchfield | County |\n|---|---|---|\n| Crimes per 1,000 | 44.1 | 52.6 |\n| % change | +2.1% | +4.4% |\n| Burglaries per 1,000 homes | 6.2 | 7.9 |\n\nBurglaries are higher in Larchfield than in the county.",
        [("contradicted by the table", "higher", "6.2 against 7.9")],
        0,
    ),
    (
        "| | Larchfield | County |\n|---|---|---|\n| Crimes per 1,000 | 44.1 | 52.6 |\n| % change | +2.1% | +4.4% |\n| Burglaries per 1,000 homes | 6.2 | 7.9 |\n\nBurglaries are lower in Larchfield than in the county. Crime grew faster in Larchfield than in the county.",
        [("contradicted by the table", "faster", "+2.1% against +4.4%")],
        1,
    ),
    (
        "| Area | Crimes | People |\n|---|---|---|\n| North | 302 | 5,000 |\n| South | 355 | 6,000 |\n| East | 188 | 4,000 |\n\nOnly South recorded fewer crimes than North.",
        [("contradicted by the table", "fewer", "East")],
        0,
    ),
    (
        "| Area | Crimes | People |\n|---|---|---|\n| North | 302 | 5,000 |\n| South | 355 | 6,000 |\n| East | 188 | 4,000 |\n\nOnly East recorded fewer crimes than North.",
        [],
        1,
    ),
    (AREAS + "Only East had more crimes than North and South.", [], 0),
    (AREAS + "South had more crimes than Durham.", [], 0),
    (
        "| Area | Crimes | Arrests |\n|---|---|---|\n| North | 302 | 50 |\n| South | 355 | 60 |\n| East | 188 | 40 |\n\nArrests were higher in North than in South.",
        [("contradicted by the table", "higher", "50 against 60")],
        0,
    ),
    (
        "| Area | Crimes | Arrests |\n|---|---|---|\n| North | 302 | 50 |\n| South | 355 | 60 |\n| East | 188 | 40 |\n\nOnly East and South recorded more arrests than North. Only South recorded more arrests than North.",
        [("contradicted by the table", "more", "South")],
        1,
    ),
    (
        "# Safer Larchfield\n\n| | Larchfield | County |\n|---|---|---|\n| Crimes per 1,000 | 44.1 | 52.6 |\n\nOur crime rate is higher than in the county.",
        [("contradicted by the table", "higher", "44.1 against 52.6")],
        0,
    ),
    (
        "| Area | Theft | Theft 2 |\n|---|---|---|\n| North | 302 | 50 |\n| South | 355 | 60 |\n| East | 188 | 40 |\n\nTheft is higher in North than in South.",
        [],
        0,
    ),
    (
        "| | Trent | Family | England |\n|---|---|---|---|\n| Crime per 1,000 | 80.0 | 74.5 | 86.0 |\n\nTrent has more crime than its family but less than England.",
        [],
        1,
    ),
]


@pytest.mark.parametrize(("words", "wrong", "agreeing"), CASES)
def test_a_comparison_is_held_to_the_table(words, wrong, agreeing):
    assert faults(words) == wrong
    assert len(checked(words).of(Verdict.AGREES)) == agreeing
