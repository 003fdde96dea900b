"""How few small areas hold half of it, beside what chance would give."""

import pytest

from frankpledge.evidence.rules.small_areas import concentration_words


def test_few_places_hold_half_where_records_gather():
    counts = [500, 300, *[10] * 78]
    assert concentration_words(counts) == (
        "Half of the records are in 2 of 80 small areas (2%)."
        " Were all areas alike, chance would put them in about 33."
    )


@pytest.mark.parametrize("counts", [[], [0, 0], [4, 5], [1] * 50])
def test_few_records_are_not_said_to_gather(counts):
    assert concentration_words(counts) == ""
