import pytest

from frankpledge.analysis.statistics import sentences
from frankpledge.analysis.statistics.change import two_counts, two_proportions
from frankpledge.analysis.statistics.comparison import standing


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            two_counts(1598, 1167),
            "fell from 1,598 to 1,167 (−27.0%), a larger change than normal "
            "variation explains",
        ),
        (
            two_counts(290, 390),
            "rose from 290 to 390 (+34.5%), a larger change than normal variation "
            "explains",
        ),
        (
            two_counts(0, 8),
            "rose from 0 to 8, a larger change than normal variation explains",
        ),
        (
            two_counts(43, 37),
            "no clear change (from 43 to 37, 6 lower: within normal variation)",
        ),
        (
            two_counts(37, 43),
            "no clear change (from 37 to 43, 6 higher: within normal variation)",
        ),
        (two_counts(20, 20), "no clear change (20 both times)"),
    ],
)
def test_change_of_counts(change, sentence):
    assert sentences.change_sentence(change) == sentence


def test_change_of_percentages_is_in_points():
    found = sentences.change_sentence(two_proportions(74, 266, 39, 266), decimals=1)
    assert found == (
        "fell from 27.8% to 14.7% (−13.2 percentage points), a larger change than "
        "normal variation explains"
    )
    found = sentences.change_sentence(two_proportions(39, 266, 46, 256), decimals=1)
    assert found == (
        "no clear change (from 14.7% to 18.0%, 3.3 percentage points higher: within "
        "normal variation)"
    )


def test_nothing_is_read_across_a_break():
    assert sentences.change_sentence(two_counts(1598, 1167), breaks=1) == (
        "1,598 and 1,167 were counted by different rules: no change can be read "
        "from them"
    )


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(2.5, 0, "+3"), (-2.5, 0, "−3"), (0.04, 1, "0.0"), (-1234.5, 1, "−1,234.5")],
)
def test_signs(value, decimals, text):
    assert sentences.signed(value, decimals) == text


@pytest.mark.parametrize(
    ("count", "ending"),
    [
        (300, "; chance alone would seldom put it so far from the others."),
        (51, "; the difference from the others is within normal variation."),
    ],
)
def test_standing_says_rank_average_and_certainty(count, ending):
    counts = {"Home": count, "North": 50, "South": 50}
    values = {area: n / 10 for area, n in counts.items()}
    found = standing(
        "Home", values, counts=counts, populations=dict.fromkeys(counts, 10_000)
    )
    text = sentences.standing_sentence(found, "St Helens", 1)
    assert text.startswith("St Helens ranks 3 of 3 similar areas (1 is the lowest)")
    assert text.endswith(ending)


def test_standing_on_published_rates_claims_no_certainty():
    found = standing("Home", {"Home": 2.0, "North": 4.0, "South": 6.0})
    assert sentences.standing_sentence(found, "St Helens", 1) == (
        "St Helens ranks 1 of 3 similar areas (1 is the lowest): 2.0 against an "
        "average of 4.0, in line with the group."
    )


@pytest.mark.parametrize(
    ("p", "said"),
    [(0.01234, "p = 0.0123"), (0.00004, "p below 0.0001"), (1.0, "p = 1")],
)
def test_a_chance_is_never_printed_as_nought(p, said):
    assert sentences.chance(p).startswith(said)


def test_a_sure_difference_among_areas_far_apart_is_said_as_that():
    values = {"Home": 45.0, "A": 10.0, "B": 100.0, "C": 80.0, "D": 20.0}
    counts = {area: round(value * 100) for area, value in values.items()}
    found = standing(
        "Home", values, counts=counts, populations=dict.fromkeys(values, 100_000)
    )
    text = sentences.standing_sentence(found, "St Helens", 1)
    assert "in line with the group; the difference from the others is more" in text
