"""Names that join rows, runs over months, and what rows come to over all of their times."""

import pytest

from tests.plan.claims.checks import faults


AGES = """# Safer Exampleton 2019/20

## Victims

| Age | 2018/19 | 2019/20 |
|---|---|---|
| Under 18 | 120 | 130 |
| 18 to 24 | 200 | 210 |
| 25 to 44 | 300 | 320 |
| 45 to 64 | 150 | 140 |
| 65 and over | 50 | 40 |
| Total | 820 | 840 |

"""

DAYS = """# Safer Exampleton

## When

| Day | Incidents |
|---|---|
| Monday | 20 |
| Tuesday | 22 |
| Wednesday | 25 |
| Thursday | 30 |
| Friday | 60 |
| Saturday | 80 |
| Sunday | 43 |
| Total | 280 |

"""

MONTHS = """# Forum

## Antisocial behaviour

| Type | Jan | Feb | Mar | Apr | Total |
|---|---|---|---|---|---|
| Rowdy behaviour | 24 | 21 | 30 | 33 | 108 |
| Street drinking | 6 | 5 | 8 | 7 | 26 |
| Vehicles | 9 | 11 | 18 | 22 | 60 |
| All | 39 | 37 | 56 | 62 | 194 |

"""

YEARS = """# Plan

## Fires

| Measure | 2021/22 | 2022/23 | 2023/24 |
|---|---|---|---|
| Deliberate fires | 702 | 571 | 430 |
| Referrals to the service | 133 | 121 | 129 |

"""

QUARTERS = """# Plan

## Burglary

| Quarter | 2023/24 | 2024/25 |
|---|---|---|
| Quarter 1 | 166 | 158 |
| Quarter 2 | 171 | 149 |
| Quarter 3 | 182 | 181 |
| Quarter 4 | 169 | 153 |
| Year | 688 | 641 |

"""

VALUE, SHARE = "figure differs from the table", "percentage does not follow from counts"
MEAN, SUM = "average does not follow", "sum does not add"
WRONG = "contradicted by the table"

CASES = [
    (AGES + "In 2019/20 380 victims were under 25.", [(VALUE, "380", "340")]),
    (AGES + "In 2019/20 340 victims were under 25.", []),
    (AGES + "Those over 44 numbered 170 in 2019/20.", [(VALUE, "170", "180")]),
    (AGES + "Victims aged 45 and over numbered 180 in 2019/20.", []),
    (AGES + "People aged 18 to 44 were 63% of victims in 2019/20.", []),
    (
        AGES + "People aged 18 to 44 were 55% of victims in 2019/20.",
        [(SHARE, "55%", "63.1%")],
    ),
    # no rows cover 20 to 30, nor 30 and over
    (AGES + "Those aged 20 to 30 numbered 170 in 2019/20.", []),
    (AGES + "Those over 30 numbered 170 in 2019/20.", []),
    (DAYS + "Weekends had 123 incidents, 50% of the total.", [(SHARE, "50%", "43.9%")]),
    (DAYS + "Friday to Sunday had 65% of the incidents.", []),
    (DAYS + "Friday to Sunday had 50% of the incidents.", [(SHARE, "50%", "65.4%")]),
    (DAYS + "Between Monday and Thursday 97 incidents were recorded.", []),
    (DAYS + "The average for Monday to Thursday is 24.3 incidents.", []),
    (
        DAYS + "The average for Monday to Thursday is 28 incidents.",
        [(MEAN, "28", "24.3")],
    ),
    (
        DAYS + "There were fewer incidents on Sunday than on Thursday.",
        [(WRONG, "fewer", "43 against 30")],
    ),
    (
        MONTHS + "Street drinking has risen every month.",
        [(WRONG, "risen every", "Jan 6, Feb 5, Mar 8, Apr 7")],
    ),
    (MONTHS + "Vehicles have risen every month.", []),
    (MONTHS + "Calls were highest in April (62) and lowest in February.", []),
    (
        MONTHS + "Calls were highest in April (62) and lowest in January.",
        [(WRONG, "lowest in Jan", "Jan 39, Feb 37, Mar 56, Apr 62")],
    ),
    (MONTHS + "We want calls to be lowest in January.", []),
    (MONTHS + "Street drinking and vehicles were highest in January.", []),
    (
        MONTHS + "Calls were lowest in January and in the town centre in March.",
        [(WRONG, "lowest in Jan", "Jan 39, Feb 37, Mar 56, Apr 62")],
    ),
    (
        YEARS + "The average over the three years was 640 deliberate fires.",
        [(MEAN, "640", "567.7")],
    ),
    (YEARS + "The average over the three years was 568 deliberate fires.", []),
    (
        YEARS + "In total there were 393 referrals over the three years.",
        [(SUM, "393", "383")],
    ),
    (YEARS + "In total there were 383 referrals over the three years.", []),
    (YEARS + "In total there were 1,900 visits over the three years.", []),
    (
        YEARS
        + "The average over the three years was 568 deliberate fires. The average number of referrals is 141.",
        [(MEAN, "141", "127.7")],
    ),
    (
        QUARTERS
        + "On average there were 160 burglaries a quarter in 2024/25, compared with 179 in 2023/24.",
        [(MEAN, "179", "172.0")],
    ),
    (
        QUARTERS
        + "On average there were 160 burglaries a quarter in 2024/25, compared with 172 in 2023/24.",
        [],
    ),
    (
        AGES + "The five age groups averaged 210 victims each in 2019/20.",
        [(MEAN, "210", "168.0")],
    ),
    (AGES + "The five age groups averaged 168 victims each in 2019/20.", []),
    (AGES + "The five age groups averaged 210 victims each in the town centre.", []),
]


@pytest.mark.parametrize(("words", "wrong"), CASES)
def test_a_claim_is_held_to_all_the_rows_that_it_means(words, wrong):
    assert faults(words) == wrong
