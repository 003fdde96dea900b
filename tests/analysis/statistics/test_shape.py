"""The shape that comes again, and the series without it."""

import math

import numpy as np
import pytest

from frankpledge.analysis.statistics.season import month_indices
from frankpledge.analysis.statistics.shape import shape_of, without_shape
from tests.analysis.statistics.vectors import vectors


def test_gives_the_reference_month_indices():
    data = vectors("trend_seasonality.json")
    found = shape_of(data["counts"], 12)
    assert np.allclose(found.indices, data["month_index_ratio_to_year_mean"])
    assert np.allclose(found.indices, month_indices(data["counts"]))
    assert (found.cycles, found.left_out) == (6, 0)


def test_a_series_begun_in_april_is_turned_to_january():
    year = np.arange(1.0, 13)
    months = np.tile(year, 4)[3:]
    assert np.allclose(shape_of(months, 12, first=3).indices, year / year.mean())


def test_taking_the_shape_out_leaves_the_level():
    level = np.repeat([10.0, 20.0, 30.0], 7)
    week = np.tile([0.5, 1, 1, 1, 1, 1.5, 1], 3)
    found = shape_of(level * week, 7)
    assert np.allclose(without_shape(level * week, found), level)


def test_a_cycle_with_a_hole_is_left_out_and_counted():
    found = shape_of([1, 2, math.nan, 2, 1, 2, 1, 2], 2)
    assert (found.cycles, found.left_out) == (3, 1)


def test_a_place_that_never_has_any_leaves_nothing_to_divide_by():
    found = shape_of([0, 2, 0, 2], 2)
    assert np.isnan(without_shape([5, 6], found)[0])


def test_one_cycle_is_no_shape():
    with pytest.raises(ValueError, match="2 whole cycles"):
        shape_of([1] * 15, 12)
