"""Claims that a sentence carries its own figures for: targets, shares, sums, rates."""

import pytest

from tests.plan.claims.checks import of_sentence


RIGHT = [
    "We aim to cut burglary by 30% from 16.8 per 1,000 dwellings to 11.76 per 1,000 dwellings by 2007/08.",
    "Reduce theft by 28%, from 11.81 to 8.5 per 1,000 population, by 2015/16.",
    "Of the 440 people, 329 (74.8%) did not come back and 111 (25.2%) did.",
    "658 of the 1,916 tests (34%) were positive.",
    "Three quarters of residents (75%) feel safe.",
    "A total of 96 referrals came: 41 from schools, 33 from police and 22 from parents.",
    "There were 36 events, made up of 20 talks and 16 visits.",
    "20 talks and 16 visits, making 36 in all.",
    "There were 4,354 incidents, a rate of 24.6 per 1,000 in a population of 177,000.",
    "Staff rose from 12 to 15, an increase of a quarter, in the year.",
]
WRONG = [
    (
        "Reduce violence by 15% from 16.37 per 1,000 population to 13.92 per 1,000 population by 2007/08.",
        "target does not follow",
    ),
    (
        "We will reduce theft by 20%, from 149 to 125 offences, by 2013/14.",
        "target does not follow",
    ),
    (
        "Of the 440 people, 329 (70%) did not come back.",
        "percentage does not follow from counts",
    ),
    (
        "There were 500 tests of 440 people; of the 440, 250 (50%) were positive.",
        "percent of what",
    ),
    (
        "Three quarters of residents (57%) feel safe.",
        "percentage does not follow from counts",
    ),
    (
        "Of the 440 people, 329 (74.8%) stayed and 112 (25.2%) left.",
        "percentage does not follow from counts",
    ),
    ("There were 38 events, made up of 20 talks and 16 visits.", "sum does not add"),
    (
        "There were 4,354 incidents, a rate of 26.6 per 1,000 in a population of 177,000.",
        "rate against table",
    ),
    ("Robbery will stay at the same rate of 0.6%.", "percent of what"),
    (
        "Workshops were attended by over 300 people at each of the six forums.",
        "percent of what",
    ),
    (
        "The plan sets the strategic direction for the preceding 12 months.",
        "years do not fit",
    ),
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_figures_that_follow_are_said_to_agree(sentence):
    kinds, agreeing, _ = of_sentence(sentence, "")
    assert (kinds, agreeing > 0) == ([], True)


@pytest.mark.parametrize(("sentence", "kind"), WRONG)
def test_figures_that_do_not_follow_are_named(sentence, kind):
    assert kind in of_sentence(sentence, "")[0]


def test_a_survey_named_before_is_what_a_share_is_of():
    words = (
        "We received 640 replies.\n\nSome 128 people, or 25%, said they felt unsafe."
    )
    assert of_sentence(words, "")[0] == ["percentage does not follow from counts"]


def test_shares_listed_under_a_share_need_their_base():
    words = "Of those asked 63.6% had been victims, these included:\n\n- 24.9% of burglary\n- 31.7% of damage\n"
    assert of_sentence(words, "")[0] == ["percent of what"]


def test_a_lost_sign_is_never_read_as_a_count():
    assert of_sentence("Street crime fell by 55 over 2 years.", "") == ([], 0, 1)


@pytest.mark.parametrize(
    ("said", "kinds"), [("three", []), ("four", ["list does not match its number"])]
)
def test_a_list_has_as_many_items_as_its_number(said, kinds):
    words = f"There are {said} main aims:\n\n- one\n- two\n- three\n"
    assert of_sentence(words, "")[0] == kinds
