"""What the checker learnt from plans that it had not seen."""

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
    ("Vehicle crime is at a rate of 1,112.", [("count called a rate", "1,112", "")], 0),
    (
        "The reoffending rate has fallen by 147 offences.",
        [("count called a rate", "147", "")],
        0,
    ),
    (
        "We will spend 45% on abuse, 25% on ASB, 20% on youth and 20% on arson.",
        [("sum does not add", "45% + 25% + 20% + 20%", "100%")],
        0,
    ),
    (
        "| Quarter | 2020/21 | 2021/22 |\n|---|---|---|\n| Q1 | 40 | 52 |\n| Q2 | 55 | 58 |\n| Q3 | 47 | 60 |\n| Q4 | 38 | 50 |\n| Year | 180 | 230 |\n",
        [("sum does not add", "230", "220")],
        1,
    ),
    (
        "| Measure | Baseline 2020/21 | Target 2021/22 | Target 2023/24 |\n|---|---|---|---|\n| Reduce repeats by 25% by 2023/24 | 48 | 44 | 36 |\n| Reduce calls by 10% | 100 | 95 | 80 |\n",
        [("target does not follow", "80", "90")],
        1,
    ),
    (
        "| Objective | Where we are | Where we want to be |\n|---|---|---|\n| Increase reports by 5% | 1,400 | 1,540 |\n",
        [("target does not follow", "1,540", "1,470")],
        0,
    ),
    (
        "Baseline: 2,250 offences Target: 1,850 offences, a 20% reduction",
        [("target does not follow", "1,850", "1,800")],
        0,
    ),
    (
        "| Ward | 2018/19 | 2019/20 | % change |\n|---|---|---|---|\n| A | 100 | 104 | 4.0% |\n| B | 200 | 216 | 8.0% |\n| C | 300 | 291 | 3.0% |\n| D | 400 | 424 | 6.0% |\n",
        [("change does not follow", "3.0%", "-3.0%")],
        3,
    ),
    (
        "| Area | Offences 2010/11 | Rate per 1,000 2010/11 | Population |\n|---|---|---|---|\n| A | 371 | 10.6 | 35,000 |\n| B | 1,005 | 20.1 | 50,000 |\n| C | 547 | 15.2 | 40,200 |\n",
        [("rate against table", "15.2", "13.6")],
        2,
    ),
    (
        "Calls went from 1,210 to 1,320, 100 more.",
        [("change does not follow", "100", "110")],
        0,
    ),
    (
        "Violence rose by 390 offences, from 3,120 to 3,540.",
        [("change does not follow", "390", "420")],
        0,
    ),
    (
        "Of 26 who came, 18 (59%) stayed.",
        [("percentage does not follow from counts", "59%", "69.2%")],
        0,
    ),
    (AREAS + "Crime in North fell for the fourth successive year.", [], 0),
    (AREAS + "Crime fell in 2019/20 (from 1,067 to 1,024).", [], 1),
    ("Damage to cars made up 900 (40%) of the 2,250 offences.", [], 1),
    ("| Output | 2018/19 | Reduction |\n|---|---|---|\n| A | 10 | 5% |\n", [], 0),
    (
        "In the first half of 2022/23 there were 94 crimes, 16 fewer than the 110 in the first half of 2021/22 (-14.5%).",
        [],
        2,
    ),
    ("Police were called 238 times, 12% of the total.", [], 0),
    (
        "## Survey\n\nThe survey was completed by 1,250 residents. Nearly half (575, or 51%) said so.",
        [("percentage does not follow from counts", "51%", "46.0%")],
        0,
    ),
    (
        "| Town | 2007/08 | 2008/09 | Residents | Crimes per 1,000 |\n|---|---|---|---|---|\n| A | 3,410 | 3,240 | 38,000 | 85.3 |\n| B | 1,480 | 1,376 | 20,500 | 76.1 |\n| C | 905 | 842 | 13,700 | 61.5 |\n",
        [("rate against table", "76.1", "67.1")],
        2,
    ),
    ("Convictions came down by 162 (30%), from 4.5 to 3.15 for each person.", [], 1),
    ("Calls came down by 162, from 45 to 31.", [], 0),
    (
        "| Age | 2016/17 | 2017/18 |\n|---|---|---|\n| Young | 36 | 45 |\n| Older | 52 | 58 |\n| Old | 62 | 62 |\n| All | 150 | 175 |\n",
        [("sum does not add", "175", "165")],
        1,
    ),
    (
        "21% said very safe, 43% fairly safe, 26% a bit unsafe and 15% very unsafe.",
        [("sum does not add", "21% + 43% + 26% + 15%", "100%")],
        0,
    ),
    ("£1.2m came in, £50,000 more than £1.1m.", [], 0),
    (
        "Knife crime has doubled, from 12 to 18.",
        [("change does not follow", "doubled", "+50.0%")],
        0,
    ),
    ("The number of deaths has halved from 12 to 6.", [], 1),
    ("Crime fell by 12% in FY 2019-20 and by 3% in FY19/20.", [], 0),
    (
        "| Crime | FY20 | FY2020/21 |\n|---|---|---|\n| Theft | 100 | 120 |\n| Arson | 24 | 31 |\n\nTheft rose from 100 in FY20 to 130 in FY21.",
        [("figure differs from the table", "130", "120")],
        1,
    ),
    (
        "| Crime | 2011 | 2012 | +/- |\n|---|---|---|---|\n| Theft | 203 | 182 | -21 |\n| Arson | 401 | 362 | -49 |\n",
        [("change does not follow", "-49", "-39")],
        1,
    ),
    ("There were 8 in July, 25 in all.", [], 0),
    ("Thefts fell in May and June 2019.", [], 0),
    (
        "The district has a population of 118,000. The police recorded 9,876 crimes. The crime rate is 87.3 per 1,000.",
        [],
        0,
    ),
    (
        "The district has a population of 118,000. The police recorded 9,876 crimes. The crime rate is 83.7 per 1,000.",
        [],
        1,
    ),
    (
        "The district has a population of 74,800. Violent offences, of which there were 860, are running at 13.2 per 1,000 people.",
        [("rate against table", "13.2 per 1,000 people", "11.5")],
        0,
    ),
    (
        "The district has a population of 74,800. In 12 wards there are more than 50 per 1,000.",
        [],
        0,
    ),
    (
        "Total crime fell to 4,000. The town has a population of 50,000. At 95.0 crimes per 1,000 people it is safe.",
        [("rate against table", "95.0 crimes per 1,000 people", "80.0")],
        0,
    ),
]


@pytest.mark.parametrize(("words", "wrong", "agreeing"), CASES)
def test_a_slip_of_an_unseen_plan_is_found(words, wrong, agreeing):
    assert faults(words) == wrong
    assert len(checked(words).of(Verdict.AGREES)) == agreeing
