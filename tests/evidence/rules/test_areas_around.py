"""Small areas with those around them: named, masked, or said to be beyond telling."""

import numpy as np
import pytest

from frankpledge.evidence.rules.areas_around import (
    AreasAround,
    Around,
    areas_around,
    in_words,
    neighbours,
    to_ten,
)


KNOWSLEY = ["E08000011"]
CODES, NEAR = neighbours(("E08000011",))
MIDDLE = int(np.argmax(NEAR.counts))
PATCH = {MIDDLE, *np.flatnonzero(NEAR.table[[MIDDLE]].toarray()[0]).tolist()}


def counted(**changed):
    """Return ten or so records in every small area of Knowsley."""
    return {code: 8 + number % 5 for number, code in enumerate(CODES)} | changed


def test_every_small_area_has_a_neighbour_and_they_are_so_both_ways():
    assert len(CODES) == 98
    assert NEAR.counts.min() >= 1
    table = NEAR.table.toarray()
    assert (table == table.T).all()


def test_a_patch_of_busy_areas_is_hot_and_its_middle_first():
    busy = {CODES[at]: 60 for at in PATCH}
    found = areas_around(counted(**busy), KNOWSLEY, CODES)
    assert found.tested == 98
    assert found.hot[0].code == CODES[MIDDLE]
    assert found.hot[0].own == 60
    assert found.hot[0].together == 60 * len(PATCH)
    mean = sum(counted(**busy).values()) / 98
    assert found.hot[0].expected == pytest.approx(mean * len(PATCH))
    assert {one.code for one in found.hot} <= {
        CODES[j] for i in PATCH for j in np.flatnonzero(NEAR.table[[i]].toarray()[0])
    }


def test_a_wards_areas_are_judged_among_all():
    busy = {CODES[at]: 60 for at in PATCH}
    within = [CODES[MIDDLE], CODES[0]]
    found = areas_around(counted(**busy), KNOWSLEY, within)
    assert [one.code for one in found.found] == [CODES[MIDDLE]]
    assert found.tested == 98


def test_records_that_fall_blindly_make_none_hot():
    random = np.random.default_rng(4)
    named = 0
    for _ in range(60):
        counts = dict(zip(CODES, random.poisson(6, 98).tolist(), strict=True))
        named += bool(areas_around(counts, KNOWSLEY, CODES).found)
    assert named <= 6


@pytest.mark.parametrize(
    ("counts", "districts", "why"),
    [
        (counted(), ["E06000001"], "Outlines and counts of only 0 small areas"),
        ({CODES[0]: 5}, KNOWSLEY, "Outlines and counts of only 1 small areas"),
        (
            {code: int(number < 30) for number, code in enumerate(CODES)},
            KNOWSLEY,
            "too few records: chance alone would put 1.8 in an area",
        ),
    ],
)
def test_where_nothing_can_be_told_it_is_said(counts, districts, why):
    found = areas_around(counts, districts, CODES)
    assert found.found == ()
    said = in_words(found, "Knowsley", "Burglary")
    assert said.startswith("We cannot tell which small areas stand out. ")
    assert why in said


def test_the_finding_in_words():
    hot = Around("A", 9, 40, 12.4, is_hot=True)
    cold = Around("B", 1, 4, 12.4, is_hot=False)
    assert in_words(AreasAround(98, (hot, cold)), "Knowsley", "Burglary") == (
        "Burglary in Knowsley: 1 of the 98 small areas looked at holds more, with those"
        " around, than chance explains; 1 holds fewer."
    )
    assert in_words(AreasAround(98, (hot, hot)), "Knowsley", "Burglary").endswith(
        "2 of the 98 small areas looked at hold more, with those around, than chance"
        " explains; 0 hold fewer."
    )
    assert in_words(AreasAround(98), "Knowsley", "Burglary") == (
        "Burglary in Knowsley: none of the 98 small areas looked at holds more or"
        " fewer, with those around it, than chance explains."
    )


@pytest.mark.parametrize(
    ("together", "shown"), [(172, 170), (175, 180), (4, 0), (5, 10)]
)
def test_sums_are_rounded_so_that_no_masked_count_can_be_worked_out(together, shown):
    assert to_ten(Around("A", 1, together, 12.4, is_hot=True)) == shown
