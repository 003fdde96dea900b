from datetime import date

import pytest

from frankpledge.analysis import codes
from frankpledge.partnership.rules.places import (
    Move,
    area_code_of,
    bounds,
    contains,
    denominator_year,
    moves_between,
    recut,
)
from frankpledge.partnership.rules.succession import SENTENCES, succession_fault
from frankpledge.partnership.states import SuccessionKind


# the home that this folder's tests share is made in the database
pytestmark = pytest.mark.django_db


SQUARE = ((0, 0), (0, 4), (4, 4), (4, 0), (0, 0))
HOLE = ((1, 1), (3, 1), (3, 3), (1, 3), (1, 1))


def test_one_whole_district_lends_the_partnership_its_code():
    alone = {"E08000013": 1, "E07000244": 2}
    assert area_code_of(codes.partnership("E22000184"), alone) == "E08000013"
    assert area_code_of(codes.partnership("E22000274"), alone) == "E22000274"
    several = codes.partnership("W14000023")
    assert area_code_of(several, {}.fromkeys(["W06000016"], 1)) == "W14000023"


@pytest.mark.parametrize(
    ("years", "expected"),
    [([2011, 2019, 2021], 2019), ([2021, 2022], 2021), ([2020], 2020), ([], None)],
)
def test_the_year_that_speaks_for_a_period(years, expected):
    assert denominator_year(years, date(2020, 1, 1)) == expected


def test_a_point_in_a_hole_is_outside():
    assert contains([SQUARE, HOLE], (0.5, 0.5))
    assert not contains([SQUARE, HOLE], (2, 2))
    assert not contains([SQUARE, HOLE], (5, 2))
    assert bounds([SQUARE]) == (0, 0, 4, 4)


def test_moves_name_the_largest_first_and_leave_out_what_stayed():
    old = {"a": 100, "b": 100, "c": 100, "d": 0}
    new = {"a": 101, "b": 80, "c": 100, "d": 5, "e": 9}
    found = moves_between(old, new)
    assert found == [Move("b", 100, 80), Move("a", 100, 101), Move("d", 0, 5)]
    assert [move.per_cent for move in found] == [-20, 1, 0]


def test_a_recut_says_what_stayed_came_and_went():
    found = recut(["a", "b"], ["b", "c"])
    assert (found.kept, found.gained, found.lost) == ({"b"}, {"c"}, {"a"})
    assert not found.is_same
    assert recut(["a"], ["a"]).is_same


def test_a_history_never_returns_to_its_beginning():
    assert succession_fault(earlier=1, later=2, later_of={}) == ""
    assert succession_fault(earlier=1, later=2, later_of={2: [3], 3: [3]}) == ""
    assert "itself" in succession_fault(earlier=1, later=1, later_of={})
    assert "already" in succession_fault(earlier=1, later=2, later_of={2: [3], 3: [1]})


@pytest.mark.parametrize("kind", list(SuccessionKind))
def test_each_succession_is_a_sentence_with_its_day(kind):
    words = SENTENCES[kind].format(earlier="Old", later="New", day="1 July 2022")
    assert words.endswith("on 1 July 2022.")
    assert "Old" in words
    assert "New" in words
