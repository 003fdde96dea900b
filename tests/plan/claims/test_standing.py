"""Claims of rank, share and average against a table's rows and columns."""

import pytest

from tests.plan.claims.checks import faults, of_sentence


WARDS = """
# Elmham 2012 to 2015

## Wards

Table 1: Offences by ward, 2012/13

| Ward | Population | Offences | Theft |
|---|---|---|---|
| Abbey | 9,800 | 1,274 | 300 |
| Brook | 12,500 | 750 | 150 |
| Castle | 15,100 | 1,057 | 250 |
| Dene | 14,300 | 715 | 100 |
| Town | 51,700 | 3,796 | 800 |

"""
MONTHS = """
# Elmham 2012 to 2015

## Calls

Table 1: Calls by area

| Area | Apr | May | Jun | Total |
|---|---|---|---|---|
| North | 41 | 38 | 45 | 124 |
| South | 29 | 33 | 31 | 93 |
| Total | 70 | 71 | 76 | 217 |

"""
YEARS = """
# Elmham 2012 to 2016

## Crime

Table 1: Crime by year

| Year | Burglary | Robbery | All |
|---|---|---|---|
| 2012/13 | 520 | 75 | 595 |
| 2013/14 | 494 | 60 | 554 |
| 2014/15 | 468 | 66 | 534 |
| 2015/16 | 507 | 81 | 588 |

"""
CASES = [
    (WARDS, "Abbey has the most offences.", []),
    (WARDS, "Castle has the most offences.", ["contradicted by the table"]),
    (WARDS, "Castle has the largest population.", []),
    (WARDS, "Dene has the second largest population.", []),
    (WARDS, "Brook has the second largest population.", ["contradicted by the table"]),
    (WARDS, "Brook ranks third for offences.", []),
    (WARDS, "Brook ranks second for offences.", ["contradicted by the table"]),
    (WARDS, "Dene had the fewest thefts.", []),
    (WARDS, "Dene was the largest.", []),
    (WARDS, "Abbey was one of the highest for offences.", []),
    (WARDS, "Abbey and Castle hold 61% of all offences.", []),
    (WARDS, "Abbey and Castle hold 71% of all offences.", ["percentage does not follow from counts"]),
    (WARDS, "A third of all offences happened in Abbey.", []),
    (WARDS, "Half of all offences happened in Abbey.", ["percentage does not follow from counts"]),
    (WARDS, "Young men in Abbey account for 12% of all offences.", []),
    (WARDS, "Abbey holds 12 of the total.", []),
    (MONTHS, "June was the busiest month with 76 calls.", []),
    (MONTHS, "April was the busiest month.", ["contradicted by the table"]),
    (MONTHS, "The North accounts for 57% of the total.", []),
    (YEARS, "Robbery averaged 70.5 a year over the four years.", []),
    (YEARS, "Burglary averaged 505 a year over the four years.", ["average does not follow"]),
    (YEARS, "Robbery averaged 90 a year in the town centre over the four years.", []),
    (YEARS, "Robbery averaged 60 a year.", []),
    (YEARS, "On average there were 39 burglaries a month in 2014/15.", []),
    (YEARS, "On average there were 45 burglaries a month in 2014/15.", ["average does not follow"]),
    (YEARS, "Arson averaged 45 a year.", []),
    (YEARS, "Robbery averaged 45% a year.", []),
    (YEARS, "Burglary in 2014/15 was 26 lower than the year before.", []),
    (YEARS, "There were 468 burglaries in 2014/15. That is 36 fewer than in 2013/14.", ["change does not follow"]),
    (YEARS, "There were 468 burglaries in 2014/15. That is about 30 fewer than in 2013/14.", []),
    (YEARS, "Burglary fell by 12 in the town centre in 2014/15.", []),
    (YEARS, "Arson fell by 12 in 2014/15.", []),
    (YEARS, "By the end of 2014/15 burglary had fallen to 486.", ["figure differs from the table"]),
    (YEARS, "For the fourth year running burglary has fallen.", ["contradicted by the table"]),
    (YEARS, "Overall crime fell by 3.6% in 2014/15.", []),
]  # fmt: skip


@pytest.mark.parametrize(("table", "sentence", "kinds"), CASES)
def test_a_claim_is_held_against_the_table_of_its_section(table, sentence, kinds):
    assert of_sentence(sentence, table)[0] == kinds


def spoilt(table: str, right: str, wrong: str) -> list[tuple[str, str, str]]:
    assert right in table
    return faults(table.replace(right, wrong))


@pytest.mark.parametrize(
    ("table", "right", "wrong", "found"),
    [
        (YEARS, "| 554 |", "| 544 |", ("sum does not add", "544", "554")),
        (MONTHS, "| 93 |", "| 103 |", ("sum does not add", "103", "93")),
        (MONTHS, "| 217 |", "| 227 |", ("sum does not add", "227", "217")),
    ],
)
def test_one_wrong_total_is_told_once(table, right, wrong, found):
    assert faults(table) == []
    assert set(spoilt(table, right, wrong)) == {found}


NINE_MONTHS = """
# Elmham

Table 1: Crime

| Type | Apr–Dec 2017 | Apr–Dec 2018 | Change | % change |
|---|---|---|---|---|
| Robbery | 64 | 80 | +16 | +25.0% |
| Arson | 75 | 60 | -15 | -20.0% |
| All | 139 | 140 | +1 | +0.7% |
"""


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("+25.0%", "+20.0%", ("wrong base", "+20.0%", "+25.0%")),
        ("-20.0%", "+20.0%", ("change does not follow", "+20.0%", "-20.0%")),
        ("+16", "+18", ("change does not follow", "+18", "+16")),
    ],
)
def test_columns_of_part_years_are_held_to_each_other(right, wrong, found):
    assert faults(NINE_MONTHS) == []
    assert spoilt(NINE_MONTHS, right, wrong) == [found]


SHARES = """
# Elmham

| Source | % |
|---|---|
| Press | 38 |
| Radio | 27 |
| Friends | {} |
| Total | 100 |
"""


@pytest.mark.parametrize(
    ("last", "kinds"), [("35", []), ("34", []), ("45", ["sum does not add"])]
)
def test_a_column_of_shares_makes_a_hundred(last, kinds):
    assert [each[0] for each in faults(SHARES.format(last))] == kinds


RATES = """
# Elmham

Table 1: Crime, number and rate per 1,000 population

| | 2011/12 | | 2012/13 | |
|---|---|---|---|---|
| | Number | Rate | Number | Rate |
| Burglary | 660 | 5.5 | 600 | 5.0 |
| Theft | 960 | 8.0 | 852 | 7.1 |
| Assault | 1,500 | 12.5 | 1,620 | {} |
"""


@pytest.mark.parametrize(
    ("rate", "kinds"), [("13.5", []), ("15.3", ["rate against table"])]
)
def test_a_rate_beneath_two_rows_of_heads_is_checked(rate, kinds):
    assert [each[0] for each in faults(RATES.format(rate))] == kinds
