"""Every shipped measure gives, on an engine, what was worked out by hand."""

import math

import pytest

from frankpledge.analysis.measures import catalogue, examples
from frankpledge.analysis.measures.periods import Period
from frankpledge.analysis.statistics.rounding import half_up
from tests.spec.engine import figures_of, found


@pytest.mark.parametrize("measure", sorted(catalogue()))
def test_measure_gives_the_figures_worked_by_hand(measure):
    definition, example = catalogue()[measure], examples()[measure]
    series = figures_of(definition, example)
    printed = [
        as_printed(found(series, row.area, Period.parse(row.period)), row, definition)
        for row in example.expect
    ]
    assert printed == [row.model_dump() for row in example.expect]


def as_printed(figure, row, definition):
    """Return the figure in the form and rounding of the expected row."""
    shown = {"period": row.period, "area": row.area, "status": str(figure["status"])}
    for name in ("numerator", "denominator"):
        shown[name] = None if math.isnan(figure[name]) else figure[name]
    for name in ("value", "low", "high"):
        unsaid = name != "value" and getattr(row, name) is None
        absent = math.isnan(figure[name]) or unsaid
        rounded = None if absent else str(half_up(figure[name], definition.decimals))
        shown[name] = rounded
    return shown
