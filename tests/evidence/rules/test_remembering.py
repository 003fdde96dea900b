"""Answers about a series are worked out once, and never given for other figures."""

from frankpledge.analysis.measures import PeriodType
from frankpledge.evidence.rules.figures import Keeping, KeptSeries
from frankpledge.evidence.rules.remembering import Same, remembered


def series(figures, kind=PeriodType.MONTH):
    return KeptSeries(Keeping("burglary", 1, "X", kind), figures)


def counted():
    """Return a function that is remembered, and the calls that reached it."""
    calls = []

    @remembered
    def total(kept, more):
        calls.append(more)
        return sum(kept.figures["value"]) + more

    return total, calls


def test_the_same_figures_are_asked_once():
    total, calls = counted()
    figures = {"value": [1, 2]}
    assert total(series(figures), 1) == 4
    assert total(series(figures), 1) == 4
    assert calls == [1]


def test_another_question_is_worked_out_anew():
    total, calls = counted()
    figures = {"value": [1, 2]}
    assert (total(series(figures), 1), total(series(figures), 2)) == (4, 5)
    assert calls == [1, 2]


def test_figures_that_are_alike_but_not_the_same_are_not_mixed_up():
    total, calls = counted()
    whole, withheld = {"value": [1, 2]}, {"value": [1]}
    assert (total(series(whole), 0), total(series(withheld), 0)) == (3, 1)
    assert len(calls) == 2


def test_the_same_figures_read_as_another_kind_of_period_are_another_series():
    figures = {"value": [1]}
    month, quarter = series(figures), series(figures, PeriodType.QUARTER)
    assert Same(month) == Same(series(figures))
    assert Same(month) != Same(quarter)
    assert Same(month) != figures
