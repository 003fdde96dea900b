"""Shares, ranks and facts whose numbers are looked up by name, wherever they are printed."""

import pytest

from tests.plan.claims.checks import faults


SHARE, WORDS = "percentage does not follow from counts", "contradicted by the figures"
TABLE = "contradicted by the table"

CALLS = "The station turned out 1,095 times. Of these 365 were false alarms, 290 were fires and 264 were road collisions. "
NOISE = "The 1,288 complaints concerned music (567), dogs (322) and parties (399). "

SHARES = [
    (CALLS + "Collisions made up 28% of all calls.", [(SHARE, "28%", "24.1%")]),
    (CALLS + "Collisions made up 24% of all calls.", []),
    (CALLS + "Collisions made up 35%.", [(SHARE, "35%", "24.1%")]),
    (CALLS + "Music made up 35%.", []),
    (NOISE + "Music was behind half of the complaints.", [(SHARE, "half", "44.0%")]),
    (NOISE + "Half of the complaints were about music.", [(SHARE, "Half", "44.0%")]),
    (NOISE + "Dogs were behind a quarter of the complaints.", []),
    (NOISE + "We want music to be behind a fifth of the complaints.", []),
    (
        "There had been 18 reports, 12 of them in October; so half of all reports came in October.",
        [(SHARE, "half", "66.7%")],
    ),
    (
        "Of the 63 women who were placed, 21, one in five, came from outside.",
        [(SHARE, "one in five", "33.3%")],
    ),
    (
        "We wrote to 96 victims; 72 answered and 30 took part. That is one in three of those who answered.",
        [(SHARE, "one in three", "41.7%")],
    ),
    (
        "The council gave £310,000 and the police £240,000: £550,000 in all. The council's money is 62% of the whole.",
        [(SHARE, "62%", "56.4%")],
    ),
    ("The budget is small. Staff take 62% of the whole.", []),
]

PLACES = "Streets had 437 crimes, homes 250 and shops 99. "
PLACE_TABLE = "| Place | Crimes |\n|---|---|\n| Streets | 437 |\n| Homes | 250 |\n| Shops | 100 |\n\n"
SUM = "sum does not add"

SUMS = [
    (
        PLACES + "Streets and homes together account for 667 crimes.",
        [(SUM, "667", "687")],
    ),
    (PLACES + "Streets and homes together account for 687 crimes.", []),
    (PLACES + "Streets and homes together account for 1,687 crimes.", []),
    (PLACES + "Streets and parks together account for 667 crimes.", []),
    (
        PLACE_TABLE + "Streets and homes together account for 667 crimes.",
        [(SUM, "667", "687")],
    ),
    (PLACE_TABLE + "Streets and homes together account for 1,687 crimes.", []),
]

LISTS = [
    (
        "Care homes had 112 audits, hotels 96 and shops 240; hotels had the most audits of the three.",
        [(TABLE, "the most", "240")],
    ),
    (
        "Care homes had 112 audits, hotels 96 and shops 240; shops had the most audits of the three.",
        [],
    ),
    (
        "Care homes had 112 audits, hotels 96 and shops 240. Shops had the fewest.",
        [(TABLE, "the fewest", "96")],
    ),
    ("Care homes had 112 audits and hotels 96. Hotels had the most.", []),
    ("Care homes had 112 audits, hotels 96 and shops 240. Pubs had the most.", []),
    (
        "| Offence | Number |\n|---|---|\n| Burglary | 25 |\n| Robbery | 14 |\n| Damage | 64 |\n\nThe most common of the three is burglary.",
        [(TABLE, "the most common", "Damage")],
    ),
    (
        "| Offence | Number |\n|---|---|\n| Burglary | 25 |\n| Robbery | 14 |\n| Damage | 64 |\n\nThe least common of the three is burglary.",
        [(TABLE, "the least common", "Robbery")],
    ),
    (
        "| Offence | Number |\n|---|---|\n| Burglary | 25 |\n| Robbery | 14 |\n| Damage | 64 |\n\nThe most common of the three is damage. We aim for the fewest.",
        [],
    ),
]

FACTS = [
    (
        "Three quarters of victims were women.\n\n## More\n\nThere were 1,449 female victims (69 per cent).",
        [(WORDS, "Three quarters", "69 per cent")],
    ),
    (
        "Two thirds of victims were women.\n\n## More\n\nThere were 1,449 female victims (69 per cent).",
        [],
    ),
    (
        "The MARAC repeat rate went from 31 per cent to 26 per cent.\n\n## More\n\nThe repeat rate in 2023/24 was 31 per cent, against 30 per cent in 2022/23.",
        [(WORDS, "26 per cent", "30 per cent")],
    ),
    (
        "The MARAC repeat rate went from 31 per cent to 26 per cent in 2015/16.\n\n## More\n\nThe repeat rate in 2023/24 was 31 per cent, against 30 per cent in 2022/23.",
        [],
    ),
    (
        "The repeat rate went from 31 per cent to 26 per cent.\n\n## More\n\nThe number of visits went from 31 to 45. We aim to go from 31 per cent to 12 per cent.",
        [],
    ),
]


@pytest.mark.parametrize(("words", "wrong"), SHARES)
def test_a_share_is_worked_from_numbers_that_its_words_name(words, wrong):
    assert faults(words) == wrong


@pytest.mark.parametrize(("words", "wrong"), SUMS)
def test_a_sum_is_worked_from_numbers_that_its_words_name(words, wrong):
    assert faults(words) == wrong


@pytest.mark.parametrize(("words", "wrong"), LISTS)
def test_a_superlative_is_held_to_the_numbers_listed(words, wrong):
    assert faults(words) == wrong


@pytest.mark.parametrize(("words", "wrong"), FACTS)
def test_what_a_document_says_twice_must_be_alike(words, wrong):
    assert faults(words) == wrong
