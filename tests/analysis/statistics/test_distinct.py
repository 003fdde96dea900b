"""Rows that are alike are worked out once."""

import numpy as np

from frankpledge.analysis.statistics.distinct import once_each


def test_every_row_has_its_answer_and_equal_rows_are_asked_once():
    asked = []

    def work(a, b):
        asked.append((a, b))
        return a * b

    first, second = np.array([2.0, 3, 2, 3]), np.array([5.0, 7, 5, 8])
    assert once_each(work, first, second) == [10, 21, 10, 24]
    assert asked == [(2, 5), (3, 7), (3, 8)]


def test_no_rows_have_no_answers():
    assert once_each(max, np.array([]), np.array([])) == []
